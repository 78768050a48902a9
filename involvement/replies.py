"""Replies by mail: they leave under the facilitator's name and show on the person's own page."""

from dataclasses import dataclass
from datetime import datetime

from people.models import Facilitator

from . import attention, claiming, freshness, handover, letters, purposes
from .models import OPEN_STATES, UNANSWERED_STATES, Involvement, State, StepKind
from .private.links import full_url_for
from .timeline import Actor, record
from .transitions import TransitionRefusedError, apply, locked


class NoAddressError(Exception):
    """The person left no e-mail address."""


@dataclass(frozen=True)
class Reply:
    """What a facilitator writes to a person.

    Attributes:
        subject: of the mail.
        body: plain text, as the facilitator sent it.
    """

    subject: str
    body: str


def reply(
    involvement: Involvement,
    answer: Reply,
    now: datetime,
    actor: Actor,
    *,
    hand_over_to: Facilitator | None = None,
    word: str = "",
    seen: int | None = None,
) -> Involvement:
    """Answer a person by mail and, if wished, hand the request over in the same act.

    It counts as the first human answer and settles what waited. Who answers what nobody had taken,
    has it from then on.

    Args:
        answer: the mail.
        now: when, aware.
        actor: who writes.
        hand_over_to: a colleague who goes on.
        word: for that colleague.
        seen: `freshness.last_step` of the card.

    Returns:
        The request as it is afterwards.

    Raises:
        NoAddressError: there is no address to write to.
        TransitionRefusedError: it is closed, set aside or erased.
        OvertakenError: somebody acted since the card was opened; nothing was sent.
    """
    with locked(involvement) as current:
        try:
            freshness.check(current, seen, actor, StepKind.MAIL_OUT, answer.body)
        except freshness.AlreadyDoneError:
            return current
        if current.state not in [*OPEN_STATES, State.SUCCEEDED]:
            raise TransitionRefusedError(current.state)
        send(current, answer, now, actor)
        if hand_over_to:
            handover.hand_over(current, hand_over_to, now, actor, word)
        current.save()
    return current


def send(current: Involvement, answer: Reply, now: datetime, actor: Actor) -> None:
    """Queue a reply to a request whose row is locked; the caller saves it. Errors as in `reply`."""
    if not current.person.email:
        raise NoAddressError
    claiming.take_if_free(current, actor, now)
    who = actor.facilitator or current.owner
    letters.post(
        current.person.email,
        template="reply",
        subject=answer.subject,
        context={"body": answer.body, "private_url": full_url_for(current, now)},
        programme=current.programme,
        language=current.language,
        purpose=purposes.ANSWER,
        about=[current.person],
        now=now,
        involvement=current,
        reply_to=who.email,
    )
    record(current, StepKind.MAIL_OUT, now, actor, text=answer.body, private=False)
    if current.state in UNANSWERED_STATES:
        apply(current, State.IN_DIALOGUE, now, actor)
    attention.settle(current, now, actor)
