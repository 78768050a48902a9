"""The form over HTTP. What it does lies in services."""

import logging
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from calls.choices import Direction
from content.identifiers import page_id
from content.visibility import public
from people.models import Facilitator
from taxonomy.models import Territory

from . import slots, spam
from .forms import InvolvementForm
from .models import InvolvementPage, Wish
from .private.links import THANKS, url_for
from .routing import NobodyAnswersError, route
from .services import receive

logger = logging.getLogger(__name__)

# Addresses that every language keeps.
PRIVACY_SLUGS = ["confidentialite", "datenschutz", "privacy"]
# Home pages and what lies above them move nobody in particular.
FIRST_DEPTH = 3


def show_form(request: HttpRequest, page: InvolvementPage) -> HttpResponse:
    """GET shows the form, POST receives it and leads to the person's own page."""
    if request.method != "POST":
        return _form(request, page)
    now = timezone.now()
    moved_by = moving_page(request)
    form = form_for(page, moved_by, now, request.POST)
    if not form.is_valid():
        # Once it is known where the person lives, the times follow the person, not the page.
        owner = _expected(moved_by, now, form.cleaned_data.get("commune_found"))
        if owner:
            chosen = form.cleaned_data.get("callback")
            form.slots = slots.with_chosen(slots.free_slots(owner, now), chosen, owner, now)
        return _form(request, page, form=form, expected=owner)
    via = request.build_absolute_uri(page.get_url(request))
    try:
        involvement = receive(form.enquiry(moved_by, spam.network_of(request), via), now)
    except slots.SlotUnavailableError as error:
        shown = _expected(moved_by, now)
        elsewhere = error.owner.name if error.owner != shown else ""
        form.offer_slots(slots.free_slots(error.owner, now), elsewhere)
        return _form(request, page, form=form, expected=error.owner)
    except NobodyAnswersError:
        logger.critical("A request came in and there is no facilitator: nothing could be stored")
        return _form(request, page, form=form, nobody=True, status=503)
    return HttpResponseRedirect(f"{url_for(involvement, now)}?{THANKS}")


def _form(
    request: HttpRequest, page: InvolvementPage, status: int = 200, **context: Any
) -> HttpResponse:
    context = page.get_context(request) | context
    if context["form"].errors:
        meta = context["meta"]
        meta.title = _("Error: %(title)s") % {"title": meta.title}
    return TemplateResponse(request, page.get_template(request), context, status=status)


def form_context(request: HttpRequest, page: InvolvementPage) -> dict[str, Any]:
    """What the form's template needs besides the page."""
    now = timezone.now()
    moved_by = moving_page(request)
    expected = _expected(moved_by, now)
    privacy = page.get_siblings().live().filter(slug__in=PRIVACY_SLUGS).first()
    return {
        "form": form_for(page, moved_by, now, owner=expected),
        "form_action": f"{page.get_url(request)}?page={moved_by.pk}" if moved_by else "",
        "moved_by": moved_by,
        "expected": expected,
        "privacy_url": privacy.get_url(request) if privacy else "",
    }


def form_for(
    page: InvolvementPage,
    moved_by: Page | None,
    now: datetime,
    data: Any = None,
    owner: Facilitator | None = None,
) -> InvolvementForm:
    """The form as this page shows it, empty or with what was sent.

    Args:
        moved_by: the page that made the person come.
        data: what was sent.
        owner: whose times are offered.
    """
    return InvolvementForm(
        data,
        now=now,
        notice_text=page.notice_text,
        slots=slots.free_slots(owner, now) if owner else [],
        wish=wish_of(moved_by),
    )


def _expected(
    moved_by: Page | None, now: datetime, commune: Territory | None = None
) -> Facilitator | None:
    try:
        return route(commune, moved_by, now).owner
    except NobodyAnswersError:
        return None


def wish_of(page: Page | None) -> str:
    """What somebody probably wants who comes from this page; nothing where it is not obvious.

    Who answers a call that seeks offers something, and the other way round.
    """
    opposite = {Direction.SOUGHT: Wish.OFFER, Direction.OFFERED: Wish.SEEK}
    return opposite.get(getattr(page, "direction", ""), "")


def moving_page(request: HttpRequest) -> Page | None:
    """The page that made the reader come, by `?page=ID`; only what anybody may see counts."""
    key = page_id(request.GET.get("page"))
    if key is None:
        return None
    pages = public(Page.objects.filter(pk=key, depth__gte=FIRST_DEPTH))
    return pages.not_type(InvolvementPage).specific().first()
