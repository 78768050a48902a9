"""Nothing leaves the house but through two doors."""

import ast
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.embeds.models import Embed

from content import outgoing
from content.outgoing import OutgoingError, accepted, ask

TALKERS = {"requests", "urllib3", "httpx", "aiohttp", "socket", "ftplib", "telnetlib", "pycurl"}
TALKING_PARTS = {"urllib.request", "http.client"}
# Who may talk, and why.
DOORS = {
    "content/outgoing.py": "services that the environment names",
    "content/uploads/scanner.py": "the virus scanner that the environment names",
    "press/fetching.py": "addresses that people send us",
    "home/translation/machine.py": "names what the library that it bridles may raise",
    "involvement/outbox/smtp.py": "an option of the mail server's connection",
    "buzz/management/commands/live.py": "asks the laptop for its own address",
}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return names


def _talks(names: set[str]) -> bool:
    return bool({name.partition(".")[0] for name in names} & TALKERS or names & TALKING_PARTS)


def test_only_two_doors_lead_out():
    base = Path(settings.BASE_DIR)
    apps = [path.parent for path in base.glob("*/__init__.py") if path.parent.name != "tests"]
    talking = {
        str(path.relative_to(base))
        for app in [*apps, base / "site"]
        for path in app.rglob("*.py")
        if _talks(imported(path))
    }
    assert talking == set(DOORS)


class Service(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = {
            "/good": (200, {}, b'{"a": 1}'),
            "/away": (307, {"Location": "/good"}, b""),
            "/large": (200, {}, b"x" * 2_000),
        }.get(self.path, (503, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """In silence."""


@pytest.fixture
def service() -> Iterator[str]:
    server = http.server.HTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_service_leads_nowhere_else_and_says_no_more_than_fits(service, monkeypatch):
    assert accepted(ask("GET", f"{service}/good", seconds=5)).json() == {"a": 1}
    monkeypatch.setattr(outgoing, "MOST_BYTES", 1_000)
    reasons = []
    for address in ("/away", "/large", "/broken"):
        with pytest.raises(OutgoingError) as failed:
            accepted(ask("GET", f"{service}{address}", seconds=5))
        reasons.append(str(failed.value))
    assert reasons == ["leads elsewhere", "too large", "503"]


def test_the_cms_asks_nobody_how_to_embed(client, tree, django_user_model, monkeypatch):
    asked = []
    monkeypatch.setattr("socket.getaddrinfo", lambda *address, **_more: asked.append(address))
    client.force_login(django_user_model.objects.create_superuser("root"))
    address = "https://www.youtube.com/watch?v=SJXMTtvCxRo"
    answer = client.post(reverse("wagtailembeds:chooser_upload"), {"embed-chooser-url": address})
    errors = answer.context["form"].errors["url"]
    assert (asked, len(errors), Embed.objects.count()) == ([], 1, 0)
