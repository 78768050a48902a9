"""Organisations, programmes and facilitators in the admin."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from people.models import Facilitator, Organisation, Programme
from people.widgets import TerritoriesWidget, label
from tests.factories import (
    make_facilitator,
    make_organisation,
    make_programme,
    make_story,
    make_territory,
)


@pytest.fixture
def admin(client, tree):
    client.force_login(get_user_model().objects.create_superuser("admin", "a@labo.example", "x"))
    return client


def programme_form(**fields: Any) -> dict[str, Any]:
    rows = [
        {"weekday": "0", "opens_at": "09:00", "closes_at": "12:00"},
        {"weekday": "0", "opens_at": "14:00", "closes_at": "18:00"},
    ]
    data = {
        "name": "Bretagne",
        "slug": "bretagne",
        "email": "bretagne@labo.example",
        "answer_minutes": "60",
        "owned_minutes": 5,
        "climb_minutes": 30,
        "circle-TOTAL_FORMS": 0,
        "circle-INITIAL_FORMS": 0,
        "territories": "",
        "opening_hours": inline_formset(rows),
        "letter_moments": inline_formset([{"number": "10", "unit": "days"}]),
    }
    return nested_form_data(data | fields)


def test_a_programme_with_hours_and_territories(admin):
    colmar, mulhouse = make_territory("Colmar"), make_territory("Saint-Louis, le bas")
    territories = ", ".join(f'"{label(territory)}"' for territory in (colmar, mulhouse))
    answer = admin.post(
        reverse("wagtailsnippets_people_programme:add"), programme_form(territories=territories)
    )
    assert answer.status_code == 302
    programme = Programme.objects.get()
    assert set(programme.territories.all()) == {colmar, mulhouse}
    assert [str(row.opens_at) for row in programme.opening_hours.all()] == ["09:00:00", "14:00:00"]
    assert [(row.number, row.unit) for row in programme.letter_moments.all()] == [(10, "days")]

    page = admin.get(reverse("wagtailsnippets_people_programme:edit", args=[programme.pk]))
    widget = page.context["form"]["territories"]
    assert {label(territory) for territory in (colmar, mulhouse)} == {
        part.strip(' "') for part in TerritoriesWidget().format_value(widget.value()).split(",")
    }


def test_what_is_no_territory_is_refused(admin):
    answer = admin.post(
        reverse("wagtailsnippets_people_programme:add"),
        programme_form(territories='"Atlantis [com-99999]", "Nulle part"'),
    )
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["territories"]


def test_suggestions_tell_territories_apart(admin, client):
    make_territory("Saint-Louis", code="68297")
    make_territory("Saint-Louis", code="57618", slug="saint-louis-57")
    answer = admin.get(reverse("territory_suggestions"), {"term": "saint-l"})
    assert sorted(answer.json()) == [
        "Saint-Louis (57) [com-57618]",
        "Saint-Louis (68) [com-68297]",
    ]
    for term in ("", "\0", "%", "x" * 500):
        assert admin.get(reverse("territory_suggestions"), {"term": term}).json() == []
    client.logout()
    assert client.get(reverse("territory_suggestions"), {"term": "saint"}).status_code == 302


@pytest.mark.references
def test_what_others_rest_on_cannot_be_deleted(admin):
    organisation = make_organisation()
    make_story(partners=[organisation])
    programme = (
        make_programme("Alsace") if not Programme.objects.exists() else Programme.objects.get()
    )
    make_facilitator(programme)
    for row in (organisation, programme):
        url = reverse(f"wagtailsnippets_people_{row._meta.model_name}:delete", args=[row.pk])
        admin.post(url)
        assert type(row).objects.filter(pk=row.pk).exists()

    alone = make_organisation("Seule")
    admin.post(reverse("wagtailsnippets_people_organisation:delete", args=[alone.pk]))
    assert not Organisation.objects.filter(pk=alone.pk).exists()


def test_lists_and_forms_open(admin):
    rows = {
        "organisation": make_organisation(),
        "programme": make_programme(),
        "facilitator": make_facilitator(),
    }
    for name, row in rows.items():
        views = [("list", []), ("add", []), ("edit", [row.pk])]
        for view, args in views:
            url = reverse(f"wagtailsnippets_people_{name}:{view}", args=args)
            assert admin.get(url).status_code == 200, url


def test_a_facilitator_is_written_down(admin):
    programme = make_programme()
    answer = admin.post(
        reverse("wagtailsnippets_people_facilitator:add"),
        {
            "name": "Odile",
            "email": "odile@labo.example",
            "programme": programme.pk,
            "active": "on",
            "sort_order": "1",
        },
    )
    assert answer.status_code == 302
    assert Facilitator.objects.get().programme == programme


@pytest.mark.parametrize("name", ["programme", "facilitator"])
def test_lists_say_yes_and_no_in_the_language_of_the_reader(admin, name):
    programme = make_programme("Isère", is_default=True)
    make_programme("Bretagne")
    make_facilitator(name="Odile", programme=programme, active=False)
    make_facilitator(name="Karim", programme=programme)
    page = BeautifulSoup(admin.get(f"/admin/snippets/people/{name}/").content, "html.parser")
    ticks = page.select("tbody td:has(.icon-check), tbody td:has(.icon-cross)")
    assert sorted(tick.get_text(strip=True) for tick in ticks) == ["non", "oui"]
