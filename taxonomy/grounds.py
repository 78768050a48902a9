"""Where the teams work, and what lies around: whoever writes to them most likely lives there."""

from dataclasses import dataclass

from django.db.models import Case, Max, Min, Q, When

from content.remembered import remembered

from .models import Territory, TerritoryAncestry, TerritoryKind

# About thirty kilometres: from Mulhouse people go to Belfort as they go to Colmar.
MARGIN = 0.3  # degrees


@dataclass(frozen=True)
class Ground:
    """What one team serves, as a rectangle, in degrees."""

    west: float
    south: float
    east: float
    north: float


def grounds_first() -> list[Case]:
    """Ordering of territories that puts first those where a team works, or beside.

    Areas larger than a municipality are not put off: people know them from afar. Nothing is ordered
    as long as no team serves anything.
    """
    # Where somebody works is small and asked for with each letter that is typed.
    grounds = remembered("grounds", _grounds, timeless=True, alone=True)
    if not grounds:
        return []
    around = ~Q(kind=TerritoryKind.COMMUNE)
    for ground in grounds:
        around |= Q(
            longitude__range=(ground.west - MARGIN, ground.east + MARGIN),
            latitude__range=(ground.south - MARGIN, ground.north + MARGIN),
        )
    return [Case(When(around, then=0), default=1)]


def _grounds() -> list[Ground]:
    """One rectangle per team: one around all teams would hold what lies between them."""
    served = Territory.programmes.through.objects.values("territory")
    inside = TerritoryAncestry.objects.filter(
        ancestor__in=served,
        descendant__longitude__isnull=False,
        descendant__latitude__isnull=False,
    )
    corners = (
        inside.order_by()
        .values_list("ancestor__programmes")
        .annotate(
            Min("descendant__longitude"),
            Min("descendant__latitude"),
            Max("descendant__longitude"),
            Max("descendant__latitude"),
        )
    )
    return [Ground(*edges) for programme, *edges in corners]
