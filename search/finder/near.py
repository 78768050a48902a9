"""What is nearest to a municipality, and how that is said."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from taxonomy.distance import in_words
from taxonomy.facets import keys
from taxonomy.facets.base import links_of
from taxonomy.map.drawing import short_name
from taxonomy.models import Territory, TerritoryKind
from taxonomy.nearness import Nearness, nearness, places

from .kinds import Kind


@dataclass(frozen=True)
class Found:
    """A page with what is said of where it lies; empty where nobody said where they live."""

    page: object
    where: str = ""


def nearest(commune: Territory, kind: Kind, pages: QuerySet, number: int) -> list[Found]:
    """The nearest pages, each with where it is; equally near ones in the order of their list.

    Args:
        commune: the municipality that they are near to.
        kind: what they are.
        pages: out of which; queries do not grow with them.
        number: how many to give at most.
    """
    links = links_of(pages.model, "territory_links").objects.filter(page__in=keys(pages)).order_by()
    around = Territory.objects.filter(pk__in=links.values("territory"))
    known = places(around | Territory.objects.filter(pk=commune.pk))
    # Once for each territory, not for each page: pages are many, territories few.
    from_each = {key: nearness(known[commune.pk], [place]) for key, place in known.items()}
    order = {key: rank for rank, key in enumerate(pages.values_list("pk", flat=True))}
    how_near: dict[int, Nearness] = {}
    for page, territory in links.values_list("page", "territory"):
        found = from_each[territory]
        how_near[page] = min(how_near.get(page, found), found)
    first = sorted(how_near, key=lambda page: (how_near[page], order[page]))[:number]
    rows = kind.with_rows(pages).in_bulk(first)
    names = {
        row.pk: row
        for row in Territory.objects.filter(pk__in=[how_near[page].territory for page in first])
    }
    return [
        Found(rows[page], where(how_near[page], names[how_near[page].territory])) for page in first
    ]


def where(found: Nearness, territory: Territory) -> str:
    """Where something lies, seen from a municipality: “Colmar (68), 12 km away”."""
    if found.covers and territory.kind == TerritoryKind.COMMUNE:
        return _("In your municipality")
    if found.covers:
        return _("Covers where you live: %(name)s") % {"name": _called(territory)}
    distance = in_words(found.kilometres, roughly=territory.kind != TerritoryKind.COMMUNE)
    if not distance:
        return _called(territory)
    return _("%(name)s, %(distance)s") % {"name": _called(territory), "distance": distance}


def _called(territory: Territory) -> str:
    """A town with its department, an area without what all of its kind begin with."""
    return territory.label if territory.kind == TerritoryKind.COMMUNE else short_name(territory)
