"""Every request to a search server is one that its own reference knows.

No server of that kind runs in these tests, so the facts below were read off the machine-readable
reference of OpenSearch (`rest-api-spec/…/api/*.json`: search, bulk, indices.create, indices.delete,
indices.refresh, indices.get_alias, indices.update_aliases; the paths, methods and parameters are those
of Elasticsearch 7.10, from which it forked).
"""

import json
import re
from typing import Any

import pytest
from requests import Response

from search.backends import opensearch
from search.backends.server import Server
from search.matching import Group, Question

# Method and path, with what of its parameters we may use.
REFERENCE = {
    ("POST", r"/[^/_][^/]*/_search"): {"allow_partial_search_results", "track_total_hits", "size"},
    ("POST", r"/[^/_][^/]*/_bulk"): {"require_alias", "refresh", "timeout"},
    ("PUT", r"/[^/_][^/]*"): {"timeout", "wait_for_active_shards"},
    ("DELETE", r"/[^/_][^/]*"): {"timeout", "ignore_unavailable"},
    ("POST", r"/[^/_][^/]*/_refresh"): {"ignore_unavailable"},
    ("GET", r"/_alias/[^/]+"): {"ignore_unavailable", "local"},
    ("POST", r"/_aliases"): {"timeout"},
}
# What a line of a bulk request may say of its document, and what a search may hold.
BULK_ACTIONS = {"index", "create", "update", "delete"}
BULK_KEYS = {"_index", "_id", "routing", "version", "version_type", "if_seq_no", "if_primary_term"}
SEARCH_KEYS = {"query", "sort", "size", "from", "track_total_hits", "_source", "aggs"}


@pytest.fixture
def asked(settings, monkeypatch):
    """All requests, each answered as by a server that has nothing."""
    settings.SEARCH_URL = "http://search.example:9200/labo"
    requests: list[tuple[str, str, dict[str, Any]]] = []

    def answer(method: str, url: str, **kwargs: Any) -> Response:
        requests.append((method, url.removeprefix("http://search.example:9200"), kwargs))
        response = Response()
        response.status_code = 200
        response._content = b'{"hits": {"hits": []}, "items": []}'
        if "/_alias/" in url:
            response._content = b'{"labo-1": {"aliases": {"labo": {}}}}'
        return response

    monkeypatch.setattr("search.backends.server.ask", answer)
    return requests


def test_every_request_is_known_to_the_reference(asked):
    server = Server()
    entry = {"key": 1, "language": "fr", "published_at": 0, "facets": "", "depth1": "velo"}
    opensearch.find(Question("fr", (Group.of("velo"),), (Group.of("issue1"),)), 20)
    server.send([(1, entry), (2, None)], version=3)
    server.drop()
    with server.building(opensearch.INDEX) as index:
        index.send([(1, entry)], version=3)

    assert [(method, re.sub(r"-\d{9,}", "-N", path)) for method, path, _kwargs in asked] == [
        ("POST", "/labo/_search"),
        ("POST", "/labo/_bulk"),
        ("GET", "/_alias/labo"),
        ("DELETE", "/labo-1"),
        ("PUT", "/labo-N"),
        ("POST", "/labo-N/_bulk"),
        ("POST", "/labo-N/_refresh"),
        ("POST", "/_aliases"),
    ]
    for method, path, kwargs in asked:
        (known,) = [
            parameters
            for (of_method, pattern), parameters in REFERENCE.items()
            if of_method == method and re.fullmatch(pattern, path)
        ]
        assert set(kwargs.get("params") or {}) <= known
        if path.endswith("_bulk"):
            _check_bulk(kwargs["data"].decode(), kwargs["headers"])
    assert set(asked[0][2]["json"]) <= SEARCH_KEYS


def _check_bulk(body: str, headers: dict[str, str]) -> None:
    assert headers["Content-Type"] == "application/x-ndjson"
    assert body.endswith("\n")
    lines = iter(map(json.loads, body.splitlines()))
    for line in lines:
        ((action, meta),) = line.items()
        assert (action in BULK_ACTIONS, meta.keys() - BULK_KEYS) == (True, set())
        assert meta["version_type"] in {"external", "external_gte"}
        if action != "delete":
            assert "key" in next(lines)
