"""One date of several is cancelled by itself: it stays where it was, says so, and everybody knows."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone
from ical.calendar_stream import IcsCalendarStream
from post_office.models import Email

from events import agenda
from events.choices import Status
from events.models import EventPage
from events.registration import following, pages
from press.figures import figures
from tests.events.registration.conftest import sign_up, states
from tests.factories import make_event, make_facilitator, make_programme

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2027, 3, 1, 12, tzinfo=PARIS)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def ateliers(tree, clock) -> EventPage:
    """Three evenings; people sign up here."""
    camille = make_facilitator(make_programme(), "Camille")
    days = ["2027-03-09", "2027-03-16", "2027-04-06"]
    return make_event(
        "Ateliers", status="open", registration_here=True, capacity=20, contact=camille,
        dates=[(at(f"{day} 18:30"), at(f"{day} 20:00")) for day in days],
    )  # fmt: skip


def cancel(event: EventPage, *numbers: int) -> EventPage:
    """As an editor does it: tick the box of a date, publish."""
    page = EventPage.objects.get(pk=event.pk)
    rows = sorted(page.dates.all(), key=lambda row: row.starts_at)
    for number in numbers:
        rows[number].is_cancelled = True
    page.dates = rows
    page.save_revision().publish()
    return EventPage.objects.get(pk=event.pk)


def entries(client, event: EventPage) -> list[tuple]:
    """What two parsers find in the file of the event, which must be the same."""
    content = client.get(f"{event.get_url()}evenement.ics").content
    one = [
        (str(row["uid"]), str(row["summary"]), row["dtstart"].dt.day, int(row["sequence"]), str(row["status"]))
        for row in icalendar.Calendar.from_ical(content).walk("VEVENT")
    ]  # fmt: skip
    other = [
        (row.uid, row.summary, row.dtstart.day, row.sequence, row.status.value)
        for row in IcsCalendarStream.calendar_from_ics(content.decode()).events
    ]
    assert one == other
    return one


def test_calendars_pages_mails_and_lists_know_of_the_one_date(client, ateliers, clock):
    first, second, third = agenda.dates(ateliers)
    ines, karim = (
        sign_up(pages.occasion_of(ateliers, row, NOW), name)
        for row, name in ((first, "Ines"), (second, "Karim"))
    )
    before = entries(client, ateliers)
    assert [row[4] for row in before] == ["CONFIRMED"] * 3
    sent = Email.objects.count()

    clock.move_to(NOW + timedelta(hours=1))
    event = cancel(ateliers, 0)
    after = entries(client, event)
    assert [(row[1], row[4]) for row in after] == [
        ("Annulé – Ateliers", "CANCELLED"), ("Ateliers", "CONFIRMED"), ("Ateliers", "CONFIRMED")
    ]  # fmt: skip
    assert [row[0] for row in after] == [row[0] for row in before]
    assert all(now[3] > then[3] for now, then in zip(after, before, strict=True))

    # Who signed up for it is told, once; nobody else, and nobody can sign up for it any more.
    assert (following.follow(timezone.now()), following.follow(timezone.now())) == (1, 0)
    [mail] = Email.objects.order_by("pk")[sent:]
    assert (mail.to, mail.subject) == (["ines@example.org"], "Annulé : Ateliers")
    assert (ines.person.letters.count(), karim.person.letters.count()) == (2, 1)
    assert [row.key for row in pages.dates_to_come(event, timezone.now())] == [second.key, third.key]  # fmt: skip
    assert states(pages.occasion_of(event, first, NOW)) == {"Ines": "confirmed"}

    # The page keeps it, struck through, and leads to the next one.
    page = BeautifulSoup(client.get(event.get_url()).content, "html.parser")
    rows = page.select(".event-dates li")
    assert [" ".join(row["class"]).strip() for row in rows] == ["is-off", "is-next", ""]
    assert [[part.text for part in row.select(".small")] for row in rows] == [["Annulé"], [], []]
    graph = json.loads(page.select_one('script[type="application/ld+json"]').string)["@graph"]
    [thing] = [item for item in graph if item["@type"] == "Event"]
    assert (thing["startDate"][:10], thing["eventStatus"]) == (
        "2027-03-16", "https://schema.org/EventScheduled")  # fmt: skip
    assert [part["eventStatus"].rpartition("/")[2] for part in thing["subEvent"]] == [
        "EventCancelled", "EventScheduled", "EventScheduled"]  # fmt: skip

    # Lists show the next one that takes place; other agendas have only those.
    listed = BeautifulSoup(client.get("/fr/agenda/").content, "html.parser")
    assert [row["datetime"][:10] for row in listed.select(".event-row time")] == ["2027-03-16"]
    exported = client.get("/fr/agenda/openagenda.json").json()["events"][0]
    assert [row["begin"][:10] for row in exported["timings"]] == ["2027-03-16", "2027-04-06"]
    assert exported["status"] == 1


def test_an_event_of_which_every_date_left_is_cancelled_is_cancelled(client, ateliers, clock):
    event = cancel(ateliers, 1, 2)
    clock.move_to(at("2027-03-10 09:00"))  # the first one took place
    now = timezone.now()
    assert agenda.current_status(event, now) is Status.CANCELLED
    assert list(agenda.upcoming(EventPage.objects.all(), now)) == [event]
    assert pages.sign_up_path(event, now) == ""
    exported = client.get("/fr/agenda/openagenda.json").json()["events"][0]
    assert exported["status"] == 6
    month = BeautifulSoup(client.get("/fr/agenda/?month=2027-04").content, "html.parser")
    assert [row.text for row in month.select(".event-state")] == ["Annulé"]
    # What did not take place is never counted; what did, is, and then the event is over.
    clock.move_to(at("2027-05-01 09:00"))
    now = timezone.now()
    assert agenda.current_status(event, now) is Status.OVER
    assert next(row.value for row in figures(now) if row.key == "events") == 1
    assert agenda.current_status(cancel(event, 0), now) is Status.CANCELLED


def test_in_a_month_in_which_only_a_cancelled_date_stands_the_list_says_so(client, ateliers):
    cancel(ateliers, 2)
    month = BeautifulSoup(client.get("/fr/agenda/?month=2027-04").content, "html.parser")
    assert [row["datetime"][:10] for row in month.select(".event-row time")] == ["2027-04-06"]
    assert [row.text for row in month.select(".event-state")] == ["Cette date est annulée."]
