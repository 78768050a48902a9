"""What every page shows and editors seldom change, read once and kept until something changes.

One version stands for all public content (`content.version`): saving or deleting any of it makes a
new version, and what was kept under the old one is forgotten, or asked about where that is possible
(`content.questions`); so does a moment at which pages change by themselves (`content.moments`). Never for
what depends on who is looking.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.core.cache import cache, caches
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils import timezone
from wagtail.images.models import AbstractRendition
from wagtail.signals import post_page_move

from . import changes, moments, questions, version

SECONDS = 60
PUBLIC_APPS = {"calls", "content", "events", "home", "people", "stories", "taxonomy"}
PUBLIC_MODELS = {
    "buzz.buzzsession",  # the page of its event leads to it
    "involvement.involvementpage",
    "press.coveragecommitment",
    "press.mediaoutlet",
    "press.presspickup",
    "press.pressroompage",
    "press.presstext",  # in feeds and ninjs
    "search.promotion",
    "search.searchentry",
    "search.synonyms",
    "wagtailcore.locale",
    "wagtailcore.page",
    "wagtailcore.pagelogentry",  # the agenda's calendar says when something was last withdrawn
    "wagtailcore.pageviewrestriction",
    "wagtailcore.site",
    "wagtaildocs.document",
    "wagtailredirects.redirect",
}

# Of public apps, what pages do not show, or count anew every few seconds (`BasePage.kept_seconds`).
PRIVATE_MODELS = {
    "content.pagechange",  # goes with what changed
    "events.occasion",
    "events.registration",  # on a good evening many a minute: each would empty everything
    "home.signoflife",  # the worker writes it every round
    "people.circlemember",
    "people.lettermoment",
}

T = TypeVar("T")


@dataclass(frozen=True)
class _Span:
    """A time in which no moment changes public pages, as far as anybody knew at a version."""

    version: str
    starts: datetime
    ends: datetime


def remembered(
    key: str, read: Callable[[], T], *, timeless: bool = False, alone: bool = False
) -> T:
    """What `read` gives, kept under `key` until public content changes.

    Args:
        key: names what is kept, with the language in which it is kept.
        read: reads it from the database; its result can be pickled.
        timeless: whether no moment changes it by itself, so that none needs to be looked for.
        alone: whether `key` and the database are all that it depends on: no row that was read before
            is at hand. Then it outlives changes that change nothing of it (`content.questions`).
    """
    known, starts = (version.current(), None) if timeless else _now()
    if alone:
        return questions.kept(key, known, starts, read)
    questions.spoil()
    full_key = f"remembered-{known}-{key}"
    found = cache.get(full_key)
    if found is None:
        found = (read(),)  # a tuple, so that None can be remembered too
        cache.set(full_key, found, SECONDS)
    return found[0]


def counted_now(key: str, read: Callable[[], T]) -> T:
    """What `read` gives at this very moment: asked each time, in words that were written once.

    Args:
        key: with the database all that it depends on.
        read: reads what changes without a word, which nothing may keep.
    """
    return questions.kept(key, None, None, read)


def remembered_each(kind: str, keys: Sequence[int], read: Callable[[list[int]], Iterable]) -> list:
    """Rows by their keys, each kept by itself until public content changes; those that are gone left out.

    Args:
        kind: names what is read of each, which no moment changes by itself.
        keys: primary keys, in the order wanted.
        read: reads the rows that have these keys, in any order; they can be pickled, and nothing but
            their keys and the database is what they depend on.
    """
    found = questions.kept_each(
        {key: f"{kind}-{key}" for key in keys},
        version.current(),
        None,
        lambda missing: {row.pk: row for row in read(missing)},
    )
    return [found[key] for key in keys if key in found]


def present() -> tuple[str, datetime]:
    """The version that holds now, and the moment at which it ends by itself."""
    span = _span()
    return span.version, span.ends


def _now() -> tuple[str, datetime]:
    """The version that holds now, and since when no moment has changed anything."""
    span = _span()
    return span.version, span.starts


def _span() -> _Span:
    now = timezone.now()
    known = version.current()
    span = caches["answers"].get("span")
    if span is None or span.version != known or now < span.starts:
        span = _span_around(now, known, span)
        caches["answers"].set("span", span, None)
    if now < span.ends:
        return span
    version.change_with_commit()
    return _span()


def _span_around(now: datetime, known: str, before: _Span | None) -> _Span:
    """The span goes on where nothing that is known now has changed pages since it began."""
    if before is not None and before.starts <= now < before.ends:
        ends = _first_moment(before.starts, known)
        if now < ends:
            return _Span(known, before.starts, ends)
    return _Span(known, now, _first_moment(now, known))


def _first_moment(after: datetime, known: str) -> datetime:
    name = f"moment-{after.timestamp()}"
    with questions.unnoted():  # looked for with whatever else is remembered
        return questions.kept(name, known, None, lambda: moments.next_change(after))


def forget(pages: Iterable[int] | None = None) -> None:
    """Begin a new version: for changes that send no signal, those of many rows at once.

    Args:
        pages: keys of those that may stand in other lists now, or under other filters; None where
            nobody knows which.
    """
    changes.tell(pages)
    version.change_with_commit()


def connect() -> None:
    """Forget whenever public content changes."""
    post_save.connect(_changed, dispatch_uid="remembered-save")
    post_delete.connect(_changed, dispatch_uid="remembered-delete")
    m2m_changed.connect(_joined, dispatch_uid="remembered-join")
    post_page_move.connect(_changed, dispatch_uid="remembered-move")


def _changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    if issubclass(sender, AbstractRendition) and "created" in kwargs:
        return  # the same picture in another size, made while somebody looks
    if is_public(sender):
        forget(changes.pages_of(instance))


def _joined(sender: Any, instance: Any, **kwargs: Any) -> None:
    _changed(type(instance), instance)


def is_public(model: type[Model]) -> bool:
    """Whether public pages show rows of this model."""
    name = model._meta.label_lower
    in_public_app = model._meta.app_label in PUBLIC_APPS and name not in PRIVATE_MODELS
    return in_public_app or name in PUBLIC_MODELS
