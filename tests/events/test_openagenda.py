"""The agenda for OpenAgenda: its fields, its limits, every language, nothing hidden."""

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from wagtail.models import Locale

from content.models import Picture, Rendition
from events import openagenda
from events.forms import missing
from events.models import EventIndexPage, EventPage
from tests.content.test_social import make_picture
from tests.factories import make_event, make_issue, restrict
from tests.queries import queries

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2027, 3, 12, 12, tzinfo=PARIS)
ADDRESS = "/fr/agenda/openagenda.json"


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False):
        yield


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def test_an_event_in_all_its_languages(client, tree):
    key = uuid4()
    dates = [(at("2027-03-28 01:30"), at("2027-03-28 04:00"))]
    body = [{"type": "text", "value": "<h2>Comment</h2><p>On vient.</p>"}]
    french = make_event(
        "Nuit courte", dates=dates, translation_key=key, status="cancelled", attendance="mixed",
        online_url="https://direct.example/", address="1 rue, Mulhouse", body=body,
        accessibility=["hi", "mi"], accessibility_text="De plain-pied",
    )  # fmt: skip
    german = EventIndexPage.objects.get(locale__language_code="de")
    make_event("Kurze Nacht", dates=dates, translation_key=key, parent=german)
    make_event("Brouillon", at("2027-03-20 10:00"), live=False)
    restrict(make_event("Privé", at("2027-03-20 10:00")))
    make_event("Sous embargo", at("2027-03-20 10:00"), embargo_until=NOW + timedelta(hours=1))
    make_event("Hier", at("2027-03-11 10:00"))
    make_event("Sans date", dates=[], issues=[make_issue("Mobilité")])

    answer = client.get(ADDRESS)
    [event] = answer.json()["events"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert event["title"] == {"fr": "Nuit courte", "de": "Kurze Nacht"}
    assert event["longDescription"] == {"fr": "Comment On vient.\n\nDe plain-pied"}
    assert event["conditions"] == {}  # nobody takes part in what is cancelled
    assert event["timings"] == [
        {"begin": "2027-03-28T01:30:00+01:00", "end": "2027-03-28T04:00:00+02:00"}
    ]
    told = {name: event[name] for name in ("status", "state", "attendanceMode", "timezone", "onlineAccessLink")}  # fmt: skip
    assert told == {
        "status": 6, "state": 2, "attendanceMode": 3, "timezone": "Europe/Paris",
        "onlineAccessLink": "https://direct.example/",
    }  # fmt: skip
    assert event["accessibility"] == {"hi": True, "vi": False, "pi": False, "mi": True, "ii": False}
    assert event["location"] == {"name": "Maison du Labo", "address": "1 rue, Mulhouse"}
    assert event["extIds"][0]["value"] == french.translation_key.hex
    assert client.get(f"{ADDRESS}?issue=mobilite&when=%00").json() == {
        "total": 0, "events": [], "sort": "lastTiming.asc", "after": None}  # fmt: skip
    assert [row["slug"] for row in client.get(f"{ADDRESS}?when=past").json()["events"]] == ["hier"]
    assert client.get("/fr/recits/openagenda.json").status_code == 404


def test_what_lasts_for_weeks_opens_day_by_day(tree):
    weeks = make_event("Exposition", dates=[(at("2027-10-30 10:00"), at("2027-11-01 18:00"))])
    assert [(row["begin"], row["end"]) for row in openagenda.timings(weeks)] == [
        (f"2027-{day}T10:00:00{offset}", f"2027-{day}T18:00:00{offset}")
        for day, offset in (("10-30", "+02:00"), ("10-31", "+01:00"), ("11-01", "+01:00"))
    ]
    night = make_event("Deux nuits", dates=[(at("2027-06-01 20:00"), at("2027-06-03 02:00"))])
    assert [row["begin"][8:16] + "–" + row["end"][8:16] for row in openagenda.timings(night)] == [
        "01T20:00–02T00:00", "02T20:00–03T00:00"]  # fmt: skip


def test_the_export_is_read_in_pages_that_neither_skip_nor_repeat(client, tree):
    for number in range(7):  # three of them end at the same moment
        make_event(f"Soirée {number}", at("2027-04-01 18:00") + timedelta(days=max(0, number - 2)))
    found, after, pages = [], "", 0
    while after is not None:
        page = client.get(f"{ADDRESS}?size=2{after}").json()
        found += [event["slug"] for event in page["events"]]
        assert page["total"] == 7
        after = page["after"] and "".join(f"&after[]={word}" for word in page["after"])
        pages += 1
    assert found == [f"soiree-{number}" for number in range(7)]
    assert pages == 4


@pytest.mark.parametrize("query", ["after[]=1", "after[]=x&after[]=y", "after[]=9e99&after[]=1",
    f"after[]={'9' * 40}&after[]=1", f"after[]=1&after[]={'9' * 40}", "after[]=%00&after[]=-1"])  # fmt: skip
def test_a_page_that_nobody_gave_is_empty_and_the_last(client, tree, query):
    make_event("Soirée", at("2027-04-01 18:00"))
    page = client.get(f"{ADDRESS}?{query}").json()
    assert (page["events"], page["after"]) == ([], None)


@pytest.mark.parametrize("size", ["0", "-1", "999999", "%00", "²", "two", ""])
def test_any_size_gives_a_page(client, tree, size):
    make_event("Soirée", at("2027-04-01 18:00"))
    assert len(client.get(f"{ADDRESS}?size={size}").json()["events"]) == 1


def test_a_picture_goes_along_with_who_made_it_where_others_may_show_it(client, tree):
    cover = make_picture(credit="Ada Roth", licence="cc-by-4.0")
    make_event("Soirée", at("2027-04-01 18:00"), cover=cover)
    [event] = client.get(ADDRESS).json()["events"]
    assert event["imageCredits"] == "Ada Roth – CC BY 4.0"
    image = event["image"]
    assert image["url"] == image["base"] + image["filename"]
    assert image["url"].startswith("http://testserver/media/images/")
    assert image["size"] == {"width": 1200, "height": 630}

    kept_back = [
        {"licence": "reserved", "press_use": True},
        {"licence": "cc-by-nd-4.0"},
        {"licence": "cc-by-4.0", "credit": ""},
        {"licence": "cc0-1.0", "consent_until": date(2027, 3, 31)},  # ends before the event does
    ]
    for values in kept_back:
        Picture.objects.filter(pk=cover.pk).update(**{"credit": "Ada Roth"} | values)
        [event] = client.get(ADDRESS).json()["events"]
        assert "image" not in event, values
        assert "imageCredits" not in event, values
    Picture.objects.filter(pk=cover.pk).update(consent_until=date(2027, 4, 1))
    [event] = client.get(ADDRESS).json()["events"]
    assert event["imageCredits"] == "Ada Roth – CC0 1.0"
    cover.file.storage.delete(cover.file.name)
    Rendition.objects.all().delete()
    [event] = client.get(ADDRESS).json()["events"]
    assert "image" not in event


@pytest.mark.parametrize(
    ("values", "french", "german"),
    [
        ({}, "Inutile de s’inscrire\xa0: venez.", "Kommen Sie einfach, ohne Anmeldung."),
        (
            {"status": "open", "registration_here": True, "capacity": 40},
            "Inscrivez-vous avant de venir. 40 places.",
            "Bitte melden Sie sich vorher an. 40 Plätze.",
        ),
        (
            {"registration_url": "https://inscription.example/", "capacity": 1},
            "Les inscriptions ouvrent bientôt. 1 place.",
            "Die Anmeldung öffnet bald. 1 Platz.",
        ),
        (
            {"status": "full", "registration_here": True, "capacity": 40},
            "Il n’y a plus de place.",
            "Es sind keine Plätze mehr frei.",
        ),
        ({"status": "postponed"}, None, None),
        (
            {"is_free": True, "price": "Soupe comprise."},
            "Inutile de s’inscrire\xa0: venez. Gratuit. Soupe comprise.",
            "Kommen Sie einfach, ohne Anmeldung. Kostenlos. Soupe comprise.",
        ),
        (
            {"status": "open", "registration_here": True, "price": "5 €"},
            "Inscrivez-vous avant de venir. 5 €",
            "Bitte melden Sie sich vorher an. 5 €",
        ),
    ],
)
def test_conditions_say_what_taking_part_asks_in_each_language(
    client, tree, values, french, german
):
    key, words = uuid4(), {"accessibility_text": "De plain-pied"} | values
    make_event("Soirée", at("2027-04-01 18:00"), translation_key=key, **words)
    parent = EventIndexPage.objects.get(locale__language_code="de")
    make_event("Abend", at("2027-04-01 18:00"), translation_key=key, parent=parent, **words)
    [event] = client.get(ADDRESS).json()["events"]
    assert event["conditions"] == ({"fr": french, "de": german} if french else {})
    assert set(event["longDescription"].values()) == {"De plain-pied"}


def test_the_longest_conditions_fit_in_the_form_of_openagenda(tree):
    event = make_event(
        "Soirée", at("2027-04-01 18:00"), registration_url="https://inscription.example/",
        capacity=2**31 - 1, is_free=True, price="x" * 120,
    )  # fmt: skip
    for locale in Locale.objects.all():
        version = EventPage(locale=locale, is_free=True, price=event.price)
        assert len(openagenda.conditions(event, version, NOW)) <= 255


def test_publishing_asks_for_what_other_agendas_can_take(tree):
    event = make_event("T" * 141, body=[{"type": "text", "value": f"<p>{'mot ' * 2501}</p>"}])
    values = vars(event) | {"dates": event.dates.all(), "body": event.body}
    assert [name for name, _sentence in missing(values.get)] == ["title", "body"]
    values |= {"title": "T", "body": [], "accessibility_text": "x" * 250}
    assert list(missing(values.get)) == []
    just_enough = "x" * (openagenda.LONG_DESCRIPTION - 250)
    values["body"] = make_event("U", body=[{"type": "text", "value": f"<p>{just_enough}</p>"}]).body
    assert [name for name, _sentence in missing(values.get)] == ["body"]


def test_many_events_cost_as_many_queries_as_few(client, tree):
    make_event("Soirée", at("2027-04-01 18:00"))
    few = queries(lambda: client.get(ADDRESS))
    for number in range(20):
        make_event(f"Encore {number}", at("2027-03-20 18:30") + timedelta(days=number))
    assert queries(lambda: client.get(ADDRESS)) == few
