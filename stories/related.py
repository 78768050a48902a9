"""Which stories a reader may want next: about the same issue, then close by."""

from typing import TYPE_CHECKING

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce

from content.remembered import remembered
from content.visibility import public
from taxonomy.models import TerritoryAncestry

from .lists import Card, cards, newest_first, with_card_rows

if TYPE_CHECKING:
    from .models import StoryPage

# Only the newest so many stories compete: the cost stays the same with a hundred thousand.
CANDIDATES = 200
FAR = 99


def related(story: "StoryPage", limit: int = 3) -> QuerySet:
    """Public stories of the same language that share an issue or lie near, best first.

    The rule: more shared issues before fewer; then nearer before farther; then newer before
    older. Two territories are as far apart as the steps up from both to the lowest area that
    holds both: 0 for the same one, 2 for two municipalities of one intercommunality. Territories
    under no common area are not near each other at all.

    Args:
        story: the story being read.
        limit: how many to give at most.
    """
    issues, territories = _tags(story)
    model = type(story)
    steps_up = _steps_up(territories)
    nearest = (
        _links_within(model, steps_up)
        .filter(page=OuterRef("pk"))
        .annotate(
            steps=F("territory__above__distance")
            + Case(
                *(When(territory__above__ancestor=key, then=steps) for key, steps in steps_up),
                output_field=IntegerField(),
            )
        )
        .order_by("steps")
        .values("steps")[:1]
    )
    shared = (
        model.issue_links.rel.related_model.objects.filter(page=OuterRef("pk"), issue__in=issues)
        .order_by()
        .values("page")
        .annotate(number=Count("pk"))
        .values("number")
    )
    others = public(model.objects.filter(locale_id=story.locale_id)).exclude(
        translation_key=story.translation_key
    )
    candidates = newest_first(
        others.filter(
            Q(pk__in=_pages_with_issue(model, issues))
            | Q(pk__in=_links_within(model, steps_up).values("page"))
        )
    ).values("pk")[:CANDIDATES]
    return with_card_rows(
        model.objects.filter(pk__in=candidates)
        .annotate(
            shared_issues=Coalesce(Subquery(shared, output_field=IntegerField()), 0),
            steps_away=Coalesce(Subquery(nearest, output_field=IntegerField()), FAR),
        )
        .order_by("-shared_issues", "steps_away", "-first_published_at", "-pk")
    )[:limit]


def related_cards(story: "StoryPage") -> list[Card]:
    """Their cards, for a published story."""
    issues, territories = _tags(story)
    tags = "-".join(map(str, (*issues, "in", *territories)))
    return remembered(f"related-{story.pk}-{tags}", lambda: cards(related(story)), alone=True)


def _tags(story: "StoryPage") -> tuple[list[int], list[int]]:
    """Keys of its issues and territories."""
    return (
        [link.issue_id for link in story.issue_links.all()],
        [link.territory_id for link in story.territory_links.all()],
    )


def _pages_with_issue(model: type["StoryPage"], issues: list[int]) -> QuerySet:
    links = model.issue_links.rel.related_model
    return links.objects.filter(issue__in=issues).values("page")


def _steps_up(territories: list[int]) -> list[tuple[int, int]]:
    """Areas that hold any of the territories, themselves among them, and the fewest steps up to each.

    Known beforehand: a database that looks for them again for each story takes twenty times as long.
    """
    rows = TerritoryAncestry.objects.filter(descendant__in=territories).order_by("ancestor")
    return list(rows.values_list("ancestor").annotate(Min("distance")))


def _links_within(model: type["StoryPage"], areas: list[tuple[int, int]]) -> QuerySet:
    """Links of stories to what lies in one of the areas."""
    links = model.territory_links.rel.related_model.objects
    return links.filter(territory__above__ancestor__in=[key for key, _steps in areas])
