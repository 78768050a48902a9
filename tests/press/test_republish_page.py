"""The page on which a newsroom takes up a story."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from PIL import Image
from wagtail.models import Page

from home.models import PlainPage
from press import subscribing
from press.models import Kind, Spokesperson
from press.texts.counting import signs
from stories.models import StoryIndexPage
from tests.factories import make_facilitator, make_story
from tests.queries import queries

from .stories import make_full_story, make_picture

pytestmark = pytest.mark.django_db
STORY = "/fr/recits/un-atelier-partage/"
URL = f"{STORY}reprendre/"


@pytest.fixture
def story(tree):
    make_facilitator(name="Odile", phone="03 88 00 00 00")
    return make_full_story()


def soup(client, address: str, status: int = 200) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def test_the_story_leads_to_it(client, story):
    links = soup(client, STORY).select("aside a[href$='/reprendre/']")
    assert [(link.text, link["href"]) for link in links] == [("Reprendre ce récit", URL)]


def test_all_lengths_stand_there_to_be_selected_counted_as_promised(client, story):
    page = soup(client, URL)
    boxes = {box["id"].removeprefix("t-"): box for box in page.select(".take-copy")}

    assert list(boxes) == ["full", "3000", "1500", "600", "300", "radio"]
    for kind in ("3000", "1500", "600", "300"):
        body = boxes[kind].select_one(f"#text-{kind}").text.strip().split("\n\n")[1:-1]
        number = sum(signs(paragraph) for paragraph in body)
        assert boxes[kind].select_one(".count").text.strip() == f"{number} signes"
        assert number <= int(kind)
    for box in boxes.values():
        areas = box.select("textarea")
        assert [area.has_attr("readonly") for area in areas] == [True] * 3
        assert {area["lang"] for area in areas} == {"fr"}
        assert {box.select_one(f"label[for={area['id']}]") is None for area in areas} == {False}


def test_every_format_of_every_length_is_there(client, story):
    page = soup(client, URL)
    files = [link["href"] for link in page.select(".files a")]
    kinds = {
        "html": "text/html; charset=utf-8",
        "txt": "text/plain; charset=utf-8",
        "md": "text/markdown; charset=utf-8",
        "odt": "application/vnd.oasis.opendocument.text",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }

    assert files == [
        f"{URL}{kind}.{extension}"
        for kind in ("full", "3000", "1500", "600", "300", "radio")
        for extension in kinds
    ]
    for address in files[:10]:
        response = client.get(address)
        extension = address.rsplit(".", 1)[1]
        name = "un-atelier-partage" + ("-3000" if "3000" in address else "")
        assert response["Content-Type"] == kinds[extension]
        assert response["Content-Disposition"] == f'attachment; filename="{name}.{extension}"'
        assert response["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "address",
    ["700.txt", "full.pdf", "full.", "../300.txt", "image-999.jpg", "300.TXT", "%00.txt"],
)
def test_what_is_not_offered_is_not_there(client, story, address):
    assert client.get(f"{URL}{address}").status_code == 404


def test_conditions_are_those_of_the_licence_of_text_and_of_picture(client, tree):
    make_full_story(
        licence="cc-by-sa-4.0",
        cover=make_picture(licence="reserved", consent_until=date(2027, 1, 31)),
    )
    page = soup(client, URL)
    text = page.select_one("#conditions").parent

    assert text.a["href"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert [item.text for item in text.select("li")] == [
        "Vous pouvez publier partout, même contre paiement.",
        "Nommez l’auteur, donnez l’adresse de l’original et la licence.",
        "Vous pouvez modifier\u00a0: dites alors que vous l’avez fait, et publiez le résultat sous"
        " cette licence.",
    ]
    assert [item.text for item in page.select(".take-pictures ul li")] == [
        "Les rédactions peuvent s’en servir pour raconter ce récit, avec son crédit. Le reste est"
        " réservé.",
        "Les personnes montrées ont donné leur accord jusqu’au 31\u00a0janvier 2027.",
    ]


def test_a_picture_in_full_size(client, story):
    link = soup(client, URL).select_one(".take-pictures a")
    response = client.get(link["href"])

    assert response["Content-Type"] == "image/jpeg"
    assert Image.open(BytesIO(response.content)).size == (800, 450)


@pytest.mark.parametrize(
    "changes", [{"press_use": False}, {"credit": ""}, {"consent_until": date(2020, 1, 1)}]
)
def test_a_picture_that_may_not_be_used_is_kept_back_kindly(client, tree, changes):
    story = make_full_story(cover=make_picture(**changes))
    page = soup(client, URL)

    assert page.select(".take-pictures") == []
    assert page.select_one(".take-main .notice").text.strip().startswith("Une image de ce récit")
    assert client.get(f"{URL}image-{story.cover_id}.jpg").status_code == 404


def test_a_reserved_story_offers_nothing_and_says_so_kindly(client, tree):
    story = make_full_story(licence="reserved")
    page = soup(client, URL, 403)

    assert page.h1.text == "Ce récit ne peut pas être repris"
    assert page.select("textarea, [download]") == []
    assert soup(client, STORY).select("a[href$='/reprendre/'], [title^=ninjs]") == []
    assert {
        client.get(f"{STORY}{name}").status_code
        for name in (
            "ninjs.json",
            "ninjs-1.json",
            "dossier-de-presse.zip",
            "reprendre/full.txt",
            f"reprendre/image-{story.cover_id}.jpg",
        )
    } == {404}


def test_whom_to_call_and_when(client, story):
    box = soup(client, URL).select_one(".contact").parent
    assert list(box.stripped_strings) == [
        "Quelqu’un à citer aujourd’hui",
        "O",
        "Odile",
        "03 88 00 00 00",
        "Alsace",
        "alsace@labo.example",
        "Du lundi au vendredi, de 9\u00a0h à 12\u00a0h et de 14\u00a0h à 18\u00a0h",
    ]


def test_people_of_the_story_who_agreed_can_be_called_in_every_language(client, story):
    today = timezone.localdate()
    for name, agreed_on, until in (
        ("Nadia", today, None),
        ("Trop tôt", today + timedelta(days=1), None),
        ("Trop tard", today - timedelta(days=9), today - timedelta(days=1)),
    ):
        Spokesperson.objects.create(
            story=story,
            name=name,
            phone="03 89 00 00 01",
            hours="le matin",
            agreed_on=agreed_on,
            agreed_until=until,
        )
    page = soup(client, URL)
    (speaker,) = page.select(".speakers li")
    assert list(speaker.stripped_strings) == ["Nadia", "03 89 00 00 01", "le matin"]
    assert speaker.a["href"] == "tel:0389000001"
    headings = [box.h2.text for box in page.select(".take-aside .box")]
    assert "Au labo" in headings
    subscribing.forget(timezone.now())
    assert [row.name for row in Spokesperson.objects.all()] == ["Nadia", "Trop tôt"]


def test_somebody_who_no_longer_answers_is_not_named(client, tree):
    make_full_story(contact=make_facilitator(name="Odile", active=False))
    assert soup(client, URL).select(".contact") == []


def test_corrections_stand_beside_the_text(client, story):
    box = next(b for b in soup(client, URL).select(".box") if b.h2.text == "Corrigé")
    assert " ".join(box.li.text.split(" ")) == (
        "20\u00a0novembre 2026\u00a0: Le chiffre était 31, non 41."
    )


def test_search_engines_keep_to_the_story(client, story):
    page = soup(client, URL)
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert client.get(f"{URL}300.txt")["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("language", "address", "heading"),
    [
        ("de", "/de/geschichten/eine-werkstatt/uebernehmen/", "Diese Geschichte übernehmen"),
        ("en", "/en/stories/eine-werkstatt/republish/", "Republish this story"),
    ],
)
def test_each_tree_has_its_own_word(client, tree, language, address, heading):
    index = StoryIndexPage.objects.get(locale__language_code=language)
    make_story("Eine Werkstatt", parent=index)

    assert soup(client, address).h1.text == heading
    assert client.get(address.replace("uebernehmen", "reprendre")).status_code == (
        404 if language == "de" else 200
    )


def test_a_page_of_the_same_name_is_left_to_wagtail(client, tree):
    for slug in ("carte", "reprendre"):
        tree["fr"].refresh_from_db()
        page = PlainPage(title=f"La {slug}", slug=slug, locale=tree["fr"].locale)
        Page.objects.child_of(tree["fr"]).get(slug="le-labo").add_child(instance=page)

        response = client.get(f"/fr/le-labo/{slug}/")

        assert BeautifulSoup(response.content, "html.parser").h1.text == f"La {slug}"
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


def test_a_story_that_moved_still_leads_the_way(client, story):
    assert client.get(URL.removesuffix("/")).status_code == 301


@pytest.mark.parametrize("kind", Kind.values)
def test_a_story_of_which_nothing_is_known_has_texts_all_the_same(client, tree, kind):
    make_story(
        summary="",
        problem="",
        affected="",
        limits="",
        conditions="",
        steps=[],
        lessons=[],
        action_text="",
        authors="",
        contact=None,
        verified_on=None,
    )
    for extension in ("txt", "odt", "docx", "md", "html"):
        assert client.get(f"{URL}{kind}.{extension}").status_code == 200


def test_more_rows_cost_no_more_queries(client, story):
    few = queries(lambda: client.get(URL))
    body = [
        {"type": "picture", "value": {"image": make_picture(f"Photo {n}").pk, "caption": ""}}
        for n in range(6)
    ]
    make_full_story("Un autre", body=body)
    soup(client, "/fr/recits/un-autre/reprendre/")  # its pictures are made in their sizes
    many = queries(lambda: client.get("/fr/recits/un-autre/reprendre/"))
    assert many <= few + 2
