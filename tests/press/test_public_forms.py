"""What anybody sends to the press room: subscribing, confirming, stopping, reporting."""

from datetime import timedelta

import pytest
from post_office.models import Email

from involvement import spam
from press import links
from press.media import forms
from press.models import (
    Journalist,
    PressLetter,
    PressPickup,
    PressSubscription,
)
from tests.factories import make_issue, make_story
from tests.words import fr

from .conftest import MONDAY, ORIGIN
from .rows import make_subscription
from .sent import FORM, REPORT, everything, fields, soup

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            FORM,
            [
                "Tell us your name, so that we know whom to greet.",
                "Leave an e-mail address: the stories arrive there.",
            ],
        ),
        (
            REPORT,
            [
                "Choose the story that it is about.",
                "Without an address we need its title to find it.",
                "Without an address we need the medium to find it.",
                "Without an address we need the day to find it.",
            ],
        ),
    ],
)
def test_who_forgets_something_hears_what_in_words(client, team, address, said):
    sent = {"cadence": "at-once", "kind": "article", "shown": fields()["shown"]}
    page = soup(client.post(address, sent, **ORIGIN))
    shown = [link.get_text(strip=True) for link in page.select(".error-summary a")]
    assert shown == [fr(sentence) for sentence in said]


def test_subscribing_takes_a_mail_and_a_button(client, mulhouse):
    answer = client.post(FORM, fields(beats=[make_issue().pk]), **ORIGIN)
    assert (answer.status_code, answer["Location"], answer.cookies) == (302, f"{FORM}?merci", {})
    row = PressSubscription.objects.get()
    assert {area.name for area in row.areas.all()} == {"Haut-Rhin", "Mulhouse"}
    assert (row.confirmed_at, row.journalist.agreed_on) == (None, None)

    mail = Email.objects.get()
    address = next(word for word in mail.message.split() if "/confirmer/" in word)
    before = everything()
    assert client.get(address).status_code == 200
    assert everything() == before
    answer = client.post(address, **ORIGIN)
    assert answer["Location"].startswith("/fr/presse/espace/")
    assert answer["Location"].endswith("/?fait=begun#fait")
    row.refresh_from_db()
    assert (row.confirmed_at, row.digest_on) == (MONDAY, MONDAY.date())
    assert row.journalist.agreed_on == MONDAY.date()
    assert FORM in row.journalist.agreed_how

    known, before = answer["Location"], everything()
    assert client.get(address)["Location"] == known  # opened once more
    assert everything() == before
    Journalist.objects.update(stopped_at=MONDAY)
    assert client.get(address).status_code == 200  # asks whether to begin again


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"email": "x"}, "email"),
        ({"email": "a@b.example, c@d.example"}, "email"),
        ({"areas": "Nulle-Part-sur-Rien"}, "areas"),
        ({"cadence": "hourly"}, "cadence"),
        ({"beats": ["x"]}, "beats"),
    ],
)
def test_what_cannot_be_right_is_explained_and_kept(client, mulhouse, change, field):
    response = client.post(FORM, fields(**change), **ORIGIN)
    page = soup(response)
    assert response.status_code == 422
    assert len(page.select(".error-summary li")) == 1
    if field != "name":
        assert page.select_one("[name=name]")["value"] == "Rubrique locale"
    assert PressSubscription.objects.count() == 0


def test_a_known_address_keeps_its_data_and_gets_few_mails(client, mulhouse, reporter, settings):
    for _ in range(settings.REQUESTS_PER_ADDRESS + 3):
        client.post(FORM, fields(email=reporter.email.upper(), name="Intrus"), **ORIGIN)
    reporter.refresh_from_db()
    assert reporter.name == "La rubrique locale"
    assert PressLetter.objects.count() == settings.REQUESTS_PER_ADDRESS


@pytest.mark.parametrize("change", [{"second_message": "x"}, {"shown": "x"}])
def test_machines_get_the_same_page_and_no_mail_leaves(client, mulhouse, change):
    answer = client.post(FORM, fields(**change), **ORIGIN)
    assert answer["Location"] == f"{FORM}?merci"
    assert Email.objects.count() == 0
    assert PressSubscription.objects.get().suspicious != ""


def test_the_mail_programs_button_stops_everything(client, reporter):
    make_subscription(reporter)
    address = links.stop_url(links.space(reporter, MONDAY))
    before = everything()
    assert client.get(address).status_code == 200
    assert everything() == before
    # As RFC 8058 has it: neither cookie nor Origin.
    for _ in range(2):
        answer = client.post(address, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
    reporter.refresh_from_db()
    assert (reporter.stopped_at, reporter.may_be_written_to) == (MONDAY, False)


def test_a_reader_reports_and_too_many_are_set_aside(client, team, settings, monkeypatch):
    story = make_story()
    make_story("Brouillon", live=False)
    page = soup(client.get(f"{REPORT}?story={story.pk}"))
    offered = page.select("select[name=story] option[value]")
    assert [option["value"] for option in offered if option["value"]] == [str(story.pk)]
    assert page.select_one("option[selected]")["value"] == str(story.pk)
    # Below an older story than the form offers, the form offers that one, too.
    monkeypatch.setattr(forms, "OFFERED_STORIES", 0)
    page = soup(client.get(f"{REPORT}?story={story.pk}"))
    assert page.select_one("option[selected]")["value"] == str(story.pk)
    for number in range(settings.REQUESTS_PER_ADDRESS + 1):
        form = {
            "story": story.pk,
            "kind": "article",
            "url": f"https://journal.example/{number}",
            "shown": spam.stamp(MONDAY - timedelta(minutes=1)),
        }
        assert client.post(REPORT, form, **ORIGIN)["Location"] == f"{REPORT}?merci"
    reasons = list(PressPickup.objects.order_by("pk").values_list("suspicious", flat=True))
    assert reasons == [""] * settings.REQUESTS_PER_ADDRESS + ["network"]


@pytest.mark.parametrize("story", ["", "x", "²", "9" * 40, "%00"])
def test_any_value_gets_a_page(client, team, story):
    assert client.get(f"{REPORT}?story={story}").status_code == 200
    assert client.post(REPORT, {"story": story, "url": "\0"}, **ORIGIN).status_code == 422
