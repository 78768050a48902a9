"""No surface of the press room says a word of a story that the public may not see."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from press.feeds.websub import changed_feeds
from press.kit import keeping
from press.models import Kind, PressKit
from tests.factories import make_story, restrict

from .stories import make_full_story, make_picture

pytestmark = pytest.mark.django_db
MARKER = "chouquette"
BELOW = [
    "reprendre/",
    *(
        f"reprendre/{kind}.{ext}"
        for kind in Kind.values
        for ext in ("html", "txt", "md", "odt", "docx")
    ),
    "dossier-de-presse.zip",
    "ninjs.json",
    "ninjs-1.json",
    "carte/",
]
EVERYWHERE = [
    "/fr/recits/",
    *(f"/fr/recits/flux.{ext}{query}" for ext in ("atom", "rss", "json") for query in ("", "?archive=1", f"?q={MARKER}")),
    "/news-sitemap.xml",
    "/sitemap.xml",
]  # fmt: skip


def hidden(kind: str):
    picture = make_picture(description=MARKER, caption=MARKER, credit=MARKER)
    more = {"summary": MARKER, "problem": MARKER, "cover": picture, "slug": "secret"}
    match kind:
        case "draft":
            return make_full_story(MARKER, live=False, **more)
        case "private":
            return restrict(make_full_story(MARKER, **more))
        case "below private":
            story = make_full_story(MARKER, **more)
            restrict(story.get_parent())
            return story
        case "embargoed":
            until = timezone.now() + timedelta(hours=1)
            return make_full_story(MARKER, embargo_until=until, **more)


@pytest.fixture(params=["draft", "private", "below private", "embargoed"])
def secret(request, tree):
    return hidden(request.param)


def test_no_address_below_it_answers(client, secret):
    picture = f"reprendre/image-{secret.cover_id}.jpg"
    for address in [*BELOW, picture]:
        response = client.get(f"/fr/recits/secret/{address}")
        assert (address, response.status_code) == (address, 404)
        assert MARKER not in response.content.decode()


def test_nothing_says_its_name(client, secret):
    linked = f'<p><a linktype="page" id="{secret.pk}">là</a></p>'
    if secret.get_parent().get_view_restrictions().count() == 0:
        make_story("Visible", body=[{"type": "text", "value": linked}])
        for address in BELOW:
            response = client.get(f"/fr/recits/visible/{address}")
            assert b"recits/secret" not in response.getvalue()
    for address in EVERYWHERE:
        assert MARKER not in client.get(address, follow=True).content.decode().replace(
            f"q={MARKER}", ""
        ).replace(f'value="{MARKER}"', "")


def test_oembed_knows_nothing_of_it(client, secret):
    url = "http://testserver/fr/recits/secret/"
    assert client.get("/oembed/", {"url": url}).status_code == 404


def test_no_kit_is_built_and_no_hub_is_told(client, secret):
    since = timezone.now() - timedelta(days=1)
    type(secret).objects.update(last_published_at=timezone.now())

    assert keeping.build_next() is None
    assert PressKit.objects.count() == 0
    assert changed_feeds(since, timezone.now()) == []


def test_at_its_minute_it_is_everywhere(client, tree):
    story = hidden("embargoed")
    with time_machine.travel(story.embargo_until + timedelta(seconds=1)):
        assert keeping.build_next().page_id == story.pk
        for address in BELOW:
            response = client.get(f"/fr/recits/secret/{address}")
            assert (address, response.status_code) == (address, 200)
            response.getvalue()
        for extension in ("atom", "rss", "json"):
            assert MARKER in client.get(f"/fr/recits/flux.{extension}").content.decode()
        assert MARKER in client.get("/news-sitemap.xml").content.decode()
        url = "http://testserver/fr/recits/secret/"
        assert client.get("/oembed/", {"url": url}).status_code == 200
        assert len(changed_feeds(story.embargo_until - timedelta(minutes=1), timezone.now())) == 3
