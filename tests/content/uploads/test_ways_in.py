"""Every way in of a file: forms of the CMS, code, and public addresses."""

import json
import os
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile

from content import limits
from content.models import Picture
from content.uploads import archives, pictures, waiting

from .files import PLACE, credited, huge_png, noted, picture, word

Document = get_document_model()


@pytest.fixture
def editor(client, tree, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("root"))
    return client


def sent(content: bytes, name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def holds_place(row: Picture) -> bool:
    with row.file.open("rb") as file:
        return PLACE.encode() in file.read()


def errors(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [tag.get_text(strip=True) for tag in page.select(".error-message")]


def test_a_picture_of_a_form_loses_its_place_and_keeps_its_maker(editor):
    add = reverse("wagtailimages:add")
    editor.post(add, {"title": "Seule", "file": sent(noted()), "licence": "reserved"})
    several = reverse("wagtailimages:add_multiple")
    first = json.loads(
        editor.post(several, {"title": "Parmi", "files[]": sent(credited("A. M."))}).content
    )
    waiting = UploadedFile.objects.get()
    editor.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]),
        {
            f"uploaded-image-{waiting.pk}-title": "Parmi",
            f"uploaded-image-{waiting.pk}-licence": "reserved",
        },
    )
    chooser = reverse("wagtailimages_chooser:create")
    editor.post(
        chooser,
        {
            "image-chooser-upload-title": "Choisie",
            "image-chooser-upload-file": sent(noted()),
            "image-chooser-upload-credit": "Labo",
            "image-chooser-upload-licence": "reserved",
        },
    )
    row = Picture.objects.get(title="Seule")
    before = row.file.name
    editor.post(
        reverse("wagtailimages:edit", args=[row.pk]),
        {"title": "Remplacée", "file": sent(noted(6)), "credit": "Léa", "licence": "reserved"},
    )

    rows = {row.title: row for row in Picture.objects.all()}
    assert {title: row.credit for title, row in rows.items()} == {
        "Parmi": "A. M.",
        "Choisie": "Labo",
        "Remplacée": "Léa",
    }
    assert [title for title, row in rows.items() if holds_place(row)] == []
    changed = rows["Remplacée"]
    assert (first["success"], changed.file.name == before) == (True, False)
    # What waited for its licence lay where nobody guesses, and is gone.
    folder, key, _name = waiting.file.name.split("/")
    assert (folder, len(key)) == ("wagtail_uploads", 16)
    assert not waiting.file.storage.exists(waiting.file.name)
    assert (changed.width, changed.height, changed.file_size) == (40, 80, changed.file.size)


def test_what_waits_for_a_form_that_nobody_fills_in_is_gone_after_a_day(editor):
    def send(name: str) -> UploadedFile:
        editor.post(reverse("wagtailimages:add_multiple"), {"files[]": sent(noted(), name)})
        return UploadedFile.objects.latest("pk")

    old, lost, new = send("a.jpg"), send("b.jpg"), send("c.jpg")
    storage = old.file.storage
    a_day_ago = (timezone.now() - timedelta(hours=25)).timestamp()
    os.utime(storage.path(old.file.name), (a_day_ago, a_day_ago))
    storage.delete(lost.file.name)

    assert (waiting.forget(timezone.now()), waiting.forget(timezone.now())) == (2, 0)
    assert list(UploadedFile.objects.all()) == [new]
    assert [storage.exists(row.file.name) for row in (old, new)] == [False, True]


def test_code_that_knows_no_form_passes_the_same_gate(tree):
    row = Picture.objects.create(title="a", file=ImageFile(BytesIO(noted()), name="a.jpg"))
    later = Picture(title="b")
    later.file.save("b.jpg", ContentFile(noted()), save=True)
    with pytest.raises(ValidationError), transaction.atomic():
        Picture.objects.create(title="c", file=ContentFile(b"<html>", name="c.jpg"))
    with pytest.raises(ValidationError), transaction.atomic():
        Document.objects.create(title="d", file=ContentFile(b"<html>", name="d.pdf"))
    written = Document(title="e")
    with pytest.raises(ValidationError), transaction.atomic():
        written.file.save("e.docx", ContentFile(b"%PDF-1.7"), save=True)

    assert (holds_place(row), holds_place(later)) == (False, False)
    assert (Picture.objects.count(), Document.objects.count()) == (2, 0)


def test_photographs_in_documents_lose_their_place_on_every_way_in(editor):
    content = word(**{"word/media/a.jpg": noted()})
    editor.post(reverse("wagtaildocs:add"), {"title": "Seul", "file": sent(content, "a.docx")})
    editor.post(
        reverse("wagtaildocs:add_multiple"), {"title": "Parmi", "files[]": sent(content, "a.docx")}
    )
    Document.objects.create(title="Code", file=ContentFile(content, name="a.docx"))
    Document(title="Plus tard").file.save("a.docx", ContentFile(content), save=True)

    rows = Document.objects.order_by("title")
    assert [row.title for row in rows] == ["Code", "Parmi", "Plus tard", "Seul"]
    for row in rows:
        with row.file.open("rb") as file, ZipFile(file) as archive:
            assert PLACE.encode() not in archive.read("word/media/a.jpg")
        assert row.get_file_size() == row.file.size


@pytest.mark.parametrize("language", ["fr", "de", "en"])
def test_a_refusal_is_kind_in_each_language_and_loses_nothing(editor, language, django_user_model):
    user = django_user_model.objects.get(username="root")
    UserProfile.get_for_user(user)
    UserProfile.objects.update(preferred_language=language)
    form = {"title": "Mon titre", "caption": "Deux phrases.", "licence": "cc0-1.0"}
    refused = {
        pictures.UNREADABLE: sent(b"<html><script>alert(1)</script>"),
        pictures.TOO_LARGE: sent(huge_png(9_000, 9_000), "photo.png"),
    }
    for words, file in refused.items():
        response = editor.post(reverse("wagtailimages:add"), form | {"file": file})
        page = BeautifulSoup(response.content, "html.parser")
        kept = {
            "title": page.select_one("[name=title]")["value"],
            "caption": page.select_one("[name=caption]")["value"],
            "licence": page.select_one("[name=licence] option[selected]")["value"],
        }
        with override("en"):
            english = str(words)
        with override(language):
            assert (str(words) in errors(response), str(words) == english) == (
                True,
                language == "en",
            )
        assert kept == form

    response = editor.post(
        reverse("wagtaildocs:add"), {"title": "Charte", "file": sent(b"<html>", "a.pdf")}
    )
    with override(language):
        assert errors(response) == [str(archives.OTHER_THAN_NAMED)]
    assert (Picture.objects.count(), Document.objects.count()) == (0, 0)


def test_a_wrong_ending_and_a_drawing_are_refused_in_the_window_for_several(editor):
    address = reverse("wagtailimages:add_multiple")
    files = [
        sent(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg"),
        sent(picture("JPEG"), "a.html"),
    ]
    answers = [editor.post(address, {"files[]": file}).json() for file in files]
    assert [answer["success"] for answer in answers] == [False, False]
    assert Picture.objects.count() == 0


def test_the_face_of_an_account_is_a_picture_like_any_other(editor):
    def send(file: SimpleUploadedFile) -> list[str]:
        account = {"name_email-email": "a@b.example", "name_email-first_name": "A",
                   "name_email-last_name": "B", "locale-preferred_language": "fr",
                   "locale-current_time_zone": "Europe/Paris", "theme-theme": "system",
                   "theme-contrast": "system", "theme-density": "default",
                   "theme-keyboard_shortcuts": "on"}  # fmt: skip
        return errors(
            editor.post(reverse("wagtailadmin_account"), account | {"avatar-avatar": file})
        )

    get_user_model().objects.update(email="a@b.example")
    assert send(sent(noted(6) + b"<script>", "moi.jpg")) == []
    profile = UserProfile.objects.get()
    with profile.avatar.open("rb") as file:
        content = file.read()
    assert (PLACE.encode() in content, b"<script>" in content) == (False, False)
    with Image.open(BytesIO(content)) as image:
        assert (image.format, image.size) == ("JPEG", (40, 80))
    for file, words in (
        (sent(b"<html>", "moi.jpg"), pictures.UNREADABLE),
        (sent(huge_png(9_000, 9_000), "moi.png"), pictures.TOO_LARGE),
    ):
        with override("fr"):
            assert send(file) == [str(words)]
    assert send(sent(picture("JPEG", (800, 400)), "grand.jpg")) == []
    profile.refresh_from_db()
    with profile.avatar.open("rb") as file, Image.open(file) as image:
        assert image.size == (400, 200)
    with pytest.raises(ValidationError):
        profile.avatar.save("code.jpg", ContentFile(b"<html>"), save=True)


def test_an_account_sends_so_many_files_an_hour_and_the_form_says_when_to_go_on(
    editor, monkeypatch, django_user_model
):
    monkeypatch.setattr(limits, "FILES", replace(limits.FILES, most=2))

    def send(address: str, field: str, file: SimpleUploadedFile) -> str:
        form = {"title": "a", "licence": "reserved", field: file}
        response = editor.post(reverse(address), form)
        if field == "files[]":
            return response.json().get("error_message", "")
        return " ".join(errors(response) if response.status_code == 200 else [])

    with time_machine.travel("2026-11-27T10:20:00Z", tick=False):
        # Pictures and documents together, of whatever form.
        assert send("wagtailimages:add", "file", sent(picture())) == ""
        assert send("wagtaildocs:add_multiple", "files[]", sent(b"a", "a.txt")) == ""
        refused = [
            send("wagtailimages:add", "file", sent(picture())),
            send("wagtailimages:add_multiple", "files[]", sent(picture())),
            send("wagtaildocs:add", "file", sent(b"a", "a.txt")),
            send("wagtaildocs:add_multiple", "files[]", sent(b"a", "a.txt")),
        ]
        assert {words[-11:] for words in refused} == {"40 minutes."}
        editor.force_login(django_user_model.objects.create_superuser("other"))
        assert send("wagtaildocs:add", "file", sent(b"a", "a.txt")) == ""
    with time_machine.travel("2026-11-27T11:00:00Z", tick=False):
        assert send("wagtaildocs:add", "file", sent(b"a", "a.txt")) == ""
    assert (Picture.objects.count(), Document.objects.count()) == (1, 3)


def test_one_request_holds_ten_files_at_most(editor):
    add = reverse("wagtaildocs:add_multiple")
    ten, eleven = ([sent(b"a", f"{n}.txt") for n in range(most)] for most in (10, 11))
    answers = [editor.post(add, {"files[]": files}) for files in (ten, eleven)]
    assert [answer.status_code for answer in answers] == [200, 400]
    assert Document.objects.count() == 1  # the form reads one of them


def test_a_document_is_handed_on_as_data(client, editor):
    row = Document.objects.create(title="a", file=ContentFile(b"%PDF-1.7", name="a.pdf"))
    response = editor.get(row.url)
    assert response.getvalue() == b"%PDF-1.7"
    headers = {
        name: response[name]
        for name in ("Content-Disposition", "Content-Security-Policy", "X-Content-Type-Options")
    }
    assert headers == {
        "Content-Disposition": 'attachment; filename="a.pdf"',
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }


def test_files_sent_to_public_addresses_are_dropped_and_the_words_read():
    form = {"email": "a@b.example", "file": sent(picture())}
    public = RequestFactory().post("/fr/suivre/", form)
    cms = RequestFactory().post("/admin/images/add/", form | {"file": sent(picture())})
    assert [(dict(request.POST.items()), list(request.FILES)) for request in (public, cms)] == [
        ({"email": "a@b.example"}, []),
        ({"email": "a@b.example"}, ["file"]),
    ]


def test_pictures_stand_as_pillow_reads_them(tree):
    row = Picture.objects.create(title="a", file=ImageFile(BytesIO(noted(6)), name="a.jpg"))
    with row.file.open("rb") as file, Image.open(file) as image:
        assert ((row.width, row.height), image.size) == ((40, 80), (40, 80))
