"""The page that made the reader come goes along with their words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from involvement.models import Involvement
from tests.factories import make_call, make_event, make_story, restrict
from tests.involvement.pages import FORM, soup

pytestmark = pytest.mark.django_db


def test_the_page_that_moved_them_is_shown_and_kept(client, camille, fields):
    for page in (make_story(), make_event(), make_call(contact=camille)):
        form = soup(client.get(f"{FORM}?page={page.pk}"))
        link = form.select_one(".moved-by a")
        assert (link.text, link["href"], link["lang"]) == (page.title, page.url, "fr")
        action = form.select_one("main form.form")["action"]
        assert action == f"{FORM}?page={page.pk}"
        client.post(action, fields)
        assert Involvement.objects.latest("pk").page_id == page.pk


def test_what_nobody_may_see_moves_nobody(client, camille, fields):
    hidden = [
        make_story("Brouillon", live=False),
        restrict(make_story("Privé")),
        make_story("Embargo", embargo_until=timezone.now() + timedelta(days=1)),
    ]
    for page in hidden:
        response = client.get(f"{FORM}?page={page.pk}")
        assert soup(response).select_one(".moved-by") is None
        assert page.title not in response.content.decode()
        client.post(f"{FORM}?page={page.pk}", fields | {"message": page.title})
    assert list(Involvement.objects.values_list("page", flat=True)) == [None] * 3


@pytest.mark.parametrize(
    "value",
    ["", "0", "-1", "1", "2", "999999999", "9" * 30, "1.5", "1e3", "1_0", "٣", "²", "abc", "%00",
     "' OR 1=1 --", "<script>", "%ff", "1&page=2", "[]", "None", " 1", "+1", "\u2603"],
)  # fmt: skip
def test_any_value_of_page_gets_the_form(client, camille, fields, value):
    address = f"{FORM}?page={value}"
    response = client.get(address)
    assert response.status_code == 200
    assert soup(response).select_one(".moved-by") is None
    assert client.post(address, fields).status_code == 302
    assert Involvement.objects.get().page is None


@pytest.mark.parametrize(("direction", "wish"), [("sought", "offer"), ("offered", "seek")])
def test_a_call_suggests_its_counterpart(client, camille, direction, wish):
    call = make_call(contact=camille, direction=direction)
    page = soup(client.get(f"{FORM}?page={call.pk}"))
    assert [choice["value"] for choice in page.select("[name=wish][checked]")] == [wish]


def test_nothing_is_suggested_where_nothing_is_obvious(client, camille):
    assert soup(client.get(FORM)).select("[name=wish][checked]") == []
