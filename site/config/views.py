"""Answers of the project itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from content.metadata import Meta


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came from elsewhere, or from a browser that does not say where it came from."""
    meta = Meta(title=_("This did not go through"), description="", canonical="", robots="noindex")
    context = {"meta": meta, "words": request.POST.get("message", "")}
    return render(request, "403_csrf.html", context, status=403)
