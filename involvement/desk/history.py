"""The timeline of a card in words: what a step did beyond its kind."""

from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content import dates
from involvement import merging, purposes
from involvement.models import Involvement, State, Step, StepKind
from people.models import Facilitator

STATES = dict(State.choices)
CONSENTS: dict[tuple[str, bool], str] = {
    (purposes.FOLLOW_UP, True): gettext_lazy("yes to letters"),
    (purposes.FOLLOW_UP, False): gettext_lazy("no more letters"),
    (purposes.NEWS, True): gettext_lazy("yes to news"),
    (purposes.NEWS, False): gettext_lazy("no more news"),
}


@dataclass(frozen=True)
class Line:
    """A step as the card shows it.

    Attributes:
        step: the step.
        detail: what it did: to whom, until when, whether anybody answered.
        elsewhere: it happened to a request that was merged into this one.
    """

    step: Step
    detail: str
    elsewhere: bool


def lines(involvement: Involvement, team: dict[int, str]) -> list[Line]:
    """The steps of a request and of those merged into it, the newest first.

    Args:
        team: names of the programme's facilitators by key.
    """
    steps = merging.timeline(involvement).order_by("-at", "-pk")
    return [
        Line(step, _detail(step, team), step.involvement_id != involvement.pk) for step in steps
    ]


def team_of(involvement: Involvement) -> dict[int, str]:
    """Names of everybody who answers or answered in a request's programme."""
    people = Facilitator.objects.filter(programme=involvement.programme_id)
    return dict(people.values_list("pk", "name"))


def _detail(step: Step, team: dict[int, str]) -> str:
    data: dict[str, Any] = step.data
    match step.kind:
        case StepKind.CALL if "reached" in data:
            return _("reached") if data["reached"] else _("no answer")
        case StepKind.HANDED_OVER:
            return _("to %(name)s") % {"name": team.get(data.get("to"), "…")}
        case StepKind.ASSIGNED:
            return _("to %(name)s") % {"name": team.get(data.get("owner"), "…")}
        case StepKind.ESCALATED:
            return ", ".join(data.get("told", []))
        case StepKind.SNOOZED:
            until = parse_date(data.get("until", ""))
            return _("until %(day)s") % {"day": dates.day(until)} if until else ""
        case StepKind.MERGED if "from" in data:
            return _("with request %(number)s") % {"number": data["from"]}
        case StepKind.MERGED:
            return _("into request %(number)s") % {"number": data.get("into", "")}
        case StepKind.CONSENT:
            return str(CONSENTS.get((data.get("purpose", ""), data.get("given", True)), ""))
        case StepKind.LINK:
            return _("renewed") if data.get("renewed") else _("revoked")
    return str(STATES.get(step.to_state, ""))
