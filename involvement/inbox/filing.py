"""Where a mail belongs, and what it changes there. Nothing is filed without a signed reference."""

from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from post_office.models import STATUS, Email

from involvement import attention, consents, purposes, reference
from involvement.follow_ups.mails import STOP
from involvement.follow_ups.plans import stop as stop_letters
from involvement.models import (
    UNANSWERED_STATES,
    Attention,
    Delivery,
    DeliveryState,
    Involvement,
    Letter,
    State,
    StepKind,
)
from involvement.models.person import same_address
from involvement.outbox import trouble
from involvement.private.acts import hear
from involvement.timeline import THE_PERSON, Actor, record
from involvement.transitions import TALK, apply, locked
from people.models import Facilitator

from . import words
from .bounces import Bounce, Failure
from .parsing import LONGEST_TEXT, Incoming


class Outcome(StrEnum):
    """What became of a mail."""

    WORD = "words of the person"
    FORWARDED = "words of the person, forwarded by the team"
    ANSWER = "answer of the team"
    NOTE = "mail of the team to the desk"
    STRANGER = "from an unknown address, filed for the team only"
    STOPPED = "no more letters"
    AWAY = "automatic answer"
    BOUNCE = "came back"
    DELAYED = "notice of a delay"
    KNOWN = "filed before"
    OWN = "sent by the site itself"
    UNCLEAR = "put aside"


def file(incoming: Incoming, name: str, now: datetime) -> Outcome:
    """File a mail into its request. The same mail again changes nothing.

    Args:
        incoming: the mail.
        name: of its file, so that erasing the request finds it.
        now: aware.
    """
    if reference.is_own(incoming.message_id):
        return Outcome.OWN
    with translation.override(settings.LANGUAGE_CODE):  # the team's
        if incoming.bounce:
            return _file_bounce(incoming, incoming.bounce, name, now)
        return _file_mail(incoming, name, now)


def _file_mail(incoming: Incoming, name: str, now: datetime) -> Outcome:
    attached = incoming.attached
    keys = reference.found_in(incoming.subject, *incoming.answers)
    if attached:
        keys += reference.found_in(attached.subject, *attached.answers)
    keys += reference.found_in(incoming.text)
    involvement = _request(keys)
    if involvement is None:
        return Outcome.UNCLEAR
    with locked(involvement) as current:
        if current.person is None:
            return Outcome.UNCLEAR
        if current.steps.filter(data__mail=incoming.key).exists():
            return Outcome.KNOWN
        return _file(current, incoming, {"mail": incoming.key, "file": name}, now)


def _request(keys: list[int]) -> Involvement | None:
    found = Involvement.objects.exclude(state=State.ERASED).in_bulk(keys)
    return next((found[key] for key in keys if key in found), None)


def _file(current: Involvement, incoming: Incoming, data: dict, now: datetime) -> Outcome:
    person, sender = current.person, incoming.sender
    colleague = _colleague(current, sender)
    from_person = same_address(person.email, sender)
    if incoming.automatic:
        if not from_person and colleague is None:
            return Outcome.UNCLEAR
        text = _kept(words.new_words(incoming.text))
        record(current, StepKind.AUTO_REPLY, now, text=text, data=data)
        return Outcome.AWAY
    if from_person and incoming.subject.strip().casefold().startswith(STOP):
        stop_letters(person, now, THE_PERSON, current)
        consents.withdraw(person, purposes.NEWS, now, involvement=current)
        return Outcome.STOPPED
    if from_person:
        hear(current, StepKind.MAIL_IN, _words(incoming), now, data=data)
        return Outcome.WORD
    if colleague:
        return _file_from_team(current, incoming, colleague, data, now)
    _call_the_owner(current, now)
    text = _("From an unknown address: %(address)s") % {"address": sender}
    text = f"{text}\n\n{_words(incoming)}".strip()
    record(current, StepKind.MAIL_IN, now, text=text, data=data)
    return Outcome.STRANGER


def _call_the_owner(current: Involvement, now: datetime) -> None:
    """Somebody unknown wrote: the owner looks at it, the request stays where it is."""
    if current.state in TALK:
        attention.call_for(current, Attention.MAIL, now)
        current.save(update_fields=["attention", "due_at"])


def _file_from_team(
    current: Involvement, incoming: Incoming, colleague: Facilitator, data: dict, now: datetime
) -> Outcome:
    person = current.person
    actor = Actor(facilitator=colleague, user=colleague.user)
    if person.email.casefold() in incoming.recipients:
        if current.state in UNANSWERED_STATES:
            apply(current, State.IN_DIALOGUE, now, actor)
        if current.state in TALK:
            attention.settle(current, now, actor)
        current.save()
        record(current, StepKind.MAIL_OUT, now, actor, text=_words(incoming), data=data)
        return Outcome.ANSWER
    comment, forwarded = _forwarded(incoming, person.email)
    if not forwarded:
        record(current, StepKind.MAIL_IN, now, actor, text=_words(incoming), data=data)
        return Outcome.NOTE
    if comment:
        record(current, StepKind.MAIL_IN, now, actor, text=_kept(comment), data={})
    # Who forwards has read it; the owner has not, if it is somebody else.
    why = "" if colleague.pk == current.owner_id else Attention.WORD
    data |= {"forwarded_by": colleague.pk}
    files = incoming.attached.files if incoming.attached else incoming.files
    text = _with_files(forwarded, files)
    hear(current, StepKind.MAIL_IN, text, now, actor, data=data, why=why)
    return Outcome.FORWARDED


def _forwarded(incoming: Incoming, address: str) -> tuple[str, str]:
    """What stands above a forwarded mail of that address, and its words; empty without one."""
    attached = incoming.attached
    if attached and same_address(address, attached.sender):
        return words.new_words(incoming.text), words.new_words(attached.text)
    return words.split_forward(incoming.text, address) if address else ("", "")


def _colleague(current: Involvement, address: str) -> Facilitator | None:
    """The member of the request's team who writes from this address."""
    team = current.programme.facilitators.filter(active=True).select_related("user")
    for facilitator in team:
        account = facilitator.user.email if facilitator.user else ""
        if same_address(facilitator.email, address) or same_address(account, address):
            return facilitator
    return None


def _words(incoming: Incoming) -> str:
    return _with_files(words.new_words(incoming.text), incoming.files)


def _with_files(text: str, files: list[str]) -> str:
    """Words, and the names of attached files: the files themselves stay in the mail."""
    text = _kept(text)
    if files:
        names = {"names": ", ".join(files)}
        attached = _("Attached, to be read in the mailbox: %(names)s") % names
        text = f"{text}\n\n{attached}".strip()
    return text


def _kept(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]} […]"


def _file_bounce(incoming: Incoming, bounce: Bounce, name: str, now: datetime) -> Outcome:
    """A mail of ours came back. Only one that we really sent to that address counts."""
    if not bounce.failures:
        return Outcome.DELAYED
    emails = list(Email.objects.filter(message_id__in=bounce.originals))
    data = {"why": str(DeliveryState.BOUNCED), "mail": incoming.key, "file": name}
    filed = [
        _came_back(email, failure, data, now)
        for email in emails
        for failure in bounce.failures
        if any(same_address(failure.address, address) for address in email.to)
    ]
    if not emails:
        # Older than the mails that are kept, or without its head: the reference still says whose.
        involvement = _request(reference.found_in(*bounce.originals, *bounce.quoted))
        filed = [
            _person_unreachable(involvement, failure, data, now)
            for failure in bounce.failures
            if involvement and same_address(failure.address, involvement.person.email)
        ]
    if not filed:
        return Outcome.UNCLEAR
    return Outcome.BOUNCE if any(filed) else Outcome.KNOWN


@transaction.atomic
def _came_back(email: Email, failure: Failure, data: dict, now: datetime) -> bool:
    letter = Letter.objects.filter(email=email).select_related("involvement").first()
    involvement = letter.involvement if letter else None
    changed = {"state": DeliveryState.BOUNCED, "since": now, "reason": failure.words}
    if _is_filed(involvement, data) or (
        involvement is None
        and Delivery.objects.filter(email=email, state=DeliveryState.BOUNCED).exists()
    ):
        return False
    Delivery.objects.update_or_create(email=email, defaults=changed)
    Email.objects.filter(pk=email.pk).update(status=STATUS.failed)
    trouble.tell(email, data["why"], failure.words, now, bounces=failure.dead, data=data)
    return True


@transaction.atomic
def _person_unreachable(
    involvement: Involvement, failure: Failure, data: dict, now: datetime
) -> bool:
    if _is_filed(involvement, data):
        return False
    if failure.dead:
        trouble.mark([involvement.person], now)
    trouble.note(involvement, failure.words, now, data, to_person=True)
    return True


def _is_filed(involvement: Involvement | None, data: dict) -> bool:
    return bool(involvement) and involvement.steps.filter(data__mail=data["mail"]).exists()
