"""Mails that follow from what a person does on their own page."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from involvement import letters, purposes
from involvement.mails import language_of
from involvement.models import OPEN_STATES, UNANSWERED_STATES, Involvement, Letter, State
from involvement.services import queue_mails
from involvement.wording import deadline, slot_in_words

from .links import full_url_for

# Name of the template of a mail with a link.
LINK = "link"
# Somebody who asks again within this time finds the mail that is there.
PAUSE = timedelta(minutes=10)
# What the owner is told.
WITHDRAWN, CALL_MOVED, CALL_GIVEN_UP = "withdrawn", "call-moved", "call-given-up"


def tell_owner(
    involvement: Involvement, what: str, now: datetime, before: datetime | None = None
) -> Letter:
    """Queue the mail that keeps the owner from calling in vain. Its subject names nobody.

    Args:
        what: WITHDRAWN, CALL_MOVED or CALL_GIVEN_UP.
        before: when the owner would have called.
    """
    owner = involvement.owner
    with translation.override(language_of(owner)):
        slot = slot_in_words(involvement.callback_at, now)
        subjects = {
            WITHDRAWN: _("%(request)s: withdrawn, nobody needs to call or to write"),
            CALL_MOVED: _("%(request)s: please call %(slot)s"),
            CALL_GIVEN_UP: _("%(request)s: no call any more, please write"),
        }
        return letters.post(
            owner.email,
            template="told",
            subject=subjects[what] % {"request": involvement, "slot": slot},
            context={
                "what": what,
                "person": involvement.person,
                "slot": slot,
                "before": slot_in_words(before, now) if before and before > now else "",
                "deadline": deadline(involvement.due_at, now)
                if involvement.state in UNANSWERED_STATES
                else "",
                "admin_url": settings.WAGTAILADMIN_BASE_URL
                + reverse("involvement:card", args=[involvement.pk]),
            },
            programme=involvement.programme,
            language=language_of(owner),
            purpose=purposes.DESK,
            about=[involvement.person],
            now=now,
            involvement=involvement,
            reply_to=involvement.person.email,
        )


def send_link(involvement: Involvement, now: datetime) -> None:
    """Queue the mail with the link to a person's own page; what looks like spam gets none.

    Where nothing was acknowledged yet, the acknowledgement holds the link.
    """
    if involvement.state == State.SET_ASIDE or not involvement.person.email:
        return
    if involvement.state in UNANSWERED_STATES and not involvement.acknowledged_at:
        queue_mails(involvement, now)
        return
    with translation.override(involvement.language):
        _post(
            involvement,
            involvement.person.email,
            now,
            template=LINK,
            subject=_("The link to your request"),
            context={"private_url": full_url_for(involvement, now)},
        )


def send_links(email: str, now: datetime) -> None:
    """Queue a link for each open request of an address; quietly nothing for any other address."""
    requests = Involvement.objects.filter(person__email__iexact=email, state__in=OPEN_STATES)
    recent = Letter.objects.filter(template=LINK, queued_at__gt=now - PAUSE)
    requests = requests.exclude(pk__in=recent.values("involvement"))
    for involvement in requests.select_related("person", "owner", "programme"):
        send_link(involvement, now)


def tell_old_address(involvement: Involvement, address: str, now: datetime) -> None:
    """Queue the mail that tells an address that another one has taken its place, not which."""
    with translation.override(involvement.language):
        subject = _("Your e-mail address was changed")
        _post(involvement, address, now, template="address", subject=subject, context={})


def _post(involvement: Involvement, recipient: str, now: datetime, **mail: object) -> None:
    mail["context"] |= {"person": involvement.person, "owner": involvement.owner}
    letters.post(
        recipient,
        programme=involvement.programme,
        language=involvement.language,
        purpose=purposes.ANSWER,
        about=[involvement.person],
        now=now,
        involvement=involvement,
        reply_to=involvement.owner.email,
        **mail,
    )
