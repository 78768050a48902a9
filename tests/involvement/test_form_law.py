"""What is agreed to, which notice was read, what looks like spam."""

from datetime import timedelta

import pytest
from django.test import RequestFactory, override_settings

from content.remembered import forget
from content.visitors import client_address
from involvement import spam
from involvement.models import Consent, Involvement, InvolvementPage, PrivacyNotice, State, StepKind
from involvement.notices import keep
from involvement.services import receive
from involvement.spam import forget_networks
from tests.involvement.conftest import make_enquiry
from tests.involvement.pages import FORM, soup, values

pytestmark = pytest.mark.django_db


def why(involvement: Involvement) -> str:
    return involvement.steps.get(kind=StepKind.RECEIVED).data.get("spam", "")


def test_what_somebody_agrees_to_is_kept_with_the_text_they_read(camille, monday):
    notice = keep("Yes, send me news.", "en")
    enquiry = make_enquiry(agrees_to={"news": notice}, via="telephone")
    involvement = receive(enquiry)
    consent = Consent.objects.get()
    assert (consent.person, consent.purpose, consent.given_at, consent.via, consent.notice) == (
        involvement.person, "news", monday, "telephone", notice,
    )  # fmt: skip


def test_the_notice_that_was_shown_counts(client, camille, fields):
    page = InvolvementPage.objects.filter(slug="get-involved")
    page.update(privacy_notice="Camille reads it.")
    old = values(soup(client.get(FORM)))["notice"]
    client.post(FORM, fields | {"notice": old})
    page.update(privacy_notice="The team reads it.")
    forget()
    client.post(FORM, fields | {"notice": old, "message": "Encore."})
    client.post(FORM, fields | {"notice": "f" * 64, "message": "Et encore."})
    texts = Involvement.objects.order_by("pk").values_list("notice__text", flat=True)
    assert list(texts) == ["Camille reads it.", "Camille reads it.", "The team reads it."]
    assert PrivacyNotice.objects.count() == 2


@pytest.mark.parametrize("name", ["notice", "shown", "wish"])
@pytest.mark.parametrize("value", ["", "x", "1" * 5000, "\u2603", "a\x00b", "-1:x", "{}"])
def test_any_value_gets_a_page(client, camille, fields, name, value):
    assert client.post(FORM, fields | {name: value}).status_code in (200, 302)


def test_a_wish_is_kept_and_any_other_is_none(client, camille, fields):
    for wish in ("offer", "nonsense"):
        client.post(FORM, fields | {"wish": wish, "message": wish})
    stored = Involvement.objects.order_by("pk").values_list("wish", flat=True)
    assert list(stored) == ["offer", ""]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, ""),
        ({"second_message": "buy"}, "trap"),
        ({"shown": ""}, "stamp"),
        ({"shown": "1:x"}, "stamp"),
    ],
)
def test_why_it_is_set_aside(client, camille, fields, change, reason):
    assert client.post(FORM, fields | change).status_code == 302
    involvement = Involvement.objects.get()
    assert (involvement.state, why(involvement)) == (
        State.SET_ASIDE if reason else State.NEW,
        reason,
    )


def test_faster_than_anybody_reads(client, camille, fields, monday):
    client.post(FORM, fields | {"shown": spam.stamp(monday)})
    assert why(Involvement.objects.get()) == "fast"


@override_settings(REQUESTS_PER_ADDRESS=2)
def test_one_address_too_often(client, camille, fields):
    for number in range(3):
        client.post(FORM, fields | {"message": str(number)})
    reasons = [why(row) for row in Involvement.objects.order_by("pk")]
    assert reasons == ["", "", "address"]


@override_settings(REQUESTS_PER_NETWORK=2)
def test_one_network_too_often(client, camille, fields):
    for number in range(3):
        sent = fields | {"email": f"p{number}@example.org", "phone": f"06 12 34 56 7{number}"}
        client.post(FORM, sent, REMOTE_ADDR=f"192.0.2.{number}")
    reasons = [why(row) for row in Involvement.objects.order_by("pk")]
    assert reasons == ["", "", "network"]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.1", "192.0.2.1"),
        (1, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.9, 198.51.100.1", "203.0.113.9"),
        (2, "198.51.100.1", "192.0.2.1"),
        (1, "nonsense", "nonsense"),
    ],
)
def test_only_our_own_proxies_are_believed(settings, proxies, forwarded, address):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded, REMOTE_ADDR="192.0.2.1")
    assert client_address(request) == address


def test_networks():
    def network(address: str) -> str:
        return spam.network_of(RequestFactory().get("/", REMOTE_ADDR=address))

    assert network("192.0.2.1") == network("192.0.2.200") == network("::ffff:192.0.2.7")
    assert network("192.0.2.1") != network("192.0.3.1")
    assert network("2001:db8:0:aa00::1") == network("2001:db8:0:aaff::1")
    assert network("2001:db8:0:aa00::1") != network("2001:db8:0:ab00::1")
    assert [network(value) for value in ("", "x", "unix:")] == ["", "", ""]
    assert "192.0.2" not in network("192.0.2.1")


def test_networks_are_forgotten_after_a_day(camille, monday):
    receive(make_enquiry(network="x" * 64))
    assert forget_networks(monday + timedelta(hours=23)) == 0
    assert forget_networks(monday + timedelta(hours=25)) == 1
    assert Involvement.objects.get().network == ""
