"""The download of a press kit."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from content.addresses import or_wagtail
from content.metadata import Meta
from press import addresses
from press.texts import terms

from . import keeping

TRY_AGAIN = 20  # seconds


@require_safe
@or_wagtail
def download(request: HttpRequest, story: str) -> HttpResponseBase | None:
    """The kit from storage; while it is being built, a page that says so."""
    page = addresses.public_story(story)
    if page is None:
        return None
    if not terms.may_be_republished(page):
        raise Http404
    kit = keeping.ready(page)
    try:
        file = kit.file.open("rb") if kit else None
    except FileNotFoundError:  # somebody emptied the storage
        kit.delete()
        keeping.ready(page)
        file = None
    if file is None:
        return _not_yet(request, page)
    response = FileResponse(
        file, as_attachment=True, filename=f"{page.slug}.zip", content_type="application/zip"
    )
    response["ETag"] = f'"{kit.contents}"'
    response["X-Robots-Tag"] = "noindex"
    # Who may see it is asked at every download.
    patch_cache_control(response, no_cache=True)
    return response


def _not_yet(request: HttpRequest, page) -> HttpResponseBase:
    context = {
        "story": page,
        "meta": Meta(title=page.title, description="", canonical="", robots="noindex"),
        "republish_url": addresses.below(page, "press-republish"),
        "kit_url": addresses.below(page, "press-kit"),
    }
    response = render(request, "press/kit/not_yet.html", context, status=202)
    response["Retry-After"] = str(TRY_AGAIN)
    response["Cache-Control"] = "no-store"
    return response
