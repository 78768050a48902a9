"""The timeline of a request: every act leaves a step that says what, when and by whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from people.models import Facilitator

from .models import Involvement, Step


@dataclass(frozen=True)
class Actor:
    """Who does something to a request. Empty: the clock.

    Attributes:
        facilitator: the member of the team.
        user: their account in the CMS.
        person: the person who wrote does it themselves.
    """

    facilitator: Facilitator | None = None
    user: Any = None
    person: bool = False

    @classmethod
    def of(cls, user: Any) -> "Actor":
        """The actor behind an account."""
        return cls(facilitator=getattr(user, "facilitator", None), user=user)


CLOCK = Actor()
THE_PERSON = Actor(person=True)


def record(
    involvement: Involvement,
    kind: str,
    now: datetime,
    actor: Actor = CLOCK,
    *,
    text: str = "",
    data: dict[str, Any] | None = None,
    from_state: str = "",
    to_state: str = "",
    private: bool = True,
) -> Step:
    """Write a step into the timeline of a request.

    Args:
        kind: a value of `StepKind`.
        now: when it happened, aware.
        text: words of a human; they go when the person is erased.
        data: details for machines, such as the rung that was climbed.
        private: for the team only; otherwise the person sees it on their page.
    """
    return Step.objects.create(
        involvement=involvement,
        kind=kind,
        at=now,
        facilitator=actor.facilitator,
        user=actor.user,
        by_person=actor.person,
        text=text,
        data=data or {},
        from_state=from_state,
        to_state=to_state,
        private=private,
    )
