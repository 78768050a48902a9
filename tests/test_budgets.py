"""Promises in numbers: nothing from elsewhere, no cookie, small pages."""

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders

from stories.models import StoryQuote
from tests.factories import make_call, make_event, make_story

pytestmark = [pytest.mark.references, pytest.mark.search]
KILOBYTE = 1024
STYLES = sorted((Path(settings.BASE_DIR) / "static" / "css").glob("*.css"))
PAGES = [
    "/fr/",
    "/fr/recits/",
    "/fr/recits/un-recit/",
    "/fr/agenda/",
    "/fr/appels/",
    "/fr/recherche/?q=atelier",
    "/fr/pres-de-chez-vous/?territory=mulhouse&near=mulhouse",
    "/fr/agir/",
    "/fr/accessibilite/",
    "/fr/plan-du-site/",
    "/fr/presse/",
    "/fr/presse/alertes/",
    "/fr/presse/signaler/",
    "/fr/suivre/",
    "/de/",
    "/fr/absent/",
]


@pytest.fixture
def site(tree):
    """A story, an event and a call, so that pages have something to show."""
    body = [
        {"type": "text", "value": "<h2>Comment</h2>" + "<p>Une phrase de vrai récit.</p>" * 120},
        {
            "type": "key_figures",
            "value": {"figures": [{"value": "2", "label": "a", "source": "b"}]},
        },
    ]
    make_event()
    story = make_story("Un récit", body=body, action_call=make_call())
    for number in range(8):
        make_story(f"Autre récit {number}")
    StoryQuote.objects.create(
        page=story, text="Oui", speaker="K", agreed_on="2020-01-01", locale=story.locale
    )


def addresses(page: BeautifulSoup) -> list[str]:
    """What a browser fetches by itself to show a page."""
    found = [tag["src"] for tag in page.select("[src]")]
    found += [tag["href"] for tag in page.select("link[href]") if not _only_said(tag)]
    for tag in page.select("[srcset]"):
        found += [part.split()[0] for part in tag["srcset"].split(",")]
    return found


def _only_said(tag) -> bool:
    return bool({"canonical", "alternate"} & set(tag["rel"]))


def compressed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


@pytest.mark.django_db
def test_no_cookie_and_nothing_from_elsewhere_and_nothing_inline(client, site):
    for address in PAGES:
        response = client.get(address)
        page = BeautifulSoup(response.content, "html.parser")

        assert (address, response.cookies) == (address, {})
        assert "Cookie" not in response.get("Set-Cookie", ""), address
        assert {urlsplit(found).netloc for found in addresses(page)} == {""}, address
        assert page.select("[style], style, [onclick], [onload], iframe") == [], address
        inline = page.select("script:not([src])")
        assert {tag["type"] for tag in inline} <= {"application/ld+json"}, address


@pytest.mark.parametrize("sheet", STYLES, ids=lambda sheet: sheet.name)
def test_style_sheets_fetch_nothing_from_elsewhere(sheet):
    text = sheet.read_text()
    targets = re.findall(r"url\(\s*[\"']?([^\"')]+)", text)

    assert "@import" not in text
    assert [target for target in targets if urlsplit(target).netloc] == []
    assert [target for target in targets if not (sheet.parent / target).resolve().exists()] == []


@pytest.mark.django_db
def test_a_story_stays_below_sixty_kilobytes_and_ten_requests(client, site):
    response = client.get("/fr/recits/un-recit/")
    page = BeautifulSoup(response.content, "html.parser")
    sheets = [tag["href"] for tag in page.select('link[rel="stylesheet"]')]
    scripts = [tag["src"] for tag in page.select("script[src]")]
    files = [finders.find(path.removeprefix(settings.STATIC_URL)) for path in sheets + scripts]

    size = compressed(response.content)
    size += sum(compressed(Path(path).read_bytes()) for path in files)
    # The page, its sheets and scripts, two fonts, the icon; a wall is drawn in the page itself.
    requests = 1 + len(files) + 2 + 1

    assert size <= 60 * KILOBYTE
    assert requests <= 10


@pytest.mark.django_db
def test_lists_of_walls_stay_small(client, site):
    for address in ("/fr/", "/fr/recits/", "/fr/presse/"):
        response = client.get(address)
        page = BeautifulSoup(response.content, "html.parser")
        sheets = [tag["href"] for tag in page.select('link[rel="stylesheet"]')]
        files = [finders.find(path.removeprefix(settings.STATIC_URL)) for path in sheets]

        size = compressed(response.content)
        size += sum(compressed(Path(path).read_bytes()) for path in files)

        assert size <= 60 * KILOBYTE, address


def test_every_hue_has_the_same_angle_in_style_sheets_and_pictures():
    from content.hues import HUES

    text = (Path(settings.BASE_DIR) / "static" / "css" / "tokens.css").read_text()
    angles = dict(re.findall(r'\[data-hue="(\w+)"\] \{ --hue: (\d+); \}', text))

    assert angles == {hue.key: str(hue.angle) for hue in HUES}
