"""What is too old goes by itself: the day before it is there, the day after it is not."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from post_office import mail
from post_office.models import Attachment, Email

from involvement import consents, purposes
from involvement.law import tombstones
from involvement.law.retention import (
    DETAILS,
    LINKS,
    MAILS,
    NOTICE,
    SILENCE,
    SPAM,
    forget_old_mails,
    purge,
)
from involvement.models import (
    Involvement,
    Letter,
    Person,
    PrivateLink,
    State,
    Step,
    StepKind,
)
from involvement.private.acts import add_word
from involvement.private.links import revoke, url_for
from involvement.services import receive
from involvement.timeline import record
from involvement.transitions import move
from tests.factories import make_person, make_request
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def mine(camille, mulhouse, monday) -> Involvement:
    return receive(make_enquiry(commune=mulhouse))


def purge_at(moment) -> None:
    with time_machine.travel(moment, tick=False):
        purge(moment)


def test_three_years_of_silence(mine):
    purge_at(MONDAY_MORNING + SILENCE - DAY)
    assert Person.objects.count() == 1
    purge_at(MONDAY_MORNING + SILENCE)
    assert Person.objects.count() == 0
    mine.refresh_from_db()
    assert (mine.state, mine.message) == (State.ERASED, "")
    assert [(stone.why, stone.by) for stone in tombstones.read()] == [("silence", "clock")]


def test_three_years_are_never_more_than_three_years():
    assert MONDAY_MORNING.replace(year=2029) >= MONDAY_MORNING + SILENCE


def test_ones_own_act_begins_the_three_years_anew_and_a_mail_does_not(mine):
    acted = MONDAY_MORNING + SILENCE - timedelta(days=40)
    with time_machine.travel(acted, tick=False):
        add_word(mine, "Toujours là.", acted)
    purge_at(MONDAY_MORNING + SILENCE + DAY)
    with time_machine.travel(acted + timedelta(days=500), tick=False):
        mine.refresh_from_db()
        url_for(mine, timezone.now())
        record(mine, StepKind.MAIL_OUT, timezone.now(), text="Un courriel de plus.")
    purge_at(acted + SILENCE - DAY)
    assert Person.objects.count() == 1
    purge_at(acted + SILENCE)
    assert Person.objects.count() == 0


def test_the_owner_is_asked_once_a_month_before(mine, camille):
    Email.objects.all().delete()
    asked = Letter.objects.filter(template="silence")
    purge_at(MONDAY_MORNING + SILENCE - NOTICE - DAY)
    assert asked.count() == 0
    for days in (0, 1, 15, 29):
        purge_at(MONDAY_MORNING + SILENCE - NOTICE + timedelta(days=days))
        assert asked.count() == 1
    letter = asked.get()
    message = letter.email.email_message()
    assert (message.to, letter.purpose) == ([camille.email], purposes.DESK)
    assert f"/admin/involvement/{mine.pk}/" in message.body
    assert ("Inès" in message.body, "Inès" in message.subject) == (False, False)
    purge_at(MONDAY_MORNING + SILENCE)
    assert Email.objects.count() == 0


def test_the_lead_or_the_team_is_asked_where_the_owner_has_left(mine, camille, malik):
    camille.active = False
    camille.save()
    when = MONDAY_MORNING + SILENCE - NOTICE
    purge_at(when)
    Letter.objects.filter(template="silence").delete()
    camille.programme.lead = malik
    camille.programme.save()
    purge_at(when)
    to = Email.objects.exclude(created__lt=when).order_by("pk").values_list("to", flat=True)
    assert list(to) == [["alsace@labo.example"], [malik.email]]


@pytest.mark.parametrize("closed", [True, False])
def test_spam_goes_after_ninety_days(camille, mulhouse, monday, closed):
    row = receive(make_enquiry(commune=mulhouse, suspicious="trap"))
    if closed:
        move(row, State.CLOSED, MONDAY_MORNING, reason="spam")
    purge_at(MONDAY_MORNING + SPAM - DAY)
    assert Person.objects.count() == 1
    purge_at(MONDAY_MORNING + SPAM)
    assert Person.objects.count() == 0
    row.refresh_from_db()
    assert (row.state, row.closed_reason) == (State.ERASED, "spam")
    assert [stone.why for stone in tombstones.read()] == ["spam"]


def test_who_wrote_something_else_besides_is_no_spam(mine, mulhouse):
    again = receive(make_enquiry(commune=mulhouse, message="Vite", suspicious="fast"))
    assert again.person == mine.person
    purge_at(MONDAY_MORNING + SPAM + DAY)
    assert Involvement.objects.exclude(person=None).count() == 2


def test_merged_rows_are_silent_together(mine, camille):
    other = make_request(camille, make_person(camille.programme, "Ines"), duplicate_of=mine)
    later = MONDAY_MORNING + timedelta(days=100)
    Person.objects.filter(pk=other.person_id).update(last_active_at=later)
    purge_at(MONDAY_MORNING + SILENCE + DAY)
    assert Person.objects.count() == 2
    assert Letter.objects.filter(template="silence").count() == 0
    purge_at(later + SILENCE - DAY)
    asked = Letter.objects.get(template="silence")
    assert set(asked.people.all()) == {mine.person, other.person}
    purge_at(later + SILENCE)
    assert Person.objects.count() == 0


def test_mails_go_with_their_letters_and_files_after_ninety_days(
    camille, mine, django_capture_on_commit_callbacks
):
    old = MONDAY_MORNING - timedelta(hours=1)
    files = {"old.ics": {"file": ContentFile("x"), "mimetype": "text/calendar"}}
    with time_machine.travel(old, tick=False):
        mail.send("lea@example.org", "labo@labo.example", subject="Ancien", attachments=files)
        mail.send("leo@example.org", "labo@labo.example", subject="Ancien aussi")
    both = Attachment.objects.get()
    both.emails.add(Email.objects.get(subject="Ancien aussi"))
    shared = {"both.ics": {"file": ContentFile("y"), "mimetype": "text/calendar"}}
    with time_machine.travel(old, tick=False):
        first = mail.send("lea@example.org", "labo@labo.example", subject="A", attachments=shared)
    young = Email.objects.filter(letter__involvement=mine).first()
    Attachment.objects.get(name="both.ics").emails.add(young)
    names = {row.name: row.file.name for row in Attachment.objects.all()}

    with django_capture_on_commit_callbacks(execute=True):
        assert forget_old_mails(MONDAY_MORNING + MAILS - timedelta(minutes=30)) == 3
    assert not Email.objects.filter(pk=first.pk).exists()
    assert default_storage.exists(names["old.ics"]) is False
    assert default_storage.exists(names["both.ics"]) is True
    assert Letter.objects.count() == Email.objects.count() == 2

    with django_capture_on_commit_callbacks(execute=True):
        forget_old_mails(MONDAY_MORNING + MAILS)
        assert Letter.objects.count() == 2
        forget_old_mails(MONDAY_MORNING + MAILS + DAY)
    assert (Letter.objects.count(), Email.objects.count(), Attachment.objects.count()) == (0, 0, 0)
    assert default_storage.exists(names["both.ics"]) is False


def test_technical_details_go_after_a_year_and_words_stay(mine):
    consents.give(mine.person, purposes.NEWS, MONDAY_MORNING, involvement=mine)
    record(mine, StepKind.CALL, MONDAY_MORNING, text="Rappeler.", data={"seconds": 40})
    kept = Step.objects.exclude(data={}).count()
    purge_at(MONDAY_MORNING + DETAILS)
    assert Step.objects.exclude(data={}).count() == kept
    purge_at(MONDAY_MORNING + DETAILS + DAY)
    assert [step.kind for step in Step.objects.exclude(data={})] == [StepKind.CONSENT]
    assert Step.objects.get(kind=StepKind.CALL).text == "Rappeler."


def test_links_go_some_time_after_they_opened_nothing_any_more(mine):
    url_for(mine, MONDAY_MORNING)
    link = PrivateLink.objects.order_by("created_at").last()
    purge_at(link.expires_at + LINKS)
    assert PrivateLink.objects.filter(pk=link.pk).count() == 1
    purge_at(link.expires_at + LINKS + DAY)
    assert PrivateLink.objects.count() == 0
    url_for(mine, MONDAY_MORNING)
    revoke(mine, MONDAY_MORNING)
    purge_at(MONDAY_MORNING + LINKS + DAY)
    assert PrivateLink.objects.count() == 0


def test_one_that_fails_does_not_hold_up_the_others(mine, camille, caplog):
    # Nobody answers somebody without a request: there is nobody to ask, and that is no fault.
    make_person(camille.programme, "Nina", last_active_at=MONDAY_MORNING)
    other = make_request(camille, make_person(camille.programme, "Karim"))
    Person.objects.update(last_active_at=MONDAY_MORNING)
    # A state that cannot be erased does not exist; the database allows it all the same.
    Involvement.objects.filter(pk=mine.pk).update(state="nonsense")
    purge_at(MONDAY_MORNING + SILENCE - NOTICE)
    purge_at(MONDAY_MORNING + SILENCE)
    other.refresh_from_db()
    assert other.state == State.ERASED
    assert list(Person.objects.all()) == [mine.person]
    assert "Inès" not in caplog.text
    assert [record.exc_info[0] for record in caplog.records] == [KeyError]


def test_the_worker_does_it_every_day(mine):
    with time_machine.travel(MONDAY_MORNING + SILENCE + DAY, tick=False):
        call_command("worker", "--once")
    assert Person.objects.count() == 0
