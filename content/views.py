"""What the ground floor answers by itself."""

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from wagtail.models import Page

from . import social, visibility

DAY = 24 * 60 * 60
YEAR = 365 * DAY


@require_safe
def social_image(request: HttpRequest, page_id: int, version: int) -> HttpResponseBase:
    """The drawn picture of a public page; 404 for any other.

    An address with an old version leads to the present one, for networks that remember it.
    """
    page = visibility.public(Page.objects.filter(pk=page_id)).first()
    page = page.specific if page else None
    if page is None or not hasattr(page, "hue"):
        raise Http404
    present = social.version(page)
    if version != present:
        return redirect("social-image", page.pk, present)
    key = f"social-image-{page.pk}-{present}"
    png = cache.get(key)
    if png is None:
        png = social.draw_page(page)
        cache.set(key, png, DAY)
    response = HttpResponse(png, content_type="image/png")
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
