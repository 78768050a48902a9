"""Mails leave one by one, each once, whatever the server does; what cannot leave is seen."""

import asyncio
import itertools
import logging
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from post_office.mail import send
from post_office.models import STATUS, Email

from involvement.models import Attention, Delivery, DeliveryState, State, StepKind
from involvement.outbox import queue
from involvement.outbox.sending import SERVER_PAUSES, Sender
from involvement.services import receive
from involvement.transitions import move
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry
from tests.ports import free_port
from tests.smtp import Postbox, mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def port(settings) -> int:
    """Mails go to this port of this machine, where nobody listens yet."""
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    settings.POST_OFFICE = settings.POST_OFFICE | {
        "BACKENDS": {"default": "involvement.outbox.smtp.EmailBackend"}
    }
    return settings.EMAIL_PORT


@pytest.fixture
def postbox(port) -> Postbox:
    postbox = Postbox()
    with mail_server(postbox, port):
        yield postbox


def put(subject: str, to: str = "lea@example.org") -> Email:
    return send(to, "labo@labo.example", subject=subject, message=f".{subject}\n.\nFin.")


def subjects(postbox: Postbox) -> list[str]:
    return [str(mail["Subject"]) for _to, mail in postbox.received]


def states() -> dict[str, tuple[int, str]]:
    """By subject: status in the queue, and what is known of the delivery."""
    known = dict(Delivery.objects.values_list("email_id", "state"))
    return {row.subject: (row.status, known.get(row.pk, "")) for row in Email.objects.all()}


def test_the_oldest_leaves_first_and_each_once(postbox):
    for subject in ("Un", "Deux", "Trois"):
        put(subject)

    assert Sender().send_due() == 3
    assert Sender().send_due() == 0

    assert subjects(postbox) == ["Un", "Deux", "Trois"]
    assert states() == dict.fromkeys(("Un", "Deux", "Trois"), (STATUS.sent, ""))


def test_words_arrive_as_they_were_written(postbox):
    put("Points")
    Sender().send_due()
    (_to, mail), *_others = postbox.received
    assert mail.get_content().splitlines()[:3] == [".Points", ".", "Fin."]


def test_an_hour_without_server(port, caplog):
    """Pauses grow, no mail is touched, and all leave once when the server is back."""
    caplog.set_level(logging.WARNING)
    mails = [put(f"Mail {number}") for number in range(5)]
    sender, begin = Sender(), timezone.now()
    asked = []
    for second in range(0, 3600, 3):
        with time_machine.travel(begin + timedelta(seconds=second), tick=False):
            before = sender.failures
            sender.send_due()
            if sender.failures > before:
                asked.append(second)

    pauses = [later - earlier for earlier, later in itertools.pairwise(asked)]
    expected = [pause.total_seconds() for pause in SERVER_PAUSES]
    assert [round(pause, -1) for pause in pauses[: len(expected)]] == expected
    assert set(pauses[len(expected) :]) == {300}
    assert Delivery.objects.count() == 0

    postbox = Postbox()
    with mail_server(postbox, port), time_machine.travel(begin + timedelta(hours=1, minutes=5)):
        assert sender.send_due() == 5
        assert sender.send_due() == 0
    assert set(postbox.counted()) == {("lea@example.org", mail.message_id) for mail in mails}
    assert set(postbox.counted().values()) == {1}


def test_a_temporary_no_is_tried_again_with_growing_pauses(postbox):
    postbox.contents["Plus tard"] = "451 Try again later"
    put("Plus tard")
    put("Tout de suite")
    begin = now = timezone.now()
    tried = []
    sender = Sender()
    while Email.objects.filter(status__in=queue.QUEUED).exists():
        with time_machine.travel(now, tick=False):
            sender.send_due()
        tried.append(now - begin)
        waiting = Email.objects.filter(status__in=queue.QUEUED).first()
        now = waiting.scheduled_time if waiting else now

    assert subjects(postbox) == ["Tout de suite"]
    pauses = [later - earlier for earlier, later in itertools.pairwise(tried)]
    assert pauses == queue.PAUSES
    assert states()["Plus tard"] == (STATUS.failed, DeliveryState.GIVEN_UP)
    assert Delivery.objects.get().reason == "451 Try again later"


def test_a_mail_tried_again_is_the_same(postbox):
    postbox.contents["Même"] = "451 Try again later"
    email = put("Même")
    Sender().send_due()
    postbox.contents.clear()
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        Sender().send_due()
    (_to, mail), *others = postbox.received
    assert others == []
    assert mail["Message-ID"] == email.message_id
    assert mail["Date"].datetime == email.created.replace(microsecond=0)


def test_a_mail_that_cannot_be_written_blocks_nobody(postbox):
    poison = put("Poison")
    Email.objects.filter(pk=poison.pk).update(headers={"X-Trick": "a\nBcc: all@example.org"})
    put("Sain")
    Sender().send_due()
    assert subjects(postbox) == ["Sain"]
    assert states()["Poison"] == (STATUS.requeued, DeliveryState.WAITING)


@pytest.mark.parametrize("answer", ["550 5.1.1 No such user", "550 no mailbox here"])
def test_a_dead_address_is_not_tried_again(postbox, camille, monday, answer):
    postbox.recipients["ines@example.org"] = answer
    involvement = receive(make_enquiry())
    Sender().send_due()

    assert [to for to, _mail in postbox.received] == [camille.email]
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.reason) == (DeliveryState.REFUSED, answer)
    involvement.refresh_from_db()
    assert involvement.person.email_bounces
    assert involvement.person.email_bounced_at == MONDAY_MORNING
    assert involvement.attention == Attention.UNDELIVERED
    step = involvement.steps.last()
    assert (step.kind, step.text, step.private) == (StepKind.UNDELIVERED, answer, True)


@pytest.mark.parametrize(
    "answer", ["550 5.7.1 Message refused by policy", "552 5.2.2 Mailbox full"]
)
def test_a_refusal_for_another_reason_says_nothing_against_the_address(
    postbox, camille, monday, answer
):
    postbox.recipients["ines@example.org"] = answer
    involvement = receive(make_enquiry())
    Sender().send_due()
    involvement.refresh_from_db()
    assert Delivery.objects.get().state == DeliveryState.REFUSED
    assert not involvement.person.email_bounces
    assert involvement.attention == Attention.UNDELIVERED


def test_content_that_is_refused_is_not_tried_again(postbox):
    postbox.contents["Gros"] = "554 Too much"
    put("Gros")
    Sender().send_due()
    assert states() == {"Gros": (STATUS.failed, DeliveryState.REFUSED)}


def test_an_answered_request_gets_a_date_when_a_mail_fails(postbox, camille, monday):
    involvement = receive(make_enquiry())
    move(involvement, State.IN_DIALOGUE, MONDAY_MORNING)
    postbox.recipients["ines@example.org"] = "550 5.1.1 Unknown"
    Sender().send_due()
    involvement.refresh_from_db()
    assert involvement.attention == Attention.UNDELIVERED
    assert involvement.due_at > MONDAY_MORNING


def test_a_failed_mail_to_the_team_troubles_no_owner(postbox, camille, monday):
    postbox.recipients[camille.email] = "550 5.1.1 Unknown"
    involvement = receive(make_enquiry())
    Sender().send_due()
    involvement.refresh_from_db()
    assert (involvement.attention, involvement.person.email_bounces) == ("", False)
    assert involvement.steps.last().kind == StepKind.UNDELIVERED


def test_no_answer_after_the_last_byte_is_a_doubt_and_no_second_mail(postbox):
    postbox.contents["Silence"] = "hang up"
    put("Silence")
    put("Après")
    Sender().send_due()
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        Sender().send_due()
    assert subjects(postbox) == ["Silence", "Après"]
    assert states() == {
        "Silence": (STATUS.failed, DeliveryState.DOUBTFUL),
        "Après": (STATUS.sent, ""),
    }


def test_a_slow_server_costs_its_mail_no_second_copy(postbox, settings, monkeypatch):
    settings.MAIL_ANSWER_SECONDS = 0.2
    answer = postbox.handle_DATA

    async def slowly(*arguments):
        await answer(*arguments)
        await asyncio.Event().wait()  # longer than anybody waits

    monkeypatch.setattr(postbox, "handle_DATA", slowly)
    put("Lent")
    Sender().send_due()
    assert states() == {"Lent": (STATUS.failed, DeliveryState.DOUBTFUL)}
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        Sender().send_due()
    assert subjects(postbox) == ["Lent"]


def test_a_worker_that_died_before_the_last_byte_leaves_its_mail_to_the_next(postbox):
    email = put("Repris")
    queue.claim(email.pk, timezone.now())
    assert Sender().send_due() == 0
    with time_machine.travel(timezone.now() + queue.lease() + timedelta(seconds=1)):
        assert Sender().send_due() == 1
    assert subjects(postbox) == ["Repris"]


def test_a_worker_that_died_after_the_last_byte_leaves_a_doubt(postbox):
    email = put("Douteux")
    queue.begin_the_last_byte(queue.claim(email.pk, timezone.now()))
    with time_machine.travel(timezone.now() + queue.lease() + timedelta(seconds=1)):
        assert Sender().send_due() == 0
    assert states() == {"Douteux": (STATUS.failed, DeliveryState.DOUBTFUL)}


def test_who_slept_through_the_lease_sends_nothing(postbox):
    email = put("Une fois")
    asleep = queue.claim(email.pk, timezone.now())
    with time_machine.travel(timezone.now() + queue.lease() + timedelta(seconds=1)):
        other = queue.claim(email.pk, timezone.now())
        with pytest.raises(queue.ClaimLostError):
            queue.begin_the_last_byte(asleep)
        queue.begin_the_last_byte(other)
        queue.stamp_sent(other)
    queue.postpone(asleep, "too late", timezone.now())
    assert states() == {"Une fois": (STATUS.sent, "")}


def test_a_worker_that_answers_late_takes_the_doubt_away():
    email = put("Tard")
    slow = queue.claim(email.pk, timezone.now())
    queue.begin_the_last_byte(slow)
    with time_machine.travel(timezone.now() + queue.lease() + timedelta(seconds=1)):
        assert queue.claim(email.pk, timezone.now()) is None
        assert states() == {"Tard": (STATUS.failed, DeliveryState.DOUBTFUL)}
        queue.stamp_sent(slow)
    assert states() == {"Tard": (STATUS.sent, "")}


def test_a_mail_without_recipients_is_done():
    email = put("Personne")
    Email.objects.filter(pk=email.pk).update(to="")
    assert Sender().send_due() == 1


def test_nothing_is_sent_before_it_is_asked_for(settings):
    """post_office sends at once what has the priority "now"; nothing of ours may."""
    assert settings.POST_OFFICE["DEFAULT_PRIORITY"] == "medium"
    assert put("Attend").status == STATUS.queued
