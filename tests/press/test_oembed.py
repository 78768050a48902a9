"""The oEmbed provider and the card: in frames of others, light, without a trace."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree
from django.contrib.staticfiles import finders

from .stories import make_full_story

pytestmark = pytest.mark.django_db
STORY = "http://testserver/fr/recits/un-atelier-partage/"
FRAME = (
    f'<iframe src="{STORY}carte/" width="560" height="460" title="Récit\u00a0: Un atelier partagé"'
    ' loading="lazy"></iframe>'
)
ANSWER = {
    "version": "1.0",
    "type": "rich",
    "title": "Un atelier partagé",
    "author_name": "La rédaction",
    "provider_name": "Labo des partenariats",
    "provider_url": "http://testserver",
    "cache_age": 3600,
    "width": 560,
    "height": 460,
    "html": f'<blockquote hidden><a href="{STORY}">Un atelier partagé</a></blockquote>{FRAME}',
}


@pytest.fixture
def story(tree):
    return make_full_story()


def test_json_is_the_default(client, story):
    response = client.get("/oembed/", {"url": STORY})
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert json.loads(response.content) == ANSWER


def test_xml_says_the_same(client, story):
    response = client.get("/oembed/", {"url": STORY, "format": "xml"})
    root = ElementTree.fromstring(response.content)

    assert response["Content-Type"] == "text/xml; charset=utf-8"
    assert root.tag == "oembed"
    assert {child.tag: child.text for child in root} == {k: str(v) for k, v in ANSWER.items()}


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ({"maxwidth": "400"}, (400, 460)),
        ({"maxwidth": "100"}, (260, 460)),
        ({"maxwidth": "4000", "maxheight": "300"}, (560, 300)),
        ({"maxwidth": "0"}, (560, 460)),
        ({"maxwidth": "-5", "maxheight": "²"}, (560, 460)),
        ({"maxwidth": "9" * 50}, (560, 460)),
    ],
)
def test_the_card_fits_the_room_that_there_is(client, story, asked, size):
    answer = json.loads(client.get("/oembed/", {"url": STORY} | asked).content)
    frame = BeautifulSoup(answer["html"], "html.parser").iframe

    assert (answer["width"], answer["height"]) == size
    assert (frame["width"], frame["height"]) == tuple(str(number) for number in size)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 404),
        ({"url": ""}, 404),
        ({"url": "http://[::1/"}, 404),
        ({"url": "http://elsewhere.example/fr/recits/un-atelier-partage/"}, 404),
        ({"url": "http://testserver/fr/"}, 404),
        ({"url": "http://testserver/fr/recits/"}, 404),
        ({"url": "http://testserver/xx/recits/un-atelier-partage/"}, 404),
        ({"url": "http://testserver/de/recits/un-atelier-partage/"}, 404),
        ({"url": "http://testserver/fr/recits/\0/"}, 404),
        ({"url": STORY, "format": "yaml"}, 501),
        ({"url": STORY + "?utm=1#top"}, 200),
        ({"url": STORY.removesuffix("/")}, 200),
    ],
)
def test_other_questions(client, story, query, status):
    assert client.get("/oembed/", query).status_code == status


def test_the_story_says_where_to_ask(client, story):
    page = BeautifulSoup(client.get(STORY).content, "html.parser")
    links = {link["type"]: link["href"] for link in page.select("link[type$='+oembed']")}

    assert list(links) == ["application/json+oembed", "text/xml+oembed"]
    answer = client.get(links["application/json+oembed"].removeprefix("http://testserver"))
    assert json.loads(answer.content) == ANSWER


def test_only_the_card_may_stand_in_frames_of_others(client, story):
    card, page = client.get(f"{STORY}carte/"), client.get(STORY)

    assert "frame-ancestors *" in card["Content-Security-Policy"]
    assert "script-src 'self'" in card["Content-Security-Policy"]
    assert "X-Frame-Options" not in card
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("cover", [True, False])
def test_the_card_is_light_and_leaves_no_trace(client, tree, cover):
    make_full_story(**({} if cover else {"cover": None}))
    response = client.get(f"{STORY}carte/")
    page = BeautifulSoup(response.content, "html.parser")
    sheets = [link["href"] for link in page.select("link[rel=stylesheet]")]
    files = [Path(finders.find(sheet.removeprefix("/static/"))) for sheet in sheets]
    size = len(response.content) + sum(file.stat().st_size for file in files)

    assert size < 30_000
    assert response.cookies == {}
    assert page.select("iframe, [style], script:not([src])") == []
    assert [script["src"] for script in page.select("script")] == ["/static/js/press-card.js"]
    assert [link["href"] for link in page.select("a")] == [STORY]
    assert {(link["target"], *link["rel"]) for link in page.select("a")} == {("_blank", "noopener")}
    assert page.select_one("link[rel=canonical]")["href"] == STORY
    assert page.h1.text == "Un atelier partagé"
