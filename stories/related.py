"""Which stories a reader may want next: about the same issue, then close by."""

from typing import TYPE_CHECKING

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from content.visibility import public

from .lists import newest_first, with_card_rows

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
    issues = [link.issue_id for link in story.issue_links.all()]
    territories = [link.territory_id for link in story.territory_links.all()]
    model = type(story)
    nearest = (
        model.territory_links.rel.related_model.objects.filter(
            page=OuterRef("pk"),
            territory__above__ancestor__below__descendant__in=territories,
        )
        .annotate(
            steps=F("territory__above__distance") + F("territory__above__ancestor__below__distance")
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
            Q(pk__in=_pages_with_issue(model, issues)) | Q(pk__in=_pages_near(model, territories))
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


def _pages_with_issue(model: type["StoryPage"], issues: list[int]) -> QuerySet:
    links = model.issue_links.rel.related_model
    return links.objects.filter(issue__in=issues).values("page")


def _pages_near(model: type["StoryPage"], territories: list[int]) -> QuerySet:
    links = model.territory_links.rel.related_model
    return links.objects.filter(
        territory__above__ancestor__below__descendant__in=territories
    ).values("page")
