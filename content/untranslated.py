"""A page that does not exist in the reader's language: its original, said to be one.

The address is the one that the translation would have without a slug of its own: below the German
list, with the French slug. What is shown there is the original, in its own language; only the frame
of the page and a notice speak the reader's. Once a translation is published, the address leads to it.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from .visibility import is_public, public


@dataclass(frozen=True)
class Untranslated:
    """What stands at an address that no page has.

    Attributes:
        original: a public page in another language.
        translation: the public page in the reader's language, where there is one by now.
        moved_to: the address of the original among pages of the reader's language, where it had
            another one.
    """

    original: Page
    translation: Page | None
    moved_to: str = ""

    @property
    def language(self) -> str:
        """Code of the language in which the text is."""
        return self.original.locale.language_code


def of(request: HttpRequest | None) -> Untranslated | None:
    """What is shown in another language than the reader's, if anything is."""
    return getattr(request, "untranslated", None)


def find(request: HttpRequest, above: list[Page], slugs: list[str]) -> None:
    """Tell Wagtail to show the original of a page that has no translation.

    Args:
        request: gets the answer where Wagtail and `of` look for it.
        above: pages of the reader's language that the address begins with, the root first.
        slugs: the rest of the address.
    """
    if len(above) < 2 or not slugs:
        return
    elsewhere = list(
        Page.objects.filter(translation_key=above[-1].translation_key).exclude(
            locale=above[-1].locale_id
        )
    )
    rest = "".join(f"{slug}/" for slug in slugs)
    if not elsewhere:
        return
    originals = _public(
        Page.objects.filter(url_path__in=[f"{p.url_path}{rest}" for p in elsewhere])
    )
    found = originals or _renamed(request, elsewhere, slugs)
    if found and get_redirect(request, Redirect.normalise_path(request.get_full_path())) is None:
        if not originals:
            show(request, found[0], above, f"{above[-1].get_url(request)}{found[0].slug}/")
            return
        between = found[0].get_ancestors().filter(depth__gt=found[0].depth - len(slugs))
        show(request, found[0], [*above, *between] if len(slugs) > 1 else above)


def _public(pages: QuerySet[Page]) -> list[Page]:
    """Those that anybody may see, the French one first."""
    found = public(pages).select_related("locale")
    return sorted(found, key=lambda page: page.locale.language_code != settings.LANGUAGE_CODE)


def _renamed(request: HttpRequest, lists: list[Page], slugs: list[str]) -> list[Page]:
    """Originals directly below one of these lists that had this slug, and have another one now."""
    if len(slugs) > 1:
        return []
    paths = [f"{(page.get_url_parts(request) or ('', '', ''))[2]}{slugs[0]}" for page in lists]
    pages = Redirect.objects.filter(old_path__in=paths, redirect_page__isnull=False)
    below = Q(path__startswith=lists[0].path)
    for page in lists[1:]:
        below |= Q(path__startswith=page.path)
    return _public(Page.objects.filter(below, pk__in=pages.values("redirect_page")))


def show(request: HttpRequest, original: Page, lineage: list[Page], moved_to: str = "") -> None:
    """Let this request show an original at an address of another language.

    Args:
        request: gets the answer.
        original: a page that the public may see.
        lineage: what it lies below at this address, the root first.
        moved_to: where it is shown by now, if no longer here.
    """
    if original.specific_class is None or not is_public(lineage[-1]):
        return
    locale = lineage[1].locale_id
    versions = Page.objects.filter(translation_key=original.translation_key, locale=locale)
    translated = public(versions).select_related("locale").first()
    model = original.specific_class
    rows = getattr(model, "read_along", ())
    page = model.objects.select_related("locale", *rows).get(pk=original.pk)
    page.lineage = lineage
    try:
        route = page.route(request, [])
    except Http404:
        return
    request.untranslated = Untranslated(original, translated, moved_to)
    request._wagtail_route_for_request = route


def serve(request: HttpRequest, page: Page, args: list, kwargs: dict) -> HttpResponse:
    """Answer with what `find` or `show` found."""
    found = request.untranslated
    if found.translation:
        return redirect(found.translation.get_url(request), permanent=True)
    if found.moved_to:
        return redirect(found.moved_to, permanent=True)
    with translation.override(found.language):
        response = page.serve(request, *args, **kwargs)
    response.headers["Content-Language"] = found.language
    return response
