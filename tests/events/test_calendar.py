"""The agenda in calendars, read by two parsers, only one of which is akin to what wrote it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import icalendar
import pytest
import time_machine
from bs4 import BeautifulSoup
from ical.calendar_stream import IcsCalendarStream

from events.models import EventIndexPage, EventPage
from tests.factories import make_event, make_issue, make_territory, restrict
from tests.queries import queries

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2027, 3, 12, 12, tzinfo=PARIS)
AGENDA = "/fr/agenda/agenda.ics"


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False):
        yield


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def read(client, address: str) -> list[tuple]:
    """What both parsers find, which must be the same."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    one = [
        (str(row["uid"]), str(row["summary"]), row["dtstart"].dt, row["dtend"].dt,
         int(row["sequence"]), str(row["status"]))
        for row in icalendar.Calendar.from_ical(response.content).walk("VEVENT")
    ]  # fmt: skip
    other = [
        (row.uid, row.summary, row.dtstart, row.dtend, row.sequence, row.status.value)
        for row in IcsCalendarStream.calendar_from_ics(response.content.decode()).events
    ]
    assert one == other
    return one


def titles(client, address: str) -> set[str]:
    return {row[1] for row in read(client, address)}


def test_hours_stay_across_both_changes_of_clocks(client, tree):
    """Weekly at 18:30 in Paris: 17:30 in winter, 16:30 in summer, as UTC tells it."""
    days = ["2027-03-27", "2027-03-28", "2027-03-29", "2027-10-30", "2027-10-31", "2027-11-01"]
    make_event("Chaque fois", dates=[(at(f"{day} 18:30"), at(f"{day} 20:00")) for day in days])
    # The night that springs forward, and both passes of the hour that comes twice.
    make_event("Nuit courte", dates=[(at("2027-03-28 01:30"), at("2027-03-28 03:30"))])
    first = datetime(2027, 10, 31, 2, 30, tzinfo=PARIS, fold=0)
    second = first.replace(fold=1)
    make_event("Nuit longue", dates=[(first, at("2027-10-31 04:00"))])
    make_event("Fin de nuit", dates=[(second, at("2027-10-31 04:00"))])
    make_event("D’une passe à l’autre", dates=[(first, second)])

    found = read(client, AGENDA)
    weekly = sorted(row[2] for row in found if row[1] == "Chaque fois")
    assert [f"{start:%m-%d %H:%M}" for start in weekly] == [f"{day[5:]} 18:30" for day in days]
    assert [f"{start.astimezone(UTC):%H:%M}" for start in weekly] == [
        "17:30", "16:30", "16:30", "16:30", "17:30", "17:30"]  # fmt: skip
    lasted = {row[1]: row[3].astimezone(UTC) - row[2].astimezone(UTC) for row in found}
    assert lasted["Nuit courte"] == timedelta(hours=1)
    assert lasted["Nuit longue"] == timedelta(hours=2, minutes=30)
    assert lasted["Fin de nuit"] == timedelta(hours=1, minutes=30)
    assert lasted["D’une passe à l’autre"] == timedelta(hours=1)


def test_the_feed_takes_the_filters_of_the_list_and_holds_nothing_hidden(client, tree):
    mulhouse, colmar = make_territory("Mulhouse"), make_territory("Colmar")
    make_event("Ici", at("2027-03-20 10:00"), territories=[mulhouse])
    make_event("Hier", at("2027-03-11 10:00"), territories=[mulhouse])
    make_event("Il y a longtemps", at("2025-03-11 10:00"), territories=[mulhouse])
    make_event("Ailleurs", at("2027-04-02 10:00"), territories=[colmar], issues=[make_issue("Mobilité")])  # fmt: skip
    make_event("Sans date", dates=[])
    make_event("Brouillon", at("2027-03-15 10:00"), live=False)
    restrict(make_event("Privé", at("2027-03-15 10:00")))
    make_event("Sous embargo", at("2027-03-15 10:00"), embargo_until=NOW + timedelta(hours=1))

    assert titles(client, AGENDA) == {"Ici", "Hier", "Ailleurs"}
    assert titles(client, f"{AGENDA}?territory=mulhouse") == {"Ici", "Hier"}
    assert titles(client, f"{AGENDA}?issue=mobilite&territory=colmar") == {"Ailleurs"}
    assert titles(client, f"{AGENDA}?month=2027-04") == {"Ailleurs"}
    assert titles(client, f"{AGENDA}?when=past") == {"Hier"}
    assert titles(client, f"{AGENDA}?q=ici") == {"Ici"}
    assert titles(client, "/de/termine/agenda.ics") == set()
    for query in ("?issue=%00&q=%00", "?month=2027-13&when=never", "?territory=%F0%9F%8D%BA"):
        read(client, AGENDA + query)
    for path in ("brouillon", "prive", "sous-embargo", "absent", "%00"):
        assert client.get(f"/fr/agenda/{path}/evenement.ics").status_code == 404
    assert client.get("/fr/recits/agenda.ics").status_code == 404


def test_an_event_keeps_its_uid_and_its_sequence_grows(client, tree):
    event = make_event("Deux soirs", dates=[(at("2027-04-01 18:00"), at("2027-04-01 20:00")),
                                            (at("2027-04-08 18:00"), at("2027-04-08 20:00"))])  # fmt: skip
    address = "/fr/agenda/deux-soirs/evenement.ics"
    before = read(client, address)
    assert len({row[0] for row in before}) == 2
    assert [row[4:] for row in before] == [(0, "CONFIRMED"), (0, "CONFIRMED")]

    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        event = EventPage.objects.get(pk=event.pk)
        second = event.dates.all()[1]
        event.dates.remove(second)
        second.starts_at = at("2027-04-08 19:00")
        event.dates.add(second)
        event.title = "Deux soirées"
        event.save_revision().publish()
        moved = read(client, address)
    assert [row[0] for row in moved] == [row[0] for row in before]
    assert [row[4] for row in moved] == [3600, 3600]
    assert moved[1][2] == at("2027-04-08 19:00")

    for status, words in (("cancelled", "Annulé – Deux soirées"), ("postponed", "Reporté – Deux soirées")):  # fmt: skip
        with time_machine.travel(NOW + timedelta(hours=2 + (status == "postponed")), tick=False):
            event = EventPage.objects.get(pk=event.pk)
            event.status = status
            event.save_revision().publish()
            found = read(client, AGENDA)
        assert {row[0] for row in found} == {row[0] for row in before}
        assert {(row[1], row[5]) for row in found} == {(words, "CANCELLED")}
        assert min(row[4] for row in found) > 3600


def test_languages_of_an_event_share_its_uid(client, tree):
    key, date = uuid4(), (at("2027-04-01 18:00"), at("2027-04-01 20:00"))
    french = make_event("Soirée", dates=[date], translation_key=key)
    german = make_event(
        "Abend", dates=[date], translation_key=key,
        parent=EventIndexPage.objects.get(locale__language_code="de"),
    )  # fmt: skip
    row = german.dates.get()
    row.key = french.dates.get().key
    row.save()
    [(uid, title, *_)] = read(client, "/de/termine/abend/termin.ics")
    assert (uid, title) == (read(client, AGENDA)[0][0], "Abend")


def test_calendars_are_told_in_few_bytes_that_nothing_changed(client, tree):
    event = make_event("Soirée", at("2027-04-01 18:00"))
    first = client.get(AGENDA)
    again = client.get(AGENDA, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(AGENDA, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304  # fmt: skip
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        EventPage.objects.get(pk=event.pk).unpublish()
        changed = client.get(AGENDA, headers={"if-modified-since": first["Last-Modified"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_the_pages_lead_to_their_calendars(client, tree):
    make_event("Soirée", at("2027-04-01 18:00"))
    page = BeautifulSoup(client.get("/fr/agenda/?issue=emploi&when=past").content, "html.parser")
    webcal, https = [
        link["href"] for link in page.select(".follow-this a") if "agenda.ics" in link["href"]
    ]
    assert webcal.startswith("webcal://")
    assert webcal.partition("://")[2] == https.partition("://")[2]
    assert https.endswith("/fr/agenda/agenda.ics?issue=emploi")
    event = BeautifulSoup(client.get("/fr/agenda/soiree/").content, "html.parser")
    [link] = event.select('.event-facts a[href$="evenement.ics"]')
    assert event.select_one('link[type="text/calendar"]')["href"] == link["href"]
    assert client.get(link["href"]).status_code == 200


def test_many_events_cost_as_many_queries_as_few(client, tree):
    make_event("Soirée", at("2027-04-01 18:00"))
    few = queries(lambda: client.get(AGENDA))
    for number in range(20):
        make_event(f"Encore {number}", at("2027-03-20 18:30") + timedelta(days=number))
    assert queries(lambda: client.get(AGENDA)) == few
