"""Calls by telephone: what was said, in four prompts, and whether anybody answered."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import attention, claiming, freshness
from .models import OPEN_STATES, UNANSWERED_STATES, Involvement, State, StepKind
from .timeline import Actor, record
from .transitions import apply, locked

# What a facilitator listens for.
PROMPTS = {
    "problem": gettext_lazy("Problem"),
    "resource": gettext_lazy("Resource"),
    "fear": gettext_lazy("Fear"),
    "next_step": gettext_lazy("Next step"),
}


@dataclass(frozen=True)
class Call:
    """What a facilitator notes of a call.

    Attributes:
        reached: whether the person answered.
        problem: what is missing or hurts.
        resource: what the person brings.
        fear: what holds them back.
        next_step: who does what, by when.
    """

    reached: bool
    problem: str = ""
    resource: str = ""
    fear: str = ""
    next_step: str = ""

    @property
    def text(self) -> str:
        """The prompts that were answered, one a line, in the active language."""
        answers = ((label, getattr(self, name)) for name, label in PROMPTS.items())
        return "\n".join(
            _("%(prompt)s: %(answer)s") % {"prompt": label, "answer": answer}
            for label, answer in answers
            if answer
        )


def log_call(
    involvement: Involvement, call: Call, now: datetime, actor: Actor, seen: int | None = None
) -> Involvement:
    """Note a call. One that reached the person is a human answer and settles what waited.

    One that did not counts as a try (`transitions.tried_enough`). A call is a fact: whoever else
    acted in the meantime, it is kept; the same form twice is one call.

    Args:
        call: what was said.
        now: when, aware.
        actor: who called.
        seen: `freshness.last_step` of the card.

    Returns:
        The request as it is afterwards.
    """
    with locked(involvement) as current:
        text = call.text
        try:
            freshness.check(current, seen, actor, StepKind.CALL, text)
        except freshness.AlreadyDoneError:
            return current
        except freshness.OvertakenError:
            pass
        data: dict[str, object] = {"reached": call.reached}
        if call.reached and current.callback_at:
            data["callback"] = current.callback_at.isoformat()
            current.callback_at = None
        record(current, StepKind.CALL, now, actor, text=text, data=data)
        if call.reached:
            # Answering is an act of their own: the years after which we forget begin anew.
            current.person.last_active_at = now
            current.person.save(update_fields=["last_active_at"])
            claiming.take_if_free(current, actor, now)
            if current.state in UNANSWERED_STATES:
                apply(current, State.IN_DIALOGUE, now, actor)
            if current.state in OPEN_STATES:
                attention.settle(current, now, actor)
        current.save()
    return current
