"""What is renamed is found by its new name, on every page that leads to it."""

from dataclasses import replace

import pytest
from django.core.management import call_command

from events.models import EventSpeaker
from search import renaming
from search.models import Renamed, SearchEntry
from search.renaming import will_be_renamed
from stories.models import StoryIndexPage
from taxonomy.models import Territory
from taxonomy.official_list import Area
from taxonomy.territory_import import import_territories
from tests.factories import (
    make_call,
    make_event,
    make_issue,
    make_organisation,
    make_story,
    make_territory,
)
from tests.search.test_narrowing import offered
from tests.search.test_results import found, results_page

pytestmark = pytest.mark.django_db


def save(row, **fields) -> None:
    """Change fields of a row, save it, and let the worker do what follows."""
    rename(row, **fields)
    call_command("worker", "--once")


def rename(row, **fields) -> None:
    for field, value in fields.items():
        setattr(row, field, value)
    row.save()


def test_an_issue_is_found_by_its_new_name(client, tree):
    issue = make_issue("Mobilité")
    make_story("Le minibus", issues=[issue])
    make_call("Un garage", issues=[issue])
    make_event("Une balade", issues=[issue])
    save(issue, name_fr="Déplacements")
    assert sorted(found(client, "déplacements")) == ["Le minibus", "Un garage", "Une balade"]
    assert found(client, "mobilité") == []


def test_what_lies_in_a_place_is_found_by_its_new_name(client, tree):
    region = make_territory("Alsace", kind="region", code="A")
    make_story("Le minibus", territories=[make_territory("Mulhouse", region)])
    make_organisation("Menuiserie", territory=region)
    save(region, name_fr="Elsass")
    assert sorted(found(client, "elsass")) == ["Le minibus", "Menuiserie"]
    assert found(client, "alsace") == []


def test_an_organisation_is_found_by_its_new_name_and_side(client, tree):
    usine = make_organisation("Usine", "company")
    make_story("Le minibus", partners=[usine])
    make_call("Un garage", organisation=usine)
    event = make_event("Une balade")
    EventSpeaker.objects.create(page=event, organisation=usine, locale=event.locale)
    save(usine, name="Fabrique", universe="media")
    assert sorted(found(client, "fabrique")) == [
        "Fabrique",
        "Le minibus",
        "Un garage",
        "Une balade",
    ]
    assert found(client, "usine") == []
    assert offered(results_page(client, "fabrique"), "universe") == {"media": 4}


def test_whoever_renames_waits_for_no_entry(client, tree, django_assert_num_queries):
    region = make_territory("Alsace", kind="region", code="A")
    region.name_fr = "Elsass"
    with django_assert_num_queries(3):  # reads the old name, saves, queues
        region.save()
    for number in range(5):
        make_story(f"Le minibus {number}", territories=[region])
    region.name_fr = "Alsass"
    with django_assert_num_queries(3):
        region.save()
    assert found(client, "alsass") == []
    call_command("worker", "--once")
    assert len(found(client, "alsass")) == 5


def test_the_worker_goes_on_where_it_was(client, tree, monkeypatch):
    monkeypatch.setattr(renaming, "AT_ONCE", 2)
    issue = make_issue("Mobilité")
    for number in range(5):
        make_story(f"Le minibus {number}", issues=[issue])
    rename(issue, name_fr="Déplacements")
    counts = []
    while Renamed.objects.exists():
        renaming.index_next()
        counts.append(len(found(client, "déplacements")))
    assert counts == [2, 4, 5]
    assert renaming.index_next() == 0


def test_a_name_that_changes_back_meanwhile_is_the_one_that_stays(client, tree, monkeypatch):
    monkeypatch.setattr(renaming, "AT_ONCE", 1)
    issue = make_issue("Mobilité")
    make_story("Le minibus", issues=[issue])
    make_story("Le garage", issues=[issue])
    rename(issue, name_fr="Déplacements")
    renaming.index_next()
    rename(issue, name_fr="Mobilité")
    while Renamed.objects.exists():
        renaming.index_next()
    assert sorted(found(client, "mobilité")) == ["Le garage", "Le minibus"]
    assert found(client, "déplacements") == []


def test_what_the_official_list_renames_is_found_by_the_new_name(client, tree):
    area = Area("com-67462", "commune", "67462", "Sélestat")
    import_territories([area], 2026)
    place = Territory.objects.get(key="com-67462")
    make_story("Le minibus", territories=[place])
    assert found(client, "schlettstadt") == []
    import_territories([replace(area, name_de="Schlettstadt")], 2027)
    call_command("worker", "--once")
    assert found(client, "schlettstadt") == ["Le minibus"]
    import_territories([replace(area, name_de="Schlettstadt", population=3)], 2028)
    assert not Renamed.objects.exists()


@pytest.mark.parametrize("words", ["strasbourg", "straßburg", "strassburg"])
@pytest.mark.parametrize("language", ["fr", "de", "en"])
def test_a_place_is_found_by_each_of_its_names_in_each_language(client, tree, language, words):
    place = make_territory("Strasbourg", code="67482", name_de="Straßburg")
    parent = StoryIndexPage.objects.get(locale__language_code=language)
    make_story("Minibus", territories=[place], parent=parent)
    make_organisation("Menuiserie", territory=place)
    assert sorted(found(client, words, language)) == ["Menuiserie", "Minibus"]


def test_what_is_not_public_gets_no_entry(tree):
    issue = make_issue("Mobilité")
    make_story("Brouillon", issues=[issue], live=False)
    before = SearchEntry.objects.count()
    save(issue, name_fr="Déplacements")
    assert SearchEntry.objects.count() == before


def test_other_changes_write_no_entry(tree, django_assert_num_queries):
    issue = make_issue("Mobilité")
    issue.hue = "fir"
    with django_assert_num_queries(1):
        assert not will_be_renamed(issue)
    issue.name_fr = "Déplacements"
    with django_assert_num_queries(0):
        assert not will_be_renamed(issue, ["hue"])
    with django_assert_num_queries(1):
        assert will_be_renamed(issue, ["name_fr"])
