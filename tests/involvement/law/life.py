"""Somebody with a name like no other goes through everything that the app does with people."""

from datetime import datetime, timedelta
from uuid import uuid4

import time_machine
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from post_office.models import STATUS, Email

from buzz.models import BuzzSession, Joining
from events.registration.models import Occasion, Registration
from events.registration.signing_up import SignUp, register
from involvement import consents, escalation, handover, letters, notices, purposes
from involvement.follow_ups import partnerships, plans
from involvement.introductions import asking, meeting
from involvement.models import (
    Answer,
    DataAccess,
    Delivery,
    DeliveryState,
    Introduction,
    Involvement,
    InvolvementPage,
    Presence,
    Side,
    State,
    StepKind,
)
from involvement.private.acts import add_word
from involvement.private.links import url_for
from involvement.timeline import CLOCK, THE_PERSON, Actor, record
from involvement.transitions import locked, move
from people.models import Facilitator
from search.following import joining, telling
from search.following import letters as following_letters
from search.following.models import Told
from tests.factories import make_event
from tests.involvement.introductions.conftest import all_say_yes, ask, make_ingredient, talk_with

ORIGIN = {"HTTP_ORIGIN": "http://testserver"}
FIRST_NAME = "Xanthippé"
LOCAL_PART = "xanthippe.quxwald"
EMAIL = f"{LOCAL_PART}@zzyx-mail.example"
PHONE = "+33 (0)6 98.76 54-32"
PLACE = "Trifouillis-lès-Oies"
WORDS = "Je prête mon orgue à bouches Wurlitzinger le mardi."
WORD = "Le jeudi aussi, sauf Mardigraszug."
NOTE = "A rappelé de chez sa tante Kunégonde."
CALL = "Parle d’une tondeuse Zwiebelkopf."
OTHER = "karim@example.org"
NEED = "Dröhnkiste"
FILE = "rendez-vous-quxwald.ics"
# What must not be found anywhere afterwards; the phone is looked for by its digits.
TRACES = ["xanthipp", LOCAL_PART, "quxwald", "zzyx-mail", "trifouillis", "wurlitzinger",
          "mardigraszug", "kunégonde", "zwiebelkopf", "dröhnkiste"]  # fmt: skip
PHONE_DIGITS = "698765432"


def live(owner: Facilitator, now: datetime) -> Involvement:
    """From the form to calls, notes, mails, consents, a hand-over and an escalation.

    Args:
        owner: answers for the default team; has a colleague.
        now: when the form is sent, aware.

    Returns:
        The request, the last of two of the same person.
    """
    with time_machine.travel(now, tick=False):
        _send_form("Une première fois.", now)
        _send_form(WORDS, now)
    involvement = Involvement.objects.get(message=WORDS)
    person = involvement.person
    agreed = notices.keep("Mes mots, mes rappels.", "fr")
    consents.give(person, purposes.FOLLOW_UP, now, agreed, "telephone", involvement=involvement)
    consents.give(person, purposes.NEWS, now, agreed, "telephone", involvement=involvement)
    consents.withdraw(person, purposes.NEWS, now, involvement=involvement)
    later = now + timedelta(hours=2)
    with time_machine.travel(later, tick=False):
        escalation.tick(later)
        escalation.tick(later)
    team = Actor(facilitator=owner)
    record(involvement, StepKind.CALL, later, team, text=CALL, data={"number": PHONE})
    record(involvement, StepKind.MAIL_IN, later, THE_PERSON, text=NOTE, data={"from": EMAIL})
    record(involvement, StepKind.MAIL_OUT, later, team, text=f"Bonjour {FIRST_NAME}", private=False)
    with locked(involvement) as current:
        colleague = Facilitator.objects.exclude(pk=current.owner_id).get(
            programme=current.programme
        )
        handover.hand_over(current, colleague, later, CLOCK, f"{FIRST_NAME} préfère le matin")
        current.save()
    add_word(involvement, WORD, later)
    _mail_with_a_file(involvement, later)
    _a_mail_that_failed(involvement)
    with time_machine.travel(later, tick=False):
        assert Client().get(url_for(involvement, later)).status_code == 200
    involvement.refresh_from_db()
    return involvement


def _send_form(message: str, now: datetime) -> None:
    from involvement import spam

    page = InvolvementPage.objects.get(locale__language_code="fr")
    fields = {
        "first_name": FIRST_NAME,
        "email": EMAIL,
        "phone": PHONE,
        "commune": PLACE,
        "message": message,
        "form_key": "99999999-2222-3333-4444-555555555555",
        "shown": spam.stamp(now - timedelta(days=1)),
    }
    assert Client().post(page.get_url(), fields, **ORIGIN).status_code == 302


def live_on(involvement: Involvement, now: datetime) -> None:
    """Introduced to somebody, asked for times, with a plan, and in the end a partnership.

    Args:
        involvement: from `live`.
        now: later than that, aware.
    """
    team = Actor(facilitator=involvement.owner)
    email = Email.objects.filter(letter__people=involvement.person).order_by("pk").first()
    Email.objects.filter(pk=email.pk).update(status=STATUS.failed)
    reason = f"550 {EMAIL} unknown"
    Delivery.objects.create(email=email, state=DeliveryState.REFUSED, since=now, reason=reason)
    with time_machine.travel(now, tick=False):
        _meet(involvement, team, now)


def _meet(involvement: Involvement, team: Actor, now: datetime) -> None:
    move(involvement, State.IN_DIALOGUE, now, team)
    other = talk_with(involvement.owner, "Karim", email=OTHER, phone="06 22 22 22 22")
    need = make_ingredient(involvement, Side.NEED, now, f"Un lieu sans {NEED}")
    introduction = ask(
        need,
        [involvement, other],
        now,
        subject="Un orgue pour tous",
        invitees=[
            asking.Invitee(involvement, "Ses Wurlitzinger", "Un lieu"),
            asking.Invitee(other, "Un lieu", "De la musique"),
        ],
    )
    hers = introduction.parties.get(involvement=involvement)
    asking.answer(hers, Answer.YES, now, shares_email=True, shares_phone=True, word=WORD)
    all_say_yes(introduction, now, shares_email=True)
    meeting.propose_times(introduction, [now + timedelta(days=3)], now, team)
    Introduction.objects.filter(pk=introduction.pk).update(place=f"Chez {NEED}")
    words = plans.Words(f"{NEED} sera vidée", f"j’y joue du {NEED}", now + timedelta(days=7))
    plans.write(involvement, words, now, team)
    _sign_up(involvement, now)
    outcome = partnerships.Outcome("Un lieu partagé", "skill", [], now.date())
    partnerships.note(involvement, outcome, now, team)
    _follow(involvement, now)
    evening = BuzzSession.objects.create(event=make_event("Soirée"))
    Joining.objects.create(session=evening, involvement=involvement, at=now)
    user = get_user_model().objects.create_user("colleague")
    DataAccess.objects.create(
        at=timezone.now(),
        act=DataAccess.Act.SEEN,
        place="involvement:card",
        person=involvement.person,
    )
    Presence.objects.create(involvement=involvement, user=user, seen_at=now)


def _follow(involvement: Involvement, now: datetime) -> None:
    """Agrees to news again, confirms it from the mailbox, and hears of something."""
    person = involvement.person
    consents.give(person, purposes.NEWS, now, involvement=involvement)
    waiting = person.follows.filter(confirmed_at=None, stopped_at=None).get()
    follow = joining.confirm(waiting, now)
    Told.objects.create(follow=follow, page_key=uuid4(), at=now)
    item = telling.Item("Récit", "Un car", "", "", "", "https://labo.example/")
    context = {"number": 1, "items": [item], "more": 0}
    following_letters.queue([following_letters.Draft(follow, following_letters.NEWS, context)], now)


def _sign_up(involvement: Involvement, now: datetime) -> None:
    """For an evening, asking for something; the team knows that it is the same person."""
    start = now + timedelta(days=9)
    evening = Occasion.objects.create(
        event_key=uuid4(), date_key=uuid4(), programme=involvement.programme, title="Une soirée",
        starts_at=start, ends_at=start + timedelta(hours=2), time_zone="Europe/Paris",
    )  # fmt: skip
    wish = SignUp(uuid4(), FIRST_NAME, EMAIL, "fr", needs=f"Un siège sans {NEED}")
    registration = register(evening, wish, now)
    guest = registration.person
    Registration.objects.filter(pk=registration.pk).update(person=involvement.person)
    for letter in guest.letters.all():
        letter.people.set([involvement.person])
    guest.delete()


def _mail_with_a_file(involvement: Involvement, now: datetime) -> None:
    """As an introduction sends it: to somebody else, with a calendar file that holds both."""
    letters.post(
        "other.party@example.org",
        template="silence",
        subject=f"Rendez-vous avec {FIRST_NAME}",
        context={"day": WORDS, "admin_url": "https://labo.example/"},
        programme=involvement.programme,
        language="fr",
        purpose=purposes.ANSWER,
        about=[involvement.person],
        now=now,
        reply_to=EMAIL,
        attachments={FILE: {"file": ContentFile(f"SUMMARY:{FIRST_NAME}"), "mimetype": "text/calendar"}},
    )  # fmt: skip


def _a_mail_that_failed(involvement: Involvement) -> None:
    email = Email.objects.filter(to=EMAIL, letter__involvement=involvement).first()
    email.logs.create(
        status=STATUS.failed,
        exception_type="SMTPRecipientsRefused",
        message=f"{{'{EMAIL}': (550, b'no such user')}}",
        date=timezone.now(),
    )
