"""What every page shows and editors seldom change, read once and kept until something changes.

One version stands for all public content: saving or deleting any of it makes a new version, and
what was kept under the old one is forgotten; so does an embargo that ends, at its minute. Processes
that share no cache (the embedded default) learn of each other's changes after `SECONDS` at the
latest. Never for what depends on who is looking.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.images.models import AbstractRendition
from wagtail.signals import post_page_move

from . import visibility

SECONDS = 60
VERSION = "remembered-version"
PUBLIC_APPS = {"calls", "content", "events", "home", "people", "stories", "taxonomy"}
PUBLIC_MODELS = {
    "press.pressroompage",
    "search.synonyms",
    "wagtailcore.page",
    "wagtailcore.pageviewrestriction",
    "wagtailcore.site",
}

T = TypeVar("T")


def remembered(key: str, read: Callable[[], T]) -> T:
    """What `read` gives, kept under `key` until public content changes.

    Args:
        key: names what is kept, with the language in which it is kept.
        read: reads it from the database; its result can be pickled.
    """
    version = _present_version()
    full_key = f"remembered-{version}-{key}"
    found = cache.get(full_key)
    if found is None:
        found = (read(),)  # a tuple, so that None can be remembered too
        cache.set(full_key, found, SECONDS)
    return found[0]


def _present_version() -> str:
    """The version that holds now; an embargo that ended since it began has ended it, too."""
    version = cache.get_or_set(VERSION, _new_version, None)
    now = timezone.now()
    (ends,) = cache.get_or_set(f"remembered-{version}-embargo", lambda: _next_embargo(now), None)
    if ends is None or ends > now:
        return version
    forget()
    return _present_version()


def _next_embargo(now: datetime) -> tuple[datetime | None]:
    return (visibility.next_embargo_end(now),)  # a tuple, so that None can be remembered too


def forget() -> None:
    """Begin a new version."""
    cache.set(VERSION, _new_version(), None)


def connect() -> None:
    """Forget whenever public content changes."""
    post_save.connect(_changed, dispatch_uid="remembered-save")
    post_delete.connect(_changed, dispatch_uid="remembered-delete")
    post_page_move.connect(_changed, dispatch_uid="remembered-move")


def _changed(sender: Any, **kwargs: Any) -> None:
    if issubclass(sender, AbstractRendition):
        return  # the same picture in another size, made while somebody looks
    if sender._meta.app_label in PUBLIC_APPS or sender._meta.label_lower in PUBLIC_MODELS:
        forget()
        # Again once others can see the change: in between, they may have kept the old state.
        transaction.on_commit(forget, using=kwargs.get("using"))


def _new_version() -> str:
    return uuid4().hex
