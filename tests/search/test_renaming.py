"""What is renamed is found by its new name, on every page that leads to it."""

import pytest

from events.models import EventSpeaker
from search.models import SearchEntry
from search.renaming import will_be_renamed
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


@pytest.fixture
def save(django_capture_on_commit_callbacks):
    """Change fields of a row and save it, with what follows its commit."""

    def change(row, **fields) -> None:
        for field, value in fields.items():
            setattr(row, field, value)
        with django_capture_on_commit_callbacks(execute=True):
            row.save()

    return change


def test_an_issue_is_found_by_its_new_name(client, tree, save):
    issue = make_issue("Mobilité")
    make_story("Le minibus", issues=[issue])
    make_call("Un garage", issues=[issue])
    make_event("Une balade", issues=[issue])
    save(issue, name_fr="Déplacements")
    assert sorted(found(client, "déplacements")) == ["Le minibus", "Un garage", "Une balade"]
    assert found(client, "mobilité") == []


def test_what_lies_in_a_place_is_found_by_its_new_name(client, tree, save):
    region = make_territory("Alsace", kind="region", code="A")
    make_story("Le minibus", territories=[make_territory("Mulhouse", region)])
    make_organisation("Menuiserie", territory=region)
    save(region, name_fr="Elsass")
    assert sorted(found(client, "elsass")) == ["Le minibus", "Menuiserie"]
    assert found(client, "alsace") == []


def test_an_organisation_is_found_by_its_new_name_and_side(client, tree, save):
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


def test_what_is_not_public_gets_no_entry(tree, save):
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
