"""Narrowing to one part of a whole, such as what is to come and what is over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise

from .base import Facet, Option, keys
from .listing import Listing, ShownFacet


@dataclass(frozen=True)
class Part:
    """A part of the list; `keep` gives its pages, in the order in which they are shown."""

    value: str
    label: str | Promise
    keep: Callable[[QuerySet], QuerySet]


class PartsFacet(Facet):
    """Parts of which one is shown at a time.

    Args:
        parts: in the order in which they are offered.
        default: shown while nothing is chosen; None for everything, in the list's own order. Of the
            parts that are empty only this one is offered.
    """

    def __init__(
        self,
        key: str,
        label: str | Promise,
        parts: Sequence[Part],
        default: Part | None = None,
    ) -> None:
        super().__init__(key, label, multiple=False)
        self.parts = {part.value: part for part in parts}
        self.default = default

    def known(self, values: Sequence[str]) -> dict[str, Part]:
        return {value: self.parts[value] for value in values if value in self.parts}

    def narrow(self, pages: QuerySet, chosen: Mapping[str, Part]) -> QuerySet:
        part = next(iter(chosen.values()), self.default)
        return part.keep(pages) if part else pages

    def options(self, pages: QuerySet, chosen: Mapping[str, Part]) -> list[Option]:
        shown = next(iter(chosen.values()), self.default)
        within = {
            f"part_{number}": Count("pk", filter=Q(pk__in=keys(part.keep(pages))))
            for number, part in enumerate(self.parts.values())
        }
        counts = pages.model._default_manager.order_by().aggregate(**within).values()
        return [
            Option(part.value, str(part.label), count, part is shown)
            for part, count in zip(self.parts.values(), counts, strict=True)
            if count or part in (shown, self.default)
        ]


def take_tabs(found: Listing) -> tuple[ShownFacet, list[tuple[str, str]]]:
    """Take the parts, the first facet of a listing, out of it, to be shown as tabs.

    A tab is where one is, not a filter: the listing no longer counts it among its choices.

    Returns:
        The parts, and the pairs that the form of filters must send along to stay on the tab.
    """
    tabs, *found.facets = found.facets
    kept = [pair for pair in found.values if pair[0] == tabs.key]
    found.values = [pair for pair in found.values if pair[0] != tabs.key]
    return tabs, kept
