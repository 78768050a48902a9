"""A party's page over HTTP, behind a personal link. GET shows; buttons act."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from content import calendars
from involvement.models import Answer, IntroductionState, Party, Usefulness
from involvement.personal import personal_page
from involvement.private.closed import closed

from . import asking, debrief, mails, meeting, states
from .forms import AnswerForm, DebriefForm, TimesForm
from .links import LinkClosedError, open_link, url_for
from .states import IntroductionMovedError

View = Callable[..., HttpResponse]


def _of_party(view: View) -> View:
    """Hand the party behind the link to the view; an address that opens nothing says so."""

    @wraps(view)
    def open_first(request: HttpRequest, token: str) -> HttpResponse:
        try:
            party = open_link(token, timezone.now())
        except LinkClosedError:
            return closed(request)
        return view(request, party, token)

    return open_first


@require_safe
@_of_party
def show(request: HttpRequest, party: Party, token: str) -> HttpResponse:
    """What is asked, or where it stands."""
    return _page(request, party, token)


@require_POST
@_of_party
def answer(request: HttpRequest, party: Party, token: str) -> HttpResponse:
    """Say yes or no."""
    form = AnswerForm(request.POST, party=party)

    def act(values: dict[str, Any], now: datetime) -> None:
        shares = {name: values[name] for name in ("shares_email", "shares_phone")}
        asking.answer(party, values["says"], now, word=values["word"], **shares)

    return _act(request, party, token, "answer_form", form, act)


@require_POST
@_of_party
def times(request: HttpRequest, party: Party, token: str) -> HttpResponse:
    """Tick the times that suit."""
    form = TimesForm(request.POST, party=party)

    def act(values: dict[str, Any], now: datetime) -> None:
        meeting.answer_times(party, map(int, values["possible"]), now)

    return _act(request, party, token, "times_form", form, act)


@require_POST
@_of_party
def tell(request: HttpRequest, party: Party, token: str) -> HttpResponse:
    """Say how the meeting went."""
    form = DebriefForm(request.POST, party=party)

    def act(values: dict[str, Any], now: datetime) -> None:
        debrief.answer(party, values["useful"], values["next_step"], now)

    return _act(request, party, token, "debrief_form", form, act)


@require_POST
@_of_party
def leave(request: HttpRequest, party: Party, token: str) -> HttpResponse:
    """Take the yes back."""
    with suppress(IntroductionMovedError):
        asking.leave(party, timezone.now())
    return HttpResponseRedirect(url_for(party))


@require_safe
@_of_party
def calendar(request: HttpRequest, party: Party, token: str) -> HttpResponse:
    """The meeting as a file for one's calendar."""
    if party.introduction.state != IntroductionState.SCHEDULED:
        return HttpResponseRedirect(url_for(party))
    content = mails.calendar_file(party, "")
    return HttpResponse(
        content,
        content_type=calendars.MIMETYPE,
        headers={
            "Content-Disposition": f'attachment; filename="{mails.FILE}"',
            "Cache-Control": "private, no-store",
        },
    )


def _act(
    request: HttpRequest,
    party: Party,
    token: str,
    name: str,
    form: forms.Form,
    act: Callable[[dict[str, Any], datetime], None],
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, party, token, status=422, **{name: form})
    try:
        act(form.cleaned_data, timezone.now())
    except IntroductionMovedError:
        party.introduction.refresh_from_db()
        return _page(request, party, token, status=409, too_late=True)
    return HttpResponseRedirect(url_for(party))


def _page(
    request: HttpRequest, party: Party, token: str, status: int = 200, **extra: Any
) -> HttpResponse:
    now = timezone.now()
    introduction = party.introduction
    state = introduction.state
    opened = state in states.OPENED
    meets = state == IntroductionState.SCHEDULED and introduction.meeting_at > now
    asks_back = debrief.may_answer(introduction, now)
    others = [other for other in mails.parties_of(introduction) if other.pk != party.pk]
    votes = state in meeting.LOOKING and introduction.slots.exists()
    context = {
        "party": party,
        "person": party.person,
        "introduction": introduction,
        "owner": introduction.owner,
        "token": token,
        "asks": state == IntroductionState.ASKED,
        # Nobody learns anything about the others before all have said yes.
        "others": others if opened else [],
        "over": state in states.FELL_THROUGH,
        "when": mails.when(introduction) if meets else "",
        "may_leave": state in asking.LEAVABLE and not asks_back,
        "answers": _options(Answer, {Answer.YES: _("Yes, gladly"), Answer.NO: _("No, thank you")}),
        "usefulness": _options(Usefulness),
        "answer_form": AnswerForm(party=party),
        "times_form": TimesForm(party=party) if votes else None,
        "debrief_form": DebriefForm(party=party) if asks_back else None,
    }
    title = _title(party, len(others), meets=meets, asks_back=asks_back)
    template = "involvement/introductions/party.html"
    return personal_page(request, template, title, context | extra, status=status)


def _title(party: Party, others: int, *, meets: bool, asks_back: bool) -> str:
    state, name = party.introduction.state, {"name": party.person.first_name}
    if party.answer == Answer.NO:
        return _("Thank you for your answer, %(name)s") % name
    if state in states.FELL_THROUGH:
        return _("The meeting does not come about")
    if state == IntroductionState.ASKED and party.answer:
        return _("You have said yes, %(name)s") % name
    if state == IntroductionState.ASKED:
        question = ngettext(
            "Would you like to meet somebody, %(name)s?",
            "Would you like to meet some people, %(name)s?",
            others,
        )
        return question % name
    if meets:
        return _("You meet, %(name)s") % name
    if asks_back:
        return _("How was your meeting, %(name)s?") % name
    return _("Everybody has said yes")


def _options(choices: Any, words: dict[str, str] | None = None) -> list[tuple[str, str]]:
    return [(value, (words or {}).get(value, label)) for value, label in choices.choices]
