"""The mails of a plan: the link to write it, the plan itself, the letters, and word to the owner."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from content import calendars, dates
from involvement import letters, purposes, reference
from involvement.circulars import way_out
from involvement.mails import language_of
from involvement.models import Consent, FollowUp, Involvement, Letter, Plan
from involvement.wording import deadline, slot_in_words

from . import links, news

STEP_LENGTH = timedelta(minutes=30)
STOP = "stop"  # the subject of a mail that ends the letters, before its reference


def send_letter(row: FollowUp, now: datetime) -> Letter:
    """Queue one letter: the person's exact words, and news of what moved them.

    Raises:
        NoGroundError: the person does not agree to letters.
    """
    plan = row.plan
    involvement = plan.involvement
    language = involvement.language
    earlier = plan.follow_ups.exclude(sent_at=None).order_by("sent_at").last()
    since = earlier.sent_at if earlier else involvement.created_at
    found = news.latest(involvement.page, language, since, now)
    context = {
        "is_first": earlier is None,
        "news": found,
        "original": None if found else news.public_original(involvement.page, language, now),
        "answer_url": links.letter_url(row),
    }
    with translation.override(language):
        subject = _("Your own words of %(day)s") % {"day": _day(plan.written_at)}
    return _to_person(plan, "follow_up", subject, context, now)


def send_plan(plan: Plan, now: datetime) -> Letter:
    """Queue the plan as it was noted, with a calendar file of its next step.

    Raises:
        NoGroundError: the person does not agree to letters.
    """
    first = plan.follow_ups.first()
    with translation.override(plan.involvement.language):
        subject = _("Your plan, in your own words")
        context = {"first_letter": _day(first.due_at) if first else ""}
    file = {"file": ContentFile(step_file(plan)), "mimetype": calendars.MIMETYPE}
    return _to_person(plan, "plan", subject, context, now, {"plan.ics": file})


def send_plan_link(involvement: Involvement, now: datetime) -> Letter:
    """Queue the link with which a person writes their plan themselves."""
    with translation.override(involvement.language):
        return letters.post(
            involvement.person.email,
            template="plan_link",
            subject=_("What is your next step?"),
            context={
                "person": involvement.person,
                "owner": involvement.owner,
                "plan_url": links.plan_url(involvement),
            },
            programme=involvement.programme,
            language=involvement.language,
            purpose=purposes.ANSWER,
            about=[involvement.person],
            now=now,
            involvement=involvement,
            reply_to=involvement.owner.email,
        )


def tell_stuck(involvement: Involvement, plan: Plan | None, words: str, now: datetime) -> Letter:
    """Queue the mail that puts a person who is stuck before the owner.

    The subject names nobody: it shows on locked phones and in the logs of mail servers.
    """
    owner = involvement.owner
    card = reverse("involvement:card", args=[involvement.pk])
    with translation.override(language_of(owner)):
        due = deadline(involvement.due_at, now)
        return letters.post(
            owner.email,
            template="stuck",
            subject=_("Somebody is stuck: call %(deadline)s") % {"deadline": due},
            context={
                "person": involvement.person,
                "plan": plan,
                "words": words,
                "deadline": due,
                "admin_url": settings.WAGTAILADMIN_BASE_URL + card,
            },
            programme=involvement.programme,
            language=language_of(owner),
            purpose=purposes.DESK,
            about=[involvement.person],
            now=now,
            involvement=involvement,
            reply_to=involvement.person.email,
        )


def step_file(plan: Plan) -> bytes:
    """The next step as a calendar file, in the person's own words."""
    with translation.override(plan.involvement.language):
        step = calendars.Entry(
            uid=calendars.uid("plan", plan.pk),
            summary=plan.then_words,
            starts_at=plan.next_step_at,
            ends_at=plan.next_step_at + STEP_LENGTH,
            changed_at=plan.written_at,
            description="\n".join(
                [_("When …") + " " + plan.when_words, _("then I …") + " " + plan.then_words]
            ),
            url=links.plan_url(plan.involvement),
        )
        return calendars.calendar([step])


def unsubscribe_headers(involvement: Involvement) -> dict[str, str]:
    """What lets a mail program end the letters with one click (RFC 2369, RFC 8058)."""
    subject = quote(reference.subject_with(STOP, involvement))
    mailto = f"mailto:{involvement.programme.email}?subject={subject}"
    return way_out(links.stop_url(involvement), mailto)


def _to_person(
    plan: Plan,
    template: str,
    subject: str,
    context: dict[str, Any],
    now: datetime,
    attachments: dict[str, dict[str, Any]] | None = None,
) -> Letter:
    involvement = plan.involvement
    person = involvement.person
    standing = Consent.objects.filter(
        person=person, purpose=purposes.FOLLOW_UP, withdrawn_at=None
    ).last()
    with translation.override(involvement.language):
        values = {
            "person": person,
            "owner": involvement.owner,
            "plan": plan,
            "written_on": _day(plan.written_at),
            "next_step": slot_in_words(plan.next_step_at, now),
            "step_is_over": plan.next_step_at <= now,
            "plan_url": links.plan_url(involvement),
            "stop_url": links.stop_url(involvement),
            "agreed_on": _day(standing.given_at) if standing else "",
        }
    return letters.post(
        person.email,
        template=template,
        subject=subject,
        context=values | context,
        programme=involvement.programme,
        language=involvement.language,
        purpose=purposes.FOLLOW_UP,
        about=[person],
        now=now,
        involvement=involvement,
        reply_to=involvement.owner.email,
        headers=unsubscribe_headers(involvement),
        attachments=attachments,
    )


def _day(moment: datetime) -> str:
    return dates.day(timezone.localtime(moment))
