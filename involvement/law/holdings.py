"""Everything in the database that holds something of a person: the one list.

Erasing, purging, the export and the register of processing are made of it, so that what one of
them knows the others know too. A model with a way to `Person` or `Involvement` that is missing here
fails `tests/involvement/law/test_holdings.py`. Declaring one is a line:

    deleted("involvement.Need", "involvement__person", ANSWER),
    emptied("involvement.Party", "person", ANSWER, person=None, words=""),
    kept("involvement.Partnership", "involvement__person", ANSWER),
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from involvement.models import Person
from involvement.purposes import ANSWER, DESK, EVENT, FOLLOW_UP, INTRODUCTION, NEWS, WATCH

from .labels import label_of_model


@dataclass(frozen=True)
class Holding:
    """Rows of one model that hold something of a person.

    Attributes:
        model: its label, "involvement.Step".
        paths: lookups that lead from the model to the person; one is enough for a row to be theirs.
        purpose: why it is kept, a key of `involvement.purposes`.
        empties: what erasing puts into which fields, so that an anonymous count is left; None:
            erasing deletes the rows.
        exported: whether the person's own export shows the rows. Not where they are rows of
            somebody else that may speak of the person.
    """

    model: str
    paths: tuple[str, ...]
    purpose: str
    empties: Mapping[str, Any] | None = None
    exported: bool = True

    @property
    def model_class(self) -> type[Model]:
        return apps.get_model(self.model)

    @property
    def label(self) -> str:
        """What the rows are, in the active language."""
        return label_of_model(self.model_class)

    def rows(self, people: Iterable[Person]) -> QuerySet[Any]:
        """The rows that hold something of one of these people."""
        keys = [person.pk for person in people]
        theirs = Q()
        for path in self.paths:
            theirs |= Q(**{f"{path}__in": keys})
        rows = self.model_class._base_manager
        return rows.filter(pk__in=rows.filter(theirs).values("pk"))


def deleted(model: str, paths: str | tuple[str, ...], purpose: str) -> Holding:
    """Rows that go when the person goes. Arguments as in `Holding`; a single path needs no tuple."""
    return Holding(model, _as_tuple(paths), purpose)


def emptied(
    model: str,
    paths: str | tuple[str, ...],
    purpose: str,
    *,
    exported: bool = True,
    **empties: Any,
) -> Holding:
    """Rows that stay as an anonymous count when the person goes.

    Args:
        empties: what is put into which field; a column that points to the person gets None.
    """
    return Holding(model, _as_tuple(paths), purpose, empties, exported)


def kept(model: str, paths: str | tuple[str, ...], purpose: str) -> Holding:
    """Rows that name nobody and stay as they are, such as what two organisations made of it."""
    return Holding(model, _as_tuple(paths), purpose, {})


def _as_tuple(paths: str | tuple[str, ...]) -> tuple[str, ...]:
    return (paths,) if isinstance(paths, str) else paths


# A mail holds those whom its letter is about; those to the team about a request hold its place.
# What one follows by mail is written by a room of its own.
LETTER = ("people", "involvement__person")
MAIL = (*(f"letter__{path}" for path in LETTER), "follow_letter__follow__person")

# What belongs together stands together; the order is that of the export and of the register.
HOLDINGS: tuple[Holding, ...] = (
    deleted("involvement.Person", "pk", ANSWER),
    deleted("involvement.Consent", "person", ANSWER),
    emptied(
        "involvement.Involvement",
        "person",
        ANSWER,
        person=None,
        message="",
        callback_at=None,
        snoozed_until=None,
        state_before="",
        attention="",
        network="",
    ),
    emptied("involvement.Step", "involvement__person", ANSWER, text="", data={}),
    deleted("involvement.PrivateLink", "involvement__person", ANSWER),
    deleted("involvement.Ingredient", "involvement__person", INTRODUCTION),
    emptied("involvement.Introduction", "parties__person", INTRODUCTION, subject="", place=""),
    deleted("involvement.MeetingSlot", "introduction__parties__person", INTRODUCTION),
    deleted("involvement.Party", "person", INTRODUCTION),
    deleted("involvement.Plan", "involvement__person", FOLLOW_UP),
    deleted("involvement.FollowUp", "plan__involvement__person", FOLLOW_UP),
    kept("involvement.Partnership", "involvement__person", ANSWER),
    deleted("following.Follow", "person", NEWS),
    deleted("following.Told", "follow__person", NEWS),
    deleted("following.FollowLetter", "follow__person", NEWS),
    emptied("events.Registration", "person", EVENT, person=None, needs="", network=""),
    kept("buzz.Joining", "involvement__person", ANSWER),
    deleted("involvement.Presence", "involvement__person", DESK),
    emptied("involvement.DataAccess", "person", WATCH, exported=False, person=None),
    deleted("involvement.Letter", LETTER, DESK),
    deleted("involvement.Delivery", tuple(f"email__{path}" for path in MAIL), DESK),
    deleted("post_office.Email", MAIL, DESK),
    deleted("post_office.Log", tuple(f"email__{path}" for path in MAIL), DESK),
    deleted("post_office.Attachment", tuple(f"emails__{path}" for path in MAIL), DESK),
)

# Columns for names and addresses that hold nobody who wrote to the lab: whom they hold instead.
OF_OTHERS: dict[str, Any] = {
    "auth.User": _("Accounts of those who work on the site"),
    "people.Facilitator": _("The members of the team: they show their name themselves"),
    "people.Programme": _("Address and number of a team, published"),
    "people.CircleMember": _("Members of a team’s circle, who agreed to be told"),
    "home.SiteIdentity": _("Address and number of the lab, published"),
    "press.Journalist": _(
        "Journalists, who see, change and erase what is held on a page of their own"
    ),
    "buzz.Seat": _("Journalists on a stage, who agreed to be named when they took their seat"),
    "press.Spokesperson": _(
        "People of stories who agreed that newsrooms call them; deleted when their agreement ends"
    ),
    "press.PressLetter": _("Mails to journalists, which go with them"),
}
