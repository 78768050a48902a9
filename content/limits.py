"""How often somebody may send something, or search: one mechanism for every address.

Counted are keyed hashes of the visitor's line and of its network, which may do twice as much, in a
cache that forgets them when their time is over. The numbers are those of a room: 250 people behind
one line, on an evening or in a newsroom, are people; what comes faster is a machine.

Of files, which accounts alone may send, the account is counted instead.

With Redis all processes count together; without it each counts for itself. A cache that is away
counts nothing: the site stays open.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import ResolverMatch
from django.utils.translation import gettext as _

from .metadata import Meta
from .visitors import LINE, NETWORK, hashed

SALT = "content.limits"
SAFE = ("GET", "HEAD", "OPTIONS")
SECRETS = ("csrfmiddlewaretoken", "password")  # parts of names; never written into a page
TIMES_OF_A_NETWORK = 2


@dataclass(frozen=True)
class Limit:
    """How much one line may do.

    Attributes:
        name: of what is counted together.
        most: in `seconds`; a network may do twice as much.
        seconds: how long it is counted.
    """

    name: str
    most: int
    seconds: int = 60


SENDING = Limit("sending", 300)  # any form without a limit of its own
ROOM = Limit("room", 6_000)  # a tap of each phone for each pitch
PASSWORDS = Limit("passwords", 20, 600)
ACCOUNTS = Limit("accounts", 60, 600)  # each may try the password of whose session it is
RESETS = Limit("resets", 20, 600)  # each sends a mail to an account that exists
CARDS = Limit("cards", 300, 600)  # six letters from a card, typed by a row of journalists
SEARCHING = Limit("searching", 240)
TYPING = Limit("typing", 1_500)  # proposals while somebody types
FILES = Limit("files", 500, 3_600)  # by one account: all pictures of an evening

# What is sent, by the name of its address.
SENT = {
    "buzz_room": ROOM,
    "buzz_seat": ROOM,
    "buzz_seat_door": CARDS,
    "wagtailcore_login": PASSWORDS,
    "wagtailcore_authenticate_with_password": PASSWORDS,
    "wagtaildocs_authenticate_with_password": PASSWORDS,
}
# What the CMS lets people send without an account, or to try a password; signing in counts for itself
# (home.signing_in).
DOORS = {
    "wagtailadmin_account": ACCOUNTS,
    "wagtailadmin_password_reset": RESETS,
    "wagtailadmin_password_reset_confirm": RESETS,
}
# What is read and costs a search. Any other page is one when it is asked for words.
SEARCHED = {
    "search": SEARCHING,
    "finder": SEARCHING,
    "search_suggestions": TYPING,
    "communes": TYPING,
}


def limit_of(request: HttpRequest, match: ResolverMatch) -> Limit | None:
    """The limit of what a request does; None where it only reads, or where an account is asked for."""
    if request.path_info.startswith("/admin/"):
        return None if request.method in SAFE else DOORS.get(match.url_name)
    if request.method not in SAFE:
        return SENT.get(match.url_name, SENDING)
    return SEARCHED.get(match.url_name) or (SEARCHING if request.GET.get("q") else None)


def seconds_to_wait(request: HttpRequest, limit: Limit, now: float | None = None) -> int:
    """Count a request. Returns how long to wait before the next try; 0 where it may pass.

    Args:
        request: of which only META is read; the quick lane has nothing else.
        now: seconds since 1970.
    """
    return _wait(_keys(request, limit), limit, now)


def seconds_to_wait_of(account: int, limit: Limit, now: float | None = None) -> int:
    """The same for an account, wherever it comes from.

    Args:
        account: its number.
        now: seconds since 1970.
    """
    return _wait([(f"{limit.name}:account:{account}", limit.most)], limit, now)


def _wait(keys: Iterable[tuple[str, int]], limit: Limit, now: float | None) -> int:
    now = time.time() if now is None else now
    window, gone = divmod(now, limit.seconds)
    for key, most in keys:
        if _counted(f"{key}:{window:.0f}", limit.seconds) > most * settings.LIMITS_TIMES:
            return max(1, round(limit.seconds - gone))
    return 0


def _keys(request: HttpRequest, limit: Limit) -> Iterator[tuple[str, int]]:
    for kind, bits, times in (("line", LINE, 1), ("network", NETWORK, TIMES_OF_A_NETWORK)):
        if origin := hashed(request, bits, SALT):
            yield f"{limit.name}:{kind}:{origin}", limit.most * times


def _counted(key: str, seconds: int) -> int:
    """How often this was counted, this time included; 0 where nothing can be counted."""
    counters = caches["limits"]
    if counters.add(key, 1, timeout=seconds):
        return 1
    try:
        return counters.incr(key)
    except ValueError:
        return 0


def too_many(request: HttpRequest, wait: int) -> HttpResponse:
    """A page that says how long to wait; what was sent stands in it, to be sent once more.

    Args:
        wait: seconds.
    """
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        if not any(secret in name for secret in SECRETS)
        for value in values
    ]
    context = {
        "meta": Meta(title=_("One moment, please"), description="", canonical="", robots="noindex"),
        "minutes": -(-wait // 60),
        "is_sent": request.method not in SAFE,
        "sent": sent,
        "address": request.get_full_path(),
    }
    response = render(request, "429.html", context, status=429)
    response["Retry-After"] = str(wait)
    response["Cache-Control"] = "no-store"
    return response
