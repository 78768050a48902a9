"""Parts of pages, set once for what they show: a card, the text of a story.

A part is a template that is given nothing but what it shows, and lies under a digest of exactly that:
every row with all that was read of it, every word, the language, the day. Whatever changes it changes
its key, so nothing need ever be emptied, and other people's changes leave it where it is.

What a part shows must be read before it is set. One that asks the database for more, or takes what
others remembered, is set but not kept: its key would not know when that changes. It has no request, so
nothing of a visitor can get in. It lies in the memory of its process, so it does not outlive the
templates and words it was set with.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pickle import dumps, loads
from typing import Any
from uuid import UUID

from django.core.cache import caches
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.fields.files import FieldFile
from django.template.loader import get_template
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText

from . import version
from .digests import digest

# Of exactly these types: what is only derived from them may be shown differently.
PLAIN = frozenset(
    {bool, date, datetime, Decimal, float, int, str, time, timedelta, type(None), UUID}
)


class Untold(Exception):
    """Of this value nobody can say all that a template could show of it."""


def part(template_name: str, shown: Mapping[str, Any]) -> SafeString:
    """The template with what it shows, and with nothing else.

    Args:
        template_name: a template that asks for nothing beyond what it is given.
        shown: all of it, by name.
    """

    def render() -> str:
        rows = {name: one.row() if isinstance(one, Read) else one for name, one in shown.items()}
        return get_template(template_name).render(rows)

    return kept(template_name, shown, render)


def kept(name: str, shown: Any, render: Callable[[], str]) -> SafeString:
    """What `render` makes of what it shows.

    Args:
        name: says which part it is.
        shown: all that the result depends on, beside the language and the day.
        render: makes HTML of it; what does not call itself safe is escaped.
    """
    try:
        key = _key(name, shown)
    except Untold:
        return conditional_escape(render())
    cache = caches["parts"]
    html = cache.get(key)
    if html is None:
        with _noted() as asked:
            html = conditional_escape(render())
        if not asked:
            cache.set(key, html)
    return html


@dataclass(frozen=True)
class Read:
    """A row, or several, as read, told then and there: a part that is kept needs no more than the digest.

    Attributes:
        digest: of all that was read; empty where nobody can tell.
        packed: what was read.
    """

    digest: str
    packed: bytes

    @classmethod
    def of(cls, rows: Any) -> "Read":
        """Tell rows with everything that was read along with them."""
        packed = dumps(rows)
        try:
            return cls(digest(told(rows)), packed)
        except Untold:
            return cls("", packed)

    def row(self) -> Any:
        """The row itself."""
        return loads(self.packed)  # noqa: S301 (packed here)


def _key(name: str, shown: Any) -> str:
    return digest((name, get_language(), timezone.localdate(), told(shown)))


@contextmanager
def _noted() -> Iterator[list[str]]:
    """Note what is asked for meanwhile: of the database, and whether public content has changed."""
    around, asked = version.asked_for.get(), []

    def execute(run: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        asked.append(sql)
        return run(sql, *arguments)

    token = version.asked_for.set(asked)
    try:
        with connection.execute_wrapper(execute):
            yield asked
    finally:
        version.asked_for.reset(token)
        if around is not None:  # a part within a part
            around += asked


def told(value: Any) -> Any:
    """All that is known of a value, in nothing but plain types.

    Args:
        value: what a template is given.

    Raises:
        Untold: not all of it is known, or its type is not known here.
    """
    return _Teller().tell(value)


class _Teller:
    """Tells each row once, however many others lead to it: it is a number from then on."""

    def __init__(self) -> None:
        self.rows: dict[int, int] = {}

    def tell(self, value: Any) -> Any:
        kind = type(value)
        if kind in PLAIN:
            return value
        if kind in (list, tuple):
            return [self.tell(one) for one in value]
        if isinstance(value, Model):
            return self._row(value)
        if isinstance(value, dict):
            return [(name, self.tell(one)) for name, one in value.items()]
        return kind.__name__, self._other(value)

    def _row(self, row: Model) -> Any:
        """A row with its own values, and with every other one that was read along with it."""
        if id(row) in self.rows:
            return "row", self.rows[id(row)]
        self.rows[id(row)] = len(self.rows)
        known = row.__dict__
        prefetched = known.get("_prefetched_objects_cache", {})
        if isinstance(row, AbstractImage) and "renditions" not in prefetched:
            raise Untold("the sizes of a picture")  # Wagtail would take them from its own cache
        names = [name for name in known if name[0] != "_"]
        values = [
            value if type(value) in PLAIN else self.tell(value)
            for value in map(known.__getitem__, names)
        ]
        along = [
            self.tell(others)
            for others in (
                row._state.fields_cache,
                prefetched,
                known.get("_cluster_related_objects", {}),
            )
        ]
        return row._meta.label, ",".join(names), values, along

    def _other(self, value: Any) -> Any:
        if isinstance(value, Read):
            if not value.digest:
                raise Untold("a row that could not be told when it was read")
            return value.digest
        if isinstance(value, QuerySet):
            if value._result_cache is None:
                raise Untold("rows that nobody has read")
            return [self.tell(one) for one in value]
        if isinstance(value, StreamValue):
            return [self.tell(block) for block in value]
        if isinstance(value, StreamValue.StreamChild):
            return value.block_type, self.tell(value.value)
        if isinstance(value, ListValue):
            return [self.tell(one) for one in value]
        if isinstance(value, RichText):
            return value.source
        if isinstance(value, FieldFile):
            return value.name
        if isinstance(value, (str, Promise)):
            return str(value)
        if isinstance(value, type):
            return value.__qualname__
        if is_dataclass(value):
            return [self.tell(getattr(value, field.name)) for field in fields(value)]
        raise Untold(type(value))


def blocks(stream: StreamValue) -> SafeString:
    """What editors built, each block by itself: one that leads to pages is set anew each time."""
    return format_html_join(
        "\n",
        '<div class="w-block-{0} block-{0}">{1}</div>',
        ((block.block_type, kept("block", block, block.render)) for block in stream),
    )
