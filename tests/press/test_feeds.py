"""Feeds, read back by a feed reader and field by field."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import pytest
import time_machine
from bs4 import BeautifulSoup
from defusedxml import ElementTree
from django.utils import timezone

from press.feeds.archives import document
from stories.models import StoryCorrection, StoryIndexPage
from tests.factories import make_issue, make_organisation, make_story, make_territory
from tests.many import copy_story
from tests.queries import queries

from .stories import make_full_story, make_picture

pytestmark = pytest.mark.django_db
DAY = "2026-11-26T12:00:00+01:00"
BASE = "http://testserver/fr/recits/"
LICENCE = "https://creativecommons.org/licenses/by-nd/4.0/"
EXTENSIONS = ["atom", "rss", "json"]


@pytest.fixture
def story(tree):
    with time_machine.travel(DAY, tick=False):
        yield make_full_story()


def parsed(client, path: str, **headers: str) -> feedparser.FeedParserDict:
    response = client.get(path, headers=headers)
    assert response.status_code == 200
    feed = feedparser.parse(
        response.content, response_headers={"content-type": response["Content-Type"]}
    )
    assert (feed.bozo, feed.get("bozo_exception")) == (False, None)
    return feed


def titles(client, path: str) -> list[str]:
    if ".json" in path:
        return [item["title"] for item in json.loads(client.get(path).content)["items"]]
    return [entry.title for entry in parsed(client, path).entries]


@pytest.mark.parametrize(("extension", "version"), [("atom", "atom10"), ("rss", "rss20")])
def test_a_reader_finds_everything(client, story, extension, version):
    feed = parsed(client, f"/fr/recits/flux.{extension}")
    (entry,) = feed.entries
    (picture,) = entry.media_content

    assert feed.version == version
    assert feed.feed.title == "Labo des partenariats · Récits"
    assert feed.feed.link == BASE
    assert entry.title == "Un atelier partagé"
    assert entry.link == f"{BASE}un-atelier-partage/"
    assert entry.id.startswith("urn:uuid:")
    assert entry.author == "La rédaction"
    assert entry.summary == (
        "Résumé de Un atelier partagé. Corrigé le 20\u00a0novembre 2026\u00a0: Le chiffre était 31,"
        " non 41."
    )
    assert datetime(*entry.published_parsed[:6], tzinfo=UTC) == datetime.fromisoformat(DAY)
    assert [tag.term for tag in entry.tags] == ["Emploi", "Mulhouse"]
    assert entry.rights == f"CC BY-ND 4.0 ({LICENCE})"
    assert [link.href for link in entry.links if link.rel == "license"] == [LICENCE]
    content = BeautifulSoup(entry.content[0].value, "html.parser")
    assert content.find("h2").text == "Le soir"
    assert "On ouvre\u202f!" in content.text
    assert content.find_all("small")[1].text == f"Original\u00a0: {BASE}un-atelier-partage/"
    assert picture == {
        "url": f"{BASE}un-atelier-partage/reprendre/image-{story.cover_id}.jpg",
        "medium": "image",
        "type": "image/jpeg",
        "width": "800",
        "height": "450",
    }
    assert entry.media_credit == [{"role": "photographer", "content": "Aïcha Martin"}]
    assert entry.media_license == {
        "type": "text/html",
        "href": "https://creativecommons.org/licenses/by/4.0/",
        "content": "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)",
    }


def test_json_feed_field_by_field(client, story):
    response = client.get("/fr/recits/flux.json")
    feed = json.loads(response.content)
    (item,) = feed.pop("items")
    html = item.pop("content_html")

    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Labo des partenariats · Récits",
        "description": "Récits",
        "home_page_url": BASE,
        "feed_url": f"{BASE}flux.json",
        "language": "fr",
        "authors": [{"name": "Labo des partenariats"}],
    }
    assert "<h2>Le soir</h2>" in html
    assert item.pop("id").startswith("urn:uuid:")
    url = f"{BASE}un-atelier-partage/"
    picture_rights = {
        "notice": "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert item == {
        "url": url,
        "title": "Un atelier partagé",
        "summary": "Résumé de Un atelier partagé.",
        "date_published": "2026-11-26T11:00:00+00:00",
        "date_modified": "2026-11-26T11:00:00+00:00",
        "language": "fr",
        "authors": [{"name": "La rédaction"}],
        "tags": ["Emploi", "Mulhouse"],
        "_rights": {"notice": f"CC BY-ND 4.0 ({LICENCE})", "licence": LICENCE},
        "_corrections": "Corrigé le 20\u00a0novembre 2026\u00a0: Le chiffre était 31, non 41.",
        "image": f"{url}reprendre/image-{story.cover_id}.jpg",
        "attachments": [
            {
                "url": f"{url}reprendre/image-{story.cover_id}.jpg",
                "mime_type": "image/jpeg",
                "title": "De gauche à droite\u00a0: Léa et Tom.",
                "_alt": "Deux apprentis à l’établi.",
                "_credit": "Aïcha Martin",
                "_rights": picture_rights,
            }
        ],
    }


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_reserved_story_gives_its_summary_only(client, tree, extension):
    make_full_story(licence="reserved")
    response = client.get(f"/fr/recits/flux.{extension}").content.decode()

    assert titles(client, f"/fr/recits/flux.{extension}") == ["Un atelier partagé"]
    assert "Le soir" not in response
    assert "image-" not in response
    assert "Résumé de Un atelier partagé." in response


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_picture_that_may_not_be_used_is_not_offered(client, tree, extension):
    make_full_story(cover=make_picture(press_use=False))

    assert "image-" not in client.get(f"/fr/recits/flux.{extension}").content.decode()


def test_a_correction_is_a_change(client, tree):
    with time_machine.travel(DAY, tick=False):
        story = make_story(first_published_at=timezone.now(), last_published_at=timezone.now())
        before = parsed(client, "/fr/recits/flux.atom")
    with time_machine.travel(datetime.fromisoformat(DAY) + timedelta(days=3), tick=False):
        story.corrections.add(
            StoryCorrection(
                text="31, non 41.", corrected_on=timezone.localdate(), locale=story.locale
            )
        )
        story.save_revision().publish()
        after = parsed(client, "/fr/recits/flux.atom")

    assert before.entries[0].updated == "2026-11-26T11:00:00+00:00"
    assert after.entries[0].updated == after.feed.updated == "2026-11-29T11:00:00+00:00"
    assert after.entries[0].published == before.entries[0].published
    assert after.entries[0].id == before.entries[0].id


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_feed_takes_the_filters_of_the_list(client, tree, extension):
    emploi, mobilite = make_issue("Emploi"), make_issue("Mobilité")
    mulhouse, colmar = make_territory("Mulhouse"), make_territory("Colmar")
    citizens = [make_organisation("Voisins", "citizens"), make_organisation("Usine", "company")]
    make_story("Atelier", issues=[emploi], territories=[mulhouse])
    make_story("Vélo", issues=[mobilite], territories=[colmar], partners=citizens)
    path = f"/fr/recits/flux.{extension}"

    assert titles(client, path) == ["Vélo", "Atelier"]
    assert titles(client, f"{path}?issue=emploi") == ["Atelier"]
    assert titles(client, f"{path}?issue=emploi&issue=mobilite") == ["Vélo", "Atelier"]
    assert titles(client, f"{path}?territory=colmar") == ["Vélo"]
    assert titles(client, f"{path}?universe=citizens") == ["Vélo"]
    assert titles(client, f"{path}?q=atel") == ["Atelier"]
    assert titles(client, f"{path}?issue=none&archive=x") == ["Vélo", "Atelier"]


def test_a_narrowed_feed_names_itself_and_its_list(client, tree):
    make_story("Atelier")
    feed = parsed(client, "/fr/recits/flux.atom?q=atel&issue=emploi&utm=x")
    links = {link.rel: link.href for link in feed.feed.links}

    assert links["self"] == f"{BASE}flux.atom?issue=emploi&q=atel"
    assert links["alternate"] == f"{BASE}?issue=emploi&q=atel"


@pytest.mark.parametrize(
    ("language", "path"),
    [("de", "/de/geschichten/feed.atom"), ("en", "/en/stories/feed.atom")],
)
def test_each_language_has_its_own(client, tree, language, path):
    make_story("Auf Französisch")
    make_story("Eigene", parent=StoryIndexPage.objects.get(locale__language_code=language))

    feed = parsed(client, path)

    assert [entry.title for entry in feed.entries] == ["Eigene"]
    assert feed.feed.language == language


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_nothing_new_costs_no_bytes(client, story, extension):
    path = f"/fr/recits/flux.{extension}"
    first = client.get(path)
    by_tag = client.get(path, headers={"if-none-match": first["ETag"]})
    by_date = client.get(path, headers={"if-modified-since": first["Last-Modified"]})
    make_story("Un autre")
    changed = client.get(path, headers={"if-none-match": first["ETag"]})

    assert first["Last-Modified"] == "Thu, 26 Nov 2026 11:00:00 GMT"
    assert [(answer.status_code, answer.content) for answer in (by_tag, by_date)] == [
        (304, b"")
    ] * 2
    assert changed.status_code == 200


def test_an_empty_feed_stays_the_same(client, tree):
    first, second = (client.get("/fr/recits/flux.atom") for _ in range(2))
    assert first.content == second.content
    assert parsed(client, "/fr/recits/flux.atom").entries == []


def test_signs_that_xml_cannot_hold_break_nothing(client, tree):
    make_story("Collé de\x0bWord", slug="colle", summary="Un\x08résumé")

    assert titles(client, "/fr/recits/flux.rss") == ["Collé deWord"]


@pytest.mark.parametrize(
    ("total", "archive", "expected"),
    [
        (0, None, (0, 20, None, None, None)),
        (20, None, (0, 20, None, None, None)),
        (21, None, (0, 20, None, 1, None)),
        (45, None, (0, 20, None, 2, None)),
        (45, "2", (5, 25, 2, 1, None)),
        (45, "1", (25, 45, 1, None, 2)),
        (45, "3", (0, 20, None, 2, None)),
        (45, "0", (0, 20, None, 2, None)),
        (45, "-1", (0, 20, None, 2, None)),
        (45, "²", (0, 20, None, 2, None)),
        (45, "9" * 40, (0, 20, None, 2, None)),
    ],
)
def test_archives_are_counted_from_the_oldest(total, archive, expected):
    part = document(total, archive)
    assert (part.start, part.stop, part.number, part.previous, part.next) == expected


@pytest.mark.parametrize("extension", ["atom", "rss"])
def test_a_reader_walks_back_through_all_documents(client, tree, extension):
    copy_story(make_story("Récit", slug="recit"), 44)
    found: list[str] = []
    address: str | None = f"{BASE}flux.{extension}"
    walked: list[tuple[Any, ...]] = []
    while address:
        feed = parsed(client, address.removeprefix("http://testserver"))
        links = {link.rel: link.href for link in feed.feed.links}
        found += [entry.id for entry in feed.entries]
        walked.append((address.partition("?")[2], "fh_archive" in feed.feed, links.get("current")))
        address = links.get("prev-archive")

    current = f"{BASE}flux.{extension}"
    assert walked == [
        ("", False, None),
        ("archive=2", True, current),
        ("archive=1", True, current),
    ]
    assert len(set(found)) == 45


def test_an_older_story_stands_beside_the_newest_once_it_is_corrected(client, tree):
    old = make_story("Ancien", slug="ancien")
    copy_story(old, 30)
    assert titles(client, "/fr/recits/flux.atom").count("Ancien") == 0
    today = timezone.localdate()
    correction = StoryCorrection.objects.create(
        page=old, text="31, non 41.", corrected_on=today, locale=old.locale
    )
    assert titles(client, "/fr/recits/flux.atom")[-1] == "Ancien"
    correction.corrected_on = today - timedelta(days=15)
    correction.save()
    assert titles(client, "/fr/recits/flux.atom").count("Ancien") == 0


def test_json_feed_leads_on(client, tree):
    copy_story(make_story("Récit", slug="recit"), 25)
    feed = json.loads(client.get("/fr/recits/flux.json").content)

    assert feed["next_url"] == f"{BASE}flux.json?archive=1"
    assert len(json.loads(client.get(feed["next_url"]).content)["items"]) == 20


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_thousand_stories_cost_the_queries_of_ten(client, tree, extension):
    body = [{"type": "picture", "value": {"image": make_picture("Autre").pk, "caption": ""}}]
    story = make_full_story(body=body)
    copy_story(story, 9)
    few = queries(lambda: client.get(f"/fr/recits/flux.{extension}"))
    copy_story(make_story("Encore"), 990)
    many = queries(lambda: client.get(f"/fr/recits/flux.{extension}"))

    assert many <= few
    assert few <= 16


def test_the_list_names_its_feeds(client, tree):
    page = BeautifulSoup(client.get("/fr/recits/").content, "html.parser")
    links = page.select("link[rel=alternate][type]")

    assert [(link["type"], link["title"], link["href"]) for link in links] == [
        ("application/atom+xml", "Récits (Atom)", f"{BASE}flux.atom"),
        ("application/rss+xml", "Récits (RSS)", f"{BASE}flux.rss"),
        ("application/feed+json", "Récits (JSON Feed)", f"{BASE}flux.json"),
    ]


def test_a_hub_is_named_where_there_is_one(client, tree, settings):
    settings.WEBSUB_HUB = "https://hub.example/"
    feed = parsed(client, "/fr/recits/flux.atom")
    data = json.loads(client.get("/fr/recits/flux.json").content)

    assert [link.href for link in feed.feed.links if link.rel == "hub"] == ["https://hub.example/"]
    assert data["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    # Nobody tells the hub of narrowed feeds.
    assert "hubs" not in json.loads(client.get("/fr/recits/flux.json?q=atelier").content)


def news(client) -> list[dict[str, str]]:
    response = client.get("/news-sitemap.xml")
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "n": "http://www.google.com/schemas/sitemap-news/0.9",
    }
    return [
        {
            "loc": url.findtext("s:loc", namespaces=names),
            "name": url.findtext("n:news/n:publication/n:name", namespaces=names),
            "language": url.findtext("n:news/n:publication/n:language", namespaces=names),
            "date": url.findtext("n:news/n:publication_date", namespaces=names),
            "title": url.findtext("n:news/n:title", namespaces=names),
        }
        for url in ElementTree.fromstring(response.content)
    ]


def test_the_sitemap_of_news_holds_the_last_two_days(client, tree):
    german = StoryIndexPage.objects.get(locale__language_code="de")
    with time_machine.travel(DAY, tick=False):
        now = timezone.now()
        make_story("Ancien", first_published_at=now - timedelta(days=2, minutes=1))
        make_story("Brouillon", live=False)
        make_story(
            "Sorti d’embargo & frais",
            slug="frais",
            first_published_at=now - timedelta(days=9),
            embargo_until=now - timedelta(hours=1),
        )
        make_story("Neu", parent=german, first_published_at=now - timedelta(days=1))
        found = news(client)

    assert found == [
        {
            "loc": f"{BASE}frais/",
            "name": "Labo des partenariats",
            "language": "fr",
            "date": "2026-11-26T11:00:00+01:00",
            "title": "Sorti d’embargo & frais",
        },
        {
            "loc": "http://testserver/de/geschichten/neu/",
            "name": "Labo des partenariats",
            "language": "de",
            "date": "2026-11-25T12:00:00+01:00",
            "title": "Neu",
        },
    ]


def test_robots_names_the_sitemap_of_news(client, tree):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Sitemap: http://testserver/news-sitemap.xml" in lines
