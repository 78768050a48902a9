"""A request is stored once, whatever happens next, and two mails leave with it."""

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from unittest.mock import Mock

import pytest
import time_machine
from django.conf import settings
from django.db import IntegrityError, OperationalError, connection, transaction
from django.template import TemplateDoesNotExist
from django.test import override_settings
from django.utils import timezone
from post_office.models import Email

from involvement import mails as mails_of_requests
from involvement import reference
from involvement.models import Involvement, Person, State
from involvement.routing import NobodyAnswersError
from involvement.services import queue_missing_mails, receive
from involvement.templatetags.involvement_mail import quoted
from involvement.transitions import move
from people.models import Facilitator, Programme
from tests.factories import make_call, make_story
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry

pytestmark = pytest.mark.django_db


def mails() -> list[EmailMessage]:
    """Everything in the queue, as it would leave, in the order in which it came."""
    return [
        message_from_bytes(row.email_message().message().as_bytes(), policy=policy.default)
        for row in Email.objects.order_by("pk")
    ]


def parts(mail: EmailMessage) -> dict[str, str]:
    return {part.get_content_type(): part.get_content() for part in mail.iter_parts()}


def test_everything_is_stored(monday, camille, enquiry):
    call = make_call(contact=camille)
    involvement = receive(replace(enquiry, page=call.page_ptr))

    assert Person.objects.values().get() == {
        "id": involvement.person_id,
        "key": involvement.person.key,
        "programme_id": camille.programme_id,
        "first_name": "Inès",
        "last_name": "",
        "email": "ines@example.org",
        "phone": "06 12 34 56 78",
        "language": "en",
        "commune_id": enquiry.commune.pk,
        "commune_text": "Mulhouse",
        "created_at": MONDAY_MORNING,
        "last_active_at": MONDAY_MORNING,
        "email_bounced_at": None,
        "bounced_email": "",
        "solicitation_cap": 2,
        "paused_until": None,
    }
    stored = Involvement.objects.values().get()
    assert stored == {
        "id": involvement.pk,
        "key": replace(enquiry, page=call.page_ptr).key,
        "person_id": involvement.person_id,
        "wish": "",
        "message": "Je prête mon atelier le mardi soir.",
        "language": "en",
        "page_id": call.pk,
        "programme_id": camille.programme_id,
        "owner_id": camille.pk,
        "state": "new",
        "created_at": MONDAY_MORNING,
        "due_at": MONDAY_MORNING + timedelta(hours=1),
        "acknowledged_at": MONDAY_MORNING,
        "owner_told_at": MONDAY_MORNING,
        "first_human_reply_at": None,
        "origin": "web",
        "callback_at": None,
        "attention": "",
        "claimed_at": None,
        "escalation_level": 0,
        "next_rung_at": MONDAY_MORNING + timedelta(minutes=5),
        "snoozed_until": None,
        "state_before": "",
        "closed_at": None,
        "closed_reason": "",
        "duplicate_of_id": None,
        "notice_id": None,
        "network": "",
    }


def test_the_mail_to_the_person(monday, camille, enquiry):
    story = make_story("Un atelier partagé", contact=camille)
    involvement = receive(replace(enquiry, page=story.page_ptr))

    mail, _ = mails()

    assert {
        name: mail[name] for name in ("From", "To", "Reply-To", "Subject", "Auto-Submitted")
    } == {
        "From": "Alsace <alsace@labo.example>",
        "To": "ines@example.org",
        "Reply-To": "camille-roth@labo.example",
        "Subject": f"Camille Roth answers you today before 10:30am [{reference.of(involvement)}]",
        "Auto-Submitted": "auto-generated",
    }
    text = parts(mail)["text/plain"]
    assert text.splitlines()[:22] == [
        "Hello Inès,",
        "",
        "Camille Roth answers you today before 10:30am.",
        "",
        "Camille Roth, Facilitator",
        "Direct line: 03 89 00 00 01",
        "E-mail: camille-roth@labo.example",
        "",
        "Would you rather be called? These times are free; choose one on your page:",
        "– today at 10:30am",
        "– today at 2pm",
        "– tomorrow at 9am",
        "",
        "Your words",
        "",
        "> Je prête mon atelier le mardi soir.",
        "",
        "Municipality: Mulhouse (68)",
        "Your phone: 06 12 34 56 78",
        "",
        "What moved you to write: Un atelier partagé",
        story.full_url,
    ]
    assert sorted(parts(mail)) == ["text/html", "text/plain"]


def test_the_mail_to_the_owner(monday, camille, enquiry):
    involvement = receive(enquiry)

    _, mail = mails()

    assert {
        name: mail[name] for name in ("From", "To", "Reply-To", "Subject", "Auto-Submitted")
    } == {
        "From": "Alsace <alsace@labo.example>",
        "To": "camille-roth@labo.example",
        "Reply-To": "ines@example.org",
        # French: Camille has no account and so no language of her own.
        "Subject": mail["Subject"],
        "Auto-Submitted": "auto-generated",
    }
    for personal in ("Inès", "ines@example.org", "06 12", "atelier"):
        assert personal not in mail["Subject"]
    text = parts(mail)["text/plain"]
    for line in (
        "Je prête mon atelier le mardi soir.",
        f"http://testserver/admin/involvement/{involvement.pk}/",
    ):
        assert line in text
    assert "06 12 34 56 78" in text
    assert "ines@example.org" in text
    assert "Mulhouse (68)" in text


def test_the_owner_reads_the_language_of_their_account(monday, camille, enquiry, django_user_model):
    camille.user = django_user_model.objects.create_user("camille")
    camille.save()
    from wagtail.users.models import UserProfile

    UserProfile.objects.create(user=camille.user, preferred_language="en")
    involvement = receive(replace(enquiry, language="de"))
    assert mails()[1]["Subject"] == (
        "Request from Mulhouse (68): to be answered today before 10:30am"
        f" [{reference.of(involvement)}]"
    )


def test_a_municipality_as_written_is_not_in_the_subject(monday, camille):
    receive(make_enquiry(commune_text="chez Inès Muller"))
    assert "Inès" not in mails()[1]["Subject"]


@pytest.mark.parametrize(
    "words",
    [
        "{% include 'wagtailadmin/base.html' %} {{ settings.SECRET_KEY }}",
        "{% unknown_tag %}",
        "{{ involvement|x }} {# gone #} {% comment %}",
        "<script>alert(1)</script> & <b>gras</b>",
        "Ça coûte 3 €, « soit » — 10 % 🧵 \u202e",
        "ligne\n" * 300,
        "x" * 2000,
    ],
)
def test_words_stay_words(monday, camille, words):
    receive(make_enquiry(message=words, first_name="{{ owner }}<i>"))

    for mail in mails():
        text = parts(mail)["text/plain"].replace("\r\n", "\n")
        assert quoted(words) in text
        assert "{{ owner }}<i>" in text
        html = parts(mail)["text/html"]
        assert "<script" not in html
        assert "<i>" not in html


def test_a_person_with_a_phone_only(monday, camille):
    involvement = receive(make_enquiry(email=""))
    (mail,) = mails()
    assert mail["To"] == "camille-roth@labo.example"
    assert mail["Reply-To"] is None
    assert involvement.acknowledged_at is None
    assert queue_missing_mails() == 0


def test_no_picture_and_no_tracking(monday, camille, enquiry):
    receive(enquiry)
    for mail in mails():
        html = parts(mail)["text/html"]
        assert "<img" not in html
        assert "<link" not in html
        assert "url(" not in html


def test_twice_is_once(monday, camille, enquiry):
    first = receive(enquiry)
    again = receive(replace(enquiry, email="INES@example.org", phone="06.12.34.56.78"))
    assert again == first
    assert Involvement.objects.count() == 1
    assert Email.objects.count() == 2


def test_twice_is_once_even_after_it_was_answered(monday, camille, enquiry):
    first = receive(enquiry)
    move(first, State.IN_DIALOGUE, timezone.now())
    assert receive(enquiry).state == State.IN_DIALOGUE


def test_two_people_with_the_key_of_one_cached_page_are_two(monday, camille, enquiry):
    receive(enquiry)
    receive(replace(enquiry, first_name="Karim", email="karim@example.org"))
    assert sorted(Involvement.objects.values_list("person__first_name", flat=True)) == [
        "Inès",
        "Karim",
    ]


def test_other_words_from_the_same_form_are_another_request(monday, camille, enquiry):
    receive(enquiry)
    receive(replace(enquiry, message="Et aussi le jeudi."))
    assert Involvement.objects.count() == 2


def test_the_same_words_days_later_are_heard_again(camille, enquiry):
    for day in (0, 2, 4):
        with time_machine.travel(MONDAY_MORNING + timedelta(days=day), tick=False):
            receive(enquiry)
            receive(enquiry)
    assert Involvement.objects.count() == 3


def test_what_looks_like_spam_is_set_aside_and_told_to_nobody(monday, camille, enquiry):
    involvement = receive(replace(enquiry, suspicious="trap"))
    assert involvement.state == State.SET_ASIDE
    assert involvement.owner == camille
    assert mails() == []
    assert queue_missing_mails() == 0

    later = MONDAY_MORNING + timedelta(hours=6)
    with time_machine.travel(later, tick=False):
        released = move(involvement, State.NEW, timezone.now())
        assert queue_missing_mails() == 1
    assert released.due_at == later + timedelta(hours=1)
    assert [mail["To"] for mail in mails()] == ["ines@example.org", "camille-roth@labo.example"]


def without(template: str) -> dict:
    """Template settings under which one of our templates cannot be found."""
    loader = ("django.template.loaders.app_directories.Loader",)
    return {
        "TEMPLATES": [
            settings.TEMPLATES[0]
            | {
                "APP_DIRS": False,
                "OPTIONS": {"loaders": [("tests.involvement.loaders.Without", template, *loader)]},
            }
        ]
    }


def test_a_mail_that_cannot_be_written_does_not_lose_the_request(monday, camille, enquiry, caplog):
    with override_settings(**without("involvement/mail/acknowledgement.txt")):
        involvement = receive(enquiry)

    stored = Involvement.objects.get()
    assert stored == involvement
    assert (stored.acknowledged_at, stored.owner_told_at) == (None, MONDAY_MORNING)
    assert [mail["To"] for mail in mails()] == ["camille-roth@labo.example"]
    assert [record.exc_info[0] for record in caplog.records] == [TemplateDoesNotExist]
    assert "Inès" not in caplog.text

    assert queue_missing_mails() == 1
    assert [mail["To"] for mail in mails()] == ["camille-roth@labo.example", "ines@example.org"]
    assert queue_missing_mails() == 0


@pytest.mark.parametrize("which", ["acknowledge", "tell_owner"])
def test_nobody_is_thanked_when_the_database_goes_away_in_the_middle(
    monday, camille, enquiry, monkeypatch, which
):
    """Neither the mail's savepoint nor anything else can be kept then."""
    lost = OperationalError("server closed the connection unexpectedly")
    monkeypatch.setattr(mails_of_requests, which, Mock(side_effect=lost))
    really, first = connection._savepoint_rollback, iter([lost])

    def roll_back(sid: str) -> None:
        if error := next(first, None):
            raise error
        really(sid)

    monkeypatch.setattr(connection, "_savepoint_rollback", roll_back)
    with pytest.raises(OperationalError):
        receive(enquiry)
    assert (Involvement.objects.count(), Email.objects.count()) == (0, 0)


def test_rolled_back_together(monday, camille, enquiry):
    with transaction.atomic():
        receive(enquiry)
        transaction.set_rollback(True)
    assert (Involvement.objects.count(), Email.objects.count()) == (0, 0)


def test_no_facilitator_at_all(monday, camille, enquiry):
    Facilitator.objects.all().delete()
    with pytest.raises(NobodyAnswersError):
        receive(enquiry)
    Programme.objects.all().delete()
    with pytest.raises(NobodyAnswersError):
        receive(enquiry)


def test_a_request_needs_a_way_to_answer(camille, enquiry):
    with pytest.raises(IntegrityError), transaction.atomic():
        receive(replace(enquiry, email="", phone=""))


def test_a_very_long_name_of_a_programme_still_sends(monday, camille, enquiry):
    Programme.objects.update(name='Réseau "des" territoires ' + "é" * 95)
    receive(enquiry)
    assert len(mails()) == 2


@pytest.mark.parametrize(
    ("changes", "rows"),
    [
        ({}, 1),
        ({"phone": ""}, 1),
        ({"email": "INES@example.org", "first_name": "inès", "phone": "0612345678"}, 1),
        ({"phone": "07 99 99 99 99"}, 2),
        ({"first_name": "Ina"}, 2),
        ({"commune": None, "commune_text": "Ailleurs"}, 2),
        ({"email": "", "phone": "06 12 34 56 78"}, 2),
    ],
)
def test_who_writes_again_changes_nothing_of_what_is_known(camille, mulhouse, changes, rows):
    receive(make_enquiry(commune=mulhouse))
    known = Person.objects.values_list("first_name", "email", "phone", "commune").get()
    receive(replace(make_enquiry(commune=mulhouse, message="Autre chose."), **changes))
    assert Person.objects.count() == rows
    first = Person.objects.order_by("pk").values_list("first_name", "email", "phone", "commune")
    assert first[0] == known
