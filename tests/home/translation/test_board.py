"""The board of translations: what is missing, what waits, what is left behind."""

import csv
from datetime import UTC, datetime
from io import StringIO

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page
from wagtail.users.models import UserProfile

from home.roles import EDITORS, FACILITATORS, TRANSLATORS
from tests.factories import make_event, make_story, roles

from .desk import change, german, publish, put, send, write

BOARD = "/admin/reports/untranslated-pages/"
MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def log_in(tree, client, django_user_model):
    groups = roles()

    def do(role: str) -> None:
        user = django_user_model.objects.create_user(role.lower(), password="x")
        user.groups.add(groups[role])
        UserProfile.objects.create(user=user, preferred_language="en")
        client.force_login(user)

    return do


def told(client, query: str = "") -> dict[str, tuple[str, str]]:
    """German and English column of the export, by title; pages of the first tree left out."""
    response = client.get(f"{BOARD}?export=csv{query}")
    text = b"".join(response.streaming_content).decode().replace("\u00a0", " ")
    rows = csv.reader(StringIO(text))
    found = {row[0]: row for row in list(rows)[1:]}
    return {title: (row[3], row[4]) for title, row in found.items()}


def test_a_translator_sees_what_waits_and_no_way_to_what_is_not_theirs(log_in, client):
    story = make_story("Un atelier")
    draft = send(story).get_target_instance()
    log_in(TRANSLATORS)
    page = BeautifulSoup(client.get(BOARD).content, "html.parser")
    row = page.find("td", string=lambda text: text and text.strip() == "Un atelier").parent
    links = [link["href"] for link in row.select("a")]
    assert links == [f"/admin/pages/{draft.pk}/edit/"]
    assert client.get(f"/admin/pages/{story.pk}/edit/").status_code == 302
    assert client.get(f"/admin/pages/{draft.pk}/edit/").status_code == 200


def test_missing_draft_and_stale_with_the_day(log_in, client):
    with time_machine.travel(MONDAY, tick=False):
        make_story("Nulle part")
        make_story("Brouillon", live=False)
        alias = make_story("Alias")
        alias.copy_for_translation(german(), alias=True)
        send(make_story("Envoyé"))
        kept = send(make_story("À jour"))
        write(kept)
        publish(kept)
        left = make_story("Dépassé")
        translation = send(left)
        write(translation)
        publish(translation)
        by_hand = make_story("À la main", last_published_at=MONDAY)
        copy = by_hand.copy_for_translation(german())
        copy.save_revision().publish()
    with time_machine.travel(MONDAY.replace(day=5), tick=False):
        change(left, summary="Autre résumé.")
        change(by_hand, summary="Autre résumé.")
    with time_machine.travel(MONDAY.replace(day=9), tick=False):
        change(left, summary="Encore un autre.")
    log_in(EDITORS)

    assert told(client) == {
        "Nulle part": ("missing", "missing"),
        "Alias": ("missing", "missing"),
        "Envoyé": ("draft waiting", "missing"),
        "À jour": ("", "missing"),
        "Dépassé": ("stale since 5 November 2026", "missing"),
        "À la main": ("stale since 5 November 2026", "missing"),
    }
    into = f"&into={german().pk}"
    assert set(told(client, f"{into}&state=stale")) == {"Dépassé", "À la main"}
    assert set(told(client, f"{into}&state=draft")) == {"Envoyé"}
    assert set(told(client, f"{into}&state=missing")) == {"Nulle part", "Alias"}
    assert set(told(client, "&state=draft")) == {"Envoyé"}
    assert "À jour" not in told(client, into)

    # The translator reads it again, publishes, and it is gone from the board.
    for segment in translation.source.stringsegment_set.filter(context__path="summary"):
        put(translation, segment, "Neu")
    publish(translation)
    assert told(client, into).get("Dépassé") is None


def test_it_leads_to_where_the_work_is_done(log_in, client):
    story = make_story("Nulle part")
    sent = make_story("Envoyé")
    draft = send(sent).get_target_instance()
    log_in(EDITORS)

    page = BeautifulSoup(client.get(BOARD).content, "html.parser")
    links = [link["href"] for link in page.select("td:not(.title) a")]
    assert f"/admin/localize/submit/page/{story.pk}/?select_locale=de" in links
    assert f"/admin/pages/{draft.pk}/edit/" in links


def test_an_original_may_be_in_any_language_and_is_listed_once(log_in, client):
    event = make_event("Visite")
    send(event, "de", "en")
    german_only = make_story(
        "Die Werkstatt", parent=Page.objects.get(url_path="/de/geschichten/").specific
    )
    log_in(EDITORS)

    titles = told(client)
    assert set(titles) == {"Visite", "Die Werkstatt"}
    locale = Locale.objects.get(language_code="de")
    assert set(told(client, f"&locale={locale.pk}")) == {german_only.title}


def test_who_may_not_change_a_page_does_not_find_it(log_in, client):
    make_story("Récit")
    make_event("Visite")
    log_in(FACILITATORS)
    assert set(told(client)) == {"Visite"}


def test_it_costs_the_same_for_few_and_many(log_in, client):
    log_in(EDITORS)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(BOARD)
        return len(queries)

    send(make_story("Un"))
    client.get(BOARD)
    few = cost()
    for number in range(8):
        send(make_story(f"Récit {number}"))
    assert cost() == few


def test_there_is_one_board(log_in, client):
    log_in(EDITORS)
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")
    props = page.find(id="wagtail-sidebar-props").get_text()
    assert (BOARD in props, "/localize/reports/translations/" in props) == (True, False)
