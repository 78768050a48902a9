"""The mails of a request: to the person who wrote, to the one who answers, and up the rungs."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from people.models import CircleMember, Facilitator

from . import consents, hours, letters, purposes
from .models import Involvement, Letter
from .private.links import full_url_for
from .slots import free_slots
from .wording import deadline, slot_in_words


def acknowledge(involvement: Involvement, now: datetime) -> Letter:
    """Queue the mail that tells the person who answers, by when, and their own words."""
    owner = involvement.owner
    with translation.override(involvement.language):
        context = _context(involvement, now)
        subject = (
            _("%(name)s calls you %(slot)s")
            if context["slot"]
            else _("%(name)s answers you %(deadline)s")
        )
        times = [] if context["slot"] else free_slots(owner, now)
        return letters.post(
            involvement.person.email,
            template="acknowledgement",
            subject=subject % ({"name": owner.name} | context),
            context=context
            | {
                "times": [slot_in_words(time, now) for time in times],
                "agreed": consents.has(involvement.person, purposes.FOLLOW_UP),
            },
            programme=involvement.programme,
            language=involvement.language,
            purpose=purposes.ANSWER,
            about=[involvement.person],
            now=now,
            involvement=involvement,
            reply_to=owner.email,
        )


def tell_owner(involvement: Involvement, now: datetime) -> Letter:
    """Queue the mail that puts the request before its owner.

    The subject names nobody: it shows on locked phones and in the logs of mail servers.
    """
    owner = involvement.owner
    with translation.override(language_of(owner)):
        values = {
            "place": involvement.person.commune.label
            if involvement.person.commune
            else involvement.programme,
            "deadline": deadline(involvement.due_at, now),
        }
        return letters.post(
            owner.email,
            template="notice",
            subject=_("Request from %(place)s: to be answered %(deadline)s") % values,
            context=_context(involvement, now),
            programme=involvement.programme,
            language=language_of(owner),
            purpose=purposes.DESK,
            about=[involvement.person],
            now=now,
            involvement=involvement,
            reply_to=involvement.person.email,
        )


def tell_rung(involvement: Involvement, facilitator: Facilitator, now: datetime) -> Letter:
    """Queue the mail that tells a colleague or the lead that a request waits too long."""
    with translation.override(language_of(facilitator)):
        return letters.post(
            facilitator.email,
            template="rung",
            subject=_("A request from %(place)s waits for an answer")
            % {"place": _place(involvement)},
            context=_context(involvement, now) | _waiting(involvement, now),
            programme=involvement.programme,
            language=language_of(facilitator),
            purpose=purposes.DESK,
            about=[],
            now=now,
            involvement=involvement,
        )


def tell_circle(involvement: Involvement, member: CircleMember, now: datetime) -> Letter:
    """Queue the mail that asks somebody of the circle to call the team. It says nothing of whom."""
    programme = involvement.programme
    with translation.override(settings.LANGUAGE_CODE):
        return letters.post(
            member.email,
            template="circle",
            subject=_("%(programme)s: somebody waits for an answer") % {"programme": programme},
            context={"member": member, "owner": involvement.owner} | _waiting(involvement, now),
            programme=programme,
            language=settings.LANGUAGE_CODE,
            purpose=purposes.DESK,
            about=[],
            now=now,
            involvement=involvement,
            reply_to=programme.email,
        )


def language_of(facilitator: Facilitator) -> str:
    """The language a facilitator chose for the admin; French without an account."""
    profile = getattr(facilitator.user, "wagtail_userprofile", None)
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


def _place(involvement: Involvement) -> str:
    """The municipality where it is official, else the programme: what people write may name them."""
    commune = involvement.person.commune
    return commune.label if commune else involvement.programme.name


def _waiting(involvement: Involvement, now: datetime) -> dict[str, Any]:
    waited = hours.working_minutes_between(involvement.programme, involvement.created_at, now)
    return {"waited": round(waited), "place": _place(involvement)}


def _context(involvement: Involvement, now: datetime) -> dict[str, Any]:
    page = involvement.page
    return {
        "involvement": involvement,
        "person": involvement.person,
        "owner": involvement.owner,
        "private_url": full_url_for(involvement, now),
        "slot": slot_in_words(involvement.callback_at, now),
        "deadline": deadline(involvement.due_at, now),
        "page_title": page.title if page else "",
        "page_url": page.full_url if page else "",
        "admin_url": settings.WAGTAILADMIN_BASE_URL
        + reverse("involvement:card", args=[involvement.pk]),
    }
