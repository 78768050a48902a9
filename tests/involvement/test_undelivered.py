"""Mails that are stuck are seen by those who may do something about them, and by nobody else."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from post_office.mail import send
from post_office.models import STATUS, Email
from wagtail.users.models import UserProfile

from home.roles import EDITORS, FACILITATORS, PRESS
from involvement.models import Delivery, DeliveryState, Involvement, Letter
from involvement.outbox import queue, undelivered
from involvement.outbox.sending import Sender
from involvement.services import receive
from tests.factories import make_facilitator, make_programme
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry
from tests.queries import queries

pytestmark = pytest.mark.django_db
REPORT = "undelivered_mails"
SAID = "550 5.1.1 <ines@example.org> unknown"


def log_in(django_user_model, group: str = "", facilitator=None, **kwargs) -> Client:
    user = django_user_model.objects.create_user(f"user-{group}", **kwargs)
    if group:
        user.groups.add(Group.objects.get(name=group))
    if facilitator:
        facilitator.user = user
        facilitator.save()
    UserProfile.objects.create(user=user, preferred_language="en")
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def stuck(camille, monday) -> Involvement:
    """The acknowledgement of Inès was refused; a system's mail to somebody else too."""
    involvement = receive(make_enquiry())
    refuse(Email.objects.get(to="ines@example.org"))
    refuse(
        send("redactrice@labo.example", "labo@labo.example", subject="Mot de passe", message="x")
    )
    return involvement


def refuse(email: Email) -> Delivery:
    delivery = queue.claim(email.pk, timezone.now())
    queue.stop(delivery, DeliveryState.REFUSED, SAID, timezone.now(), bounces=True)
    return delivery


def page_of(client: Client) -> str:
    response = client.get(reverse(REPORT))
    assert response.status_code == 200
    main = BeautifulSoup(response.content, "html.parser").select_one("main")
    return " ".join(main.get_text().split())


def lines(client: Client) -> int:
    page = BeautifulSoup(client.get(reverse(REPORT)).content, "html.parser")
    return len(page.select("main .undelivered > li"))


def test_who_answers_sees_the_mails_of_their_programme(stuck, camille, django_user_model):
    client = log_in(django_user_model, FACILITATORS, camille)
    text = page_of(client)
    assert lines(client) == 1
    assert "ines@example.org" in text
    assert SAID in text
    assert "redactrice@labo.example" not in text


def test_who_answers_elsewhere_sees_nothing_of_it(stuck, django_user_model):
    other = make_facilitator(make_programme("Isère", slug="isere"), "Paul")
    client = log_in(django_user_model, FACILITATORS, other)
    assert lines(client) == 0
    delivery = Delivery.objects.get(email__to="ines@example.org")
    for name in ("undelivered_again", "undelivered_aside"):
        assert client.post(reverse(name, args=[delivery.pk])).status_code == 404
    assert "ines@example" not in client.get("/admin/").content.decode()


def test_who_runs_the_site_sees_that_mails_are_stuck_and_not_whose(stuck, django_user_model):
    client = log_in(django_user_model, EDITORS)
    text = page_of(client)
    assert lines(client) == 2
    for secret in ("ines@example.org", "redactrice@labo.example", SAID, "Camille"):
        assert secret not in text
    assert "ines@example.org" not in client.get("/admin/").content.decode()
    hidden = Delivery.objects.get(email__to="ines@example.org")
    assert client.post(reverse("undelivered_aside", args=[hidden.pk])).status_code == 302
    hidden.refresh_from_db()
    assert hidden.state == DeliveryState.REFUSED  # nobody puts aside what they cannot read
    exported = b"".join(client.get(reverse(REPORT), {"export": "csv"}))
    assert b"ines@example" not in exported


def test_administrators_see_all(stuck, django_user_model):
    client = log_in(django_user_model, is_superuser=True, is_staff=True)
    text = page_of(client)
    assert lines(client) == 2
    assert "ines@example.org" in text
    assert "redactrice@labo.example" in text


def test_it_is_closed_to_others(stuck, django_user_model):
    client = log_in(django_user_model, PRESS)
    delivery = Delivery.objects.first()
    assert client.get(reverse(REPORT)).status_code == 302
    assert client.post(reverse("undelivered_again", args=[delivery.pk])).status_code == 302
    assert reverse(REPORT) not in client.get("/admin/").content.decode()
    assert Delivery.objects.filter(state=DeliveryState.REFUSED).count() == 2


def test_the_first_page_tells_it_when_there_is_something(camille, django_user_model, request):
    client = log_in(django_user_model, FACILITATORS, camille)
    panel = "#undelivered-section"
    assert not BeautifulSoup(client.get("/admin/").content, "html.parser").select(panel)
    request.getfixturevalue("stuck")
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")
    (section,) = page.select(panel)
    assert "ines@example.org" in section.get_text()
    assert section.select_one(f"a[href='{reverse(REPORT)}']")


def test_a_server_that_is_away_is_told_after_a_quarter_of_an_hour(
    camille, django_user_model, monday
):
    client = log_in(django_user_model, FACILITATORS, camille)
    receive(make_enquiry())
    with time_machine.travel(MONDAY_MORNING + timedelta(minutes=14)):
        assert "Mails have been waiting" not in client.get("/admin/").content.decode()
    with time_machine.travel(MONDAY_MORNING + timedelta(minutes=16)):
        assert "Mails have been waiting" in client.get("/admin/").content.decode()
        assert "Mails have been waiting" in page_of(client)


def test_tried_again_it_leaves_once(stuck, camille, django_user_model, mailoutbox):
    client = log_in(django_user_model, FACILITATORS, camille)
    delivery = Delivery.objects.get(email__to="ines@example.org")
    stuck.refresh_from_db()
    assert stuck.person.email_bounces

    address = reverse("undelivered_again", args=[delivery.pk])
    assert client.get(address).status_code == 405
    for _click in range(2):
        assert client.post(address).status_code == 302
    Sender().send_due()
    Sender().send_due()

    assert [mail.to for mail in mailoutbox].count(["ines@example.org"]) == 1
    assert Email.objects.get(to="ines@example.org").status == STATUS.sent
    stuck.refresh_from_db()
    assert not stuck.person.email_bounces


def test_put_aside_it_is_gone_and_says_by_whom(stuck, camille, django_user_model, mailoutbox):
    client = log_in(django_user_model, FACILITATORS, camille)
    delivery = Delivery.objects.get(email__to="ines@example.org")
    client.post(reverse("undelivered_aside", args=[delivery.pk]))
    assert lines(client) == 0
    delivery.refresh_from_db()
    assert (delivery.state, delivery.put_aside_by) == (DeliveryState.ASIDE, camille.user)
    client.post(reverse("undelivered_again", args=[delivery.pk]))
    Sender().send_due()
    assert ["ines@example.org"] not in [mail.to for mail in mailoutbox]


def test_a_mail_that_is_put_off_again_and_again_is_told_before_it_is_given_up(
    camille, django_user_model, monday, mailoutbox
):
    client = log_in(django_user_model, FACILITATORS, camille)
    receive(make_enquiry())
    email = Email.objects.get(to="ines@example.org")
    seen, now = [], MONDAY_MORNING
    for _try in range(4):
        email.refresh_from_db()
        now = email.scheduled_time or now
        queue.postpone(queue.claim(email.pk, now), "451 later", now)
        seen.append(lines(client))
    assert seen == [0, 0, 0, 1]
    delivery = Delivery.objects.get()
    client.post(reverse("undelivered_aside", args=[delivery.pk]))
    with time_machine.travel(MONDAY_MORNING + timedelta(days=3)):
        Sender().send_due()
    assert ["ines@example.org"] not in [mail.to for mail in mailoutbox]


def test_more_lines_cost_no_more_queries(stuck, django_user_model):
    client = log_in(django_user_model, is_superuser=True, is_staff=True)

    def show() -> None:
        client.get(reverse(REPORT))

    few = queries(show)
    for number in range(12):
        receive(make_enquiry(email=f"p{number}@example.org", message=f"Mot {number}."))
        refuse(Email.objects.get(to=f"p{number}@example.org"))
    assert queries(show) == few
    assert lines(client) == 14


def test_the_card_says_that_mails_come_back(stuck, camille, django_user_model):
    client = log_in(django_user_model, FACILITATORS, camille)
    page = client.get(reverse("involvement:card", args=[stuck.pk])).content.decode()
    assert "mails come back" in page
    assert SAID.replace("<", "&lt;").replace(">", "&gt;") in page


def test_deleting_a_mail_while_it_is_sent_sends_nothing(camille, monday, mailoutbox):
    """Erasing a person deletes their mails, one that a worker holds included."""
    receive(make_enquiry())
    email = Email.objects.get(to="ines@example.org")
    delivery = queue.claim(email.pk, timezone.now())
    Letter.objects.get(email=email).email.delete()
    with pytest.raises(queue.ClaimLostError):
        queue.begin_the_last_byte(delivery)
    queue.stamp_sent(delivery)
    assert not Email.objects.filter(to="ines@example.org").exists()


def test_after_a_restore_nothing_is_sent_a_second_time_by_itself(mailoutbox):
    """What was in the queue when the archive was made; a human may send it all the same."""
    for subject in ("Un", "Deux"):
        send("lea@example.org", "labo@labo.example", subject=subject, message="Un mot.")
    queue.claim(Email.objects.first().pk, timezone.now())
    assert undelivered.doubt_all(timezone.now()) == 2
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        assert Sender().send_due() == 0
    states = Delivery.objects.values_list("state", "email__status")
    assert list(states) == [(DeliveryState.DOUBTFUL, STATUS.failed)] * 2

    undelivered.try_again(Delivery.objects.get(email__subject="Deux"))
    assert Sender().send_due() == 1
    assert [mail.subject for mail in mailoutbox] == ["Deux"]
