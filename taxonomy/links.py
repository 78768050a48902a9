"""Rows that tie a page to its issues and territories.

Each type of publication subclasses both with a `page` key and the related names `issue_links` and
`territory_links`. They are not translatable on purpose: the rows they point at have a name per
language, so a translated page keeps exactly the tags of its source.
"""

from django.db import models
from django.db.models import Model, Prefetch
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from .models import Issue, Territory


class IssueLink(Orderable):
    """One issue of a publication."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="+", verbose_name=_("issue"))

    panels = [FieldPanel("issue")]

    class Meta(Orderable.Meta):
        abstract = True


class TerritoryLink(Orderable):
    """One territory of a publication."""

    territory = models.ForeignKey(
        Territory, models.PROTECT, related_name="+", verbose_name=_("territory")
    )

    panels = [FieldPanel("territory")]

    class Meta(Orderable.Meta):
        abstract = True


def tag_rows(model: type[Model]) -> list[Prefetch]:
    """What to prefetch so that a publication's issues and territories cost one query each."""
    issues = model.issue_links.rel.related_model.objects.select_related("issue")
    territories = model.territory_links.rel.related_model.objects.select_related("territory")
    return [Prefetch("issue_links", issues), Prefetch("territory_links", territories)]
