"""What anybody may send to a public address: always a page, never an echo, never a slow question."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.statistics import analyze
from events.models import EventPage
from involvement.private.links import url_for
from involvement.services import receive
from press import links
from tests.addresses import parameters, public_addresses
from tests.factories import make_call, make_event, make_facilitator, make_programme, make_story
from tests.involvement.conftest import make_enquiry
from tests.involvement.own_page import at
from tests.press.rows import make_journalist, make_outlet
from tests.work import counted_work

pytestmark = [pytest.mark.references, pytest.mark.search]
MARK = "zzzecho"
TAG = f"\"'></textarea></script><{MARK} on{MARK}=1>"
MOST_QUERIES = 90
STORIES = 30  # enough for a question that asks each of each to be seen
# Two to four times what the dearest page takes, by tests.work; each page beside each other one takes far more.
MOST_WORK = {"sqlite": 30_000, "postgresql": 20_000}
MOST_SECONDS = 2  # of the processor, which others that run do not lengthen: a page takes 0.08
HOSTILE = [
    TAG,
    "a\0b",
    "\udcff\ud800",
    "9" * 30,
    "-1",
    "9" * 5_000,
    "1e400",
    "nan",
    "٣",
    "x" * 20_000,
    "%" * 300,
    "\\",
    "'); DROP TABLE wagtailcore_page;--",
    "{{ settings.SECRET_KEY }}{% debug %}",
    "2026-13-45",
    "0000-00-00T99:99",
    "9999-12-31T23:59:59+14:00",
    "[]",
    '{"a": {"b": null}}',
    "../../../../etc/passwd",
    "\r\nSet-Cookie: a=b",
    "\u202e\ufeff\u2028😀",
    "",
    "null",
    "true",
    "a@b",
    "http://127.0.0.1:22/",
]
RAW = [b"%ED%A0%80", b"%FF%FE", b"%00", b"%", b"&&=&=a;b", b"page=1&page=2&page[]=3"]
HEADERS = {
    "HTTP_HOST": ["", "evil.example", "a b", "[::1", "testserver:99999", "testserver"],
    "HTTP_ACCEPT_LANGUAGE": ["x" * 3_000, "fr;q=9e9", "\0", "*", "zz-ZZ,de;q=nan"],
    "HTTP_IF_NONE_MATCH": ['"', 'W/"a', "*", "\xff", '"a", ,"b'],
    "HTTP_IF_MODIFIED_SINCE": ["yesterday", "Thu, 99 Foo 99999 99:99:99 GMT", ""],
    "HTTP_RANGE": ["bytes=9-1", "bytes=-", "bytes=0-0,1-1,2-2", "lines=1-2", "bytes=" + "9" * 40],
    "HTTP_COOKIE": ["=;;=", "sessionid=\x00", "sessionid=" + "a" * 5_000, "django_language=../x"],
    "HTTP_ACCEPT": ["application/json", "*/*;q=nan", TAG],
    "HTTP_X_FORWARDED_FOR": ["", "not-an-address", ",,,", "::ffff:1.2.3.4%eth0"],
    "HTTP_ORIGIN": ["null", "http://testserver", "javascript:alert(1)", "http://[::"],
    "HTTP_REFERER": [TAG, "http://[::1", ""],
    "HTTP_X_REQUESTED_WITH": ["XMLHttpRequest"],
    "CONTENT_TYPE": [
        "application/x-www-form-urlencoded; charset=zzz",
        "multipart/form-data",
        "multipart/form-data; boundary=a",
        "application/json",
        "text/plain; charset=utf-16",
    ],
}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def addresses(tree, django_user_model) -> list[str]:
    """Every address of the URLconf, each kind of page once, and what opens with a valid key."""
    make_programme()
    camille = make_facilitator()
    story, event, call = make_story(), make_event(), make_call()
    for number in range(STORIES):
        make_story(f"Atelier {number}")
    mine = receive(make_enquiry(), at(0))
    reporter = make_journalist(outlet=make_outlet())
    pages = [page.url for page in tree["fr"].get_children()]
    pages += [story.url, event.url, call.url, *(home.url for home in tree.values())]
    own = url_for(mine, at(0))
    space = links.space_url(links.space(reporter, at(0)), "press_space")
    assert (camille.pk, EventPage.objects.count()) == (mine.owner_id, 1)
    if connection.vendor == "postgresql":  # which counts its rows by itself, but not within a test
        analyze(*apps.get_models())
    opened = [
        f"{own}{act}"
        for act in ("", "ajouter/", "appel/", "corriger/", "accords/", "retirer/", "mes-donnees/")
    ]
    of_story = ("reprendre/", "ninjs.json", "carte/", "reprendre/texte.md", "dossier-de-presse.zip")
    found = [
        *public_addresses(),
        *pages,
        *opened,
        space.removeprefix("http://testserver"),
        *(story.url + part for part in of_story),
        f"{event.url}inscription/",
        f"{event.url}evenement.ics",
        f"{event.get_parent().url}agenda.ics",
    ]
    return list(dict.fromkeys(found))


@pytest.fixture
def send(client, monkeypatch) -> Callable[..., None]:
    """Send something and look at what comes back. Nobody waits: limits are tested elsewhere."""
    monkeypatch.setattr("content.limits.seconds_to_wait", lambda *args: 0)
    client.raise_request_exception = True

    def sent(method: str, address: str, query: bytes, body: bytes, headers: dict[str, Any]) -> None:
        asked = {
            "CONTENT_TYPE": FORM,
            "QUERY_STRING": query.decode("latin-1"),
            "HTTP_ORIGIN": "http://testserver",  # as browsers say it
        } | headers
        began = time.thread_time()
        with counted_work() as work:
            response = _answer(client, method, address, body, asked)
        seconds = time.thread_time() - began
        told = (method, address, query[:300], body[:300], headers, work, seconds)
        assert response.status_code < 500, told
        assert work.queries <= MOST_QUERIES, told
        assert work.cost <= MOST_WORK[connection.vendor], told
        assert seconds <= MOST_SECONDS, told
        shown = response.getvalue()
        if MARK.encode() in shown and "html" in response.get("Content-Type", ""):
            assert not echoes(shown), told

    return sent


def echoes(page: bytes | str) -> bool:
    """Whether what was sent became part of the page, not of its words."""
    parsed = BeautifulSoup(page, "html.parser")
    return bool(parsed.find(MARK) or parsed.select(f"[on{MARK}]"))


def test_an_echo_would_be_seen():
    pages = [f"<p>{TAG}</p>", f'<input value="{TAG}">', f'<input value="{escape(TAG)}">']
    assert [echoes(page) for page in pages] == [True, True, False]


def test_a_slow_question_would_be_seen(addresses):
    """Pages beside pages, as joins that forgot their condition read them."""
    with counted_work() as work, connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM wagtailcore_page a, wagtailcore_page b, wagtailcore_page c"
        )
    assert work.cost > MOST_WORK[connection.vendor]


def _answer(client: Client, method: str, address: str, body: bytes, asked: dict[str, Any]) -> Any:
    """The answer of the site; the test's client would put the address's query in place of ours."""
    kind = asked.pop("CONTENT_TYPE")
    return client.generic(method, address, body, kind, **asked)


def encoded(pairs: list[tuple[str, str]]) -> bytes:
    """A form as browsers send it, and as none would: half a letter is sent as bytes."""
    return urlencode(pairs, errors="surrogatepass").encode()


def test_every_address_takes_every_parameter(addresses, send):
    """One hostile value after the other in all that is read anywhere, on every address."""
    names = parameters()
    assert len(names) > 60
    for number, address in enumerate(addresses):
        values = [HOSTILE[(number + place) % len(HOSTILE)] for place in range(len(names))]
        words = encoded([(name, value[:200]) for name, value in zip(names, values, strict=True)])
        send("GET", address, words, b"", {})
        send("POST", address, b"", words, {})


def test_parts_of_an_address_may_be_anything(addresses, send):
    number = "9" * 400
    for turn, value in enumerate(HOSTILE):
        part = quote(value[:2_000], errors="surrogatepass", safe="")
        parts = {"int": number, "slug": "a-a", "str": part, "path": part}
        for place, address in enumerate(public_addresses(values=parts)):
            if (place + turn) % 18 == 0:  # each address meets one or two values
                send("GET", address, b"", b"", {})


names = st.sampled_from(parameters())
values = st.sampled_from(HOSTILE) | st.text(max_size=30)
pairs = st.lists(st.tuples(names, values), max_size=6)
headers = st.dictionaries(st.sampled_from(sorted(HEADERS)), st.integers(0, 9), max_size=3)


def test_any_mixture_gets_a_page(addresses, send):
    @settings(
        derandomize=True,
        max_examples=80,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        number=st.integers(0, 10_000),
        method=st.sampled_from(["GET", "POST", "POST", "HEAD", "PUT", "OPTIONS"]),
        query=pairs,
        body=pairs,
        raw=st.sampled_from([b"", *RAW]),
        chosen=headers,
    )
    def mixture(number, method, query, body, raw, chosen):
        asked = {name: HEADERS[name][place % len(HEADERS[name])] for name, place in chosen.items()}
        address = addresses[number % len(addresses)]
        send(method, address, raw + b"&" + encoded(query), encoded(body) + raw, asked)

    mixture()
