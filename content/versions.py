"""Links between pages lead to the version in the reader's language.

An editor links to a page once; its translations keep the link. Which version it leads to is decided
when it is shown, so that a link never has to be translated.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page

from .languages import active
from .remembered import remembered
from .visibility import public


def for_reader(pages: QuerySet, keys: Iterable[int]) -> dict[int, Any]:
    """The pages that a reader of the active language gets for these keys, with one query.

    Args:
        pages: a queryset of `Page` or of one of its types: what is fetched of each.
        keys: primary keys that links hold.

    Returns:
        By key: the public version in the active language, else the page itself where it is public.
    """
    keys = list(keys)
    if not keys:
        return {}
    linked = Page.objects.filter(pk__in=keys)
    versions = (
        public(pages.filter(translation_key__in=linked.values("translation_key")))
        .filter(Q(locale__language_code=active()) | Q(pk__in=keys))
        .annotate(
            linked=Subquery(
                linked.filter(translation_key=OuterRef("translation_key")).values("pk")[:1]
            )
        )
        .select_related("locale")
    )
    found: dict[int, Any] = {}
    for version in versions:
        if version.linked not in found or version.locale.language_code == active():
            found[version.linked] = version
    return found


def led_to(model: type[Page], key: int) -> Any:
    """Where one link leads, as in `for_reader`, or None; remembered until public content changes.

    Args:
        model: the type of page that is read.
        key: primary key that the link holds.
    """
    return remembered(
        f"led-to-{model._meta.label}-{key}-{active()}",
        lambda: for_reader(model.objects.all(), [key]).get(key),
        alone=True,
    )
