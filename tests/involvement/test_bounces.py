"""Mails that come back: the address is known to be dead, and nobody can forge that."""

import pytest
from post_office.models import STATUS, Email

from involvement import letters, reference
from involvement.inbox.reading import read_maildir
from involvement.models import Attention, Involvement, Person, StepKind
from involvement.services import awaiting_mail
from tests.involvement.conftest import LATER, last_step
from tests.involvement.maildir import content, mail_like, put

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["postfix_dsn", "exchange_ndr", "qmail_bounce"])
def test_a_mail_comes_back(arrives, request_of_ines, maildir, name):
    assert arrives(name) == "came back"

    request_of_ines.refresh_from_db()
    person = request_of_ines.person
    assert (person.email_bounces, person.email_bounced_at) == (True, LATER)
    assert request_of_ines.attention == Attention.UNDELIVERED
    step = last_step(request_of_ines)
    assert (step.kind, step.private) == (StepKind.UNDELIVERED, True)
    assert "5.1.1" in step.text
    returned = Email.objects.get(to=person.email)
    assert (returned.status, returned.delivery.state) == (STATUS.failed, "bounced")

    put(maildir, "2.again", mail_like(name, request_of_ines))
    assert dict(read_maildir(maildir, LATER)) == {"filed before": 1}
    assert request_of_ines.steps.filter(kind=StepKind.UNDELIVERED).count() == 1


def test_nothing_is_sent_to_a_dead_address_until_it_changes(arrives, request_of_ines):
    arrives("postfix_dsn")
    person = Person.objects.get()

    def write() -> None:
        letters.post(
            person.email,
            template="rung",
            subject="x",
            context={"owner": request_of_ines.owner},
            programme=person.programme,
            language="fr",
            purpose="answer",
            about=[person],
            now=LATER,
        )

    with pytest.raises(letters.AddressBouncesError):
        write()
    Involvement.objects.update(acknowledged_at=None)
    assert list(awaiting_mail()) == []

    person.email = "ines.muller@example.org"
    person.save()
    assert not person.email_bounces
    write()
    assert list(awaiting_mail()) == [request_of_ines]


def test_a_bounce_of_mails_that_are_no_longer_kept(arrives, request_of_ines):
    raw = mail_like("postfix_dsn", request_of_ines)
    message_id = Email.objects.get(to="ines@example.org").message_id.encode()
    assert message_id in raw
    Email.objects.all().delete()
    outcome = arrives(
        "postfix_dsn", replace={b"Message-ID: \n": b"Message-ID: " + message_id + b"\n"}
    )
    assert outcome == "came back"
    assert Person.objects.get().email_bounces


def test_a_full_mailbox_is_told_but_the_address_stays(arrives, request_of_ines):
    assert arrives("mailbox_full") == "came back"
    request_of_ines.refresh_from_db()
    assert request_of_ines.attention == Attention.UNDELIVERED
    assert not request_of_ines.person.email_bounces


def test_a_delay_changes_nothing(arrives, request_of_ines, maildir):
    before = request_of_ines.steps.count()
    assert arrives("postfix_delayed") == "notice of a delay"
    assert request_of_ines.steps.count() == before
    assert content(maildir) == {"cur": ["1.postfix_delayed:2,S"]}


@pytest.mark.parametrize("name", ["postfix_dsn", "qmail_bounce"])
def test_a_forged_bounce_marks_nobody(arrives, request_of_ines, maildir, name):
    ours = Email.objects.get(to="ines@example.org").message_id.encode()
    forged = {ours: b"<guess@labo.example>", reference.of(request_of_ines).encode(): b"1-aaaaaaaa"}
    assert arrives(name, replace=forged) == "put aside"
    assert not Person.objects.get().email_bounces
    assert content(maildir) == {".to-sort/new": [f"1.{name}"]}
