"""Je veux agir: the form, its errors, and the page that thanks."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from post_office.models import Email

from involvement.models import Involvement, InvolvementPage, State
from people.models import Facilitator
from tests.factories import (
    make_call,
    make_event,
    make_facilitator,
    make_story,
    make_territory,
    restrict,
)
from tests.involvement.conftest import MONDAY_MORNING

pytestmark = pytest.mark.django_db
FORM = "/en/get-involved/"


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def values(page: BeautifulSoup) -> dict[str, str]:
    """What the form holds, as a browser would send it."""
    form = page.select_one("main form.form")
    sent = {
        field["name"]: field.get("value", "")
        for field in form.select("input[name]")
        if field["type"] != "radio" or field.has_attr("checked")
    }
    return sent | {
        field["name"]: field.text.removeprefix("\n") for field in form.select("textarea")
    }


def errors(page: BeautifulSoup) -> dict[str, str]:
    """Errors by the field that they point at, as the summary lists them."""
    return {
        link["href"].removeprefix("#"): link.text for link in page.select(".error-summary a[href]")
    }


def described(page: BeautifulSoup, name: str) -> list[str]:
    """What a screen reader says after the field's name."""
    field = page.find(id=name)
    return [" ".join(page.find(id=key).text.split()) for key in field["aria-describedby"].split()]


@pytest.mark.parametrize("path", ["/fr/agir/", "/de/mitmachen/", "/en/get-involved/"])
def test_the_form_in_three_languages(client, camille, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response.cookies == {}
    page = soup(response)
    form = page.select_one("main form.form")
    assert sorted(field["name"] for field in form.select("[name]")) == [
        "commune", "email", "first_name", "form_key", "message", "phone", "second_message",
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
        assert page.find("label", attrs={"for": field["id"]}) is not None


def test_each_form_has_a_key_of_its_own(client, camille):
    keys = {values(soup(client.get(FORM)))["form_key"] for _ in range(3)}
    assert len(keys) == 3


def test_sent_and_thanked(client, camille, fields, monday):
    response = client.post(FORM, fields)

    assert response.status_code == 302
    assert response.cookies == {}
    involvement = Involvement.objects.get()
    assert involvement.language == "en"
    assert [row.to for row in Email.objects.order_by("pk")] == [
        ["ines@example.org"],
        ["camille-roth@labo.example"],
    ]

    thanks = client.get(response["Location"])
    assert thanks.status_code == 200
    assert thanks.cookies == {}
    assert (thanks["Cache-Control"], thanks["Referrer-Policy"]) == (
        "private, no-store",
        "same-origin",
    )
    page = soup(thanks)
    assert page.select_one("h1").text == "Thank you, Inès"
    assert page.select_one(".promise h2").text.strip() == (
        "Camille Roth answers you today before 10:30am."
    )
    assert " ".join(page.select_one(".promise .person-words").text.split()) == (
        "Camille Roth Facilitator Direct line: 03 89 00 00 01 camille-roth@labo.example"
    )
    assert page.select_one(".promise a[href^=tel]")["href"] == "tel:0389000001"
    assert page.select_one(".words blockquote").text.strip() == fields["message"]
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert page.find("link", rel="canonical") is None


@pytest.mark.parametrize(
    ("path", "slug", "language"),
    [("/fr/agir/", "merci", "fr"), ("/de/mitmachen/", "danke", "de"), (FORM, "thanks", "en")],
)
def test_the_language_is_kept(client, camille, fields, path, slug, language):
    response = client.post(path, fields)
    assert response["Location"].startswith(f"{path}{slug}/")
    assert client.get(response["Location"]).status_code == 200
    assert Involvement.objects.get().language == language


@pytest.mark.parametrize("token", ["1", "x", "MQ:1:2", "MQ/1/2", "%00", "é", "a" * 3000])
def test_nobody_makes_an_address_up(client, camille, token):
    assert client.get(f"{FORM}thanks/{token}/").status_code == 404


def test_a_signature_for_something_else_or_too_old_or_erased_opens_nothing(client, camille, fields):
    with time_machine.travel(MONDAY_MORNING, tick=False):
        address = client.post(FORM, fields)["Location"]
        assert client.get(address).status_code == 200
    with time_machine.travel(MONDAY_MORNING + timedelta(days=31), tick=False):
        assert client.get(address).status_code == 404
    other = signing.dumps(Involvement.objects.get().pk, salt="something.else").replace(":", "/")
    assert client.get(f"{FORM}thanks/{other}/").status_code == 404
    Involvement.objects.all().delete()
    with time_machine.travel(MONDAY_MORNING, tick=False):
        assert client.get(address).status_code == 404


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


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "{{ 7|add:7 }} {% if %}", "🧵 € «à»"]
)
def test_words_are_shown_as_they_were_written(client, camille, fields, words):
    response = client.post(FORM, fields | {"message": words, "first_name": words[:80]})
    page = soup(client.get(response["Location"]))
    assert page.select_one(".words blockquote").text.strip() == words
    assert page.select_one("h1").text == f"Thank you, {words[:80]}"


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


# What made the reader come


def test_the_page_that_moved_them_is_shown_and_kept(client, camille, fields):
    for page in (make_story(), make_event(), make_call(contact=camille)):
        form = soup(client.get(f"{FORM}?page={page.pk}"))
        link = form.select_one(".moved-by a")
        assert (link.text, link["href"], link["lang"]) == (page.title, page.url, "fr")
        action = form.select_one("main form.form")["action"]
        assert action == f"{FORM}?page={page.pk}"
        client.post(action, fields)
        assert Involvement.objects.latest("pk").page_id == page.pk


def test_the_thanks_lead_back(client, camille, fields):
    story = make_story()
    thanks = client.post(f"{FORM}?page={story.pk}", fields)["Location"]
    assert soup(client.get(thanks)).select_one(".words a.button")["href"] == story.url
    story.unpublish()
    assert soup(client.get(thanks)).select_one(".words a.button") is None


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


# The municipality


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


# Nobody yet, somebody logged in


def test_without_any_facilitator_the_form_says_so_and_loses_nothing(client, tree, fields):
    Facilitator.objects.all().delete()
    assert client.get(FORM).status_code == 200
    response = client.post(FORM, fields)
    assert response.status_code == 503
    page = soup(response)
    assert page.select_one(".error-summary h2").text == "Our desk is not set up yet"
    assert values(page) == fields
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
