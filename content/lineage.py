"""The site of a request and the page that answers it with all that it lies below: read with two queries
instead of two per level, and remembered until public content changes."""

from hashlib import blake2b

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site

from . import untranslated, visibility
from .models import BasePage
from .remembered import remembered


def find_site(request: HttpRequest) -> None:
    """Tell Wagtail which site this is: it would ask the database again for each request, also for
    those that lead nowhere."""
    request._wagtail_site = remembered(
        f"site-{request.get_host()}",
        lambda: Site.find_for_request(request),
        timeless=True,
        alone=True,
    )


def find(request: HttpRequest, path: str) -> None:
    """Tell Wagtail which page answers this address, if one has exactly this address.

    What is no page's own address (a feed below a list, a page that moved) is left to Wagtail.

    Args:
        request: gets the answer where Wagtail looks for it.
        path: the address after the language, with a slash at the end.
    """
    url_paths = ["/", f"/{get_language()}/"]
    for part in path.split("/")[:-1]:
        url_paths.append(f"{url_paths[-1]}{part}/")
    if url_paths[-1] != f"/{get_language()}/{path}":
        return
    try:
        page = remembered(_name(url_paths[-1]), lambda: _read(url_paths), alone=True)
    except _Elsewhere as elsewhere:
        _find_elsewhere(request, path, elsewhere.known)
        return
    try:
        request._wagtail_route_for_request = page.route(request, [])
    except Http404:
        return


class _Elsewhere(Exception):
    """No page of its own has this address.

    Attributes:
        known: pages that the address begins with, as far as there are any; perhaps an alias last.
    """

    def __init__(self, known: list[Page]) -> None:
        self.known = known


def _name(url_path: str) -> str:
    """Addresses can be longer than a key of a cache."""
    return f"page-{blake2b(url_path.encode(), digest_size=20).hexdigest()}"


def _read(url_paths: list[str]) -> Page:
    """The page with what it lies below and with the rows that it always shows."""
    lineage = list(
        Page.objects.filter(url_path__in=url_paths).select_related("locale").order_by("depth")
    )
    known = [
        page
        for page, url_path in zip(lineage, url_paths, strict=False)
        if page.url_path == url_path and (page.live or page.depth == 1)
    ]
    found = known[-1] if len(known) == len(url_paths) else None
    if found is None or found.specific_class is None or _shows_another_language(found):
        raise _Elsewhere(known)
    model = found.specific_class
    rows = getattr(model, "read_along", ())
    page = model.objects.select_related("locale", *rows).get(pk=found.pk)
    page.lineage = known[:-1]
    if isinstance(page, BasePage):
        page.read_rows()
    return page


def _shows_another_language(page: Page) -> bool:
    return page.alias_of_id is not None and page.alias_of.locale_id != page.locale_id


def _find_elsewhere(request: HttpRequest, path: str, known: list[Page]) -> None:
    slugs = path.split("/")[:-1]
    if len(known) < len(slugs) + 2:  # the root and the home page have none
        untranslated.find(request, known, slugs[max(0, len(known) - 2) :])
        return
    *above, found = known
    if _shows_another_language(found) and visibility.is_public(found.alias_of):
        untranslated.show(request, found.alias_of, above)
