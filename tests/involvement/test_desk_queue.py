"""The queue: filters, views under a name, spreadsheets. Everything stays within the team."""

import csv
import io
import logging
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from involvement.models import Involvement, SavedView, State
from involvement.services import receive
from taxonomy.models import TerritoryAncestry, TerritoryKind
from tests.factories import make_call, make_issue, make_story, make_territory
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry
from tests.involvement.desk import QUEUE, enter, names
from tests.involvement.pages import soup
from tests.words import fr

pytestmark = pytest.mark.django_db
VIEWS = f"{QUEUE}views/"
COLUMNS = {"state", "attention", "owner", "claimed_at", "closed_reason"}


@pytest.fixture
def client(people):
    return enter(people["camille"])


def put(name: str, **changes) -> Involvement:
    """A request of somebody, with columns as a test wants them."""
    wanted = {key: changes.pop(key) for key in list(changes) if key in COLUMNS}
    row = receive(make_enquiry(first_name=name, message=name, **changes))
    Involvement.objects.filter(pk=row.pk).update(**wanted)
    return row


def test_filters_by_state(client, monday, zoe, people):
    put("new")
    put("mine", state=State.IN_DIALOGUE, attention="word")
    put("hers", state=State.IN_DIALOGUE, attention="word", owner=zoe)
    put("talk", state=State.ORIENTED)
    put("asleep", state=State.DORMANT)
    put("spam", suspicious="trap")
    put("closed", state=State.CLOSED, closed_reason="answered")
    put("called", callback_at=MONDAY_MORNING + timedelta(days=1))
    found = {
        "for-me": {"new", "mine", "called"},
        "waits": {"new", "mine", "hers", "called"},
        "open": {"new", "mine", "hers", "talk", "asleep", "called"},
        "called": {"called"},
        "dormant": {"asleep"},
        "set-aside": {"spam"},
        "closed": {"closed"},
        "oriented": {"talk"},
    }
    for state, expected in found.items():
        assert (state, set(names(client.get(f"{QUEUE}?state={state}")))) == (state, expected)
    assert set(names(client.get(f"{QUEUE}?reason=answered"))) == {"closed"}


def test_filters_by_owner(client, monday, zoe):
    put("free")
    put("taken", claimed_at=MONDAY_MORNING)
    put("hers", claimed_at=MONDAY_MORNING, owner=zoe)
    for owner, expected in (
        ("me", {"free", "taken"}),
        ("nobody", {"free"}),
        (zoe.pk, {"hers"}),
    ):
        assert set(names(client.get(f"{QUEUE}?owner={owner}"))) == expected


def test_filters_by_what_was_said_and_what_moved_them(client, monday, people):
    bikes, bread = make_issue("Mobilité"), make_issue("Alimentation")
    story = make_story("Le fournil", issues=[bread])
    call = make_call("Des vélos", issues=[bikes])
    put("story", page=story.page_ptr, wish="act", language="de")
    put("call", page=call.page_ptr, wish="offer")
    put("phone", origin="phone")
    for query, expected in (
        (f"page={story.pk}", {"story"}),
        (f"issue={bikes.pk}", {"call"}),
        (f"issue={bread.pk}", {"story"}),
        ("wish=offer", {"call"}),
        ("language=de", {"story"}),
        ("origin=phone", {"phone"}),
        ("origin=web&wish=act", {"story"}),
    ):
        assert (query, set(names(client.get(f"{QUEUE}?{query}")))) == (query, expected)


def test_filters_by_place_and_period(client, monday, mulhouse, people):
    haut_rhin = make_territory("Haut-Rhin", kind=TerritoryKind.DEPARTMENT, code="68")
    TerritoryAncestry.objects.create(ancestor=haut_rhin, descendant=mulhouse, distance=1)
    put("near", commune=mulhouse)
    put("nowhere", commune=None, commune_text="Bâle")
    with time_machine.travel(MONDAY_MORNING - timedelta(days=9), tick=False):
        put("before", commune=mulhouse)
    for query, expected in (
        (f"territory={haut_rhin.pk}", {"near", "before"}),
        (f"territory={mulhouse.pk}", {"near", "before"}),
        ("received_from=2026-11-20", {"near", "nowhere"}),
        ("received_to=2026-11-14", {"before"}),
        ("received_from=2026-11-14&received_to=2026-11-14", {"before"}),
    ):
        assert (query, set(names(client.get(f"{QUEUE}?{query}")))) == (query, expected)


def test_choices_never_show_what_belongs_to_another_team(people, requests, camille):
    story = make_story("Le récit de Mulhouse", issues=[make_issue("Enjeu d’ici")])
    receive(make_enquiry(page=story.page_ptr, message="d’ici"))

    def choices(who: str) -> dict[str, list[str]]:
        page = soup(enter(people[who]).get(QUEUE))
        return {
            name: [
                choice["value"]
                for choice in page.select(f"select[name={name}] option, input[name={name}]")
                if choice.get("value")
            ]
            for name in ("page", "issue", "territory", "owner")
        }

    assert choices("lea") == {
        "page": [],
        "issue": [],
        "territory": choices("lea")["territory"],
        "owner": ["me", "nobody"],
    }
    assert len(choices("lea")["territory"]) == 2  # Caluire and Lyon
    assert choices("camille")["page"] == [str(story.pk)]
    # Asked for all the same, it is no choice and filters nothing away from others.
    assert enter(people["lea"]).get(f"{QUEUE}?page={story.pk}").status_code == 200
    assert "d’ici" not in enter(people["lea"]).get(f"{QUEUE}?page={story.pk}").content.decode()


@pytest.mark.parametrize("query", ["owner=x", "owner=" + "9" * 40, "page=x", "territory=-1",
    "received_from=x", "issue=%00", "state=%00", "language=xx", "wish=", "p=x"])  # fmt: skip
def test_any_value_of_a_filter_gets_a_page(client, requests, query):
    for path in (QUEUE, f"{QUEUE}results/"):
        assert client.get(f"{path}?{query}").status_code == 200


def test_rows_say_what_one_needs_to_choose(client, monday, mulhouse):
    story = make_story("Un atelier partagé")
    call = MONDAY_MORNING + timedelta(days=1)
    put("Inès", page=story.page_ptr, commune=mulhouse, callback_at=call)
    row = soup(client.get(QUEUE)).select_one(".desk-row")
    words = " ".join(row.text.split())
    for part in ("Inès", "Mulhouse (68)", "Un atelier partagé", "Camille Roth", fr("new")):
        assert part in words
    assert row.select_one(".desk-call svg")
    assert row.select_one(".desk-due").text.strip().startswith(fr("tomorrow before %(time)s")[:6])


def test_views_are_saved_shown_renamed_and_deleted(client, requests, people):
    saved = {"act": "save", "name": "À moi", "query": "state=for-me&p=3&export=csv&evil=1"}
    response = client.post(VIEWS, saved)
    assert response["Location"] == f"{QUEUE}?state=for-me"
    view = SavedView.objects.get()
    assert (view.owner, view.query, view.shared) == (people["camille"], "state=for-me", False)
    page = soup(client.get(f"{QUEUE}?state=for-me"))
    current = [link.text for link in page.select(".desk-views [aria-current]")]
    assert current == [fr("Waits for me"), "À moi"]
    client.post(VIEWS, saved | {"view": view.pk, "name": "Pour moi", "query": view.query})
    view.refresh_from_db()
    assert view.name == "Pour moi"
    client.post(VIEWS, {"act": "delete", "view": view.pk})
    assert not SavedView.objects.exists()


def test_a_name_twice_or_missing_is_told_and_nothing_lost(client, requests):
    client.post(VIEWS, {"act": "save", "name": "Vélos", "query": "q=vélo"})
    for name in ("Vélos", "", "x" * 41):
        response = client.post(VIEWS, {"act": "save", "name": name, "query": "q=pain", "first": ""})
        assert response.status_code == 422
        shown = soup(response).select_one("form.desk-view")
        assert shown.select_one("[name=query]")["value"] == "q=pain"
        assert shown.select_one("[name=name]").get("value", "") == name
        assert len(shown.select(".error-message")) == 1
    assert SavedView.objects.count() == 1


def test_the_queue_opens_with_the_view_that_one_chose(client, requests):
    client.post(VIEWS, {"act": "save", "name": "Allemand", "query": "language=de", "first": "on"})
    assert client.get(QUEUE)["Location"] == f"{QUEUE}?language=de"
    assert client.get(f"{QUEUE}?all=1").status_code == 200
    client.post(VIEWS, {"act": "save", "name": "Pain", "query": "q=pain", "first": "on"})
    assert client.get(QUEUE)["Location"] == f"{QUEUE}?q=pain"
    client.post(VIEWS, {"act": "first"})
    assert client.get(QUEUE).status_code == 200


def test_shared_with_the_team_and_with_nobody_else(client, requests, people, zoe):
    client.post(VIEWS, {"act": "save", "name": "Équipe", "query": "q=pain", "shared": "on"})
    client.post(VIEWS, {"act": "save", "name": "À moi", "query": "q=moi"})
    view = SavedView.objects.get(name="Équipe")
    mine = SavedView.objects.get(name="À moi")

    def shown(user) -> list[str]:
        links = soup(enter(user).get(f"{QUEUE}?all=1")).select(".desk-views li a")
        return [link.text for link in links if link.text in ("Équipe", "À moi")]

    assert shown(zoe.user) == ["Équipe"]
    assert shown(people["lea"]) == []
    other = enter(zoe.user)
    other.post(VIEWS, {"act": "first", "view": view.pk})
    assert other.get(QUEUE)["Location"] == f"{QUEUE}?q=pain"
    assert client.get(QUEUE).status_code == 200
    # Only its owner changes or deletes a view; one's own is nobody else's.
    other.post(VIEWS, {"act": "delete", "view": view.pk})
    assert SavedView.objects.filter(pk=view.pk).exists()
    renamed = {"act": "save", "view": view.pk, "name": "Volé", "query": ""}
    assert other.post(VIEWS, renamed).status_code == 404
    assert other.post(VIEWS, {"act": "first", "view": mine.pk}).status_code == 404
    foreign = enter(people["lea"])
    for key in (view.pk, mine.pk, "9" * 5000):
        assert foreign.post(VIEWS, {"act": "delete", "view": key}).status_code == 404


def test_views_are_closed_to_others(people, requests):
    assert enter(people["paul"]).get(VIEWS).status_code == 302
    enter(people["paul"]).post(VIEWS, {"act": "save", "name": "x", "query": ""})
    assert not SavedView.objects.exists()


def sheet(response) -> list[tuple]:
    content = b"".join(response.streaming_content)
    return list(load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))


def table(response) -> list[dict[str, str]]:
    content = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(content)))


def test_a_spreadsheet_of_what_is_filtered_with_real_dates(client, monday, mulhouse, zoe):
    story = make_story("Un atelier partagé")
    put("Inès", page=story.page_ptr, commune=mulhouse, wish="act")
    put("Zoé", owner=zoe)
    response = client.get(f"{QUEUE}?owner=me&export=xlsx")
    headings, *rows = sheet(response)
    assert len(rows) == 1
    row = dict(zip(headings, rows[0], strict=True))
    assert row[fr("First name")] == "Inès"
    assert row[fr("Received")] == datetime(2026, 11, 23, 9, 30)
    assert row[fr("Municipality")] == "Mulhouse (68)"
    assert row[fr("What moved them")] == "Un atelier partagé"
    assert row[fr("Who answers")] == "Camille Roth"
    assert row[fr("First human answer")] is None
    assert ".xlsx" in response["Content-Disposition"]


def test_the_same_as_csv(client, monday):
    put("Inès", state=State.DORMANT)
    Involvement.objects.update(snoozed_until=date(2026, 12, 24))
    (row,) = table(client.get(f"{QUEUE}?export=csv"))
    assert row[fr("Received")] == "2026-11-23 09:30"
    assert row[fr("Asleep until")] == "2026-12-24"
    assert row[fr("State")] == fr("asleep until a date")


@pytest.mark.parametrize("words", ["=1+1", "+33 6", "-2", "@cmd", "\t=1", "=HYPERLINK(\"x\")"])  # fmt: skip
def test_nothing_that_somebody_wrote_runs_as_a_formula(client, monday, words):
    row = put("Inès")
    Involvement.objects.filter(pk=row.pk).update(message=words)
    assert table(client.get(f"{QUEUE}?export=csv"))[0][fr("Their words")] == f"'{words}"
    response = client.get(f"{QUEUE}?export=xlsx")
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    assert "f" not in {cell.data_type for cells in book.active.iter_rows() for cell in cells}
    assert words in {cell.value for cells in book.active.iter_rows() for cell in cells}


def test_a_spreadsheet_holds_nobody_of_another_team(people, requests):
    rows = table(enter(people["lea"]).get(f"{QUEUE}?export=csv"))
    assert [row[fr("First name")] for row in rows] == ["Karim"]
    headings, *cells = sheet(enter(people["lea"]).get(f"{QUEUE}results/?export=xlsx"))
    assert [dict(zip(headings, line, strict=True))[fr("First name")] for line in cells] == ["Karim"]


def test_the_log_says_who_took_what_along_and_names_nobody(client, people, requests, caplog):
    with caplog.at_level(logging.INFO, "involvement.exports"):
        client.get(f"{QUEUE}?q=Inès&state=new&export=csv")
    assert [record.getMessage() for record in caplog.records] == [
        f"account {people['camille'].pk} exported 1 requests as csv, filtered by state"
    ]


@pytest.mark.parametrize("query", ["", "?export=csv", "?export=xlsx"])
def test_the_queue_costs_the_same_for_few_and_many(client, monday, mulhouse, zoe, query):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            response = client.get(QUEUE + (query or "?all=1"))
            if response.streaming:
                list(response.streaming_content)
        return len(captured)

    for number in range(2):
        put(f"{number}", page=make_story(f"Récit {number}").page_ptr, commune=mulhouse)
    SavedView.objects.create(owner=client_user(client), name="a", query="q=a")
    queries()
    few = queries()
    for number in range(2, 12):
        put(f"{number}", page=make_story(f"Récit {number}").page_ptr, commune=mulhouse)
        SavedView.objects.create(owner=client_user(client), name=f"{number}", query="q=a")
    assert queries() == few


def client_user(client):
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(pk=client.session["_auth_user_id"])
