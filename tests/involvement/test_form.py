"""Je veux agir: the form, its errors, and where it leads."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from post_office.models import Email

from involvement.models import Involvement, InvolvementPage, State
from involvement.private.links import url_for
from people.models import Facilitator
from tests.factories import (
    make_call,
    make_facilitator,
)
from tests.involvement.conftest import MONDAY_MORNING
from tests.involvement.pages import FORM, described, errors, soup, values

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/fr/agir/", "/de/mitmachen/", "/en/get-involved/"])
def test_the_form_in_three_languages(client, camille, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response.cookies == {}
    page = soup(response)
    form = page.select_one("main form.form")
    assert sorted({field["name"] for field in form.select("[name]")}) == [
        "agree-follow-up", "agree-news", "callback", "commune", "email", "first_name", "form_key", "message",
        "notice", "phone", "second_message", "shown", "wish",
    ]  # fmt: skip
    assert {name: form.find(attrs={"name": name})["autocomplete"] for name in (
        "first_name", "email", "phone", "commune",
    )} == {
        "first_name": "given-name", "email": "email", "phone": "tel", "commune": "address-level2",
    }  # fmt: skip
    assert [form.find(attrs={"name": name})["type"] for name in ("email", "phone")] == [
        "email",
        "tel",
    ]
    for field in form.select("input:not([type=hidden]), textarea"):
        assert field.find_parent("label") or page.find("label", attrs={"for": field["id"]})


def test_each_form_has_a_key_of_its_own(client, camille):
    keys = {values(soup(client.get(FORM)))["form_key"] for _ in range(3)}
    assert len(keys) == 3


def test_sent_it_leads_to_their_own_page(client, camille, fields, monday):
    response = client.post(FORM, fields)

    assert (response.status_code, response.cookies) == (302, {})
    involvement = Involvement.objects.get()
    assert involvement.language == "en"
    assert response["Location"] == f"{url_for(involvement, MONDAY_MORNING)}?merci"
    assert response["Location"].startswith("/en/my-request/")
    assert [row.to for row in Email.objects.order_by("pk")] == [
        ["ines@example.org"],
        ["camille-roth@labo.example"],
    ]


@pytest.mark.parametrize(
    ("path", "own", "language"),
    [("/fr/agir/", "/fr/suivi/", "fr"), ("/de/mitmachen/", "/de/mein-anliegen/", "de"),
     (FORM, "/en/my-request/", "en")],
)  # fmt: skip
def test_the_language_is_kept(client, camille, fields, path, own, language):
    assert client.post(path, fields)["Location"].startswith(own)
    assert Involvement.objects.get().language == language


def test_sent_twice_is_thanked_twice_and_stored_once(client, camille, fields, monday):
    first, again = (client.post(FORM, fields)["Location"] for _ in range(2))
    assert first == again
    assert Involvement.objects.count() == 1


def test_errors_keep_everything_and_lead_to_their_fields(client, camille, fields):
    sent = fields | {"first_name": " ", "email": "ines@", "phone": "12", "message": ""}
    response = client.post(FORM, sent)

    assert response.status_code == 200
    assert response.cookies == {}
    page = soup(response)
    assert errors(page) == {
        "first_name": "Tell us your first name, so that we know whom to greet.",
        "email": "This address does not look complete. Write it for instance name@example.org.",
        "phone": "We could not dial this number. Write it for instance 06 12 34 56 78, "
        "+49 761 123456 or +41 61 123 45 67.",
        "message": "Tell us in one sentence what you have in mind.",
    }
    assert values(page) == sent
    assert page.title.text.startswith("Error: ")
    assert described(page, "message") == [
        "One sentence is enough.",
        "Error: Tell us in one sentence what you have in mind.",
    ]
    invalid = [field["name"] for field in page.select("[aria-invalid=true]")]
    assert invalid == ["first_name", "email", "phone", "message"]
    assert Involvement.objects.count() == 0


def test_an_address_or_a_number_is_needed(client, camille, fields):
    page = soup(client.post(FORM, fields | {"email": "", "phone": ""}))
    assert errors(page) == {
        "email": "Leave an e-mail address or a phone number, so that we can answer you."
    }
    for left_out in ("email", "phone"):
        assert client.post(FORM, fields | {left_out: ""}).status_code == 302


def test_an_empty_post(client, camille):
    page = soup(client.post(FORM, {}))
    assert list(errors(page)) == ["first_name", "email", "commune", "message"]


def test_too_much(client, camille, fields):
    long = {"first_name": "I" * 81, "message": "x" * 2001, "commune": "y" * 121, "phone": "0" * 31}
    page = soup(client.post(FORM, fields | long))
    assert sorted(errors(page)) == ["commune", "first_name", "message", "phone"]
    assert values(page) == fields | long


def test_two_thousand_characters_with_line_breaks_fit(client, camille, fields):
    words = "\r\n".join(["x" * 98] * 20)
    client.post(FORM, fields | {"message": words})
    assert Involvement.objects.get().message == words.replace("\r\n", "\n")


@pytest.mark.parametrize("field", ["first_name", "email", "commune", "message", "form_key"])
def test_a_null_byte_is_an_error_not_a_crash(client, camille, fields, field):
    assert client.post(FORM, fields | {field: "a\x00b"}).status_code in (200, 302)


@pytest.mark.parametrize("key", ["", "x", "1" * 500, "{}", "\u2603"])
def test_a_lost_key_loses_no_request(client, camille, fields, key):
    for _ in range(2):
        assert client.post(FORM, fields | {"form_key": key}).status_code == 302
    assert Involvement.objects.count() == 1


def test_the_trap_for_machines(client, camille, fields):
    page = soup(client.get(FORM))
    trap = page.find(attrs={"name": "second_message"})
    assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")
    assert trap.find_parent(attrs={"aria-hidden": "true"}) is not None

    assert client.post(FORM, fields | {"second_message": "buy"}).status_code == 302
    assert Involvement.objects.get().state == State.SET_ASIDE
    assert Email.objects.count() == 0


# Nobody yet, somebody logged in


def test_without_any_facilitator_the_form_says_so_and_loses_nothing(client, tree, fields):
    Facilitator.objects.all().delete()
    assert client.get(FORM).status_code == 200
    response = client.post(FORM, fields)
    assert response.status_code == 503
    page = soup(response)
    assert page.select_one(".error-summary h2").text == "Our desk is not set up yet"
    # Nobody is there to call, so no time is offered.
    assert values(page) | {"callback": ""} == fields
    assert Involvement.objects.count() == 0


def test_somebody_logged_in_sends_with_a_token(camille, fields, admin_user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    sent = values(soup(client.get(FORM)))
    assert "csrfmiddlewaretoken" in sent
    origin = {"HTTP_ORIGIN": "http://testserver"}
    assert client.post(FORM, sent | fields, **origin).status_code == 302
    assert client.post(FORM, fields, **origin).status_code == 403


def test_other_methods_are_refused_or_harmless(client, camille):
    assert client.head(FORM).status_code == 200
    assert Involvement.objects.count() == 0


def test_the_notice_beside_the_button(client, camille):
    InvolvementPage.objects.filter(slug="get-involved").update(
        privacy_notice="Camille reads it.", introduction="Say it."
    )
    page = soup(client.get(FORM))
    notice = page.select_one(".send p")
    assert " ".join(notice.text.split()).startswith("Camille reads it.")
    assert notice.select_one("a")["href"] == "/en/privacy/"


def test_preview_in_light_and_dark(camille, admin_client):
    form = InvolvementPage.objects.get(slug="get-involved")
    for mode, theme in (("", "light"), ("dark", "dark")):
        page = soup(form.make_preview_request(preview_mode=mode))
        assert page.html["data-theme"] == theme
        assert page.select_one("main form.form") is not None


def test_queries_do_not_grow_with_what_there_is(client, camille, fields, mulhouse):
    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    call = make_call(contact=camille, territories=[mulhouse])
    address = f"{FORM}?page={call.pk}"
    client.post(address, fields)
    client.get(address)  # fills what the site remembers
    few = queries(address)
    for number in range(5):
        client.post(address, fields | {"message": f"Et {number}"})
        make_facilitator(camille.programme, f"Personne {number}")
        make_call(f"Appel {number}", contact=camille)
    client.get(address)
    assert queries(address) == few
