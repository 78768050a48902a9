"""Where a request stands and what happened, as one would say it to the person."""

from collections.abc import Callable
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from involvement import purposes, slots
from involvement.merging import surviving
from involvement.models import (
    UNANSWERED_STATES,
    ClosedReason,
    Involvement,
    State,
    Step,
    StepKind,
)
from involvement.wording import deadline, slot_in_words

# What was corrected, by the names of the fields of a person.
DETAILS = {
    "first_name": gettext_lazy("first name"),
    "last_name": gettext_lazy("last name"),
    "email": gettext_lazy("e-mail address"),
    "phone": gettext_lazy("phone number"),
    "commune": gettext_lazy("municipality"),
    "commune_text": gettext_lazy("municipality"),
}


def standing(involvement: Involvement, now: datetime) -> str:
    """One sentence, with the name of who answers. A merged request stands where the other does."""
    involvement = surviving(involvement)
    name = {"name": involvement.owner.name}
    call_at = slots.planned(involvement, now)
    if call_at:
        slot = {"slot": slot_in_words(call_at, now)}
        return _("%(name)s calls you %(slot)s.") % (name | slot)
    if involvement.state in [*UNANSWERED_STATES, State.SET_ASIDE]:
        if involvement.due_at < now:
            return _("%(name)s should have answered you by now. Please call us.") % name
        due = {"deadline": deadline(involvement.due_at, now)}
        return _("%(name)s answers you %(deadline)s.") % (name | due)
    if involvement.state == State.DORMANT:
        return _("Your request rests for a while, as agreed. %(name)s comes back to you.") % name
    if involvement.state == State.CLOSED:
        if involvement.closed_reason == ClosedReason.WITHDRAWN:
            return _("You have withdrawn your request.")
        if involvement.closed_reason == ClosedReason.DUPLICATE:
            return _("We answer this together with your other request.")
        return _("Your request is closed. A word from you opens it again.")
    if involvement.state == State.SUCCEEDED:
        return _("Something has come of it. Thank you.")
    return _("You and %(name)s are talking.") % name


def happened(step: Step, now: datetime) -> str:
    """What a step was, in words for the person.

    Args:
        step: one that is not private.
        now: what “today” is counted from.
    """
    say = SENTENCES.get(step.kind)
    return say(step, now) if say else f"{capfirst(step.get_kind_display())}."


def _by_name(with_name: str, without: str) -> Callable[[Step, datetime], str]:
    def say(step: Step, now: datetime) -> str:
        return with_name % {"name": step.facilitator.name} if step.facilitator else str(without)

    return say


def _call_moved(step: Step, now: datetime) -> str:
    slot = slot_in_words(slots.parse_slot(step.data.get("callback", "")), now)
    if not slot:
        return _("You no longer wanted to be called.")
    return _("You asked to be called %(slot)s.") % {"slot": slot}


def _consent(step: Step, now: datetime) -> str:
    given, purpose = step.data["given"], step.data.get("purpose")
    return str(CONSENTS.get((purpose, given), CONSENTS["", given]))


def _corrected(step: Step, now: datetime) -> str:
    # After a year the details of a step are forgotten.
    details = dict.fromkeys(str(DETAILS[name]) for name in step.data.get("fields", []))
    if not details:
        return _("You corrected your details.")
    return _("You corrected: %(details)s.") % {"details": ", ".join(details)}


def _plain(words: str) -> Callable[[Step, datetime], str]:
    return lambda step, now: str(words)


CONSENTS: dict[tuple[str, bool], str] = {
    ("", True): gettext_lazy("You agreed."),
    ("", False): gettext_lazy("You no longer agreed."),
    (purposes.FOLLOW_UP, True): gettext_lazy("You agreed to letters about your project."),
    (purposes.FOLLOW_UP, False): gettext_lazy("You stopped the letters about your project."),
    (purposes.NEWS, True): gettext_lazy("You asked to hear what is new."),
    (purposes.NEWS, False): gettext_lazy("You no longer wanted to hear what is new."),
}
SENTENCES: dict[str, Callable[[Step, datetime], str]] = {
    StepKind.RECEIVED: _plain(gettext_lazy("Your words arrived.")),
    StepKind.ACKNOWLEDGED: _plain(gettext_lazy("We told you by e-mail who answers.")),
    StepKind.CALL: _by_name(gettext_lazy("%(name)s called you."), gettext_lazy("We called you.")),
    StepKind.MAIL_OUT: _by_name(
        gettext_lazy("%(name)s wrote to you."), gettext_lazy("We wrote to you.")
    ),
    StepKind.MAIL_IN: _plain(gettext_lazy("You wrote to us by e-mail.")),
    StepKind.PLAN: _plain(gettext_lazy("You made a plan.")),
    StepKind.ANSWER: _plain(gettext_lazy("You answered a letter about your plan.")),
    StepKind.WORD: _plain(gettext_lazy("You added a word.")),
    StepKind.WITHDRAWN: _plain(gettext_lazy("You withdrew your request.")),
    StepKind.CLOSED: _plain(pgettext_lazy("timeline", "The request was closed.")),
    StepKind.REOPENED: _plain(pgettext_lazy("timeline", "The request was opened again.")),
    StepKind.HANDED_OVER: _plain(gettext_lazy("A colleague took over.")),
    StepKind.CONSENT: _consent,
    StepKind.CALL_MOVED: _call_moved,
    StepKind.CORRECTED: _corrected,
    StepKind.LINKS_CLOSED: _plain(gettext_lazy("You had the links to this page closed.")),
}
