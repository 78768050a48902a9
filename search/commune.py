"""The municipality near which somebody looks: what they wrote may mean one, several, or none."""

from collections.abc import Callable

from involvement.communes import Match, match_commune
from taxonomy.facets import Option
from taxonomy.folding import fold
from taxonomy.models import Territory, TerritoryKind

# The postal code that covers most municipalities covers 46.
MOST = 60


def meant(text: str) -> Match:
    """A municipality by its address or by what people write; all of a postal code to choose from."""
    if not text:
        return Match()
    communes = Territory.objects.filter(kind=TerritoryKind.COMMUNE, retired=False)
    commune = communes.filter(slug=text.lower()).first()
    return Match(commune=commune) if commune else match_commune(text, MOST)


def to_choose(match: Match, url_of: Callable[[Territory], str]) -> list[Option]:
    """Municipalities that may have been meant, by name, each with its address."""
    rows = sorted(match.choices, key=lambda row: (fold(row.name), row.key))
    return [Option(row.slug, row.label, 0, url=url_of(row)) for row in rows]
