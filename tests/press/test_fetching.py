"""The guard: no stranger's link leads into our own network, and none holds us up."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from press.fetching import FailedError, Fetched, GoneError, Guard, RefusedError, is_public_address

FORBIDDEN = [
    "127.0.0.1",
    "127.8.9.10",
    "0.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "not an address",
]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_private_and_special_addresses_are_not_public(address):
    assert is_public_address(address) is False


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:8.8.8.8"])
def test_addresses_of_the_open_internet_are(address):
    assert is_public_address(address) is True


@pytest.mark.parametrize("address", FORBIDDEN)
def test_a_name_that_stands_for_one_of_them_is_refused_before_anybody_connects(address):
    guard = Guard(resolve=lambda host, port: ["93.184.215.14", address])
    with pytest.raises(RefusedError):
        guard.fetch("http://news.example/article")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "article",
        "ftp://news.example/x",
        "file:///etc/passwd",
        "gopher://news.example/",
        "javascript:alert(1)",
        "http://",
        "http://user:secret@news.example/",
        "http://news.example:22/",
        "https://news.example:8443/",
        "http://news.example:99999/",
        "http://[::1/",
        "http://" + "a" * 70 + ".example/",
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost/",
    ],
)
def test_addresses_that_nobody_opens(url):
    with pytest.raises((RefusedError, FailedError)):
        Guard().fetch(url)


Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving(answer: Answer) -> Iterator[tuple[int, list[BaseHTTPRequestHandler]]]:
    """A web server on this machine; gives its port and what was asked."""
    asked: list[BaseHTTPRequestHandler] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self)
            try:
                answer(self)
            except (BrokenPipeError, ConnectionResetError):
                return  # the guard hung up, as it should

        def log_message(self, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1], asked
    finally:
        server.shutdown()
        server.server_close()


def guard(port: int, **changes: object) -> Guard:
    """A guard that may talk to this machine's first loopback address, and to no other."""
    defaults = {
        "resolve": lambda host, port: ["127.0.0.1"],
        "is_allowed": lambda address: address == "127.0.0.1",
        "ports": {"http": {port}},
    }
    return Guard(**(defaults | changes))


def send(handler: BaseHTTPRequestHandler, body: bytes, **headers: str) -> None:
    handler.send_response(200)
    for name, value in ({"Content_Type": "text/html; charset=utf-8"} | headers).items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def redirect(target: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", target)
        handler.end_headers()

    return answer


def test_a_page_is_read_by_its_name_without_cookies():
    with serving(lambda handler: send(handler, "Récit".encode())) as (port, asked):
        url = f"http://news.example:{port}/a b/é?q=ü"
        assert guard(port).fetch(url) == Fetched(url, "Récit")
    assert asked[0].headers["Host"] == f"news.example:{port}"
    assert asked[0].headers["Cookie"] is None
    assert asked[0].headers["Accept-Encoding"] == "identity"
    assert asked[0].path == "/a%20b/%C3%A9?q=%C3%BC"


def test_another_charset_and_an_unknown_one():
    kinds = iter(["text/html; charset=iso-8859-1", "text/html; charset=nonsense"])

    def answer(handler: BaseHTTPRequestHandler) -> None:
        send(handler, "é".encode("latin-1"), Content_Type=next(kinds))

    with serving(answer) as (port, _asked):
        texts = [guard(port).fetch(f"http://news.example:{port}/").text for _ in range(2)]
    assert texts == ["é", "�"]


@pytest.mark.parametrize(
    "target",
    [
        "http://inside.example:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "http://news.example:22/",
    ],
)
def test_a_redirect_passes_the_same_gate(target):
    names = {"inside.example": ["127.0.0.2"], "169.254.169.254": ["169.254.169.254"]}
    seen = []

    def resolve(host: str, port: int) -> list[str]:
        seen.append(host)
        return names.get(host, ["127.0.0.1"])

    targets: list[str] = []
    with serving(lambda handler: redirect(targets[0])(handler)) as (port, asked):
        targets.append(target.format(port=port))
        with pytest.raises(RefusedError):
            guard(port, resolve=resolve).fetch(f"http://news.example:{port}/")
    assert len(asked) == 1


def test_a_second_answer_of_the_dns_changes_nothing():
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    with serving(lambda handler: send(handler, b"first")) as (port, asked):
        rebinding = guard(port, resolve=lambda host, port: next(answers))
        assert rebinding.fetch(f"http://news.example:{port}/").text == "first"
    assert len(asked) == 1
    assert next(answers) == ["127.0.0.2"]


def test_redirects_in_a_circle_end():
    with serving(redirect("/again")) as (port, asked), pytest.raises(RefusedError):
        guard(port).fetch(f"http://news.example:{port}/")
    assert len(asked) == 5


def test_a_relative_redirect_is_followed():
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/new":
            send(handler, b"here")
        else:
            redirect("/new")(handler)

    with serving(answer) as (port, _asked):
        found = guard(port).fetch(f"http://news.example:{port}/old")
    assert found == Fetched(f"http://news.example:{port}/new", "here")


@pytest.mark.parametrize(
    "headers",
    [
        {"Content_Type": "application/pdf"},
        {"Content_Type": "image/png"},
        {"Content_Encoding": "gzip"},
    ],
)
def test_only_plain_texts_are_read(headers):
    with serving(partial(send, body=b"x", **headers)) as (port, _asked), pytest.raises(FailedError):
        guard(port).fetch(f"http://news.example:{port}/")


def test_what_is_too_large_is_left():
    def answer(handler: BaseHTTPRequestHandler) -> None:
        send(handler, b"")
        while True:
            handler.wfile.write(b"x" * 65536)

    with serving(answer) as (port, _asked), pytest.raises(FailedError, match="too large"):
        guard(port, most_bytes=100_000).fetch(f"http://news.example:{port}/")


@pytest.mark.parametrize("part", ["status", "headers", "body"])
def test_bytes_that_drip_hold_nobody_up(part):
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if part == "body":
            send(handler, b"")
        if part == "headers":
            handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        while True:
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    with serving(answer) as (port, _asked):
        began = time.monotonic()
        with pytest.raises(FailedError):
            guard(port, seconds=0.5).fetch(f"http://news.example:{port}/")
        assert time.monotonic() - began < 60  # all that would be read takes an hour


@pytest.mark.parametrize(
    ("status", "error"), [(404, GoneError), (410, GoneError), (500, FailedError)]
)
def test_what_is_gone_is_told_apart_from_what_is_broken(status, error):
    with (
        serving(lambda handler: handler.send_error(status)) as (port, _asked),
        pytest.raises(FailedError) as raised,
    ):
        guard(port).fetch(f"http://news.example:{port}/")
    assert type(raised.value) is error


def test_no_such_host():
    def nobody(host: str, port: int) -> list[str]:
        raise OSError

    with pytest.raises(FailedError):
        Guard(resolve=nobody).fetch("http://news.example/")
