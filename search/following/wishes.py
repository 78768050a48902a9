"""Who agrees to news in the form of requests, or on their own page, follows what moved them."""

import logging
from datetime import datetime
from typing import Any

from content.models import Publication
from content.transactions import beside
from involvement import purposes
from involvement.models import Consent, Involvement, Person, State
from taxonomy.models import Territory, TerritoryKind

from . import joining
from .filters import Choice
from .models import Follow

logger = logging.getLogger(__name__)


def begin(
    sender: object,
    consent: Consent,
    now: datetime,
    involvement: Involvement | None = None,
    **kwargs: Any,
) -> None:
    """Receiver of `consents.given`: a follow that waits for its mail to be confirmed.

    Anybody may type anybody's address into the form: the box alone sends nothing but that question.
    A mail that cannot be written never loses a request.
    """
    person = consent.person
    if consent.purpose != purposes.NEWS or involvement is None or not person.email:
        return
    if involvement.state == State.SET_ASIDE:
        return  # what looks like spam writes to nobody; a human who releases it begins again
    choice = choice_for(person, involvement)
    known = Follow.objects.filter(person=person, stopped_at=None).exclude(confirmed_at=None)
    if any(joining.is_same(row, choice) for row in known):
        return
    with beside(logger, "the follow of person %s could not be begun", person.pk):
        joining.ask(
            joining.Wish(
                email=person.email,
                language=involvement.language,
                choice=choice,
                notice=consent.notice,
                via=consent.via,
                person=person,
            ),
            now,
        )


def end(sender: object, person: Person, purpose: str, now: datetime, **kwargs: Any) -> None:
    """Receiver of `consents.withdrawn`: what they followed with their request ends."""
    if purpose == purposes.NEWS:
        Follow.objects.filter(person=person, stopped_at=None).update(stopped_at=now)


def choice_for(person: Person, involvement: Involvement) -> Choice:
    """What somebody follows who ticks the box: the issues of the page that moved them, near them.

    Near is where their team works: the parts of its territories in which they live, else all of
    them; for a team without territories, the department. One municipality alone would be silent for
    months.
    """
    page = involvement.page.specific if involvement.page else None
    issues = tuple(page.issues) if isinstance(page, Publication) else ()
    above = Territory.objects.filter(below__descendant=person.commune) if person.commune else None
    areas = list(involvement.programme.territories.all())
    if above is not None:
        around = set(above)
        areas = [area for area in areas if area in around] or areas
        areas = areas or [area for area in around if area.kind == TerritoryKind.DEPARTMENT]
    return Choice(issues, tuple(areas))
