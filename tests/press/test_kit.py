"""The press kit, opened as a newsroom opens it."""

import csv
import json
from datetime import date, timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
import time_machine
from bs4 import BeautifulSoup
from defusedxml import ElementTree
from django.core.files.storage import default_storage
from django.utils import timezone
from docx import Document
from odf.opendocument import load
from odf.text import H
from PIL import Image

from press.kit import keeping, pictures
from press.kit.archive import table
from press.models import Kind, PressKit, PressText, Spokesperson
from press.texts.copies import copy_of
from press.texts.material import read_one
from stories.models import StoryIndexPage, StoryPage
from tests.factories import make_facilitator, make_story, restrict

from .kits import opened
from .stories import make_full_story, make_picture

pytestmark = pytest.mark.django_db
URL = "/fr/recits/un-atelier-partage/dossier-de-presse.zip"


@pytest.fixture
def story(tree):
    make_facilitator(name="Odile", role_fr="Rencontres", phone="03 88 00 00 00")
    return make_full_story()


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """What happens once a transaction is through: files are deleted then."""
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        yield callbacks


def status(client) -> int:
    """Status of the download; read to its end, so that its file is closed."""
    response = client.get(URL)
    if response.streaming:
        assert b"".join(response.streaming_content)[:2] == b"PK"
    return response.status_code


def read(archive: ZipFile, name: str) -> str:
    return archive.read(f"un-atelier-partage/{name}").decode("utf-8-sig").replace("\r\n", "\n")


def test_everything_is_there_under_names_in_the_language_of_the_story(story):
    names = {name.removeprefix("un-atelier-partage/") for name in opened(story).namelist()}

    kinds = ("", "-3000", "-1500", "-600", "-300", "-radio")
    texts = {
        f"textes/un-atelier-partage{kind}.{extension}"
        for kind in kinds
        for extension in ("odt", "docx", "txt")
    }
    assert names == texts | {
        "lisez-moi.txt",
        "images/un-atelier-partage-1.jpg",
        "images/legendes.csv",
        "images/legendes.txt",
        "citations.txt",
        "chiffres.csv",
        "contact.txt",
        "conditions.txt",
        "logo.png",
        "logo.svg",
        "ninjs.json",
        "ninjs-1.json",
    }


def test_the_read_me_counts_signs_as_the_page_does(story):
    story.limits = f"<p>{'Cent personnes attendent. ' * 20}</p>"
    story.save()
    signs = copy_of(read_one(story), Kind.FULL).signs
    assert 1000 < signs < 10_000
    figure = f"{signs // 1000}\u202f{signs % 1000:03}"
    assert f"un-atelier-partage  {figure} signes" in read(opened(story), "lisez-moi.txt")


def test_every_file_opens_in_a_parser_of_its_kind(story):
    archive = opened(story)
    for name in archive.namelist():
        data = archive.read(name)
        match name.rsplit(".", 1)[1]:
            case "odt":
                assert load(BytesIO(data)).getElementsByType(H)
            case "docx":
                assert Document(BytesIO(data)).paragraphs[0].text == "Un atelier partagé"
            case "jpg" | "png":
                Image.open(BytesIO(data)).load()
            case "json":
                assert json.loads(data)["uri"].endswith("/fr/recits/un-atelier-partage/")
            case "svg":
                assert ElementTree.fromstring(data).tag.endswith("svg")
            case "csv":
                rows = list(csv.reader(StringIO(data.decode("utf-8-sig")), delimiter=";"))
                assert {len(row) for row in rows} == {len(rows[0])}
            case "txt":
                assert data.decode("utf-8-sig").strip()


def test_quotes_figures_and_contact(story):
    archive = opened(story)

    assert read(archive, "citations.txt") == (
        "Citations avec l’accord de leurs auteurs.\n\n"
        "«\u00a0On revient demain.\u00a0»\nNadia, menuisière\n"
        "Accord donné le 1er\u00a0septembre 2026\n"
    )
    assert list(csv.reader(StringIO(read(archive, "chiffres.csv")), delimiter=";"))[1] == [
        "31",
        "embauches en deux ans",
        "",
        "2024-2026",
        "mesuré",
        "Registre du personnel",
        "",
        "2026-09-01",
    ]
    team = (
        "Odile, Rencontres\nAlsace\n03 88 00 00 00\nalsace@labo.example\n\n"
        "du lundi au vendredi\u00a0: de 9\u00a0h à 12\u00a0h et de 14\u00a0h à 18\u00a0h\n"
    )
    assert read(archive, "contact.txt") == team

    speaker = Spokesperson.objects.create(
        story=story,
        name="Nadia",
        role="menuisière ; parle allemand",
        phone="03 89 00 00 01",
        hours="le matin",
        agreed_on=timezone.localdate(),
    )
    said = "Nadia, menuisière\u202f; parle allemand\n03 89 00 00 01\nle matin\n\n"
    assert read(opened(story), "contact.txt") == said + team
    speaker.agreed_until = timezone.localdate() - timedelta(days=1)
    speaker.save()
    assert read(opened(story), "contact.txt") == team


def test_no_cell_of_a_table_is_a_formula():
    rows = list(
        csv.reader(
            StringIO(table(["a"], [["=1+1"], ["@x"], ["-5 %"], ["-x"]]).decode("utf-8-sig")),
            delimiter=";",
        )
    )
    assert rows == [["a"], ["'=1+1"], ["'@x"], ["-5 %"], ["'-x"]]


def test_it_is_announced_while_it_is_built_and_served_afterwards(client, story):
    waiting = client.get(URL)
    page = BeautifulSoup(waiting.content, "html.parser")

    assert (waiting.status_code, waiting["Retry-After"]) == (202, "20")
    assert page.h1.text == "Le dossier de presse se prépare"

    keeping.build_next()
    ready = client.get(URL)

    assert ready.status_code == 200
    assert ready["Content-Type"] == "application/zip"
    assert ready["Content-Disposition"] == 'attachment; filename="un-atelier-partage.zip"'
    assert ready["Cache-Control"] == "no-cache"
    assert ZipFile(BytesIO(b"".join(ready.streaming_content))).testzip() is None


def test_a_kit_is_built_once_and_again_for_another_revision(story, commit):
    first = keeping.build_next()
    assert keeping.build_next() is None

    story.refresh_from_db()
    story.title = "Autre titre"
    story.save_revision().publish()

    second = keeping.build_next()
    assert second.file.name != first.file.name
    assert PressKit.objects.count() == 1


def test_what_somebody_asked_for_comes_first(client, story):
    make_story("Plus récent", last_published_at=timezone.now())
    client.get(URL)

    assert keeping.build_next().page_id == story.pk


def test_another_text_of_an_editor_or_another_right_makes_another_kit(client, story):
    keeping.build_next()
    PressText.objects.create(
        page=story, kind=Kind.BRIEF, text="Mes mots.", drafted="", edited_at=timezone.now()
    )
    assert status(client) == 202

    keeping.build_next()
    speaker = {"name": "Nadia", "phone": "03 89 00 00 01", "agreed_on": timezone.localdate()}
    Spokesperson.objects.create(story=story, **speaker)
    assert status(client) == 202

    keeping.build_next()
    assert status(client) == 200
    story.cover.press_use = False
    story.cover.save()
    assert status(client) == 202


def test_the_day_on_which_a_consent_ends_ends_the_kit(client, tree):
    story = make_full_story(cover=make_picture(consent_until=date(2026, 12, 1)))
    with time_machine.travel("2026-12-01T12:00:00+01:00"):
        keeping.put(story, timezone.now())
        assert status(client) == 200
    with time_machine.travel("2026-12-02T12:00:00+01:00"):
        assert status(client) == 202
        assert [n for n in opened(story).namelist() if "image" in n] == []


def test_consents_that_ended_are_looked_for_by_themselves(tree):
    story = make_full_story(cover=make_picture(consent_until=date(2026, 12, 1)))
    with time_machine.travel("2026-12-01T12:00:00+01:00"):
        keeping.put(story, timezone.now())
        keeping.drop_ended()
        assert PressKit.objects.count() == 1
    with time_machine.travel("2026-12-02T12:00:00+01:00"):
        keeping.drop_ended()
    assert PressKit.objects.count() == 0


def hide(story):
    story.embargo_until = timezone.now() + timedelta(days=1)
    story.save()


def reserve(story):
    story.licence = "reserved"
    story.save()


@pytest.mark.parametrize(
    "end", [lambda story: story.unpublish(), hide, restrict, reserve, lambda story: story.delete()]
)
def test_a_story_that_goes_out_of_sight_takes_its_kit_along(
    client, story, end, django_capture_on_commit_callbacks
):
    name = keeping.build_next().file.name
    assert default_storage.exists(name)

    with django_capture_on_commit_callbacks(execute=True):
        end(story)
        assert status(client) == 404
        keeping.build_next()

    assert PressKit.objects.count() == 0
    assert not default_storage.exists(name)


def test_a_story_that_is_hidden_while_its_kit_is_built_gets_none(story):
    story.unpublish()

    assert keeping.put(StoryPage.objects.get(pk=story.pk), timezone.now()) is None
    assert PressKit.objects.count() == 0


def test_a_storage_that_was_emptied_makes_a_new_kit(client, story):
    kit = keeping.build_next()
    default_storage.delete(kit.file.name)

    assert status(client) == 202
    keeping.build_next()
    assert status(client) == 200


def test_a_picture_is_written_once_and_forgotten_after_a_week(client, story):
    address = f"/fr/recits/un-atelier-partage/reprendre/image-{story.cover_id}.jpg"
    first, second = client.get(address), client.get(address)
    material = read_one(story)

    shown = material.printable[0]
    jpeg = pictures.press_jpeg(shown.picture, pictures.rights_of(shown, material))
    assert first.content == second.content == jpeg
    assert pictures.forget_kept() == 0
    assert pictures.forget_kept(timezone.now() + timedelta(days=8)) >= 1


def test_a_kit_that_cannot_be_built_keeps_nobody_waiting(client, tree):
    picture = make_picture(licence="of the moon")
    broken, fine = make_story("Cassé", cover=picture), make_story("Sain")
    client.get(f"/fr/recits/{broken.slug}/dossier-de-presse.zip")
    with pytest.raises(ValueError, match="of the moon"):
        keeping.build_next()

    assert keeping.build_next().page_id == fine.pk
    assert keeping.build_next() is None
    picture.licence = "cc-by-4.0"
    picture.save()
    client.get(f"/fr/recits/{broken.slug}/dossier-de-presse.zip")
    assert keeping.build_next().page_id == broken.pk


def test_a_german_kit_stays_good_for_german_readers(client, tree):
    index = StoryIndexPage.objects.get(locale__language_code="de")
    contact = make_facilitator(role_fr="Rencontres", role_de="Begegnungen")
    make_story("Eine Werkstatt", parent=index, contact=contact)
    keeping.build_next()

    response = client.get("/de/geschichten/eine-werkstatt/pressemappe.zip")
    assert response.status_code == 200
    response.getvalue()


def test_signs_that_no_document_may_hold_break_no_kit(tree):
    story = make_full_story("Un atelier partagé", problem="Collé de\x0bWord, avec\x0c ça.")
    story.cover.caption = "Lé\x0ba"
    story.cover.save()

    archive = opened(StoryPage.objects.get(pk=story.pk))
    for name in archive.namelist():
        if name.endswith(".docx"):
            Document(BytesIO(archive.read(name)))
    assert "Collé deWord" in read(archive, "textes/un-atelier-partage.txt")


def test_a_german_kit_speaks_german(tree):
    index = StoryIndexPage.objects.get(locale__language_code="de")
    story = make_story("Eine Werkstatt", parent=index)

    names = {name.split("/", 1)[1] for name in opened(story).namelist()}
    assert {"lies-mich.txt", "bedingungen.txt", "zahlen.csv"} <= names
