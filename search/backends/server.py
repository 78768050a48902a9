"""Talking to an OpenSearch or Elasticsearch server, in the few words that both understand."""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from content.outgoing import OutgoingError, accepted, ask

SECONDS = 3  # a visitor waits for no more before the database answers
BUILDING_SECONDS = 60
DEFAULT_INDEX = "search"
NO_ALIAS = 404
# Of a document that is older than what the server has, and of one to delete that it never had.
AS_GOOD_AS_DONE = {404, 409}


class Unavailable(Exception):
    """The server does not answer, has no index, or answers nonsense."""


class Server:
    """One index on the server that `SEARCH_URL` names: `https://user:password@host:9200/index`.

    The index of that name is an alias, so that one can be built beside it.
    """

    def __init__(self) -> None:
        parts = urlsplit(settings.SEARCH_URL)
        self.root = f"{parts.scheme}://{parts.netloc}"
        self.alias = parts.path.strip("/") or DEFAULT_INDEX

    def search(self, body: dict[str, Any]) -> list[tuple[float, int, int]]:
        """By what each hit was sorted: its weight, date and key."""
        # A part of the index that does not answer is no answer.
        whole = {"allow_partial_search_results": "false"}
        answer = self._ask("POST", f"{self.alias}/_search", params=whole, json=body)
        try:
            sorted_by = [hit["sort"] for hit in answer["hits"]["hits"]]
            return [(float(weight), int(date), int(key)) for weight, date, key in sorted_by]
        except (KeyError, TypeError, ValueError) as error:
            raise Unavailable("an answer to no search") from error

    def send(
        self, documents: Sequence[tuple[int, dict[str, Any] | None]], version: int
    ) -> dict[int, str]:
        """Write documents by key, or delete those that are None.

        Args:
            documents: key and content.
            version: microseconds since 1970; the server keeps what it has of a later one.

        Returns:
            Why, of each key that the server refused.
        """
        return self._bulk(self.alias, documents, version, SECONDS, require_alias="true")

    def drop(self) -> None:
        """Forget all indexes that the alias names."""
        names = self._ask("GET", f"_alias/{self.alias}", missing={})
        for name in names:
            self._ask("DELETE", name)

    @contextmanager
    def building(self, definition: dict[str, Any]) -> Iterator["Building"]:
        """A new index, which the alias names as soon as it is full."""
        name = f"{self.alias}-{time.time_ns()}"
        self._ask("PUT", name, json=definition)
        yield Building(self, name)
        self._ask("POST", f"{name}/_refresh")
        actions = [{"add": {"index": name, "alias": self.alias}}]
        self._ask("POST", "_aliases", json={"actions": actions})

    def _bulk(
        self,
        index: str,
        documents: Sequence[tuple[int, dict[str, Any] | None]],
        version: int,
        seconds: int,
        **parameters: str,
    ) -> dict[int, str]:
        lines = []
        for key, document in documents:
            meta = {"_id": str(key), "version": version, "version_type": "external_gte"}
            lines.append({"delete" if document is None else "index": meta})
            lines += [] if document is None else [document]
        if not lines:
            return {}
        answer = self._ask(
            "POST",
            f"{index}/_bulk",
            seconds=seconds,
            params=parameters,
            data="".join(json.dumps(line) + "\n" for line in lines).encode(),
            headers={"Content-Type": "application/x-ndjson"},
        )
        try:
            results = [next(iter(item.values())) for item in answer["items"]]
            if any(_says_no_index(result) for result in results):
                raise Unavailable("there is no index")
            return {
                int(result["_id"]): str(result.get("error", result["status"]))
                for result in results
                if result["status"] >= 400 and result["status"] not in AS_GOOD_AS_DONE
            }
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise Unavailable("an answer to no writing") from error

    def _ask(
        self,
        method: str,
        path: str,
        *,
        seconds: int = SECONDS,
        missing: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> dict[str, Any]:
        try:
            response = ask(method, f"{self.root}/{path}", seconds=seconds, **kwargs)
            if response.status_code == NO_ALIAS and missing is not None:
                return missing
            return accepted(response).json()
        except (OutgoingError, ValueError) as error:
            raise Unavailable(f"{error} at {path}") from error


class Building:
    """An index that nobody searches yet."""

    def __init__(self, server: Server, name: str) -> None:
        self.server = server
        self.name = name

    def send(self, documents: Sequence[tuple[int, dict[str, Any] | None]], version: int) -> None:
        """Write documents; none may be refused."""
        refused = self.server._bulk(self.name, documents, version, BUILDING_SECONDS)
        if refused:
            raise Unavailable(f"refused: {refused}")


def _says_no_index(result: dict[str, Any]) -> bool:
    error = result.get("error")
    return isinstance(error, dict) and error.get("type") == "index_not_found_exception"
