"""Pressing the buttons of one's own page, and reading what it says."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import translation

from involvement.models import Involvement, Letter
from involvement.private.links import url_for
from tests.involvement.conftest import MONDAY_MORNING

ORIGIN = {"HTTP_ORIGIN": "http://testserver"}


def at(days: int, hours: int = 0) -> datetime:
    return MONDAY_MORNING + timedelta(days=days, hours=hours)


def token_of(involvement: Involvement, now: datetime = MONDAY_MORNING) -> str:
    return url_for(involvement, now, "en").split("/")[-2]


def address(name: str, token: str, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"private_{name}", args=[token])


def post(client, involvement: Involvement, name: str, data: dict | None = None, token: str = ""):
    """Press a button of the page, as a browser does."""
    token = token or token_of(involvement)
    response = client.post(address(name, token), data or {}, **ORIGIN)
    involvement.refresh_from_db()
    return response


def told(template: str) -> list[tuple[str, str]]:
    letters = Letter.objects.filter(template=template).order_by("pk").select_related("email")
    return [(letter.email.to[0], letter.email.subject) for letter in letters]


def timeline(page) -> list[tuple[str, str]]:
    return [
        (line.time.text, " ".join(line.time.next_sibling.split()))
        for line in page.select(".timeline li")
    ]
