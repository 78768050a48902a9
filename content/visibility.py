"""Who may see a page. Every surface asks here: page, list, search, feed, sitemap, API, file."""

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, CharField, Exists, Func, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from .remembered import remembered


def public(pages: QuerySet, at: datetime | None = None) -> QuerySet:
    """Keep the pages that anybody may see.

    Args:
        pages: a queryset of `Page` or of one of its types.
        at: the moment asked about; now by default.
    """
    unseen = _under_embargo(pages.model, at or timezone.now()) | _is_private(_private_paths())
    return published(pages).exclude(unseen)


def published(pages: QuerySet) -> QuerySet:
    """Keep the pages that anybody may see unless they are hidden: what only a change of them changes."""
    return pages.filter(_ShowsItsLanguage("alias_of", "locale"), live=True)


def hidden(pages: QuerySet, at: datetime | None = None) -> set[int]:
    """Keys of the pages of one type that are under embargo, or private: few of many.

    Args:
        pages: a queryset of a type of page.
        at: the moment asked about; now by default.
    """
    # Each by itself is read off an index, one or the other is not.
    reasons = [_under_embargo(pages.model, at or timezone.now()), _is_private(_private_paths())]
    return {
        key
        for reason in reasons
        if reason
        for key in pages.filter(reason).order_by().values_list("pk", flat=True)
    }


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


def restrictions_on(page: Page) -> QuerySet:
    """What makes a page of any language private: set on it, above it, or so on its French version."""
    private = _private_paths()
    if not private:
        return PageViewRestriction.objects.none()
    french = _in_french(translation_key=page.translation_key).values_list("path", flat=True)
    paths = (page.path, *french)
    covering = [begin for begin in private if any(path.startswith(begin) for path in paths)]
    return PageViewRestriction.objects.filter(page__path__in=covering)


def _private_paths() -> list[str]:
    """Where private parts of the tree begin.

    They are few and seldom change: a condition that looks for them in the database costs each query
    more than the rest of it, and Wagtail's own `public()` reads them anew each time it is called.
    """

    def read() -> list[str]:
        return list(PageViewRestriction.objects.values_list("page__path", flat=True).distinct())

    return remembered("private", read, timeless=True, alone=True)


def _is_private(beginnings: list[str]) -> Q:
    """The page, or one above it, is private; or that holds for its French version.

    A translation must not stay public until somebody saves it. The other way round nothing follows:
    the German tree may be private while it is being built.
    """
    if not beginnings:
        return Q()
    below = reduce(or_, (Q(path__startswith=path) for path in beginnings))
    return below | Q(translation_key__in=_in_french(below).values("translation_key"))


def _in_french(*conditions: Q, **lookups: Any) -> QuerySet:
    """Pages in the site's own language."""
    french = Page.objects.filter(
        *conditions, **lookups, locale__language_code=settings.LANGUAGE_CODE
    )
    return french.order_by()


class _ShowsItsLanguage(Func):
    """The page is no alias of one in another language: it would be listed as its translation.

    Said of aliases only: of all pages PostgreSQL would expect next to none to be left. And that said
    first: it looks for no original where there is none.
    """

    template = (
        "(%(original)s IS NULL OR EXISTS (SELECT 1 FROM wagtailcore_page AS original"
        " WHERE original.id = %(original)s AND original.locale_id = %(locale)s))"
    )
    output_field = BooleanField()

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:
        original, locale = (compiler.compile(column)[0] for column in self.source_expressions)
        return self.template % {"original": original, "locale": locale}, []


def _under_embargo(model: type[Page], at: datetime) -> Q:
    from .models import Publication

    if issubclass(model, Publication):
        return Q(embargo_until__gt=at)
    if model is not Page:
        return Q()  # a type of page that knows no embargo
    # A queryset of plain pages: ask every type of publication that there is. Few pages are under an
    # embargo, and an index knows which; joined, each page would be looked up in every type.
    condition = Q()
    for publication in apps.get_models():
        if issubclass(publication, Publication):
            embargoed = publication.objects.filter(embargo_until__gt=at).order_by()
            condition |= Q(pk__in=embargoed.values("pk"))
    return condition
