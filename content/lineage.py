"""The site of a request, remembered, and a page with all that it lies below, found with one query
instead of two per level."""

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site

from . import untranslated, visibility
from .remembered import remembered


def find_site(request: HttpRequest) -> None:
    """Tell Wagtail which site this is: it would ask the database again for each request, also for
    those that lead nowhere."""
    request._wagtail_site = remembered(
        f"site-{request.get_host()}", lambda: Site.find_for_request(request), timeless=True
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
    lineage = list(
        Page.objects.filter(url_path__in=url_paths).select_related("locale").order_by("depth")
    )
    known = [
        page
        for page, url_path in zip(lineage, url_paths, strict=False)
        if page.url_path == url_path and (page.live or page.depth == 1)
    ]
    if len(known) < len(url_paths):
        untranslated.find(request, known, path.split("/")[len(known) - 2 : -1])
        return
    *above, found = known
    if found.specific_class is None:
        return
    if found.alias_of_id and found.alias_of.locale_id != found.locale_id:
        if visibility.is_public(found.alias_of):
            untranslated.show(request, found.alias_of, above)
        return
    model = found.specific_class
    rows = getattr(model, "read_along", ())
    page = model.objects.select_related("locale", *rows).get(pk=found.pk)
    page.lineage = above
    try:
        request._wagtail_route_for_request = page.route(request, [])
    except Http404:
        return
