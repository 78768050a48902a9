"""“Count me in”: a person of the room becomes a request with a named host before the evening ends."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from content.visibility import public
from involvement.forms import InvolvementForm
from involvement.models import Involvement, InvolvementPage, Origin
from involvement.services import Enquiry, receive

from .models import BuzzSession, Joining, Pitch
from .room import need_open

VIA = "in the room"  # how the notice reached them, as the desk notes it, too


class JoinForm(InvolvementForm):
    """The form of requests, with a sentence that can stay as it is: the pitch says what it is about."""

    message = forms.CharField(
        label=gettext_lazy("In a word, if you like"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, about: str, **kwargs: Any) -> None:
        """
        Args:
            about: what they join, in the words of the stage.
            kwargs: of `InvolvementForm`.
        """
        super().__init__(*args, **kwargs)
        self.about = about

    def clean_message(self) -> str:
        said = super().clean_message().strip()
        joins = _("Count me in: %(title)s") % {"title": self.about}
        return f"{joins}\n{said}"[:2000] if said else joins[:2000]


def join(
    session: BuzzSession,
    pitch: Pitch | None,
    enquiry: Enquiry,
    now: datetime,
    *,
    tapped_at: datetime | None = None,
) -> Involvement | None:
    """Receive the request through the one door of all requests: it has an owner at once.

    Sent twice it is one. In a rehearsal nothing is stored and nobody is written to.

    Args:
        pitch: what was on stage when the form was opened; None for the evening as a whole.
        enquiry: what was sent, cleaned.
        tapped_at: when it was sent; it counts although the evening may have ended since.

    Returns:
        The request, whose owner is the host; None in a rehearsal.

    Raises:
        RefusedError: the room is not open.
        involvement.routing.NobodyAnswersError: there is no facilitator at all.
    """
    if session.is_rehearsal:
        return None
    need_open(session, tapped_at or now)
    involvement = receive(replace(enquiry, page=moved_by(session, pitch), origin=Origin.ROOM), now)
    Joining.objects.get_or_create(
        involvement=involvement, defaults={"session": session, "pitch": pitch, "at": now}
    )
    return involvement


def moved_by(session: BuzzSession, pitch: Pitch | None) -> Page:
    """The page that stands beside their words: the story where it is public, else the event."""
    return (pitch and pitch.shown_story) or session.event


def notice_text(language: str) -> str:
    """The privacy notice of the form of requests: the same words."""
    page = public(InvolvementPage.objects.filter(locale__language_code=language)).first()
    return (page or InvolvementPage()).notice_text
