"""The audience: what is on stage, a question, an offer, stars, “count me in”. No account, no cookie."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from buzz import codes, joining, pitches, qr, room, state
from buzz.acts import RefusedError
from buzz.models import BuzzSession
from buzz.taps import Tap
from buzz.visibility import has_page_that_remains, may_enter
from content.identifiers import page_id
from content.languages import active
from content.metadata import Meta
from involvement import slots, spam, tokens
from involvement.private.links import THANKS, url_for
from involvement.routing import NobodyAnswersError

from .base import METHODS, answer, attempt, find, page, state_answer, uncached, with_session

JOINED = "buzz-joined"
HOST_SHOWN_FOR = timedelta(hours=12)  # the evening; after that their own page, by its own link


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """Five letters from the screen: the way in for whoever cannot scan."""
    typed = codes.clean(request.GET.get("code", ""))[:12]
    unknown = False
    if typed:
        session = BuzzSession.objects.filter(code=typed).select_related("event").first()
        if session and may_enter(session, request.user):
            return HttpResponseRedirect(reverse("buzz_room", args=[session.code]))
        unknown = True
    title = _("Join the evening")
    meta = Meta(title=title, description="", canonical="", robots="noindex, follow")
    context = {"meta": meta, "title": title, "typed": typed, "unknown": unknown}
    status = 404 if unknown else 200
    return uncached(TemplateResponse(request, "buzz/door.html", context, status=status))


@require_http_methods(METHODS)
@with_session
def show(request: HttpRequest, session: BuzzSession) -> HttpResponse:
    """The room on a phone. POST asks, offers, needs, or gives stars (most come by `buzz.lane`)."""
    if request.method != "POST":
        return _room(request, session)
    tap, data = Tap(request.POST), request.POST
    text, kind = data.get("text", "").replace("\0", ""), data.get("kind", "")
    if "stars" in data:
        number, pitch = page_id(data["stars"]) or 0, page_id(data.get("pitch")) or 0
        refused = attempt(
            lambda: room.give_stars(
                session, pitch, number, tap.key, tap.phone, tap.now, tapped_at=tap.at
            )
        )
    else:
        refused = attempt(
            lambda: room.send(session, kind, text, tap.key, tap.phone, tap.now, tapped_at=tap.at)
        )
    back = reverse("buzz_room", args=[session.code]) + "?merci"

    def again() -> HttpResponse:
        return _room(request, session, 422, refused=refused, typed=text, kind=kind)

    return answer(request, tap, refused, back, again)


def _room(
    request: HttpRequest, session: BuzzSession, status: int = 200, **context: Any
) -> HttpResponse:
    context |= {
        "state": state.state_of(session),
        "programme": pitches.programme(session),
        "thanks": "merci" in request.GET,
        "stars": range(1, room.MOST_STARS + 1),
        "remains": has_page_that_remains(session),
    }
    return page(request, "buzz/room.html", session, session.event.title, status, **context)


@require_safe
def room_state(request: HttpRequest, code: str) -> HttpResponse:
    """What is on stage, for phones: a fifth of a second old at most. `?scene` is for the projection."""
    is_scene = "scene" in request.GET
    found = state.snapshot(codes.clean(code)[:6], fresh=is_scene)
    if found is None or not (found.is_public or may_enter(find(code), request.user)):
        raise Http404
    headers = state.headers_for(found, is_scene=is_scene)
    return state_answer(request, found.body, found.etag, headers)


@require_safe
@with_session
def qr_code(request: HttpRequest, session: BuzzSession) -> HttpResponse:
    """The way into the room, to be scanned."""
    return qr.response(settings.WAGTAILADMIN_BASE_URL + reverse("buzz_room", args=[session.code]))


@require_http_methods(METHODS)
@with_session
def join(request: HttpRequest, session: BuzzSession) -> HttpResponse:
    """“Count me in”: the form of requests, and a host with a name before the evening ends."""
    now, language = timezone.now(), active()
    number = page_id(request.GET.get("pitch"))
    rows = session.pitches.select_related("story")
    pitch = (rows.filter(pk=number).first() if number else None) or session.current
    about = pitch.shown_title if pitch else session.event.title
    form = joining.JoinForm(
        request.POST if request.method == "POST" else None,
        now=now,
        notice_text=joining.notice_text(language),
        about=about,
    )
    context: dict[str, Any] = {"form": form, "pitch": pitch, "about": about}
    if request.method == "POST" and form.is_valid():
        via = request.build_absolute_uri(request.path)
        enquiry = form.enquiry(None, spam.network_of(request), via)
        try:
            tapped_at = Tap(request.POST).at
            involvement = joining.join(session, pitch, enquiry, now, tapped_at=tapped_at)
        except RefusedError as error:
            context["refused"] = error.reason
        except (NobodyAnswersError, slots.SlotUnavailableError):
            context["refused"] = _("Nobody can be found right now: tell somebody of the team.")
        else:
            token = tokens.make(JOINED, involvement.pk if involvement else 0)
            return HttpResponseRedirect(reverse("buzz_joined", args=[session.code, token]))
    failed = "refused" in context or bool(form.errors)
    title = _("Count me in")
    return page(request, "buzz/join.html", session, title, 422 if failed else 200, **context)


@require_safe
@with_session
def joined(request: HttpRequest, session: BuzzSession, token: str) -> HttpResponse:
    """Who the host is and where they are: shown at once, so that they meet before the lights go up."""
    try:
        number = tokens.read(JOINED, token, HOST_SHOWN_FOR.total_seconds())
    except tokens.BadTokenError as error:
        raise Http404 from error
    rows = session.joinings.select_related("involvement__person", "involvement__owner__photo")
    row = rows.filter(involvement=number, involvement__person__isnull=False).first()
    if number and row is None:
        raise Http404
    involvement = row and row.involvement
    own = f"{url_for(involvement, timezone.now())}?{THANKS}" if involvement else ""
    context = {"involvement": involvement, "own_url": own}
    return page(request, "buzz/joined.html", session, _("You are in"), **context)
