"""A page and all that it lies below, found with one query instead of two per level."""

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site

from .remembered import remembered


def find(request: HttpRequest, path: str) -> None:
    """Tell Wagtail which page answers this address, if one has exactly this address.

    What is no page's own address (a feed below a list, a page that moved) is left to Wagtail.

    Args:
        request: gets the answer where Wagtail looks for it.
        path: the address after the language, with a slash at the end.
    """
    request._wagtail_site = remembered(
        f"site-{request.get_host()}", lambda: Site.find_for_request(request)
    )
    url_paths = ["/", f"/{get_language()}/"]
    for part in path.split("/")[:-1]:
        url_paths.append(f"{url_paths[-1]}{part}/")
    if url_paths[-1] != f"/{get_language()}/{path}":
        return
    lineage = list(
        Page.objects.filter(url_path__in=url_paths).select_related("locale").order_by("depth")
    )
    if [page.url_path for page in lineage] != url_paths or lineage[-1].specific_class is None:
        return
    *above, found = lineage
    model = found.specific_class
    rows = getattr(model, "read_along", ())
    page = model.objects.select_related("locale", *rows).get(pk=found.pk)
    page.lineage = above
    try:
        request._wagtail_route_for_request = page.route(request, [])
    except Http404:
        return
