"""How long a session of an account lasts, which ones are open, and how they end.

What is known of a session stands in the session itself. Nobody but accounts has one, so there are
few, and the list of somebody's own reads them all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from . import second_factor

BEGAN_AT, SEEN_AT, BROWSER = "began_at", "seen_at", "browser"
SEEN_EVERY = timedelta(minutes=5)  # each time is a row written

# Words of a browser's name for itself, the more particular first.
BROWSERS = {
    "Edg": "Edge", "OPR/": "Opera", "SamsungBrowser": "Samsung Internet", "FxiOS": "Firefox",
    "Firefox": "Firefox", "CriOS": "Chrome", "Chrome": "Chrome", "Safari": "Safari",
}  # fmt: skip
SYSTEMS = {
    "Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "CrOS": "ChromeOS",
    "Windows": "Windows", "Mac OS X": "macOS", "Linux": "Linux",
}  # fmt: skip


@dataclass(frozen=True)
class Lasting:
    """How long a session may last.

    Attributes:
        idle: without a request. The editor of pages asks by itself while it is open, so that nobody
            loses what they are writing.
        whole: from the password on, whatever happens in it.
    """

    idle: timedelta
    whole: timedelta


UNTIL_CLOSED = Lasting(timedelta(hours=2), timedelta(hours=24))
REMEMBERED = Lasting(timedelta(days=3), timedelta(days=7))


@dataclass(frozen=True)
class OpenSession:
    """A session in which somebody is signed in, or halfway.

    Attributes:
        name: says which it is, and opens nothing.
        browser: in words such as "Firefox, Linux"; empty where it did not say.
        began_at, seen_at: the password, and the last request, some minutes apart from the truth.
        remembered: whether it outlives the window of the browser.
        waits: the password was given, the code was not.
        here: whether it is the one that asks.
    """

    name: str
    browser: str
    began_at: datetime
    seen_at: datetime
    remembered: bool
    waits: bool
    here: bool


def connect() -> None:
    """Begin to count with the password, whatever way it came."""
    user_logged_in.connect(_begin, dispatch_uid="signing_in.sessions")


def _begin(request: HttpRequest, **_signal: Any) -> None:
    _begin_now(request.session, timezone.now())
    request.session[BROWSER] = browser_of(request.META.get("HTTP_USER_AGENT", ""))


def _begin_now(session: SessionBase, now: datetime) -> None:
    session[BEGAN_AT] = session[SEEN_AT] = now.timestamp()


def goes_on(session: SessionBase, now: datetime) -> bool:
    """Whether a session may go on, which counts as use of it; one that may not is emptied.

    Args:
        now: aware.
    """
    if BEGAN_AT not in session:  # opened by the version before
        _begin_now(session, now)
        return True
    lasting = UNTIL_CLOSED if session.get_expire_at_browser_close() else REMEMBERED
    whole, idle = (
        timedelta(seconds=now.timestamp() - session[moment]) for moment in (BEGAN_AT, SEEN_AT)
    )
    if whole > lasting.whole or idle > lasting.idle:
        session.flush()
        return False
    if idle > SEEN_EVERY:
        session[SEEN_AT] = now.timestamp()
    return True


def of(user: Any, here: str | None = None) -> list[OpenSession]:
    """Sessions of an account that are open, the last used first.

    Args:
        here: the key of the session that asks.
    """
    found = [
        OpenSession(
            name=name_of(key),
            browser=told.get(BROWSER, ""),
            began_at=_moment(told[BEGAN_AT]),
            seen_at=_moment(told[SEEN_AT]),
            remembered=told.get("_session_expiry") != 0,
            waits=second_factor.PASSWORD_AT in told,
            here=key == here,
        )
        for key, told in _stored(user)
        if BEGAN_AT in told
    ]
    return sorted(found, key=lambda session: session.seen_at, reverse=True)


def end(user: Any, *, name: str = "", but: str | None = None) -> int:
    """End sessions of an account; returns how many.

    Args:
        name: of the only one to end; all of them without it.
        but: the key of one that goes on.
    """
    keys = [
        key for key, _told in _stored(user) if key != but and (not name or name_of(key) == name)
    ]
    return Session.objects.filter(pk__in=keys).delete()[0]


def name_of(key: str) -> str:
    """What a form may call a session, whose key would let anybody in."""
    return salted_hmac("signing_in.session", key, algorithm="sha256").hexdigest()[:20]


def browser_of(user_agent: str) -> str:
    """Browser and system in words for whoever looks for a session that is not theirs."""
    told = (
        next((name for mark, name in names.items() if mark in user_agent), "")
        for names in (BROWSERS, SYSTEMS)
    )
    return ", ".join(name for name in told if name)


def _stored(user: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Keys and content of what is stored, without what ended with an older password."""
    for row in Session.objects.filter(expire_date__gt=timezone.now()):
        told = row.get_decoded()
        if told.get(SESSION_KEY) == str(user.pk) and constant_time_compare(
            told.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash()
        ):
            yield row.pk, told


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
