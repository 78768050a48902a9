"""One way of narrowing a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Model, QuerySet
from django.utils.functional import Promise


@dataclass(frozen=True)
class Option:
    """A value that a visitor may choose.

    `count`: results if it were the only choice of its facet, the other facets staying as they are.
    `depth`: place in a hierarchy, 0 at the top. `url`: the list with this option toggled; the
    listing fills it in.
    """

    value: str
    label: str
    count: int
    selected: bool = False
    depth: int = 0
    url: str = ""


class Facet:
    """One way of narrowing a list; subclasses say how.

    Args:
        key: query parameter.
        label: what visitors read above the options.
        multiple: whether several values may be chosen at once.
    """

    def __init__(self, key: str, label: str | Promise, *, multiple: bool = True) -> None:
        self.key = key
        self.label = label
        self.multiple = multiple

    def known(self, values: Sequence[str]) -> Mapping[str, Any]:
        """Pick the values that mean something, each with the thing that it means.

        Others are ignored without a word: an old link must show a list, not an error.
        """
        return {value: value for value in values}

    def narrow(self, pages: QuerySet, chosen: Mapping[str, Any]) -> QuerySet:
        """Keep the pages that match any of the chosen values; the very same where all are kept."""
        raise NotImplementedError

    def options(self, pages: QuerySet, chosen: Mapping[str, Any]) -> list[Option]:
        """What to offer, given the pages that all other facets leave.

        Chosen values are always among them, so that they can be taken back.
        """
        raise NotImplementedError


class ChoiceFacet(Facet):
    """Values out of a closed list, found on the page or on rows tied to it.

    Args:
        path: lookup from the page, for instance `partners__organisation__universe`.
        choices: pairs of value and label, or a `Choices` class.
    """

    def __init__(
        self, key: str, label: str | Promise, path: str, choices: Any, *, multiple: bool = True
    ) -> None:
        super().__init__(key, label, multiple=multiple)
        self.path = path
        self.labels = dict(getattr(choices, "choices", choices))

    def known(self, values: Sequence[str]) -> dict[str, Any]:
        return {value: self.labels[value] for value in values if value in self.labels}

    def narrow(self, pages: QuerySet, chosen: Mapping[str, Any]) -> QuerySet:
        if not chosen:
            return pages
        matching = pages.model._default_manager.filter(**{f"{self.path}__in": list(chosen)})
        return pages.filter(pk__in=keys(matching))

    def options(self, pages: QuerySet, chosen: Mapping[str, Any]) -> list[Option]:
        counts = dict(
            pages.model._default_manager.filter(pk__in=keys(pages))
            .order_by()
            .values_list(self.path)
            .annotate(Count("pk", distinct=True))
        )
        return [
            Option(value, str(label), counts.get(value, 0), value in chosen)
            for value, label in self.labels.items()
            if value in counts or value in chosen
        ]


def keys(pages: QuerySet) -> QuerySet:
    """Subquery of primary keys: joined rows can then never show a page twice."""
    return pages.order_by().values("pk")


def links_of(pages: QuerySet, relation: str) -> type[Model]:
    """Model of the rows that tie these pages to issues or territories."""
    return pages.model._meta.get_field(relation).related_model
