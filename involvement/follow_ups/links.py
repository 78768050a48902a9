"""Signed addresses of a letter's answers and of a person's plan."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from involvement import tokens
from involvement.models import FollowUp, Involvement, State

LETTER, PLAN, STOP = "follow-up-letter", "follow-up-plan", "follow-up-stop"
DAY = 24 * 60 * 60
# A year's last letter stays open for a while; the way out of the letters never closes.
LETTER_VALID = 400 * DAY
PLAN_VALID = 60 * DAY


class LinkClosedError(Exception):
    """The link is none of ours, too old, or its request was erased."""


def letter_url(follow_up: FollowUp) -> str:
    """The full address of the answers to a letter, in the person's language."""
    return _full("letter", tokens.make(LETTER, follow_up.pk), follow_up.plan.involvement)


def stop_url(involvement: Involvement) -> str:
    """The full address of the way out of the letters."""
    return _full("letters_stop", tokens.make(STOP, involvement.pk), involvement)


def plan_url(involvement: Involvement, name: str = "plan") -> str:
    """The full address of a person's plan, in their language.

    Args:
        involvement: the request that the plan belongs to.
        name: "plan" for the form, "plan_step" for the calendar file.
    """
    return _full(name, tokens.make(PLAN, involvement.pk), involvement)


def open_letter(token: str) -> FollowUp:
    """The letter that somebody answers.

    Raises:
        LinkClosedError: it opens nothing, whatever the reason.
    """
    rows = FollowUp.objects.exclude(sent_at=None).exclude(plan__involvement__person=None)
    rows = rows.exclude(plan__involvement__state=State.ERASED)
    return _found(
        rows.select_related(
            "plan__involvement__person",
            "plan__involvement__owner__photo",
            "plan__involvement__programme",
        ),
        _read(LETTER, token, LETTER_VALID),
    )


def open_plan(token: str) -> Involvement:
    """The request whose plan a person may write.

    Raises:
        LinkClosedError: it opens nothing, whatever the reason.
    """
    return _found(_living(), _read(PLAN, token, PLAN_VALID))


def open_stop(token: str) -> Involvement:
    """The request whose letters are to end.

    Raises:
        LinkClosedError: it opens nothing, whatever the reason.
    """
    return _found(_living(), _read(STOP, token, None))


def _full(name: str, token: str, involvement: Involvement) -> str:
    with translation.override(involvement.language):
        return settings.WAGTAILADMIN_BASE_URL + reverse(name, args=[token])


def _read(purpose: str, token: str, seconds: float | None) -> Any:
    try:
        return tokens.read(purpose, token, seconds)
    except tokens.BadTokenError as error:
        raise LinkClosedError from error


def _living() -> Any:
    rows = Involvement.objects.exclude(person=None).exclude(state=State.ERASED)
    return rows.select_related("person", "owner__photo", "programme")


def _found(rows: Any, key: Any) -> Any:
    row = rows.filter(pk=key).first()
    if row is None:
        raise LinkClosedError
    return row
