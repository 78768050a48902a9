"""The municipality that somebody writes into the form."""

import pytest

from involvement.models import Involvement
from tests.factories import make_territory
from tests.involvement.pages import FORM, errors, soup, values

pytestmark = pytest.mark.django_db


def test_ambiguous_names_are_asked_back(client, camille, fields):
    here = make_territory("Saint-Louis", code="68297", slug="saint-louis-68", population=22000)
    make_territory("Saint-Louis", code="57618", slug="saint-louis-57", population=500)
    page = soup(client.post(FORM, fields | {"commune": "saint louis"}))

    assert errors(page) == {"commune_choice": "Several places could be meant. Which one is yours?"}
    assert page.find(id="commune_choice") is not None
    choices = {
        choice["value"]: " ".join(choice.parent.text.split())
        for choice in page.select("input[name=commune_choice]")
    }
    assert choices == {
        "saint-louis-68": "Saint-Louis (68)",
        "saint-louis-57": "Saint-Louis (57)",
        "as-written": "None of these: keep “saint louis”",
    }

    chosen = values(page) | {"commune_choice": "saint-louis-68"}
    assert client.post(FORM, chosen).status_code == 302
    assert Involvement.objects.get().person.commune == here
    client.post(FORM, values(page) | {"commune_choice": "as-written"})
    kept = Involvement.objects.latest("pk")
    assert (kept.person.commune, kept.person.commune_text) == (None, "saint louis")


def test_a_choice_that_was_never_offered_is_asked_again(client, camille, fields):
    make_territory("Saint-Louis", code="68297", slug="a")
    make_territory("Saint-Louis", code="57618", slug="b")
    page = soup(
        client.post(FORM, fields | {"commune": "Saint-Louis", "commune_choice": "mulhouse"})
    )
    assert list(errors(page)) == ["commune_choice"]


def test_the_choice_of_an_earlier_question_does_not_bind(client, camille, mulhouse, fields):
    client.post(FORM, fields | {"commune": "Mulhouse", "commune_choice": "saint-louis-68"})
    assert Involvement.objects.get().person.commune == mulhouse


@pytest.mark.parametrize("written", ["68100", "68100 Mulhouse", "Mulhouse (68)"])
def test_a_postal_code_or_the_completed_name(client, camille, mulhouse, fields, written):
    client.post(FORM, fields | {"commune": written})
    stored = Involvement.objects.get()
    assert (stored.person.commune, stored.person.commune_text) == (mulhouse, written)


def test_an_unknown_place_is_kept_as_written(client, camille, fields):
    client.post(FORM, fields | {"commune": " Fribourg-en-Brisgau  "})
    stored = Involvement.objects.get()
    assert (stored.person.commune, stored.person.commune_text) == (None, "Fribourg-en-Brisgau")
    assert stored.owner == camille
