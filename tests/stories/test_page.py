"""A story's page: proof and limits in the open, an action with a name, data for machines."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file_jpeg

from content.models import Picture
from stories.models import StoryClaim, StoryPage, StoryQuote
from tests.factories import (
    make_call,
    make_facilitator,
    make_issue,
    make_story,
    make_territory,
    restrict,
)
from tests.many import copy_story

pytestmark = pytest.mark.django_db


def soup(client, story):
    response = client.get(story.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(node):
    return " ".join(node.get_text(" ", strip=True).split()) if node else None


def make_picture(**kwargs):
    return Picture.objects.create(
        title="fichier.jpg",
        file=get_test_image_file_jpeg(size=(800, 450)),
        description="Deux personnes devant un tour.",
        **({"credit": "Léa Martin"} | kwargs),
    )


def test_figures_stand_with_method_source_and_date(client, tree):
    story = make_story()
    page = soup(client, story)

    figure = page.select_one(".figures > div")
    row = [text(cell) for cell in page.select(".ledger tbody tr > *")]

    assert text(figure.select_one(".value")) == "31"
    assert text(figure.select_one("dt")) == "embauches en deux ans"
    source = text(figure.select_one(".source"))
    assert "Registre du personnel" in source
    assert figure.select_one("time")["datetime"] == "2026-09-01"
    assert row[:3] == ["31 embauches en deux ans", "–", "2024-2026"]
    assert row[4] == "Registre du personnel"


def test_what_resisted_is_a_heading_and_is_announced_beside_the_figures(client, tree):
    page = soup(client, make_story())

    target = page.select_one(".figures-box .to-resisted")["href"]
    section = page.select_one(target)

    assert "L’assurance a pris neuf mois." in text(section)
    assert section.find("h2")


def test_it_ends_in_an_action_with_a_named_person_and_no_share_bar(client, tree):
    facilitator = make_facilitator(name="Camille Weber", role_fr="Animatrice")
    call = make_call("Un local")
    story = make_story(contact=facilitator, action_call=call)
    page = soup(client, story)

    act = page.select_one(".story-act")

    assert "Camille Weber" in text(act)
    assert "Animatrice" in text(act)
    assert "Ouvrez votre atelier un soir par mois." in text(act)
    assert [link["href"] for link in act.select("a")] == [f"/fr/agir/?page={story.pk}", call.url]
    shares = [link["href"] for link in page.select("a[href]") if "share" in link["href"]]
    assert shares == []


def test_its_tags_lead_to_the_list_narrowed_by_them(client, tree):
    story = make_story(issues=[make_issue("Emploi")])
    place = story.territories[0]

    links = [tag["href"] for tag in soup(client, story).select(".story-head a.tag")]

    assert links == ["/fr/recits/?issue=emploi", f"/fr/recits/?territory={place.slug}"]


def test_somebody_who_left_and_a_call_taken_back_are_not_named(client, tree):
    gone = make_facilitator(name="Camille Weber", active=False)
    story = make_story(contact=gone, action_call=restrict(make_call("Un local")))

    act = soup(client, story).select_one(".story-act")

    assert "Camille" not in text(act)
    assert [link["href"] for link in act.select("a")] == [f"/fr/agir/?page={story.pk}"]


def test_only_quotes_whose_speaker_agreed_are_shown(client, tree):
    story = make_story()
    today = timezone.localdate()
    for words, agreed, until in [
        ("Accordé", today, None),
        ("Accordé jusqu’à ce soir", today, today),
        ("Sans accord", None, None),
        ("Accord fini", date(2020, 1, 1), today - timedelta(days=1)),
        ("Accord à venir", today + timedelta(days=1), None),
    ]:
        StoryQuote.objects.create(
            page=story, text=words, speaker="Karim", agreed_on=agreed, agreed_until=until,
            locale=story.locale,
        )  # fmt: skip

    shown = [text(quote) for quote in soup(client, story).select(".quote blockquote")]

    assert [words.strip("“”«» \u00a0") for words in shown] == ["Accordé", "Accordé jusqu’à ce soir"]


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({}, 0),
        ({"is_example": True}, 1),
        ({"label": "opinion"}, 1),
        ({"label": "announcement", "is_example": True}, 2),
        ({"verify_by": date(2026, 10, 31)}, 1),
        ({"verify_by": date(2026, 11, 1)}, 0),
    ],
)
def test_notices_say_what_to_know_before_believing(client, tree, changes, number):
    with time_machine.travel(datetime(2026, 11, 1, 9, tzinfo=UTC), tick=False):
        page = soup(client, make_story(**changes))
    assert len(page.select(".story .notice")) == number


def test_a_picture_has_alternative_text_caption_credit_and_is_loaded_first(client, tree):
    picture = make_picture(caption="L’atelier, un mardi.", licence="cc-by-4.0")
    page = soup(client, make_story(cover=picture, cover_alt="Un tour dans la nuit."))

    figure = page.select_one(".story-picture")
    image = figure.select_one("img")

    assert image["alt"] == "Un tour dans la nuit."
    assert (image["loading"], image["fetchpriority"]) == ("eager", "high")
    assert {"width", "height"} <= set(image.attrs)
    assert [source["type"] for source in figure.select("source")] == ["image/avif"]
    assert text(figure.select_one("figcaption")) == "L’atelier, un mardi. Léa Martin, CC BY 4.0"


@pytest.mark.parametrize("changes", [{"credit": ""}, {"consent_until": date(2020, 1, 1)}])
def test_a_picture_without_rights_gives_way_to_the_wall(client, tree, changes):
    story = make_story(cover=make_picture(**changes))

    for address in (story.url, "/fr/recits/", "/fr/"):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        assert page.select("main img") == []
        assert page.select("main svg.wall") != []


def test_missing_fields_leave_no_empty_section(client, tree):
    bare = make_story(
        "Presque rien", summary="", authors="", problem="", affected="", limits="", conditions="",
        action_text="", contact=None, verified_on=None, steps=[], lessons=[], stage="", issues=[],
        territories=[], partners=[],
    )  # fmt: skip
    bare.claims.all().delete()

    page = soup(client, bare)

    headings = page.select("main :is(h1, h2, h3)")
    assert all(text(heading) for heading in headings)
    assert page.select(".figures, .partners, .resisted, .steps, .ledger, .lessons") == []
    assert len(page.select(".story-act a.button")) == 1


def test_structured_data_describes_the_story(client, tree):
    story = make_story(
        "Un </script> & un titre",
        slug="titre",
        issues=[make_issue("Emploi"), make_issue("Mobilité")],
        territories=[make_territory("Colmar", code="68066")],
        first_published_at=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
        last_published_at=datetime(2026, 11, 5, 9, 30, tzinfo=UTC),
        authors="Nora Klein",
    )
    page = soup(client, story)

    data = json.loads(page.select_one('script[type="application/ld+json"]').string)
    article, crumbs = data["@graph"]

    assert data["@context"] == "https://schema.org"
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == "Un </script> & un titre"
    assert article["datePublished"] == "2026-11-02T10:30:00+01:00"
    assert article["dateModified"] == "2026-11-05T10:30:00+01:00"
    story.embargo_until = datetime(2026, 11, 6, 5, tzinfo=UTC)
    assert story.released_at == story.embargo_until
    assert article["author"] == {"@type": "Person", "name": "Nora Klein"}
    assert article["publisher"]["name"] == "Labo des partenariats"
    assert [thing["name"] for thing in article["about"]] == ["Emploi", "Mobilité"]
    assert article["contentLocation"] == [
        {
            "@type": "AdministrativeArea",
            "name": "Colmar (68)",
            "identifier": story.territories[0].key,
        }
    ]
    assert article["isAccessibleForFree"] is True
    assert article["license"] == "https://creativecommons.org/licenses/by-nd/4.0/"
    assert article["inLanguage"] == "fr"
    assert article["url"] == page.select_one('link[rel="canonical"]')["href"]
    assert article["image"] == [page.select_one('meta[property="og:image"]')["content"]]
    assert [crumb["name"] for crumb in crumbs["itemListElement"]] == [
        "Accueil",
        "Récits",
        "Un </script> & un titre",
    ]


def test_cost_does_not_depend_on_the_number_of_stories_or_rows(client, tree):
    contact = make_facilitator(photo=make_picture())
    body = [
        {"type": "picture", "value": {"image": {"image": make_picture().pk, "alt_text": "A"}}}
        for _ in range(3)
    ]
    call = make_call()
    body.append({"type": "call", "value": {"page": call.pk}})
    story = make_story(cover=make_picture(), body=body, action_call=call, contact=contact)
    other = make_story("Autre", cover=make_picture())
    StoryQuote.objects.create(
        page=story, text="Oui", speaker="K", agreed_on=date(2020, 1, 1), locale=story.locale
    )

    def cost():
        client.get(story.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(story.url)
        return len(queries)

    copy_story(other, 10)
    few = cost()
    copy_story(other, 500)
    StoryClaim.objects.bulk_create(
        StoryClaim(page=story, statement=f"Fait {n}", value=str(n), locale=story.locale)
        for n in range(30)
    )
    many = cost()

    assert few == many
    assert many <= 17


@pytest.mark.parametrize("mode", ["", "dark"])
def test_the_preview_shows_what_is_typed_in_light_and_in_the_dark(tree, rf, mode):
    story = make_story()
    story.title = "Pas encore enregistré"
    response = story.make_preview_request(preview_mode=mode)

    page = BeautifulSoup(response.render().content, "html.parser")

    assert page.html["data-theme"] == (mode or "light")
    assert text(page.h1) == "Pas encore enregistré"


def test_a_story_can_be_previewed_before_it_was_ever_saved(tree):
    story = StoryPage(title="Pas encore", slug="pas-encore", locale=tree["fr"].locale)
    assert story.make_preview_request().status_code == 200
