"""Who may see a page. Every surface asks here: page, list, search, feed, sitemap, API, file."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Length, Substr
from django.db.models.lookups import Exact
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, ReferenceIndex


def public(pages: QuerySet, at: datetime | None = None) -> QuerySet:
    """Keep the pages that anybody may see.

    Args:
        pages: a queryset of `Page` or of one of its types.
        at: the moment asked about; now by default.
    """
    return pages.filter(_shows_its_language(), ~_restricted(), live=True).exclude(
        _under_embargo(pages.model, at or timezone.now())
    )


def is_public(page: Page, at: datetime | None = None) -> bool:
    """Whether anybody may see this page at this moment."""
    return public(type(page).objects.filter(pk=page.pk), at).exists()


def under_embargo(page: Page, at: datetime | None = None) -> bool:
    """Whether the page's embargo has not ended yet."""
    until = getattr(page.specific, "embargo_until", None)
    return until is not None and until > (at or timezone.now())


def shown_in_public(rows: QuerySet, at: datetime | None = None) -> QuerySet:
    """Keep the pictures or documents that a public page shows.

    What only a draft, a private or an embargoed page shows is not for the public, either.

    Args:
        rows: a queryset of what pages point to.
        at: the moment asked about; now by default.
    """
    pages = public(Page.objects.all(), at).order_by().annotate(key=Cast("pk", CharField()))
    shown = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(rows.model),
        object_id__in=pages.values("key"),
        to_object_id=Cast(OuterRef("pk"), CharField()),
    )
    return rows.filter(Exists(shown))


def is_shown_in_public(row: Model) -> bool:
    """Whether a public page shows this picture or document, or something that is no page does."""
    elsewhere = ReferenceIndex.get_references_to(row).exclude(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    return elsewhere.exists() or shown_in_public(type(row).objects.filter(pk=row.pk)).exists()


def next_embargo_end(after: datetime) -> datetime | None:
    """The next moment at which an embargo ends by itself; None where none is waiting."""
    from .models import Publication

    ends = [
        model.objects.filter(live=True, embargo_until__gt=after)
        .order_by("embargo_until")
        .values_list("embargo_until", flat=True)
        .first()
        for model in apps.get_models()
        if issubclass(model, Publication)
    ]
    return min((end for end in ends if end), default=None)


def restrictions_on(page: Page, above: Iterable[Page]) -> QuerySet:
    """What makes a page private: set on it, above it, or on its French version or above that.

    Args:
        page: of any language.
        above: what it lies below.
    """
    own = Q(page__in=[row.pk for row in (*above, page)])
    return _restrictions().filter(own | Q(_covers(_french_path(Value(page.translation_key)))))


def _restricted() -> Exists:
    """The page, or one above it, is private; or that holds for its French version.

    A translation must not stay public until somebody saves it. The other way round nothing follows:
    the German tree may be private while it is being built.
    """
    path, french = OuterRef("path"), _french_path(OuterRef(OuterRef("translation_key")))
    return Exists(_restrictions().filter(_covers(path) | _covers(french)))


def _restrictions() -> QuerySet:
    """Restrictions, each with the path of its page.

    Wagtail's own `public()` reads all of them with a query of its own each time it is called; a page
    asks several times. The path of a restricted page is looked up by its key: joined, SQLite would
    begin with all pages, for every page that is asked about.
    """
    path = Subquery(Page.objects.filter(pk=OuterRef("page")).values("path")[:1])
    return PageViewRestriction.objects.annotate(restricted_path=path)


def _covers(path: Any) -> Any:
    """Whether a restriction holds for what lies at a path of the tree."""
    return Exact(Substr(path, 1, Length("restricted_path")), F("restricted_path"))


def _french_path(translation_key: Any) -> Subquery:
    """Where the version of the site's own language lies in the tree."""
    versions = Page.objects.filter(
        translation_key=translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    return Subquery(versions.order_by().values("path")[:1])


def _shows_its_language() -> Q:
    """The page is no alias of one in another language: it would be listed as its translation.

    Said of aliases only: of all pages PostgreSQL would expect next to none to be left. And that said
    first: it looks for no original where there is none.
    """
    original = Page.objects.filter(pk=OuterRef("alias_of")).exclude(locale=OuterRef("locale"))
    return Q(alias_of__isnull=True) | ~Q(Exists(original))


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
