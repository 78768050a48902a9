"""The mails of an introduction. Until all have said yes, none of them tells who the others are."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content import calendars, dates
from involvement import letters, purposes
from involvement.models import Introduction, Letter, Party

from .links import full_url_for

FILE = "rencontre.ics"


def parties_of(introduction: Introduction) -> list[Party]:
    """Every party, with what its mails need."""
    return list(introduction.parties.select_related("person", "involvement"))


def when(introduction: Introduction) -> str:
    """Day and hours of the meeting, in the active language and the site's time zone."""
    start = timezone.localtime(introduction.meeting_at)
    return dates.span(start, start + timedelta(minutes=introduction.meeting_minutes))


def moment(at: datetime) -> str:
    """A day and an hour as a choice reads: “Tuesday 1 December at 10am”."""
    local = timezone.localtime(at)
    told = {"day": dates.day(local, weekday=True, year=False), "time": dates.hour(local)}
    return _("%(day)s at %(time)s") % told


def ask(party: Party, now: datetime, *, again: bool = False) -> Letter | None:
    """Ask whether they want to meet; `again`: the one reminder."""
    introduction = party.introduction
    with translation.override(party.person.language):
        others = introduction.parties.count() - 1
        subject = ngettext(
            "Would you like to meet somebody?", "Would you like to meet some people?", others
        )
        last_day = timezone.localtime(introduction.expires_at)
        context = {"again": again, "others": others, "last_day": dates.day(last_day, weekday=True)}
        return _post(party, "introduction_ask", subject, now, context)


def opened(party: Party, now: datetime) -> Letter | None:
    """Tell who the others are, and what each agreed to share."""
    others = [other for other in parties_of(party.introduction) if other.pk != party.pk]
    with translation.override(party.person.language):
        subject = _("Everybody has said yes")
        context = {"others": others}
        return _post(party, "introduction_open", subject, now, context, about=others)


def over(party: Party, now: datetime, *, was_fixed: bool = False) -> Letter | None:
    """Tell that it does not come about: the same words whoever did not want, and why.

    Args:
        was_fixed: it stands in calendars already, and is taken out of them.
    """
    with translation.override(party.person.language):
        subject = _("The meeting does not come about")
        file = _attached(party, calendars.CANCEL) if was_fixed else None
        return _post(party, "introduction_over", subject, now, attachments=file)


def expired(party: Party, now: datetime) -> Letter | None:
    """Tell somebody who has not answered that the question is closed."""
    with translation.override(party.person.language):
        return _post(party, "introduction_expired", _("Our question is closed"), now)


def times(party: Party, now: datetime) -> Letter | None:
    """Ask which times suit."""
    with translation.override(party.person.language):
        context = {"times": [moment(slot.starts_at) for slot in party.introduction.slots.all()]}
        return _post(party, "introduction_times", _("When could you meet?"), now, context)


def meeting(party: Party, now: datetime, *, moved: bool) -> Letter | None:
    """Tell when and where, with a calendar file."""
    with translation.override(party.person.language):
        told = {"when": when(party.introduction)}
        subject = _("Moved: you meet on %(when)s") if moved else _("You meet on %(when)s")
        file = _attached(party, calendars.REQUEST)
        context = told | {"moved": moved}
        return _post(party, "introduction_meeting", subject % told, now, context, attachments=file)


def dropped(party: Party, now: datetime) -> Letter | None:
    """Tell that the time falls through and another one is looked for."""
    with translation.override(party.person.language):
        file = _attached(party, calendars.CANCEL)
        context = {"when": when(party.introduction)}
        subject = _("Your meeting needs another time")
        return _post(party, "introduction_dropped", subject, now, context, attachments=file)


def debrief(party: Party, now: datetime) -> Letter | None:
    """Ask how it went."""
    with translation.override(party.person.language):
        return _post(party, "introduction_debrief", _("How was your meeting?"), now)


def calendar_file(party: Party, method: str) -> bytes:
    """The meeting for a party's calendar; it names no other party.

    Args:
        party: whose calendar; the meeting has a time.
        method: of `content.calendars`; none for a file that they take by themselves.
    """
    introduction, person = party.introduction, party.person
    start = introduction.meeting_at
    entry = calendars.Entry(
        uid=calendars.uid("introduction", introduction.key),
        summary=introduction.subject or _("Meeting"),
        starts_at=start,
        ends_at=start + timedelta(minutes=introduction.meeting_minutes),
        changed_at=introduction.changed_at,
        sequence=introduction.sequence,
        place=introduction.place,
        description=full_url_for(party),
        organizer=calendars.Address(introduction.programme.name, introduction.programme.email),
        attendee=calendars.Address(person.name, person.email) if person.email else None,
    )
    if method == calendars.CANCEL:
        entry = replace(entry, status="CANCELLED")
    return calendars.calendar([entry], method)


def _attached(party: Party, method: str) -> dict[str, dict[str, Any]]:
    mimetype = f"{calendars.MIMETYPE}; method={method}"
    return {FILE: {"file": ContentFile(calendar_file(party, method)), "mimetype": mimetype}}


def _post(
    party: Party,
    template: str,
    subject: str,
    now: datetime,
    context: dict[str, Any] | None = None,
    *,
    about: list[Party] | None = None,
    attachments: dict[str, dict[str, Any]] | None = None,
) -> Letter | None:
    """Queue a mail to a party; None where they have no address and the facilitator calls."""
    introduction, person = party.introduction, party.person
    if not person.email:
        return None
    values = {
        "party": party,
        "person": person,
        "introduction": introduction,
        "owner": introduction.owner,
        "url": full_url_for(party),
    }
    return letters.post(
        person.email,
        template=template,
        subject=subject,
        context=values | (context or {}),
        programme=introduction.programme,
        language=person.language,
        purpose=purposes.INTRODUCTION,
        about=[person, *(other.person for other in about or [])],
        now=now,
        involvement=party.involvement,
        reply_to=introduction.owner.email,
        attachments=attachments,
    )
