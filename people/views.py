"""Public pages of organisations and programmes."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from content.digests import digest
from content.mains import main
from content.metadata import Meta, breadcrumb_list, site_root
from content.page_cache import shared
from content.remembered import remembered

from . import activity, addresses, opening, structured
from .models import Facilitator, Organisation, Programme, Universe

PER_PAGE = 48


@shared("universe", "page")
def organisations(request: HttpRequest) -> HttpResponse:
    """Every organisation by name, narrowed by universe: `?universe=company&universe=public`."""
    chosen = [value for value in request.GET.getlist("universe") if value in Universe.values]
    rows = (
        Organisation.objects.filter(universe__in=chosen) if chosen else Organisation.objects.all()
    )
    counts = dict(
        Organisation.objects.order_by().values_list("universe").annotate(number=Count("pk"))
    )
    paginator = Paginator(rows.select_related("territory"), PER_PAGE)
    meta = _meta(request, _("Organisations"), _("Who takes part in the partnerships."))
    meta.alternates = addresses.alternates(request, "organisations")
    return render(
        request,
        "people/organisations.html",
        {
            "meta": meta,
            "rows": paginator.get_page(request.GET.get("page")),
            "total": paginator.count,
            "universes": [
                {"value": value, "label": label, "count": counts[value], "chosen": value in chosen}
                for value, label in Universe.choices
                if counts.get(value)
            ],
            "is_narrowed": bool(chosen),
        },
    )


@shared()
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """One organisation and what it takes part in."""
    rows = Organisation.objects.select_related("logo", "territory")
    rows = rows.prefetch_related("logo__renditions")
    row = remembered(
        f"organisation-{digest(slug)}",
        lambda: get_object_or_404(rows, slug=slug),
        timeless=True,
        alone=True,
    )
    description = Truncator(row.description).chars(200)
    above = (_("Organisations"), reverse("organisations"))
    meta = _meta(request, row.name, description, above)
    meta.alternates = addresses.alternates(request, "organisation", slug)
    meta.structured_data.insert(0, structured.organisation(row, request))
    given = {"organisation": row.pk}
    activities = main(
        "people/_activities.html",
        request,
        given,
        lambda _address: {"sections": activity.sections(row)},
    )
    context = {"meta": meta, "organisation": row, "activities": activities}
    return render(request, "people/organisation.html", context)


@shared()
def programmes(request: HttpRequest) -> HttpResponse:
    """Every team, with the territories that it serves."""
    meta = _meta(request, _("Your contact here"), _("The teams that answer, by territory."))
    meta.alternates = addresses.alternates(request, "programmes")
    return render(request, "people/programmes.html", {"meta": meta, "programmes": _programmes()})


@shared()
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """One team: who answers, when, for which territories."""
    row = get_object_or_404(_programmes(), slug=slug)
    description = Truncator(row.presentation).chars(200)
    above = (_("Your contact here"), reverse("programmes"))
    meta = _meta(request, row.name, description, above)
    meta.alternates = addresses.alternates(request, "programme", slug)
    meta.structured_data.insert(0, structured.programme(row, request))
    context = {
        "meta": meta,
        "programme": row,
        "opening_hours": opening.in_words(row.opening_hours.all()),
    }
    return render(request, "people/programme.html", context)


def _programmes() -> Any:
    answering = Facilitator.objects.filter(active=True).select_related("photo")
    return Programme.objects.prefetch_related(
        "territories",
        "opening_hours",
        Prefetch("facilitators", answering, to_attr="team"),
        "team__photo__renditions",
    )


def _meta(
    request: HttpRequest, title: str, description: str, above: tuple[str, str] | None = None
) -> Meta:
    """Metadata of a view, with its breadcrumbs from the home page on."""
    root = site_root(request)
    steps = [(_("Home"), reverse("wagtail_serve", args=[""]))]
    steps += [above] if above else []
    steps.append((title, request.path))
    crumbs = [{"title": name, "url": url, "full_url": f"{root}{url}"} for name, url in steps]
    return Meta(
        title=title,
        description=description,
        canonical=f"{root}{request.path}",
        breadcrumbs=crumbs,
        structured_data=[breadcrumb_list(crumbs)],
    )
