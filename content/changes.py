"""Which pages changed lately, so that what is kept of all pages is read anew of those only.

A change is told as a row, in the transaction that makes it: who sees the page changed sees the row, on
every process and machine, and what is rolled back was never told. Rows are only added, so nobody waits
for somebody else's publication. They stand for blocks of neighbouring pages: what hangs together is
read together, and so few take no time that anybody notices.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model, Q
from wagtail.models import Page

BLOCK = 256  # pages, by their keys
# A transaction that takes longer than this, or a clock that is slower, is not waited for.
LATE = timedelta(minutes=15)
KEPT_FOR = timedelta(days=1)


class _Told:
    """What this savepoint or transaction has told already; rolled back, it goes with its rows."""

    def __init__(self, blocks: frozenset[int | None]) -> None:
        self.blocks = blocks

    def __call__(self) -> None:
        """Nothing is left to do once it is committed."""


def tell(pages: Iterable[int] | None) -> None:
    """Say that these pages changed, or what hangs on them.

    Args:
        pages: their keys; None where nobody knows which.
    """
    from .models import PageChange

    blocks = frozenset([None] if pages is None else {page // BLOCK for page in pages})
    for _savepoints, function, _robust in connection.run_on_commit:
        if isinstance(function, _Told):
            blocks -= function.blocks
    if not blocks:
        return
    PageChange.objects.bulk_create(PageChange(block=block) for block in blocks)
    if connection.in_atomic_block:
        transaction.on_commit(_Told(blocks))


def pages_of(row: Model) -> list[int]:
    """Keys of the pages whose place in lists may change with a row: the page itself, or what it hangs on."""
    if isinstance(row, Page):
        return [row.pk]
    fields = (field for field in row._meta.concrete_fields if field.name == "page")
    held = next((field for field in fields if issubclass(field.related_model or Model, Page)), None)
    key = getattr(row, held.attname) if held else None
    return [key] if key else []


def within(column: str, blocks: Iterable[int]) -> Q:
    """Condition that a column holds the key of a page of these blocks."""
    condition = Q()
    for block in blocks:
        first = block * BLOCK
        condition |= Q(**{f"{column}__gte": first, f"{column}__lt": first + BLOCK})
    return condition


def since(moment: datetime) -> dict[UUID, int | None]:
    """What was told since a moment, blocks by the keys of what tells them; a little more, as some of
    it can be seen only later."""
    from .models import PageChange

    return dict(PageChange.objects.filter(at__gte=moment - LATE).values_list("pk", "block"))


def forget(now: datetime) -> None:
    """Delete what everybody has heard of; the worker calls it once an hour."""
    from .models import PageChange

    PageChange.objects.filter(at__lt=now - KEPT_FOR).delete()
