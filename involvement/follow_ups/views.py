"""The pages behind the links of letters. GET shows; buttons act."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from content import calendars, dates
from involvement.circulars import ONE_CLICK
from involvement.models import FollowUp, FollowUpAnswer, FollowUpState, Involvement
from involvement.personal import personal_page
from involvement.private.closed import closed
from involvement.timeline import THE_PERSON
from involvement.transitions import TransitionRefusedError
from involvement.wording import slot_in_words

from . import answers, links, mails, plans
from .forms import LaterForm, PlanForm
from .links import LinkClosedError

LONGEST_WORDS = 1000
# What the address ends in right after a plan was noted.
SAVED = "noted"
# Weeks that whoever says "later" can choose with one tap.
WEEKS = [2, 4, 12]
show_or_act = require_http_methods(["GET", "HEAD", "POST"])


@show_or_act
def letter(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the plan and five answers; POST takes one."""
    try:
        row = links.open_letter(token)
    except LinkClosedError:
        return closed(request)
    if request.method != "POST":
        return _letter_page(request, row)
    now = timezone.now()
    if "day" in request.POST:
        return _until(request, row, now)
    what, words = request.POST.get("answer", ""), _clean(request.POST.get("words", ""))
    if what not in FollowUpAnswer.values:
        return _letter_page(request, row, error=_("Choose one of the answers."), words=words)
    if len(words) > LONGEST_WORDS:
        error = _("No more than 1,000 characters, please. Nothing is lost: shorten and send again.")
        return _letter_page(request, row, error=error, words=words)
    answers.answer(row, what, words, now)
    if what == FollowUpAnswer.OTHER_WAY:
        return HttpResponseRedirect(links.plan_url(row.plan.involvement))
    return HttpResponseRedirect(request.path)


@show_or_act
def plan(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the plan so far and four fields; POST notes a plan."""
    try:
        involvement = links.open_plan(token)
    except LinkClosedError:
        return closed(request)
    now = timezone.now()
    current = plans.current_plan(involvement)
    agreed = plans.agrees(involvement.person)
    sent = request.POST if request.method == "POST" else None
    form = PlanForm(sent, now=now, plan=current, agreed=agreed)
    if form.is_valid():
        # Without the token: a key is not kept beside the door.
        via = request.build_absolute_uri(request.path.removesuffix(f"{token}/"))
        try:
            plans.write(involvement, form.words, now, THE_PERSON, form.agreement(via))
        except TransitionRefusedError:
            # Nobody has talked with them yet, or the request looks like spam: the words stay.
            form.add_error(
                None, _("Please talk with us first: then a plan has somebody beside it.")
            )
        else:
            return HttpResponseRedirect(f"{request.path}?{SAVED}")
    context = {
        "form": form,
        "plan": current,
        "owner": involvement.owner,
        "saved": SAVED in request.GET and not form.is_bound,
        "agreed": agreed,
        "writes": plans.may_get_letters(involvement.person),
        "step": _step(involvement, now),
        "stop_url": links.stop_url(involvement) if agreed else "",
    }
    title = _("Your next step, %(name)s") % {"name": involvement.person.first_name}
    status = 422 if form.errors else 200
    return personal_page(request, "involvement/follow_ups/plan.html", title, context, status)


@require_safe
def step_file(request: HttpRequest, token: str) -> HttpResponse:
    """The next step as a calendar file."""
    try:
        current = plans.current_plan(links.open_plan(token))
    except LinkClosedError:
        current = None
    if current is None:
        return closed(request)
    response = HttpResponse(mails.step_file(current), content_type=calendars.MIMETYPE)
    response["Content-Disposition"] = 'attachment; filename="plan.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


# Mail programs post here without a cookie and without an Origin (RFC 8058, section 3.2). The signed
# address alone is the authority, and no session is looked at: there is nothing to forge.
@csrf_exempt
@show_or_act
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a button; the button, or a mail program's one click, ends the letters."""
    try:
        involvement = links.open_stop(token)
    except LinkClosedError:
        return closed(request)
    name, value = ONE_CLICK
    if request.method == "POST" and request.POST.get(name) == value:
        answers.stop_letters(involvement, timezone.now())
    agrees = plans.agrees(involvement.person)
    title = _("No more letters?") if agrees else _("No letter comes any more")
    context = {"agrees": agrees, "owner": involvement.owner, "one_click": ONE_CLICK}
    return personal_page(request, "involvement/follow_ups/stop.html", title, context)


def _until(request: HttpRequest, row: FollowUp, now: datetime) -> HttpResponse:
    form = LaterForm(request.POST)
    error = ""
    if form.is_valid():
        try:
            answers.later_until(row, form.cleaned_data["day"], now)
        except answers.UnreachableDayError:
            error = _("Choose a day between tomorrow and two years from now.")
    else:
        error = form.errors["day"][0]
    if error:
        return _letter_page(request, row, day_error=error, day=request.POST.get("day", ""))
    return HttpResponseRedirect(request.path)


def _letter_page(request: HttpRequest, row: FollowUp, **extra: Any) -> HttpResponse:
    now = timezone.now()
    involvement = row.plan.involvement
    today = timezone.localdate(now)
    upcoming = FollowUp.objects.filter(
        plan__involvement=involvement, state=FollowUpState.PLANNED
    ).first()
    context = {
        "letter": row,
        "plan": row.plan,
        "plan_url": links.plan_url(involvement),
        "owner": involvement.owner,
        "answers": FollowUpAnswer,
        "choices": [
            (value, label) for value, label in FollowUpAnswer.choices if value != row.answer
        ],
        "written_on": dates.day(timezone.localtime(row.plan.written_at)),
        "step": slot_in_words(row.plan.next_step_at, now),
        "step_is_over": row.plan.next_step_at <= now,
        "next_letter": dates.day(timezone.localtime(upcoming.due_at)) if upcoming else "",
        "weeks": [(weeks, (today + timedelta(weeks=weeks)).isoformat()) for weeks in WEEKS],
        "earliest": (today + timedelta(days=1)).isoformat(),
        "latest": (today + answers.LATEST_DAY).isoformat(),
    }
    if row.answer:
        title = _("Thank you, %(name)s") % {"name": involvement.person.first_name}
    else:
        title = _("Where do you stand, %(name)s?") % {"name": involvement.person.first_name}
    status = 422 if "error" in extra or "day_error" in extra else 200
    return personal_page(
        request, "involvement/follow_ups/letter.html", title, context | extra, status
    )


def _step(involvement: Involvement, now: datetime) -> dict[str, Any]:
    """The next step of the plan that counts, while it is still to come."""
    current = plans.current_plan(involvement)
    if current is None or current.next_step_at <= now:
        return {}
    return {
        "words": slot_in_words(current.next_step_at, now),
        "url": links.plan_url(involvement, "plan_step"),
    }


def _clean(words: str) -> str:
    return words.replace("\x00", "").replace("\r\n", "\n").strip()
