"""What a visitor asks the finder for. Whatever the address holds, it is a question."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from involvement.communes import Match
from search.commune import meant
from taxonomy.facets import ISSUES
from taxonomy.map import SHEETS
from taxonomy.models import Issue, Territory

from .kinds import KINDS

LONGEST_VALUE = 100
MOST_VALUES = 20
# Where results begin; links that ask for a place lead there.
RESULTS = "#found"


@dataclass(frozen=True)
class Question:
    """A question, understood as far as it can be.

    Attributes:
        sheet: slug of the map that was asked for; empty: the one on which the place lies.
        issues: by slug; any of them will do.
        kinds: values of `KINDS`; any of them will do, none means all.
        territory: what to look into.
        near_text: what was written as one's municipality.
        near: the municipality that it means, or those that it may mean.
    """

    sheet: str = ""
    issues: Mapping[str, Issue] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    territory: Territory | None = None
    near_text: str = ""
    near: Match = field(default_factory=Match)

    @property
    def commune(self) -> Territory | None:
        return self.near.commune

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The question as it stands in an address, always in the same order."""
        return [
            *([("map", self.sheet)] if self.sheet else []),
            *(("issue", slug) for slug in sorted(self.issues)),
            *(("kind", kind) for kind in self.kinds),
            *([("territory", self.territory.slug)] if self.territory else []),
            *([("near", self.commune.slug)] if self.commune else []),
        ]

    def but(self, *keys: str) -> list[tuple[str, str]]:
        """The pairs without those of some parameters."""
        return [pair for pair in self.pairs if pair[0] not in keys]

    def without(self, key: str, value: str) -> str:
        """Address of the question with one value taken back."""
        return address([pair for pair in self.pairs if pair != (key, value)])

    def into(self, territory: Territory, sheet: str) -> str:
        """Address of the same question about what lies in a territory, seen on a map."""
        pairs = [("map", sheet), *self.but("map", "territory")]
        return address([*pairs, ("territory", territory.slug)]) + RESULTS


def read(parameters: QueryDict) -> Question:
    """Understand the query string of a request; what means nothing is left out without a word."""
    territory = next(iter(_values(parameters, "territory")), "")
    near_text = " ".join(parameters.get("near", "").replace("\0", " ")[:LONGEST_VALUE].split())
    sheet = parameters.get("map", "")
    return Question(
        sheet=sheet if sheet in SHEETS else "",
        issues=ISSUES.known(_values(parameters, "issue")),
        kinds=tuple(kind for kind in KINDS if kind in parameters.getlist("kind")),
        territory=Territory.objects.filter(slug=territory).first() if territory else None,
        near_text=near_text,
        near=meant(near_text),
    )


def address(pairs: list[tuple[str, str]]) -> str:
    """The finder with these parameters."""
    path = reverse("finder")
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _values(parameters: QueryDict, key: str) -> list[str]:
    # PostgreSQL refuses the character 0 in any text.
    values = {
        value
        for value in parameters.getlist(key)
        if 0 < len(value) <= LONGEST_VALUE and "\0" not in value
    }
    return sorted(values)[:MOST_VALUES]
