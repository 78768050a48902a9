"""One way of narrowing a list."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Aggregate, Count, Model, Q, QuerySet, TextField
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


class TagFacet(Facet):
    """A facet whose values are found on rows that hang on a page: what is counted can be kept.

    A value is known by its key: that of an issue, for instance.
    """

    def options(self, pages: QuerySet, chosen: Mapping[str, Any]) -> list[Option]:
        return self.offered(self.counts(pages), chosen)

    def counts(self, pages: QuerySet) -> Mapping[Hashable, int]:
        """How many of the pages have each value, by its key."""
        raise NotImplementedError

    def offered(self, counts: Mapping[Any, int], chosen: Mapping[str, Any]) -> list[Option]:
        """What to offer, given how many pages have each value."""
        raise NotImplementedError

    def tags(self, model: type[Model], within: Callable[[str], Q]) -> tuple[QuerySet, str, str]:
        """Rows that tie pages to values, and the names of their columns that hold value and page.

        Args:
            model: of the pages.
            within: says of a column with keys of pages which of them are asked about.
        """
        raise NotImplementedError

    def chosen_keys(self, chosen: Mapping[str, Any]) -> list[Hashable]:
        """Keys of the chosen values."""
        return [value.pk for value in chosen.values()]

    def above(self, keys: Iterable[Any]) -> Mapping[Any, Iterable[Any]]:
        """Of each value with pages the values that its pages have by that, itself among them."""
        return {key: [key] for key in keys}


class ChoiceFacet(TagFacet):
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

    def counts(self, pages: QuerySet) -> dict[str, int]:
        return dict(
            pages.model._default_manager.filter(pk__in=keys(pages))
            .order_by()
            .values_list(self.path)
            .annotate(Count("pk", distinct=True))
        )

    def offered(self, counts: Mapping[str, int], chosen: Mapping[str, Any]) -> list[Option]:
        return [
            Option(value, str(label), counts.get(value, 0), value in chosen)
            for value, label in self.labels.items()
            if value in counts or value in chosen
        ]

    def tags(self, model: type[Model], within: Callable[[str], Q]) -> tuple[QuerySet, str, str]:
        return model._default_manager.filter(within("pk")), self.path, "pk"

    def chosen_keys(self, chosen: Mapping[str, Any]) -> list[Hashable]:
        return list(chosen)


class Joined(Aggregate):
    """Keys of a group, as one text with commas."""

    template = "STRING_AGG(%(expressions)s::text, ',')"
    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:
        return self.as_sql(compiler, connection, template="GROUP_CONCAT(%(expressions)s)")


def keys(pages: QuerySet) -> QuerySet:
    """Subquery of primary keys: joined rows can then never show a page twice."""
    return pages.order_by().values("pk")


def links_of(model: type[Model], relation: str) -> type[Model]:
    """Model of the rows that tie pages of a type to issues or territories."""
    return model._meta.get_field(relation).related_model
