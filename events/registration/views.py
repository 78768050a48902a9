"""Signing up over HTTP, and one's own page behind a personal link. GET shows; buttons act."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import wraps
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from content import addresses, calendars
from content.addresses import or_wagtail
from content.languages import active
from content.metadata import Meta
from content.visibility import public
from events.models import EventIndexPage, EventPage
from events.price import price
from events.telling import tell
from involvement import spam
from involvement.law.erasure import erase
from involvement.law.export import as_download
from involvement.personal import personal_page
from involvement.routing import NobodyAnswersError
from involvement.timeline import THE_PERSON

from . import links, mails, pages, places, signing_up
from .forms import AnswerForm, NeedsForm, RegistrationForm
from .models import Coming, Registration, RegistrationState
from .signing_up import RegistrationClosedError

View = Callable[..., HttpResponse]


@require_http_methods(["GET", "HEAD", "POST"])
@or_wagtail
def sign_up(request: HttpRequest, event: str) -> HttpResponseBase | None:
    """GET shows the form, POST receives it and leads to a page that says what happens next."""
    page = addresses.found(public(EventPage.objects.select_related("contact__programme")), event)
    if page is None:
        return None
    now = timezone.now()
    rows = pages.dates_to_come(page, now) if pages.takes_registrations(page, now) else []
    if not rows:
        return HttpResponseRedirect(page.get_url(request))
    dates = [(row.key.hex, capfirst(tell(page, row, now).span)) for row in rows]
    if request.method != "POST":
        form = RegistrationForm(now=now, dates=dates, initial=_asked_for(request, dates))
        return _form(request, page, form, rows)
    form = RegistrationForm(request.POST, now=now, dates=dates)
    if not form.is_valid():
        return _form(request, page, form, rows, status=422)
    row = next(row for row in rows if row.key.hex == form.cleaned_data["date"])
    try:
        occasion = pages.occasion_of(page, row, now)
        wish = form.wish(active(), spam.network_of(request))
        registration = signing_up.register(occasion, wish, now)
    except (RegistrationClosedError, NobodyAnswersError):
        return _form(request, page, form, rows, closed=True, status=409)
    return HttpResponseRedirect(links.shown_url_for(registration, active()))


def _asked_for(request: HttpRequest, dates: list[tuple[str, str]]) -> dict[str, str]:
    asked = request.GET.get("date", "")
    return {"date": asked} if asked in dict(dates) else {}


def _form(
    request: HttpRequest,
    page: EventPage,
    form: RegistrationForm,
    rows: list,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    title = _("Sign up: %(title)s") % {"title": page.title}
    meta = Meta(
        title=_("Error: %(title)s") % {"title": title} if form.errors else title,
        description="",
        canonical="",
        robots="noindex",
    )
    values = {"page": page, "form": form, "meta": meta, "rows": rows, "title": title}
    values["price"] = price(page)
    values["is_full"] = len(rows) == 1 and pages.places_left(page, form.now) == 0
    return TemplateResponse(
        request, "events/registration/form.html", values | context, status=status
    )


def _of_registration(view: View, kind: str = links.MAILED) -> View:
    """Hand the registration behind the link to the view; an address that opens nothing says so."""

    @wraps(view)
    def open_first(request: HttpRequest, token: str) -> HttpResponse:
        try:
            registration = links.open_link(token, timezone.now(), kind)
        except links.LinkClosedError:
            return _closed(request)
        return view(request, registration, token)

    return open_first


def _closed(request: HttpRequest) -> HttpResponse:
    """What a link shows that opens nothing, whatever the reason: whoever signs up again is known."""
    agenda = public(EventIndexPage.objects.filter(locale__language_code=active())).first()
    title = _("This link opens nothing any more")
    return personal_page(
        request, "events/registration/closed.html", title, {"agenda": agenda}, status=404
    )


def sent(request: HttpRequest, token: str) -> HttpResponse:
    """Right after the form: what happens next. It changes nothing and tells nothing more."""
    return require_safe(_of_registration(_sent, links.SHOWN))(request, token)


def _sent(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    has_place = registration.state == RegistrationState.CONFIRMED
    title = {
        RegistrationState.CONFIRMED: _("You have your place"),
        RegistrationState.WAITING: _("You are on the waiting list"),
        RegistrationState.SET_ASIDE: _("Thank you, we read it through"),
    }.get(RegistrationState(registration.state), _("We have written to you"))
    context = _context(registration) | {"has_place": has_place}
    return personal_page(request, "events/registration/sent.html", title, context)


@require_safe
@_of_registration
def show(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    """Where it stands, the code for the door, and what one can do."""
    return _page(request, registration, token)


@require_POST
@_of_registration
def accept(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    """Take the place that was offered."""
    try:
        signing_up.accept(registration, timezone.now())
    except RegistrationClosedError:
        return _too_late(request, registration, token)
    return _back(registration)


@require_POST
@_of_registration
def answer(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    """Yes, perhaps, no."""
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            signing_up.answer(registration, form.cleaned_data["says"], timezone.now())
        except RegistrationClosedError:
            return _too_late(request, registration, token)
    return _back(registration)


@require_POST
@_of_registration
def release(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    """I free my place."""
    try:
        signing_up.release(registration, timezone.now())
    except RegistrationClosedError:
        return _too_late(request, registration, token)
    return _back(registration)


@require_POST
@_of_registration
def needs(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    """Change what one needs to take part."""
    form = NeedsForm(request.POST, auto_id="%s")
    if not form.is_valid():
        return _page(request, registration, token, status=422, needs_form=form)
    with suppress(RegistrationClosedError):
        Registration.objects.filter(pk=registration.pk).update(needs=form.cleaned_data["needs"])
    return _back(registration)


@require_POST
@_of_registration
def forget(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    """Erase what is held of the person."""
    erase(registration.person, timezone.now(), THE_PERSON)
    return personal_page(
        request, "events/registration/forgotten.html", _("Everything is erased"), {}
    )


@require_safe
@_of_registration
def data(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    """What is held of the person, as a file."""
    return as_download(registration.person, timezone.now())


@require_safe
@_of_registration
def calendar_file(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    """The date as a file for one's calendar."""
    off = registration.state != RegistrationState.CONFIRMED or registration.occasion.is_off
    content = mails.invitation(registration, calendars.CANCEL if off else "", timezone.now())
    return HttpResponse(
        content,
        content_type=calendars.MIMETYPE,
        headers={
            "Content-Disposition": f'attachment; filename="{mails.FILE}"',
            "Cache-Control": "private, no-store",
        },
    )


def _back(registration: Registration) -> HttpResponse:
    return HttpResponseRedirect(links.url_for(registration, language=active()))


def _too_late(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    registration.refresh_from_db()
    return _page(request, registration, token, status=409, too_late=True)


def _context(registration: Registration) -> dict[str, Any]:
    occasion = registration.occasion
    event = pages.page_of(occasion, active())
    return {
        "registration": registration,
        "person": registration.person,
        "occasion": occasion,
        "event": event,
        "event_title": pages.title_of(occasion, event),
        "when": mails.when(occasion),
        "turn": places.turn(registration),
    }


def _page(
    request: HttpRequest, registration: Registration, token: str, status: int = 200, **extra: Any
) -> HttpResponse:
    now = timezone.now()
    occasion = registration.occasion
    to_come = occasion.starts_at > now and not occasion.is_off
    # Who comes late stands at the door with this page open.
    is_valid = occasion.ends_at > now and not occasion.is_off
    has_place = registration.state == RegistrationState.CONFIRMED
    offered = registration.state == RegistrationState.OFFERED and to_come
    context = _context(registration) | {
        "token": token,
        "to_come": to_come,
        "has_ticket": has_place and is_valid,
        "offered": offered,
        "until": mails.kept_until(registration) if offered else "",
        "qr": qr_code(registration) if has_place and is_valid else "",
        "answers": [choice for choice in Coming.choices if choice[0] != Coming.NO],
        "needs_form": NeedsForm(initial={"needs": registration.needs}, auto_id="%s"),
    }
    title = _title(registration, now, to_come=to_come)
    template = "events/registration/own.html"
    return personal_page(request, template, title, context | extra, status=status)


def _title(registration: Registration, now: datetime, *, to_come: bool) -> str:
    name = {"name": registration.person.first_name}
    occasion = registration.occasion
    if registration.is_live and occasion.ends_at <= now and not occasion.is_off:
        return _("This event is over, %(name)s") % name
    if registration.state == RegistrationState.OFFERED and to_come:
        return _("A place is free for you, %(name)s") % name
    if registration.state == RegistrationState.WAITING:
        return _("You are on the waiting list, %(name)s") % name
    if registration.state == RegistrationState.CONFIRMED:
        return _("You have your place, %(name)s") % name
    return _("You have no place any more, %(name)s") % name


def qr_code(registration: Registration) -> str:
    """What the door scans: the address at which a member of the team notes the arrival."""
    path = reverse("registrations:scan", args=[registration.link])
    # The letters behind "#" are for a phone that reads the code without a network.
    # Level M, which is the one that our own reader knows (static/js/qr-text.js).
    words = f"{settings.WAGTAILADMIN_BASE_URL}{path}#{registration.code}"
    code = segno.make(words, error="m", mode="byte", micro=False, boost_error=False)
    return code.svg_inline(scale=4, border=4, svgclass="qr-code", lineclass=None, omitsize=True)
