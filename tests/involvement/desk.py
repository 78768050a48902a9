"""Using the desk as an account of the CMS does."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.test import Client

from involvement.models import Involvement
from involvement.models.timeline import Step

from .pages import soup

QUEUE = "/admin/involvement/"
# What can be done to one request: ends of addresses that only take POST.
ACTS = ["claim/", "settle/", "step/", "note/", "call/", "reply/", "handover/", "snooze/", "wake/",
        "close/", "link/", "merge/", "unmerge/", "presence/"]  # fmt: skip


def enter(user: AbstractUser) -> Client:
    client = Client()
    client.force_login(user)
    return client


def names(response: Any) -> list[str]:
    """Who is in the queue, in its order."""
    return [link.text.strip() for link in soup(response).select(".desk-row__who a")]


def card_of(row: Involvement, act: str = "") -> str:
    return f"{QUEUE}{row.pk}/{act}"


def kinds(row: Involvement) -> list[str]:
    return list(Step.objects.filter(involvement=row).order_by("pk").values_list("kind", flat=True))


def told(client: Client) -> list[str]:
    """The messages that the admin shows next."""
    page = soup(client.get("/admin/"))
    for button in page.select(".messages button, .messages a"):
        button.decompose()
    return [" ".join(line.text.split()) for line in page.select(".messages ul > li")]
