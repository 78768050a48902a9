"""Who may see a page. Every surface asks here: page, list, search, feed, sitemap, API."""

from datetime import datetime

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page


def public(pages: QuerySet, at: datetime | None = None) -> QuerySet:
    """Keep the pages that anybody may see.

    Args:
        pages: a queryset of `Page` or of one of its types.
        at: the moment asked about; now by default.
    """
    return pages.live().public().exclude(_under_embargo(pages.model, at or timezone.now()))


def is_public(page: Page, at: datetime | None = None) -> bool:
    """Whether anybody may see this page at this moment."""
    return public(type(page).objects.filter(pk=page.pk), at).exists()


def under_embargo(page: Page, at: datetime | None = None) -> bool:
    """Whether the page's embargo has not ended yet."""
    until = getattr(page.specific, "embargo_until", None)
    return until is not None and until > (at or timezone.now())


def _under_embargo(model: type[Page], at: datetime) -> Q:
    from .models import Publication

    if issubclass(model, Publication):
        return Q(embargo_until__gt=at)
    # A queryset of plain pages: ask every type of publication that there is.
    condition = Q(pk__in=[])
    for publication in apps.get_models():
        if issubclass(publication, Publication):
            condition |= Q(**{f"{publication._meta.model_name}__embargo_until__gt": at})
    return condition
