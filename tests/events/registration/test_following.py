"""What an editor changes reaches those who signed up, once; reminders; thanks; what is forgotten."""

from datetime import timedelta
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream
from post_office.models import Email

from events.models import EventIndexPage, EventPage
from events.registration import door, following, forgetting, reminding, signing_up
from events.registration.models import Occasion, Registration
from events.registration.signing_up import RegistrationClosedError
from involvement.law.erasure import erase
from involvement.law.export import everything_about
from involvement.models import Person
from involvement.outbox.sending import message_of
from tests.events.registration.conftest import NOW, PARIS, at, later, sign_up, states
from tests.factories import make_call, make_event, make_issue, make_request


def told(since: int = 0) -> list[tuple[str, str]]:
    """To whom a mail left, and the first word of its subject."""
    rows = Email.objects.filter(pk__gt=since).order_by("pk")
    return [(mail.to[0].partition("@")[0], mail.subject.split(" : ")[0]) for mail in rows]


def last() -> int:
    return Email.objects.order_by("pk").last().pk


def change(evening: EventPage, clock, when, **values) -> None:
    clock.move_to(when)
    page = EventPage.objects.get(pk=evening.pk)
    starts_at = values.pop("starts_at", None)
    for name, value in values.items():
        setattr(page, name, value)
    if starts_at:
        row = page.dates.all()[0]
        page.dates.remove(row)
        row.starts_at, row.ends_at = starts_at, starts_at + timedelta(hours=2)
        page.dates.add(row)
    page.save_revision().publish()


def invitation(mail: Email) -> dict:
    """The invitation as a mail program finds it: among the mail's own forms, and as a file."""
    message = message_from_bytes(message_of(mail).message().as_bytes(), policy=policy.default)
    parts = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    forms = next(
        part for part in message.walk() if part.get_content_type() == "multipart/alternative"
    )
    assert [part.get_content_type() for part in forms.iter_parts()] == [
        "text/plain", "text/html", "text/calendar"]  # fmt: skip
    assert [part.get_filename() for part in parts] == [None, "invitation.ics"]
    texts = {part.get_content().replace("\r\n", "\n") for part in parts}
    assert len(texts) == 1
    [text] = texts
    one = icalendar.Calendar.from_ical(text)
    [event] = one.walk("VEVENT")
    [other] = IcsCalendarStream.calendar_from_ics(text).events
    assert {part["Content-Type"].params["method"] for part in parts} == {str(one["method"])}
    assert other.uid == str(event["uid"])
    assert other.dtstart == event["dtstart"].dt
    return {
        "method": str(one["method"]), "status": str(event["status"]), "uid": str(event["uid"]),
        "sequence": int(event["sequence"]), "start": event["dtstart"].dt,
        "attendee": str(event["attendee"]), "organizer": str(event["organizer"]),
        "stamp": event["dtstamp"].dt,
    }  # fmt: skip


def test_a_mail_carries_the_invitation_and_later_ones_correct_it(client, evening, occasion, clock):
    ines = sign_up(occasion, "Ines")
    sent = invitation(Email.objects.get())
    feed = client.get("/fr/agenda/agenda.ics").content
    assert sent["uid"] == str(icalendar.Calendar.from_ical(feed).walk("VEVENT")[0]["uid"])
    assert (sent["method"], sent["status"]) == ("REQUEST", "CONFIRMED")
    assert sent["start"] == at("2027-03-12 18:30")
    assert sent["attendee"] == "mailto:ines@example.org"
    assert sent["organizer"] == "mailto:alsace@labo.example"

    change(evening, clock, later(hours=1), starts_at=at("2027-03-13 19:00"))
    assert following.follow(later(hours=1)) == 1
    moved = invitation(Email.objects.order_by("pk").last())
    assert (moved["method"], moved["uid"]) == ("REQUEST", sent["uid"])
    assert moved["start"] == at("2027-03-13 19:00")
    assert moved["sequence"] > sent["sequence"]

    change(evening, clock, later(hours=2), status="cancelled")
    following.follow(later(hours=2))
    off = invitation(Email.objects.order_by("pk").last())
    assert (off["method"], off["status"], off["uid"]) == ("CANCEL", "CANCELLED", sent["uid"])
    assert off["sequence"] > moved["sequence"]
    assert ines.person.letters.count() == 3


def test_a_translation_that_lags_or_is_hidden_takes_back_no_change(evening, occasion, clock):
    german = make_event(
        "Ein Abend", at("2027-03-12 18:30"), translation_key=evening.translation_key,
        parent=EventIndexPage.objects.get(locale__language_code="de"),
    )  # fmt: skip
    ines = sign_up(occasion, "Ines", language="de")
    sent = invitation(Email.objects.get())
    change(evening, clock, later(hours=1), starts_at=at("2027-03-13 19:00"))
    following.follow(later(hours=1))
    moved = invitation(Email.objects.order_by("pk").last())
    for page in (evening, german):
        EventPage.objects.get(pk=page.pk).unpublish()
    signing_up.release(ines, later(hours=2))
    off = invitation(Email.objects.order_by("pk").last())
    assert [(mail["method"], mail["sequence"]) for mail in (sent, moved, off)] == [
        ("REQUEST", 0), ("REQUEST", 3600), ("CANCEL", 3600)]  # fmt: skip
    assert off["stamp"] > moved["stamp"]


def test_each_change_is_told_once_and_a_new_day_brings_people_back(evening, occasion, clock):
    for name in ("Ines", "Karim", "Lea"):
        sign_up(occasion, name)
    before = last()
    change(evening, clock, later(hours=1), title="Une autre soirée")
    assert (following.follow(later(hours=1)), following.follow(later(hours=1))) == (1, 0)
    assert told(before) == []  # a title is no reason for a mail
    change(evening, clock, later(hours=2), status="postponed")
    assert (following.follow(later(hours=2)), following.follow(later(hours=3))) == (1, 0)
    everybody = ["ines", "karim", "lea"]
    assert told(before) == [(name, "Reporté") for name in everybody]
    # The old day passes; the new one is told to the same people.
    before = last()
    change(evening, clock, at("2027-04-01 09:00"), status="open", starts_at=at("2027-05-01 18:30"), capacity=3)  # fmt: skip
    following.follow(at("2027-04-01 09:00"))
    assert told(before) == [(name, "Changement") for name in everybody] + [("lea", "Une place pour vous")]  # fmt: skip
    # A date that an editor takes away.
    before = last()
    page = EventPage.objects.get(pk=evening.pk)
    page.dates = []
    page.save_revision().publish()
    following.follow(at("2027-04-02 09:00"))
    assert told(before) == [(name, "Annulé") for name in everybody]


def test_an_offer_rests_while_the_day_is_off_and_is_made_anew(evening, occasion, clock):
    ines, _karim, lea = [sign_up(occasion, name) for name in ("Ines", "Karim", "Lea")]
    signing_up.release(ines, NOW)
    change(evening, clock, later(hours=1), status="postponed")
    following.follow(later(hours=1))
    before = last()
    assert signing_up.lapse(later(hours=25)) == 0
    with pytest.raises(RegistrationClosedError):
        signing_up.accept(lea, later(hours=2))
    new_day = at("2027-05-01 18:30")
    change(evening, clock, later(days=20), status="open", starts_at=new_day)
    following.follow(later(days=20))
    assert told(before) == [
        ("karim", "Changement"), ("lea", "Changement"), ("lea", "Une place pour vous")]  # fmt: skip
    assert signing_up.accept(lea, later(days=20, hours=1)).state == "confirmed"


def test_more_places_reach_the_waiting_list(evening, occasion, clock):
    for name in ("Ines", "Karim", "Lea", "Paul"):
        sign_up(occasion, name)
    change(evening, clock, later(hours=1), capacity=3)
    following.follow(later(hours=1))
    assert states(occasion) == {
        "Ines": "confirmed", "Karim": "confirmed", "Lea": "offered", "Paul": "waiting"}  # fmt: skip


def test_reminders_a_week_a_day_and_a_morning_before(evening, occasion):
    ines, _karim, _lea = [sign_up(occasion, name) for name in ("Ines", "Karim", "Lea")]
    signing_up.answer(ines, "maybe", NOW)
    before, found = last(), {}
    for moment in ("2027-03-05 08:59", "2027-03-05 09:00", "2027-03-05 12:00", "2027-03-11 09:00",
                   "2027-03-12 06:59", "2027-03-12 07:00", "2027-03-12 18:30"):  # fmt: skip
        found[moment[5:]] = reminding.remind(at(moment))
    assert found == {"03-05 08:59": 0, "03-05 09:00": 2, "03-05 12:00": 0, "03-11 09:00": 2,
                     "03-12 06:59": 0, "03-12 07:00": 2, "03-12 18:30": 0}  # fmt: skip
    assert told(before) == [
        (name, words)
        for words in ("Dans une semaine", "Demain", "Aujourd’hui")
        for name in ("ines", "karim")
    ]


def test_after_a_pause_only_the_latest_reminder_leaves_and_none_before_one_signed_up(occasion):
    sign_up(occasion, "Ines")
    sign_up(occasion, "Karim", at("2027-03-11 20:00"))
    before = last()
    assert reminding.remind(at("2027-03-11 21:00")) == 1
    assert reminding.remind(at("2027-03-12 08:00")) == 2
    assert told(before) == [("ines", "Demain"), ("ines", "Aujourd’hui"), ("karim", "Aujourd’hui")]


def test_no_reminder_leaves_after_its_day(occasion):
    ines, _karim, lea = [sign_up(occasion, name) for name in ("Ines", "Karim", "Lea")]
    signing_up.release(ines, at("2027-03-09 09:00"))
    signing_up.accept(lea, at("2027-03-09 10:00"))
    before = last()
    # The worker paused since before D-7; Lea took her place on D-3.
    assert reminding.remind(at("2027-03-09 11:00")) == 0
    assert reminding.remind(at("2027-03-12 00:30")) == 0
    assert reminding.remind(at("2027-03-12 07:00")) == 2
    assert told(before) == [("karim", "Aujourd’hui"), ("lea", "Aujourd’hui")]


@pytest.mark.parametrize(
    ("changed_at", "starts_at", "reminded"),
    [
        ("2027-03-09 12:00", "2027-03-12 19:00", 1),
        ("2027-03-11 12:00", "2027-03-12 19:00", 0),
        ("2027-03-11 12:00", "2027-03-13 19:00", 1),
    ],
)
def test_a_change_is_followed_by_no_reminder_that_it_replaces(
    evening, occasion, clock, changed_at, starts_at, reminded
):
    sign_up(occasion, "Ines")
    for moment in ("2027-03-05 09:00", "2027-03-11 09:00"):
        if at(moment) < at(changed_at):
            reminding.remind(at(moment))
    before = last()
    change(evening, clock, at(changed_at), starts_at=at(starts_at))
    following.follow(at(changed_at))
    assert reminding.remind(at(changed_at)) == 0
    assert told(before) == [("ines", "Changement")]
    day_before = at(starts_at).replace(hour=9) - timedelta(days=1)
    assert reminding.remind(max(day_before, at(changed_at))) == reminded


def test_a_reminder_leaves_by_the_clock_of_the_place(occasion):
    occasion.time_zone = "Indian/Reunion"
    zone = ZoneInfo("Indian/Reunion")
    due = reminding.due_at(occasion, 3).astimezone(zone)
    assert (due.hour, due.date()) == (7, occasion.starts_at.astimezone(zone).date())
    # 28 March 2027: the night before has an hour less, and nine stays nine.
    occasion.time_zone, occasion.starts_at = "Europe/Paris", at("2027-03-28 18:00")
    assert reminding.due_at(occasion, 2) == at("2027-03-27 09:00")


def test_thanks_for_those_who_came_with_what_comes_next(evening, occasion, clock):
    ines, _karim = sign_up(occasion, "Ines"), sign_up(occasion, "Karim")
    make_event("La suite", at("2027-04-01 18:00"))
    make_event("Autre chose", at("2027-04-01 18:00"), issues=[make_issue("Mobilité")])
    make_event("En projet", at("2027-04-02 18:00"), live=False)
    make_call("Un appel")
    door.check_in(ines, at("2027-03-12 18:20"))
    before = last()
    clock.move_to(at("2027-03-13 10:00"))
    assert reminding.thank(at("2027-03-13 09:59")) == 0
    assert reminding.thank(at("2027-03-13 10:00")) == 1
    assert reminding.thank(at("2027-03-13 11:00")) == 0
    assert told(before) == [("ines", "Merci")]
    text = Email.objects.order_by("pk").last().message
    assert [title in text for title in ("La suite", "Un appel", "Autre chose", "En projet")] == [
        True, True, False, False]  # fmt: skip


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "thanked_at"),
    [
        ("2027-03-12 19:00", "2027-03-13 01:00", "2027-03-13 10:00"),
        ("2027-03-12 19:00", "2027-03-13 00:00", "2027-03-13 10:00"),
        ("2027-03-12 19:00", "2027-03-14 02:00", "2027-03-14 10:00"),
        ("2027-03-12 04:30", "2027-03-12 05:30", "2027-03-13 10:00"),  # birds at dawn
        ("2027-03-12 19:00", "2027-03-13 11:00", "2027-03-14 10:00"),
        ("2027-03-27 19:00", "2027-03-28 05:59", "2027-03-28 10:00"),  # an hour less that night
    ],
)
def test_an_evening_that_ends_in_the_night_is_thanked_for_in_the_morning(
    occasion, clock, starts_at, ends_at, thanked_at
):
    sign_up(occasion, "Ines")
    Occasion.objects.update(starts_at=at(starts_at), ends_at=at(ends_at))
    due = at(thanked_at)
    assert reminding.thank(due - timedelta(minutes=1)) == 0
    assert reminding.thank(due) == 1


def test_what_is_kept_ends_and_whoever_is_erased_frees_the_place(evening, occasion):
    ines, karim, lea = [sign_up(occasion, name, needs="Une rampe") for name in ("Ines", "Karim", "Lea")]  # fmt: skip
    exported = everything_about(ines.person, NOW)["data"]["events.Registration"]["rows"]
    assert [row["needs"]["value"] for row in exported] == ["Une rampe"]
    make_request(person=karim.person)
    erase(ines.person, later(hours=1))
    ines.refresh_from_db()
    assert (ines.person, ines.needs, ines.state) == (None, "", "released")
    assert Registration.objects.get(pk=lea.pk).state == "offered"
    end = occasion.ends_at
    forgetting.forget(end + timedelta(days=30))
    assert Registration.objects.get(pk=lea.pk).needs == "Une rampe"
    forgetting.forget(end + timedelta(days=30, seconds=1))
    assert set(Registration.objects.values_list("needs", flat=True)) == {""}
    forgetting.forget(end + timedelta(days=366))
    assert list(Person.objects.values_list("first_name", flat=True)) == ["Karim"]  # has a request
    assert occasion.registrations.count() == 3  # a count without names


@pytest.mark.parametrize("moment", [at("2027-03-12 20:00").astimezone(PARIS)])
def test_at_the_door_twice_is_once_and_the_door_decides(occasion, moment):
    ines, _karim, lea = [sign_up(occasion, name) for name in ("Ines", "Karim", "Lea")]
    early = moment - timedelta(minutes=30)
    assert door.check_in(ines, moment, early).arrived_at == early
    assert door.check_in(ines, moment).arrived_at == early
    assert door.check_in(lea, moment, moment + timedelta(days=1)).arrived_at == moment
    assert Registration.objects.get(pk=lea.pk).state == "confirmed"
    assert door.undo(ines).arrived_at is None


def test_a_tap_on_the_wrong_name_gives_nobody_a_place(occasion):
    """Whatever it was, it stands where it stood; an offer is made anew while there is time."""
    moment = at("2027-03-12 18:20")
    ines, karim, lea = [sign_up(occasion, name) for name in ("Ines", "Karim", "Lea")]
    noah = sign_up(occasion, "Noah")
    signing_up.release(karim, NOW)
    before = states(occasion) | {"Lea": "waiting"}
    assert states(occasion)["Lea"] == "offered"
    for registration in (ines, karim, lea, noah):
        assert door.check_in(registration, moment).state == "confirmed"
        door.undo(door.undo(registration))
    assert states(occasion) == before


def test_who_freed_the_place_and_comes_all_the_same_is_let_in_and_marked(occasion):
    ines, _karim, lea = [sign_up(occasion, name) for name in ("Ines", "Karim", "Lea")]
    signing_up.answer(ines, "no", NOW)
    moment = at("2027-03-12 18:20")
    here = door.check_in(ines, moment)
    assert (here.state, here.answer, here.arrived_at) == ("confirmed", "no", moment)
    rows = {row["name"]: (row["waits"], row["freed"]) for row in door.rows_for_phone(occasion)}
    assert rows == {"Ines": (False, True), "Karim": (False, False), "Lea": (True, False)}
    assert door.undo(ines).state == "released"
    assert lea.occasion.registrations.filter(state="offered").count() == 1


def test_who_has_arrived_frees_no_place_and_nobody_does_afterwards(occasion):
    ines, karim, _lea = [sign_up(occasion, name) for name in ("Ines", "Karim", "Lea")]
    door.check_in(ines, at("2027-03-12 18:20"))
    before = last()
    for registration, moment in ((ines, at("2027-03-12 18:25")), (karim, occasion.ends_at)):
        with pytest.raises(RegistrationClosedError):
            signing_up.release(registration, moment)
    assert states(occasion) == {"Ines": "confirmed", "Karim": "confirmed", "Lea": "waiting"}
    assert told(before) == []
