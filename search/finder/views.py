"""The page of the finder."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.metadata import Meta, breadcrumb_list, site_root
from content.page_cache import shared
from people.addresses import alternates

from . import question as asked
from .answer import answer


@require_safe
@shared("map", "issue", "kind", "territory", "near")
def finder(request: HttpRequest) -> HttpResponse:
    """Show what lies where; any value in the address gets a page."""
    question = asked.read(request.GET)
    return render(
        request,
        "search/finder/page.html",
        {
            "answer": answer(question, timezone.now()),
            "question": question,
            "results": asked.RESULTS,
            "meta": _meta(request, question),
        },
    )


def _meta(request: HttpRequest, question: asked.Question) -> Meta:
    root, path = site_root(request), reverse("finder")
    steps = [(_("Home"), reverse("wagtail_serve", args=[""])), (_("Near you"), path)]
    crumbs = [{"title": name, "url": url, "full_url": f"{root}{url}"} for name, url in steps]
    place = question.territory or question.commune
    return Meta(
        title=_("Near you: %(place)s") % {"place": place.label} if place else _("Near you"),
        description=_(
            "Stories, calls and events on the map, by issue and around your municipality."
        ),
        canonical=f"{root}{path}",
        robots="noindex, follow" if question.pairs else "",
        alternates=alternates(request, "finder"),
        breadcrumbs=crumbs,
        structured_data=[breadcrumb_list(crumbs)],
    )
