"""A server that understands as much of OpenSearch and Elasticsearch as `search.backends` says to it.

Written from their public reference (index, alias, bulk and search interfaces), and strict: what it does
not know, it refuses, as they do. Words are matched as their `whitespace` analyser cuts them.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

WINDOW = 10_000
Answer = tuple[int, Any]


class Refused(Exception):
    """What a server answers with an error: its status and type."""

    def __init__(self, status: int, kind: str) -> None:
        super().__init__(kind)
        self.status = status
        self.kind = kind

    @property
    def body(self) -> dict[str, Any]:
        return {"error": {"type": self.kind}, "status": self.status}


class Index:
    """Documents by `_id`, with the version that each was written or deleted at."""

    def __init__(self, definition: dict[str, Any]) -> None:
        mappings = definition["mappings"]
        assert mappings["dynamic"] == "strict"
        self.types = {name: field["type"] for name, field in mappings["properties"].items()}
        for field in mappings["properties"].values():
            assert field["type"] != "text" or field["analyzer"] == "whitespace"
        self.documents: dict[str, dict[str, Any]] = {}
        self.versions: dict[str, int] = {}

    def write(self, meta: dict[str, Any], source: dict[str, Any] | None) -> int:
        assert meta["version_type"] == "external_gte"
        key, version = meta["_id"], meta["version"]
        if version < self.versions.get(key, 0):
            raise Refused(409, "version_conflict_engine_exception")
        if source is not None and source.keys() - self.types.keys():
            raise Refused(400, "strict_dynamic_mapping_exception")
        self.versions[key] = version
        if source is None:
            return 200 if self.documents.pop(key, None) else 404
        self.documents[key] = source
        return 200

    def search(self, body: dict[str, Any]) -> dict[str, Any]:
        assert body.keys() <= {"query", "sort", "size", "track_total_hits"}
        if body["size"] > WINDOW:
            raise Refused(400, "illegal_argument_exception")
        scored = [(self.score(body["query"], one), one) for one in self.documents.values()]
        hits = [
            {"sort": [score if field == "_score" else one[field] for field, _way in sort(body)]}
            for score, one in scored
            if score is not None
        ]
        for place, (_field, way) in reversed(list(enumerate(sort(body)))):
            hits.sort(key=lambda hit, place=place: hit["sort"][place], reverse=way == "desc")
        return {"hits": {"hits": hits[: body["size"]]}}

    def score(self, query: dict[str, Any], document: dict[str, Any]) -> float | None:
        """The weight of a document; None where it does not match."""
        ((kind, body),) = query.items()
        if kind in {"term", "prefix"}:
            ((field, value),) = body.items()
            text = document[field]
            words = text.split() if self.types[field] == "text" else [text]
            hit = value in words if kind == "term" else any(w.startswith(value) for w in words)
            return 1.0 if hit else None
        if kind == "constant_score":
            hit = self.score(body["filter"], document)
            return None if hit is None else float(body["boost"])
        if kind == "dis_max":
            scores = [self.score(one, document) for one in body["queries"]]
            return max((one for one in scores if one is not None), default=None)
        if kind == "bool":
            return self._bool(body, document)
        raise Refused(400, "parsing_exception")

    def _bool(self, body: dict[str, Any], document: dict[str, Any]) -> float | None:
        assert body.keys() <= {"must", "filter", "should", "minimum_should_match"}
        must = [self.score(one, document) for one in body.get("must", [])]
        needed = must + [self.score(one, document) for one in body.get("filter", [])]
        should = [self.score(one, document) for one in body.get("should", [])]
        matched = [one for one in should if one is not None]
        if None in needed or len(matched) < body.get("minimum_should_match", 0):
            return None
        return sum(must) + sum(matched)


def sort(body: dict[str, Any]) -> list[tuple[str, str]]:
    return [next(iter(one.items())) for one in body["sort"]]


class IndexServer:
    """What is on the server.

    Attributes:
        away: whether it answers nothing but 503.
        nonsense: what it answers everything with, if anything.
        poisoned: keys that it refuses to write.
    """

    def __init__(self) -> None:
        self.indexes: dict[str, Index] = {}
        self.aliases: dict[str, str] = {}
        self.away = False
        self.nonsense: Any = None
        self.poisoned: set[str] = set()
        self.searches = 0
        self.url = ""

    def entries(self) -> set[int]:
        """What the alias `test` holds."""
        return {int(key) for key in self.indexes[self.aliases["test"]].documents}

    def answer(self, method: str, target: str, body: bytes) -> Answer:
        if self.away:
            raise Refused(503, "unavailable")
        if self.nonsense is not None:
            return 200, self.nonsense
        parts = urlsplit(target)
        match method, parts.path.strip("/").split("/"):
            case "PUT", [name]:
                self.indexes[name] = Index(json.loads(body))
                return 200, {"acknowledged": True}
            case "DELETE", [name]:
                del self.indexes[name]
                self.aliases = {k: v for k, v in self.aliases.items() if v != name}
                return 200, {"acknowledged": True}
            case "GET", ["_alias", alias]:
                name = self.aliases.get(alias)
                return (200, {name: {}}) if name else (404, {"status": 404})
            case "POST", ["_aliases"]:
                for action in json.loads(body)["actions"]:
                    self.aliases[action["add"]["alias"]] = action["add"]["index"]
                return 200, {"acknowledged": True}
            case "POST", [name, "_refresh"]:
                return 200, {"found": self.index(name) is not None}
            case "POST", [name, "_search"]:
                self.searches += 1
                return 200, self.index(name).search(json.loads(body))
            case "POST", [name, "_bulk"]:
                return 200, self.bulk(name, "require_alias" in parse_qs(parts.query), body)
        raise Refused(405, "method_not_allowed")

    def index(self, name: str) -> Index:
        name = self.aliases.get(name, name)
        if name not in self.indexes:
            raise Refused(404, "index_not_found_exception")
        return self.indexes[name]

    def bulk(self, name: str, require_alias: bool, body: bytes) -> dict[str, Any]:
        assert body.endswith(b"\n")
        lines = iter(json.loads(line) for line in body.splitlines())
        items = []
        for line in lines:
            ((kind, meta),) = line.items()
            source = next(lines) if kind == "index" else None
            result: dict[str, Any] = {"_id": meta["_id"]}
            try:
                if require_alias and name not in self.aliases:
                    raise Refused(404, "index_not_found_exception")
                if meta["_id"] in self.poisoned:
                    raise Refused(400, "mapper_parsing_exception")
                result["status"] = self.index(name).write(meta, source)
            except Refused as refused:
                result |= refused.body
            items.append({kind: result})
        return {"items": items, "errors": any("error" in next(iter(i.values())) for i in items)}


@contextmanager
def running() -> Iterator[IndexServer]:
    """A server that listens on this machine, with nothing in it."""
    state = IndexServer()

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            try:
                status, answer = state.answer(self.command, self.path, body)
            except Refused as refused:
                status, answer = refused.status, refused.body
            content = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = handle_any

        def log_message(self, *args: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/test"
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
