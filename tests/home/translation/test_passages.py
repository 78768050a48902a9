"""Two translators in one passage."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from home.roles import FACILITATORS, TRANSLATORS
from tests.factories import make_story, roles

from .desk import send

EMPTY = ("--x--\r\n", "multipart/form-data; boundary=x")


@pytest.fixture
def sent(tree):
    return send(make_story("Un atelier"))


@pytest.fixture
def segment(sent):
    return sent.source.stringsegment_set.get(context__path="summary")


@pytest.fixture
def enter(sent, django_user_model):
    """A browser in which somebody has opened the translation."""

    def do(name: str, role: str = TRANSLATORS):
        user = django_user_model.objects.create_user(name.lower(), first_name=name, password="x")
        user.groups.add(roles()[role])
        UserProfile.objects.create(user=user, preferred_language="en")
        client = Client()
        client.force_login(user)
        client.get(reverse("wagtailadmin_pages:edit", args=[sent.get_target_instance().pk]))
        return client

    return do


@pytest.fixture
def save(sent, segment):
    """Send the passage as the editor does; what it shows below the words then."""
    address = reverse("wagtail_localize:edit_string_translation", args=[sent.pk, segment.pk])

    def do(client, text: str) -> str:
        form = f'--x\r\nContent-Disposition: form-data; name="value"\r\n\r\n{text}\r\n--x--\r\n'
        response = client.put(address, form, content_type="multipart/form-data; boundary=x")
        assert response.status_code in (200, 201)
        assert response.json()["data"] == text  # stays in the field, saved or not
        return response.json()["error"] or response.json()["comment"]

    do.address = address
    return do


def standing(segment) -> list[str]:
    return list(segment.string.translations.values_list("data", flat=True))


def test_the_second_is_told_whose_words_stand_there_and_may_save_once_more(enter, save, segment):
    inge, noor = enter("Inge"), enter("Noor")
    assert save(inge, "Eine Werkstatt &amp; zwei").startswith("Translated manually")
    assert save(inge, "Eine Werkstatt &amp; drei").startswith("Translated manually")

    assert save(noor, "Ein Atelier") == (
        "Not saved yet: Inge has written here since you opened this page, “Eine Werkstatt & drei”."
        " Save yours once more to put them in their place."
    )
    assert standing(segment) == ["Eine Werkstatt &amp; drei"]
    assert save(noor, "Ein Atelier").startswith("Translated manually")
    assert standing(segment) == ["Ein Atelier"]

    # Now it is Inge's turn to hear of it; what she has written since counts anew.
    assert save(inge, "Die Werkstatt").startswith("Not saved yet: Noor has written here")
    assert save(inge, "Die Werkstatt").startswith("Translated manually")
    assert save(noor, "Das Atelier").startswith("Not saved yet: Inge has written here")
    assert standing(segment) == ["Die Werkstatt"]


def test_who_has_read_them_or_wrote_the_same_is_not_asked(enter, save, segment):
    noor = enter("Noor")
    inge = enter("Inge")
    save(inge, "Eine Werkstatt")
    assert save(noor, "Eine Werkstatt").startswith("Translated manually")
    assert save(enter("Ada"), "Ein Atelier").startswith("Translated manually")


def test_words_that_one_has_not_read_cannot_be_emptied(enter, save, segment):
    noor, inge = enter("Noor"), enter("Inge")
    save(inge, "Eine Werkstatt")
    assert noor.delete(save.address).status_code == 409
    assert standing(segment) == ["Eine Werkstatt"]
    assert inge.delete(save.address).status_code == 200
    assert standing(segment) == []


def test_nobody_else_reads_them(enter, save, segment):
    save(enter("Inge"), "Eine Werkstatt")
    stranger = enter("Karim", FACILITATORS)
    assert stranger.put(save.address, *EMPTY).status_code == 403
    assert stranger.delete(save.address).status_code == 403
