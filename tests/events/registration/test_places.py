"""Places, the waiting list, offers: rules without HTTP."""

from dataclasses import replace
from datetime import timedelta

import pytest
from post_office.models import Email

from events.models import EventPage
from events.registration import signing_up
from events.registration.models import Coming, Occasion, Registration
from events.registration.signing_up import RegistrationClosedError
from tests.events.registration.conftest import NOW, at, later, sign_up, states, wish


def subjects() -> list[tuple[str, str]]:
    rows = Email.objects.order_by("pk")
    return [(mail.to[0].partition("@")[0], mail.subject.partition(" : ")[0]) for mail in rows]


def test_places_then_a_waiting_list_that_promotes_by_itself(occasion):
    ines, karim, lea, paul = [sign_up(occasion, name) for name in ("Ines", "Karim", "Lea", "Paul")]
    assert states(occasion) == {
        "Ines": "confirmed", "Karim": "confirmed", "Lea": "waiting", "Paul": "waiting"}  # fmt: skip

    signing_up.release(ines, later(hours=1))
    assert states(occasion) == {
        "Ines": "released", "Karim": "confirmed", "Lea": "offered", "Paul": "waiting"}  # fmt: skip
    lea.refresh_from_db()
    assert lea.offered_until == later(hours=25)

    assert signing_up.lapse(later(hours=24, minutes=59)) == 0
    assert signing_up.lapse(later(hours=25)) == 1
    assert states(occasion)["Lea"] == "lapsed"
    with pytest.raises(RegistrationClosedError):
        signing_up.accept(lea, later(hours=26))
    paul.refresh_from_db()
    assert (paul.state, paul.offered_until) == ("offered", later(hours=49))
    signing_up.accept(paul, later(hours=26))
    signing_up.accept(paul, later(hours=27))  # a second click
    assert states(occasion)["Paul"] == "confirmed"
    signing_up.release(karim, later(hours=30))
    assert sign_up(occasion, "Lea", later(hours=31)).state == "confirmed"
    assert [to for to, _subject in subjects()] == [
        "ines", "karim", "lea", "paul", "ines", "lea", "lea", "paul", "paul", "karim", "lea"]  # fmt: skip


def test_several_places_wait_until_they_fit_and_nobody_overtakes(occasion):
    ines = sign_up(occasion, "Ines", places=2)
    family = sign_up(occasion, "Famille", places=2)
    alone = sign_up(occasion, "Seul")
    assert [row.state for row in (ines, family, alone)] == ["confirmed", "waiting", "waiting"]
    signing_up.release(ines, NOW)
    assert states(occasion) == {"Ines": "released", "Famille": "offered", "Seul": "waiting"}
    signing_up.release(family, NOW)
    assert states(occasion)["Seul"] == "offered"
    assert sign_up(occasion, "Tard").state == "confirmed"
    assert sign_up(occasion, "Encore").state == "waiting"


def test_sent_twice_is_once_and_a_name_in_another_form_too(occasion):
    first = wish("Ines")
    one = signing_up.register(occasion, first, NOW)
    assert signing_up.register(occasion, first, NOW) == one
    other = wish("Zoe")
    signing_up.release(signing_up.register(occasion, other, NOW), NOW)
    anew = signing_up.register(occasion, other, NOW)
    assert (anew.state, signing_up.release(anew, NOW).state) == ("confirmed", "released")
    Email.objects.exclude(to="ines@example.org").delete()
    again = replace(wish("ines"), email="INES@example.org")
    assert signing_up.register(occasion, again, later(minutes=5)) == one
    assert len(subjects()) == 1  # nobody fills a stranger's mailbox
    assert signing_up.register(occasion, wish("ines"), later(minutes=15)) == one
    assert len(subjects()) == 2
    shared = replace(wish("Karim"), email="ines@example.org")  # a couple with one mailbox
    assert signing_up.register(occasion, shared, NOW) != one


def test_yes_perhaps_and_no_and_a_second_no(occasion):
    ines = sign_up(occasion, "Ines")
    assert signing_up.answer(ines, Coming.MAYBE, NOW).answer == "maybe"
    assert signing_up.answer(ines, Coming.YES, NOW).answer == "yes"
    freed = signing_up.answer(ines, Coming.NO, NOW)
    assert (freed.state, freed.answer) == ("released", "no")
    assert signing_up.release(ines, NOW).state == "released"
    assert len(subjects()) == 2
    with pytest.raises(RegistrationClosedError):
        signing_up.answer(ines, Coming.YES, NOW)


def test_what_looks_like_spam_takes_no_place_until_somebody_says_otherwise(occasion):
    odd = sign_up(occasion, "Robot", suspicious="trap")
    assert (odd.state, subjects()) == ("set-aside", [])
    signing_up.admit(odd, NOW)
    assert (states(occasion), len(subjects())) == ({"Robot": "confirmed"}, 1)


@pytest.mark.parametrize("closed", ["off", "begun"])
def test_nobody_is_let_in_from_the_spam_to_what_does_not_take_place_any_more(occasion, closed):
    odd = sign_up(occasion, "Robot", suspicious="trap")
    Occasion.objects.update(is_off=closed == "off")
    with pytest.raises(RegistrationClosedError):
        signing_up.admit(odd, occasion.starts_at if closed == "begun" else NOW)
    assert (states(occasion), subjects()) == ({"Robot": "set-aside"}, [])


def test_offers_end_when_the_evening_begins_and_nobody_is_offered_a_place_after(occasion):
    ines, _karim, lea = [sign_up(occasion, name) for name in ("Ines", "Karim", "Lea")]
    start = at("2027-03-12 18:30")
    signing_up.release(ines, start - timedelta(hours=2))
    lea.refresh_from_db()
    assert lea.offered_until == start
    assert signing_up.lapse(start) == 1
    with pytest.raises(RegistrationClosedError):
        sign_up(occasion, "Tard", start)


def test_languages_of_an_event_share_its_places(occasion, evening):
    german = EventPage.objects.get(pk=evening.pk)  # the same keys, as a translation has them
    from events.registration import pages

    assert pages.occasion_of(german, german.dates.get(), NOW) == occasion
    sign_up(occasion, "Ines", language="de")
    assert Email.objects.get().subject == "Ihr Platz: Une soirée"
    assert Registration.objects.get().person.language == "de"
