"""The mails of the law: to owners of whom fell silent or left, to a person who asks for their data."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from content import dates
from involvement import letters, purposes
from involvement.mails import language_of
from involvement.models import Involvement, Letter, Person
from people.models import Facilitator

from .family import same_human

SILENCE_TEMPLATE = "silence"
WAY_IN_TEMPLATE = "data"
# Whoever presses the button again within this time gets no second mail.
PATIENCE = timedelta(minutes=10)


def tell_of_silence(person: Person, now: datetime, erased_at: datetime) -> Letter | None:
    """Queue the mail that asks the owner whether they want to call somebody before it is too late.

    It names nobody: the card does. None for a person without any request, whom nobody answers.

    Args:
        person: of whom nothing was heard.
        now: when, aware.
        erased_at: when everything will be erased.
    """
    request = person.involvements.select_related("owner__user", "programme__lead__user").last()
    if request is None:
        return None
    facilitator = _who_is_there(request)
    language = language_of(facilitator) if facilitator else settings.LANGUAGE_CODE
    with translation.override(language):
        values = {"number": request.pk, "day": dates.day(timezone.localtime(erased_at))}
        return letters.post(
            facilitator.email if facilitator else request.programme.email,
            template=SILENCE_TEMPLATE,
            subject=_("Request %(number)s is erased on %(day)s") % values,
            context=values
            | {
                "admin_url": settings.WAGTAILADMIN_BASE_URL
                + reverse("involvement:card", args=[request.pk])
            },
            programme=request.programme,
            language=language,
            purpose=purposes.DESK,
            about=same_human(person),
            now=now,
            involvement=request,
        )


def tell_of_erasure(request: Involvement, now: datetime) -> Letter:
    """Queue the mail that keeps the owner from calling somebody who erased themselves.

    It holds a number and nothing else, and hangs on nobody.

    Args:
        request: is erased already.
        now: when, aware.
    """
    owner = request.owner
    with translation.override(language_of(owner)):
        return letters.post(
            owner.email,
            template="erased",
            subject=_("Request %(number)s: erased, nobody needs to call or to write")
            % {"number": request.pk},
            context={},
            programme=request.programme,
            language=language_of(owner),
            purpose=purposes.DESK,
            about=[],
            now=now,
        )


def send_way_in(person: Person, url: str, now: datetime, language: str) -> Letter | None:
    """Queue the mail that proves who asks: only the mailbox's owner gets the link.

    None where one left a moment ago: nobody fills a stranger's mailbox.

    Args:
        person: has an e-mail address.
        url: what opens their data.
        now: when, aware.
        language: of the page on which they asked.
    """
    sent = person.letters.filter(template=WAY_IN_TEMPLATE, queued_at__gt=now - PATIENCE)
    if sent.exists():
        return None
    with translation.override(language):
        return letters.post(
            person.email,
            template=WAY_IN_TEMPLATE,
            subject=_("Your data: the link you asked for"),
            context={"person": person, "url": url},
            programme=person.programme,
            language=language,
            purpose=purposes.ANSWER,
            about=[person],
            now=now,
        )


def _who_is_there(request: Involvement) -> Facilitator | None:
    """The owner; the lead where the owner has left the team."""
    people = (request.owner, request.programme.lead)
    return next((person for person in people if person and person.active), None)
