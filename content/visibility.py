"""Who may see a page. Every surface asks here: page, list, search, feed, sitemap, API."""

from datetime import datetime

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction


def public(pages: QuerySet, at: datetime | None = None) -> QuerySet:
    """Keep the pages that anybody may see.

    Args:
        pages: a queryset of `Page` or of one of its types.
        at: the moment asked about; now by default.
    """
    return pages.filter(~_restricted(), live=True).exclude(
        _under_embargo(pages.model, at or timezone.now())
    )


def is_public(page: Page, at: datetime | None = None) -> bool:
    """Whether anybody may see this page at this moment."""
    return public(type(page).objects.filter(pk=page.pk), at).exists()


def under_embargo(page: Page, at: datetime | None = None) -> bool:
    """Whether the page's embargo has not ended yet."""
    until = getattr(page.specific, "embargo_until", None)
    return until is not None and until > (at or timezone.now())


def _restricted() -> Exists:
    """The page, or one above it, is private.

    Wagtail's own `public()` reads all restrictions with a query of its own each time it is called;
    a page asks several times. The path of a restricted page is looked up by its key: joined, SQLite
    would begin with all pages, for every page that is asked about.
    """
    path = Subquery(Page.objects.filter(pk=OuterRef("page")).values("path")[:1])
    restrictions = PageViewRestriction.objects.annotate(restricted_path=path)
    start_of_path = Substr(OuterRef("path"), 1, Length("restricted_path"))
    return Exists(restrictions.filter(restricted_path=start_of_path))


def _under_embargo(model: type[Page], at: datetime) -> Q:
    from .models import Publication

    if issubclass(model, Publication):
        return Q(embargo_until__gt=at)
    if model is not Page:
        return Q(pk__in=[])  # a type of page that knows no embargo
    # A queryset of plain pages: ask every type of publication that there is.
    condition = Q(pk__in=[])
    for publication in apps.get_models():
        if issubclass(publication, Publication):
            condition |= Q(**{f"{publication._meta.model_name}__embargo_until__gt": at})
    return condition
