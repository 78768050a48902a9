"""Two people at one request: whoever acts on what they no longer know is told first."""

from .models import Involvement, Step
from .timeline import Actor


class OvertakenError(Exception):
    """Somebody did something since the card was opened; nothing was done.

    Attributes:
        steps: what happened in between.
    """

    def __init__(self, steps: list[Step]) -> None:
        super().__init__(len(steps))
        self.steps = steps


class AlreadyDoneError(Exception):
    """The same act arrived before, as by a double click."""


def last_step(involvement: Involvement) -> int:
    """What a form of the card carries: the newest step that its reader could see."""
    return involvement.steps.order_by("-pk").values_list("pk", flat=True).first() or 0


def check(
    current: Involvement, seen: int | None, actor: Actor, kind: str = "", text: str = ""
) -> None:
    """Whether somebody else acted since the card was opened.

    Args:
        current: the request, its row locked.
        seen: `last_step` of when the card was shown; None where nobody looked.
        actor: who acts now.
        kind: the step that the act leaves, to tell a double click.
        text: its words.

    Raises:
        AlreadyDoneError: this person has just done the same.
        OvertakenError: a colleague or the person acted in between.
    """
    if seen is None:
        return
    since = list(current.steps.filter(pk__gt=seen).select_related("facilitator", "user"))
    mine = [step for step in since if actor.user and step.user_id == actor.user.pk]
    if kind and any(step.kind == kind and step.text == text for step in mine):
        raise AlreadyDoneError
    # What the clock does changes nothing of what a human is about to say.
    others = [step for step in since if step not in mine and (step.user_id or step.by_person)]
    if others:
        raise OvertakenError(others)
