"""A journalist's phone: take the seat, one large button, then three taps."""

import json
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from buzz import buzzes, codes, qr, seats, state
from buzz.acts import RefusedError
from buzz.choices import Angle, PitchState
from buzz.models import Buzz, BuzzSession, Seat
from buzz.pace import Asker
from buzz.taps import Tap
from content import dates
from content.identifiers import page_id
from involvement.fields import EmailField
from press.choices import Format

from .base import METHODS, answer, attempt, find, page, state_answer

WEEKS_OFFERED = 6


@require_http_methods(METHODS)
def door(request: HttpRequest, code: str) -> HttpResponse:
    """Six letters from the card: for whoever cannot scan it, or sits at a lent tablet."""
    session = find(code)
    typed = codes.clean(request.POST.get("card", ""))[:12]
    if request.method == "POST":
        try:
            seat = seats.by_card(session, typed)
        except seats.SeatClosedError:
            context = {"typed": typed, "unknown": True}
            return page(request, "buzz/seat_door.html", session, _("Your card"), 422, **context)
        return HttpResponseRedirect(seats.path_of(seat))
    return page(request, "buzz/seat_door.html", session, _("Your card"))


@require_http_methods(METHODS)
def show(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """GET shows the button, POST presses it."""
    session = find(code)
    try:
        seat = seats.open_seat(session.pk, token)
    except seats.SeatClosedError:
        closed = _("This link opens nothing")
        return answer(
            request,
            Tap(request.POST),
            closed,
            "",
            lambda: page(request, "buzz/seat_closed.html", session, closed, 404),
        )
    with translation.override(_language(seat)):
        if request.method != "POST":
            return _page(request, session, seat, token).render()
        tap = Tap(request.POST)
        refused = attempt(lambda: _act(request, session, seat, tap))
        response = answer(
            request,
            tap,
            refused,
            request.path,
            lambda: _page(request, session, seat, token, 422, refused=refused),
        )
        return response.render() if hasattr(response, "render") else response


def _act(request: HttpRequest, session: BuzzSession, seat: Seat, tap: Tap) -> None:
    data = request.POST
    pitch = page_id(data.get("pitch")) or 0
    if "arrive" in data:
        seats.arrive(session, seat, _email(data.get("email", "")), tap.key, tap.now)
    elif "buzz" in data:
        buzzes.buzz(session, seat, pitch, tap.key, tap.now, tapped_at=tap.at)
    elif "withdraw" in data:
        buzzes.withdraw(session, seat.pk, pitch, tap.key, tap.now, seat=seat)
    else:
        buzzes.promise(session, seat, pitch, tap.key, tap.now, **_promised(data))


def _promised(data: Any) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if data.get("angle") in Angle.values:
        said["angle"] = data["angle"]
    if data.get("format") in Format.values:
        said["format"] = data["format"]
    try:
        said["week"] = date.fromisoformat(data.get("week", "")[:10])
    except ValueError:
        if not said:
            raise RefusedError(_("Choose one of the buttons.")) from None
    return said


def _email(text: str) -> str:
    try:
        return EmailField(required=False).clean(text[:254].replace("\0", ""))
    except ValidationError as error:
        raise RefusedError(error.messages[0]) from error


@require_safe
def seat_state(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """What is on stage, and what this journalist has pressed for it."""
    shown = state.snapshot(codes.clean(code)[:6], fresh=True)
    try:
        seat = seats.open_seat(shown.session.pk if shown else None, token)
    except seats.SeatClosedError:
        return HttpResponse(status=404)
    now = timezone.now()
    seats.seen(seat, now)
    # With another pitch on stage, what was promised before is shown further down.
    pitch = shown.session.current_id
    found = json.loads(shown.body) | {"own": _own(pitch, seat), "mark": pitch}
    body = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
    etag = f'"{blake2b(body, digest_size=8).hexdigest()}"'
    every = Asker.SEAT.every(is_buzzing=shown.is_buzzing)
    return state_answer(request, body, etag, state.headers(etag, every, now))


@require_safe
def seat_qr(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """The private link, to be scanned from the card: drawn for whoever holds it."""
    session = find(code)
    try:
        seat = seats.open_seat(session.pk, token)
    except seats.SeatClosedError:
        return HttpResponse(status=404)
    return qr.response(seats.url_of(seat))


def _own(pitch_number: int | None, seat: Seat) -> dict[str, Any] | None:
    rows = buzzes.standing(Buzz.objects.filter(seat=seat, pitch=pitch_number))
    row = rows.first() if pitch_number else None
    return _said(row) if row else None


def _said(row: Buzz) -> dict[str, str]:
    return {
        "angle": row.angle,
        "format": row.format,
        "week": row.week.isoformat() if row.week else "",
    }


def _page(
    request: HttpRequest,
    session: BuzzSession,
    seat: Seat,
    token: str,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    session = find(session.code)  # as it is after the tap
    seat.refresh_from_db()
    rows = buzzes.standing(Buzz.objects.filter(seat=seat, pitch__session=session))
    mine = list(rows.select_related("pitch__story", "commitment").order_by("at"))
    current = next((row for row in mine if row.pitch_id == session.current_id), None)
    context |= {
        "seat": seat,
        "token": token,
        "state": state.state_of(session) | {"own": _said(current) if current else None},
        "current": {"pitch": session.current_id or 0, "said": _said(current) if current else {}},
        "earlier": [{"row": row, "said": _said(row)} for row in mine if row is not current],
        "choices": choices(),
        "is_open": session.is_live
        and session.current is not None
        and session.current.state == PitchState.BUZZING,
        "email": request.POST.get("email", ""),
    }
    title = _("Your seat, %(name)s") % {"name": seat.shown_name or seat.shown_outlet}
    return page(request, "buzz/seat.html", session, title, status, **context)


def choices() -> list[dict[str, Any]]:
    """The three taps: name of the field, question, and what can be chosen."""
    monday = buzzes.monday_of(timezone.localdate())
    weeks = [monday + timedelta(weeks=number) for number in range(WEEKS_OFFERED)]
    return [
        {"name": "angle", "label": _("Your angle"), "options": Angle.choices},
        {"name": "format", "label": _("In which form"), "options": Format.choices},
        {
            "name": "week",
            "label": _("In which week"),
            "options": [(week.isoformat(), _week_in_words(week, monday)) for week in weeks],
        },
    ]


def _week_in_words(week: date, this: date) -> str:
    if week == this:
        return _("this week")
    if week == this + timedelta(weeks=1):
        return _("next week")
    return _("week of %(day)s") % {"day": dates.day(week, year=False)}


def _language(seat: Seat) -> str:
    return seat.journalist.language if seat.journalist else translation.get_language()
