"""What one's own page shows, with the forms of its acts."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from content.visibility import is_public
from involvement import agreements, consents, slots
from involvement.models import OPEN_STATES, Involvement, Step
from involvement.personal import personal_page
from involvement.wording import slot_in_words
from people.addresses import alternates

from . import acts, calls, done, wording
from .forms import CallForm, CorrectionForm, WordForm
from .links import THANKS, opens_details


def word_form(involvement: Involvement, now: datetime, data: QueryDict | None = None) -> WordForm:
    """A word more. A character that no database keeps is left out."""
    if data is not None:
        data = data.copy()
        data["word"] = data.get("word", "").replace("\x00", "")
    return WordForm(data)


def call_form(involvement: Involvement, now: datetime, data: QueryDict | None = None) -> CallForm:
    """Times at which the owner can call: the one that stands, and others."""
    owner, stands = involvement.owner, slots.planned(involvement, now)
    offered = slots.free_slots(owner, now)
    if stands:
        offered = sorted({stands, *offered})
    if data:
        chosen = slots.parse_slot(data.get("callback", ""))
        offered = slots.with_chosen(offered, chosen, owner, now)
    initial = {"callback": stands.isoformat() if stands else ""}
    return CallForm(data, person=involvement.person, now=now, slots=offered, initial=initial)


def correction_form(
    involvement: Involvement, now: datetime, data: QueryDict | None = None
) -> CorrectionForm:
    """Everything that we hold of how the person is called and reached."""
    person = involvement.person
    others = person.involvements.filter(state__in=OPEN_STATES, callback_at__gt=now)
    planned = bool(slots.planned(involvement, now)) or others.exists()
    return CorrectionForm(data, person=person, needs_phone=planned)


FORMS: dict[str, Callable[..., forms.Form]] = {
    "word": word_form,
    "call": call_form,
    "correct": correction_form,
}


def show(
    request: HttpRequest,
    involvement: Involvement,
    token: str,
    now: datetime,
    *,
    unfolded: str = "",
    form: forms.Form | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show a person their request.

    Args:
        token: of the link that opened it.
        unfolded: the act whose section is open.
        form: what was sent to that act and could not be done.
        status: of the response; 429 after more than people do in an hour.
    """
    person = involvement.person
    page = involvement.page.specific if involvement.page else None
    fresh = THANKS in request.GET
    words = _("Thank you, %(name)s") if fresh else _("Your request, %(name)s")
    title = words % {"name": person.first_name}
    shown = {name: make(involvement, now) for name, make in FORMS.items()}
    if form:
        shown[unfolded] = form
    context = {
        "title": title,  # the window's title says more beside an error
        "involvement": involvement,
        "person": person,
        "owner": involvement.owner,
        "standing": wording.standing(involvement, now),
        "fresh": fresh,
        "done": done.message(request.GET.get(done.DONE, ""), involvement),
        "words": involvement.steps.filter(private=False).exclude(text=""),
        "timeline": _timeline(involvement, now),
        "moved_by": page if page and is_public(page) else None,
        "call": slots.planned(involvement, now),
        "may_move_call": calls.may_move(involvement),
        "may_withdraw": acts.may_withdraw(involvement),
        "agreements": [
            agreements.Box(purpose, consents.has(person, purpose))
            for purpose in agreements.TEXTS
            if person.email or purpose not in agreements.BY_MAIL_ONLY
        ],
        "forms": shown,
        "failed": form,
        "unfolded": unfolded,
        "too_many": status == 429,
        "details": opens_details(token, now),
        "token": token,
        "own_url": settings.WAGTAILADMIN_BASE_URL + reverse("private", args=[token]),
    }
    if form:
        status, title = 422, _("Error: %(title)s") % {"title": title}
    languages = alternates(request, "private", token)
    return personal_page(
        request, "involvement/private/request.html", title, context, status, languages
    )


def _timeline(involvement: Involvement, now: datetime) -> list[dict[str, Any]]:
    """What happened, the newest last, as the person may see it."""
    steps: list[Step] = list(
        involvement.steps.filter(private=False).select_related("facilitator").order_by("at", "pk")
    )
    return [
        {"at": step.at, "when": slot_in_words(step.at, now), "what": wording.happened(step, now)}
        for step in steps
    ]
