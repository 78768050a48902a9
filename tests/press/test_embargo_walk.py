"""A story under embargo, a draft and a private one: nobody finds a word of them anywhere."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image
from wagtail.documents import get_document_model

from buzz.models import BuzzSession, Pitch
from content.models import Picture
from involvement import tokens
from people.models import Organisation
from press import links, watermark
from press.choices import Promise
from press.models import CoverageCommitment, PressPickup
from stories.models import StoryIndexPage, StoryPage
from tests.factories import (
    make_event,
    make_facilitator,
    make_issue,
    make_organisation,
    make_story,
    make_territory,
    restrict,
)

from . import walk
from .rows import make_journalist

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.kept_pages,
    pytest.mark.references,
    pytest.mark.search,
]
EVENING = "SECRT"
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
BEFORE, SECOND_BEFORE = NOON - timedelta(days=3), NOON - timedelta(seconds=1)
# One word for each way in which a story could show; none stands in another.
WORDS = ["zzztitre", "zzzresume", "zzzcorps", "zzzimage", "zzzfichier", "zzzrole", "zzzenjeu"]
NEAR = "/fr/pres-de-chez-vous/"
# The last one is the German version of the private one, on which nobody set anything.
HIDDEN = {"embargo": "qqqa", "brouillon": "qqqb", "prive": "qqqc", "traduction": "qqqd"}


def marker(kind: str, word: str) -> str:
    return f"{word}{HIDDEN[kind]}"


ALL = [marker(kind, word) for kind in HIDDEN for word in WORDS]


def make_picture(kind: str) -> Picture:
    file = BytesIO()
    Image.new("RGB", (1300, 800), "white").save(file, "JPEG")
    return Picture.objects.create(
        title=marker(kind, "zzzimage"),
        file=ImageFile(file, name=f"{marker(kind, 'zzzfichier')}.jpg"),
        caption=marker(kind, "zzzimage"),
        description=marker(kind, "zzzimage"),
        credit="Labo",
        press_use=True,
    )


def make_hidden(kind: str, **kwargs) -> StoryPage:
    document = get_document_model().objects.create(
        title=marker(kind, "zzzfichier"),
        file=ContentFile(
            marker(kind, "zzzfichier").encode(), name=f"{marker(kind, 'zzzfichier')}.txt"
        ),
    )
    return make_story(
        f"Récit {marker(kind, 'zzztitre')} caché",
        slug=f"adresse-{kind}",
        summary=f"Un {marker(kind, 'zzzresume')} que nul ne lit avant sa minute, en neuf mots.",
        cover=make_picture(kind),
        body=[
            {"type": "text", "value": f"<p>Avec {marker(kind, 'zzzcorps')} dedans.</p>"},
            {"type": "document", "value": {"document": document.pk, "title": "Annexe"}},
        ],
        issues=[make_issue(marker(kind, "zzzenjeu"))],
        **kwargs,
    )


@pytest.fixture
def site(tree):
    """Four hidden stories beside a public one, tied to whatever could show them."""
    with time_machine.travel(BEFORE, tick=False):
        make_facilitator()
        for universe in ("company", "social-economy"):
            make_organisation(f"Organisation {universe}", universe)
        make_territory()
        shown = make_story("Récit public")
        stories = {
            "embargo": make_hidden("embargo", embargo_until=NOON),
            "brouillon": make_hidden("brouillon", live=False),
            "prive": restrict(make_hidden("prive")),
        }
        german = StoryIndexPage.objects.get(locale__language_code="de")
        key = stories["prive"].translation_key
        stories["traduction"] = make_hidden("traduction", parent=german, translation_key=key)
        event = make_event()
        for kind, story in stories.items():
            story.partners.update(role=marker(kind, "zzzrole"))
            event.story_links.create(story=story)
            PressPickup.objects.create(
                story=story,
                title=marker(kind, "zzztitre"),
                url=f"https://journal.example/{story.pk}",
                state="verified",
                reported_at=BEFORE,
            )
            CoverageCommitment.objects.create(
                story=story,
                story_key=story.translation_key,
                angle=marker(kind, "zzztitre"),
                state=Promise.KEPT,
                promised_at=BEFORE,
            )
        evening = BuzzSession.objects.create(event=event, code=EVENING)
        for story in stories.values():
            Pitch.objects.create(session=evening, story=story)
        BuzzSession.objects.filter(pk=evening.pk).update(
            state="closed", closed_at=BEFORE, current=Pitch.objects.first()
        )
        tree["fr"].featured_story = stories["embargo"]
        tree["fr"].save()
    return stories | {"shown": shown}


def everywhere(site) -> set[str]:
    """Every address that could show one of them."""
    stories = list(site.values())
    documents = get_document_model().objects.all()
    pictures = Picture.objects.all()
    numbers = {story.pk for story in stories}
    numbers |= {row.pk for row in (*documents, *pictures)} | {0}
    paths = {story.url_path.strip("/").partition("/")[2] for story in stories}
    names = {f"adresse-{kind}" for kind in HIDDEN} | {"recit-public"}
    files = {row.filename for row in documents}
    for picture in pictures:
        files.add(picture.filename)
    arguments = {
        "int": numbers,
        "slug": names | set(Organisation.objects.values_list("slug", flat=True)),
        "str": names | files | {EVENING, "300", "full", "json", "atom", "rss", "txt", "html", "x"},
        "uuid": {story.translation_key for story in stories},
        "story": paths,
        # Who knows a story's name can make up no more than these; signed ones are tested below.
        "token": {f"adresse-{kind}" for kind in HIDDEN},
        # In the media folder: where files lie without their random folder.
        "path": {f"{path}/" for path in paths}
        | {"geschichten"}
        | paths
        | {"recits", "presse"}
        | {f"original_images/{name}" for name in files}
        | {f"documents/{name}" for name in files},
    }
    found = walk.addresses(arguments) | walk.pages_and_their_routes()
    rooms = ["", "etat.json", "scene/", "jen-suis/", "suite/"]
    found |= {f"/direct/{EVENING}/{room}" for room in rooms}
    asked = [*WORDS, "Recit", *(f"zzztitre{word}" for word in HIDDEN.values())]
    for address in walk.visible_pages():
        # Lists look into titles and summaries; whoever looks further is asked everything below.
        found |= {
            address + query for query in walk.queries(["zzztitre", "zzzresume", "Recit"], ["q"])
        }
        found |= {
            address + query
            for query in walk.queries([f"zzzenjeu{word}" for word in HIDDEN.values()], ["issue"])
        }
    for followed in ("", *(f"?issue=zzzenjeu{word}" for word in HIDDEN.values())):
        for feed in ("/fr/suivre/flux", "/de/folgen/feed"):
            found |= {f"{feed}.{kind}{followed}" for kind in ("atom", "rss", "json")}
    for story in stories:
        full = story.full_url
        found |= {f"/oembed/?url={full}", f"/oembed/?format=xml&url={full}"}
        found |= {f"/fr/agir/?page={story.pk}", f"/fr/presse/signaler/?story={story.pk}"}
        version = int(story.last_published_at.timestamp()) if story.last_published_at else 0
        found.add(f"/partage/{story.pk}-{version}.png")
    for word in asked:
        for search in ("/fr/recherche/", "/de/suche/"):
            found |= {f"{search}?q={word}", f"{search}?q={word}&language=de"}
            found.add(f"{search}suggestions/?q={word}")
    for near in (NEAR, "/de/in-ihrer-naehe/"):
        found |= {f"{near}?territory=mulhouse", f"{near}?near=mulhouse"}
    found |= {f"{NEAR}?issue=zzzenjeu{word}&territory=mulhouse" for word in HIDDEN.values()}
    return found


def test_nobody_finds_a_word_before_the_minute_and_everybody_at_it(client, site):
    where = everywhere(site)
    assert len(where) > 300
    with time_machine.travel(SECOND_BEFORE, tick=False):
        found, there = walk.leaks(client, where, ALL)
        assert found == {}
        assert "adresse-" not in client.get("/sitemap.xml").content.decode()
        statuses = {kind: client.get(site[kind].url).status_code for kind in HIDDEN}
    assert statuses == {"embargo": 404, "brouillon": 404, "prive": 302, "traduction": 302}

    with time_machine.travel(NOON, tick=False):
        # Again whatever was there, and whatever speaks of the story that has just come.
        coming = {
            address
            for address in where
            if "embargo" in address or str(site["embargo"].pk) in address
        }
        found, _there = walk.leaks(client, there | coming, ALL)
        assert client.get("/sitemap.xml").content.decode().count("adresse-") == 1
    # Only what was under embargo; and there at once, whatever was kept in a cache a second before.
    assert {word for words in found.values() for word in words} <= {
        marker("embargo", word) for word in WORDS
    }
    surfaces = {
        "/fr/": ["zzztitreqqqa"],
        "/fr/recits/": ["zzztitreqqqa", "zzzenjeuqqqa"],
        "/fr/presse/": ["zzztitreqqqa", "zzzimageqqqa", "zzzenjeuqqqa"],
        "/fr/recits/recit-public/": ["zzztitreqqqa"],
        "/fr/plan-du-site/": ["zzztitreqqqa"],
        "/fr/suivre/flux.atom": ["zzztitreqqqa", "zzzcorpsqqqa", "zzzenjeuqqqa"],
        f"{NEAR}?territory=mulhouse": ["zzztitreqqqa", "zzzenjeuqqqa"],
        f"{NEAR}?near=mulhouse": ["zzztitreqqqa", "zzzenjeuqqqa"],
        f"/direct/{EVENING}/suite/": ["zzztitreqqqa"],
        "/fr/organisations/organisation-company/": ["zzztitreqqqa"],
        "/fr/recits/adresse-embargo/": [
            "zzztitreqqqa",
            "zzzresumeqqqa",
            "zzzcorpsqqqa",
            "zzzroleqqqa",
        ],
    }
    for address, words in surfaces.items():
        missing = [word for word in words if word not in found.get(address, [])]
        assert (address, missing) == (address, [])


def test_files_are_not_where_somebody_would_guess(client, site):
    for kind in ("embargo", "brouillon", "prive"):
        picture = Picture.objects.get(title=marker(kind, "zzzimage"))
        rendition = picture.get_rendition("fill-480x300|format-jpeg")
        for file in (picture.file, rendition.file):
            folder, secret, name = file.name.split("/")
            assert len(secret) == 16
            assert not file.storage.exists(f"{folder}/{name}")
    names = {make_picture("prive").file.name for _ in range(3)}
    assert len({name.split("/")[1] for name in names}) == 3


def test_documents_open_once_a_public_page_shows_them(client, site, django_user_model):
    document = get_document_model().objects.get(title=marker("embargo", "zzzfichier"))
    assert "/" in document.file.name.removeprefix("documents/")
    with time_machine.travel(SECOND_BEFORE, tick=False):
        assert client.get(document.url).status_code == 404
        editor = Client()
        editor.force_login(django_user_model.objects.create_superuser("e"))
        assert walk.text_of(editor.get(document.url)).endswith("zzzfichierqqqa")
    with time_machine.travel(NOON, tick=False):
        assert walk.text_of(client.get(document.url)).endswith("zzzfichierqqqa")


def test_an_accredited_journalist_reads_it_marked_and_alone(client, site):
    story = site["embargo"]
    with time_machine.travel(SECOND_BEFORE, tick=False):
        reader = make_journalist("Rubrique locale", accredited=True, outlet_text="Le Courrier")
        link = links.story_links([reader], story, SECOND_BEFORE)[reader.pk]
        address = links.story_url(link)
        response = client.get(address)
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert response["Referrer-Policy"] == "no-referrer"
        said = walk.text_of(response)
        assert {"zzztitreqqqa", "zzzcorpsqqqa"} <= {word for word in ALL if word in said}
        assert f"{link.pk:04}" in said
        assert said.count("Rubrique locale") == 2
        assert 'name="robots" content="noindex' in said
        assert "application/ld+json" not in said
        assert watermark.read(said) == {link.pk}
        # Nothing that it shows was kept for others.
        assert walk.leaks(Client(), walk.visible_pages(), ALL)[0] == {}

        document = get_document_model().objects.get(title=marker("embargo", "zzzfichier"))
        assert f'href="{document.url}"' not in said
        own = client.get(f"{address}documents/{document.pk}/{document.filename}")
        assert walk.text_of(own).endswith("zzzfichierqqqa")
        other = get_document_model().objects.get(title=marker("prive", "zzzfichier"))
        foreign = client.get(f"{address}documents/{other.pk}/{other.filename}")
        assert foreign.status_code == 404

        reader.accredited = False
        reader.save()
        assert client.get(address).status_code == 404
        reader.accredited = True
        reader.save()
        assert links.revoke(reader, story, SECOND_BEFORE) == 1
        assert client.get(address).status_code == 404
        assert links.story_links([reader], story, SECOND_BEFORE) == {}


def test_a_link_ends_with_the_embargo_as_it_is_now(client, site):
    story = site["embargo"]
    with time_machine.travel(BEFORE, tick=False):
        reader = make_journalist(accredited=True)
        address = links.story_url(links.story_links([reader], story, BEFORE)[reader.pk])
    with time_machine.travel(NOON, tick=False):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (302, story.url)
        story.embargo_until = NOON + timedelta(days=1)
        story.save()
        assert client.get(address).status_code == 200
        story.live = False
        story.save()
        assert client.get(address).status_code == 404


def test_nobody_makes_a_link_up(client, site):
    foreign = tokens.make("private", "0" * 32)
    for token in ("x", "%00", "é", "a" * 3000, "eyJ~1~2", foreign):
        for kind in ("embargo", "espace"):
            status = client.get(f"/fr/presse/{kind}/{token}/").status_code
            assert (kind, token, status) == (kind, token, 404)
