"""The control: run order, clock, buzzing, moderation for two, hand entry, undo, health of the room.

Whoever may only moderate sees the queue at the same address, and nothing else is done for them.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from buzz import (
    acts,
    buzzes,
    commitments,
    moderation,
    pitches,
    room,
    seats,
    state,
)
from buzz import (
    session as evening,
)
from buzz.acts import RefusedError
from buzz.choices import PitchState, SessionState
from buzz.models import Act, BuzzSession, Pitch
from buzz.pace import Asker
from buzz.taps import Tap
from buzz.visibility import has_page_that_remains, may_direct, may_moderate
from content.identifiers import page_id

from .base import METHODS, View, answer, attempt, find, page, uncached

SHOWN_WAITING, SHOWN_READY, SHOWN_ACTS = 30, 12, 8
PRESENT_SECONDS = 20


def only_for(may: Callable[[Any], bool]) -> Callable[[View], View]:
    """Only for those who `may`; for everybody else there is no such page."""

    def guarded(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may(request.user):
                again = _("Sign in again in another tab.")
                return answer(request, Tap(request.POST), again, "", _no_such_page)
            session = find(code)
            with translation.override(session.event.locale.language_code):
                response = view(request, session, *args, **kwargs)
                return response.render() if hasattr(response, "render") else response

        return opened

    return guarded


def _no_such_page() -> HttpResponse:
    raise Http404


@require_http_methods(METHODS)
@only_for(may_moderate)
def show(request: HttpRequest, session: BuzzSession) -> HttpResponse:
    """GET shows, POST acts."""
    if request.method != "POST":
        return _page(request, session)
    tap = Tap(request.POST)
    refused = attempt(lambda: _act(request, session, tap))
    back = reverse("buzz_control", args=[session.code])
    return answer(
        request, tap, refused, back, lambda: _page(request, session, 422, refused=refused)
    )


def _act(request: HttpRequest, session: BuzzSession, tap: Tap) -> object:
    name = request.POST.get("act", "")
    act = DECISIONS.get(name) or (ACTS.get(name) if may_direct(request.user) else None)
    if act is None:
        raise RefusedError(_("Choose one of the buttons."))
    who = {"key": tap.key, "now": tap.now, "user": request.user}
    number = page_id(request.POST.get("number")) or 0
    return act(session, number, request.POST, who)


Data = Any
Button = Callable[[BuzzSession, int, Data, dict[str, Any]], object]
DECISIONS: dict[str, Button] = {
    "approve": lambda s, n, d, who: moderation.approve(s, n, **who),
    "dismiss": lambda s, n, d, who: moderation.dismiss(s, n, **who),
    "revoke": lambda s, n, d, who: moderation.revoke(s, n, **who),
    "show": lambda s, n, d, who: moderation.show(s, n, **who),
    "hide": lambda s, n, d, who: moderation.hide(s, **who),
    "undo-decision": lambda s, n, d, who: acts.undo(s, decision=True, number=n, **who),
}
ACTS: dict[str, Button] = {
    "open": lambda s, n, d, who: evening.move(s, SessionState.OPEN, **who),
    "pause": lambda s, n, d, who: evening.move(s, SessionState.PAUSED, **who),
    "close": lambda s, n, d, who: evening.move(s, SessionState.CLOSED, **who),
    "archive": lambda s, n, d, who: evening.move(s, SessionState.ARCHIVED, **who),
    "rehearse": lambda s, n, d, who: evening.rehearse(s, **who),
    "end-rehearsal": lambda s, n, d, who: evening.end_rehearsal(s, **who),
    "stage": lambda s, n, d, who: pitches.stage(s, n, **who),
    "open-buzz": lambda s, n, d, who: pitches.open_buzz(s, **who),
    "close-buzz": lambda s, n, d, who: pitches.close_buzz(s, **who),
    "reveal": lambda s, n, d, who: pitches.reveal(s, **who),
    "finish": lambda s, n, d, who: pitches.finish(s, **who),
    "more": lambda s, n, d, who: pitches.set_clock(s, **who, more=60),
    "less": lambda s, n, d, who: pitches.set_clock(s, **who, more=-60),
    "stop-clock": lambda s, n, d, who: pitches.set_clock(s, **who, runs=False),
    "run-clock": lambda s, n, d, who: pitches.set_clock(s, **who, runs=True),
    "blank": lambda s, n, d, who: evening.blank(s, True, **who),
    "unblank": lambda s, n, d, who: evening.blank(s, False, **who),
    "caption": lambda s, n, d, who: evening.caption(s, _text(d, "caption"), **who),
    "buzz": lambda s, n, d, who: buzzes.enter_by_hand(
        s, _number(d, "seat"), _number(d, "pitch"), **who
    ),
    "withdraw": lambda s, n, d, who: buzzes.withdraw(
        s, _number(d, "seat"), _number(d, "pitch"), **who
    ),
    "undo": lambda s, n, d, who: acts.undo(s, number=n, **who),
    "new-card": lambda s, n, d, who: seats.new_card(s, n, **who),
}


def _number(data: Data, name: str) -> int:
    return page_id(data.get(name)) or 0


def _text(data: Data, name: str) -> str:
    return data.get(name, "").replace("\0", "")


@require_safe
@only_for(may_moderate)
def control_state(request: HttpRequest, session: BuzzSession) -> HttpResponse:
    """Whether anything has changed, and the clock: the page fetches its regions anew by it."""
    found = state.state_of(session)
    waiting = moderation.waiting(session).values_list("pk", flat=True)
    present = [seat.is_present for seat in session.seats.all()]
    health = [_scene_lives(session, timezone.now()), session.joinings.count(), *present]
    found["mark"] = f"{session.version}/{max(waiting, default=0)}/{len(waiting)}/{health}"
    response = uncached(JsonResponse(found))
    every = Asker.SEAT.every(is_buzzing=state.is_buzzing(session.current))
    for name, value in state.headers("", every, timezone.now())[1:]:
        response[name] = value
    return response


@require_safe
@only_for(may_direct)
def cards(request: HttpRequest, session: BuzzSession) -> HttpResponse:
    """One card per seat to be printed: the private link to scan, its letters, the room's letters."""
    rows = list(session.seats.select_related("journalist__outlet"))
    for seat in rows:
        seat.session = session
        seat.path = seats.path_of(seat)
    return page(request, "buzz/cards.html", session, _("Cards"), seats=rows)


def _page(
    request: HttpRequest, session: BuzzSession, status: int = 200, **context: Any
) -> HttpResponse:
    session = find(session.code)  # as it is after the act
    shown = state.state_of(session)
    context |= {"state": shown} | _queue(session, request.user)
    if not may_direct(request.user):
        title = _("Moderation: %(event)s") % {"event": session.event.title}
        return page(request, "buzz/moderation.html", session, title, status, **context)
    context |= _stage(session, shown)
    context |= _health(session, context["programme"], timezone.now())
    title = _("Control: %(event)s") % {"event": session.event.title}
    return page(request, "buzz/control.html", session, title, status, **context)


def _queue(session: BuzzSession, user: Any) -> dict[str, Any]:
    waiting = moderation.waiting(session)
    return {
        "waiting": waiting[:SHOWN_WAITING],
        "waiting_number": waiting.count(),
        "ready": moderation.ready(session)[:SHOWN_READY],
        "decided": acts.own_decision(session, user),
    }


def _stage(session: BuzzSession, shown: dict[str, Any]) -> dict[str, Any]:
    windows = list(session.seats.select_related("journalist__outlet"))
    for seat, window in zip(windows, shown["seats"], strict=True):
        seat.is_lit = window["lit"]
    programme = pitches.programme(session)
    return {
        "programme": programme,
        "following": next((row for row in programme if row.state == PitchState.WAITING), None),
        "seats": windows,
        "undoable": acts.undoable(session),
        "remains": has_page_that_remains(session),
    }


def _health(session: BuzzSession, programme: list[Pitch], now: datetime) -> dict[str, Any]:
    late, pitch_of = commitments.waiting(session, now), {pitch.pk: pitch for pitch in programme}
    for row in late:
        row.pitch = pitch_of[row.pitch_id]  # which knows whether its story is public
    done = Act.objects.filter(session=session).select_related("user", "seat__journalist")
    return {
        "acts": done.order_by("-pk")[:SHOWN_ACTS],
        "stars": room.stars_of(session.current)["number"] if session.current else 0,
        "late": late,
        "joined": session.joinings.count(),
        "scene_lives": _scene_lives(session, now),
    }


def _scene_lives(session: BuzzSession, now: datetime) -> bool:
    """Whether the projection has asked lately."""
    seen = session.scene_seen_at
    return seen is not None and (now - seen).total_seconds() < PRESENT_SECONDS
