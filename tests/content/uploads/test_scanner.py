"""Every upload passes the virus scanner, where there is one."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override
from wagtail.documents import get_document_model

from content.models import Picture
from content.uploads import scanner
from content.uploads.documents import clean as clean_document
from content.uploads.pictures import clean as clean_picture

from .clamd import EICAR, NAME, Daemon, listening
from .files import archive, picture
from .test_ways_in import errors

Document = get_document_model()
LETTER = b"Bonjour."


@pytest.fixture
def daemon(settings) -> Daemon:
    """A scanner that listens, and that the site was told of."""
    daemon = Daemon()
    with listening(daemon) as settings.CLAMD:
        yield daemon


def refusal(content: bytes, name: str = "a.txt", clean=clean_document) -> tuple[str, str]:
    """Code and sentence of what is said to whoever sent it; nothing where it passes."""
    with override("en"):
        try:
            clean(BytesIO(content), name)
        except ValidationError as error:
            return error.code, error.messages[0]
    return "", ""


def test_what_is_clean_passes_as_it_was_sent(daemon: Daemon):
    large = LETTER * 100_000
    photograph = picture()
    assert refusal(large) == refusal(b"") == ("", "")
    assert refusal(photograph, "a.jpg", clean_picture) == ("", "")
    assert daemon.seen == [large, b"", photograph]


def test_what_is_found_is_named_and_goes_no_further(daemon: Daemon, caplog):
    code, said = refusal(EICAR)
    assert (code, said.partition(".")[0]) == (
        "virus",
        f"The virus scanner found something in this file: {NAME}",
    )
    # Behind a picture, too, where writing it anew would have left it out.
    assert refusal(picture() + EICAR, "a.jpg", clean_picture)[0] == "virus"
    # Only of a kind that is taken at all.
    assert refusal(EICAR, "a.exe")[0] == "ending"
    assert [record.getMessage() for record in caplog.records if "scanner" in record.name] == [
        f"an upload was refused: the virus scanner found {NAME}"
    ] * 2


@pytest.mark.parametrize(
    "verdict",
    ["UNKNOWN COMMAND", "stream: Can't allocate memory ERROR", "\x00", "stream: OK FOUNDER"],
)
def test_neither_yes_nor_no_is_no(daemon: Daemon, verdict: str):
    daemon.verdict = verdict
    assert refusal(LETTER)[0] == "scanner"


def test_a_file_that_is_too_large_for_the_scanner_is_not_taken(daemon: Daemon):
    daemon.most = 10
    assert refusal(LETTER * 2)[0] == "scanner"


def test_a_scanner_that_is_away_is_said_kindly(settings, tmp_path: Path):
    with override("en"):
        away = str(scanner.AWAY)
    for settings.CLAMD in ("tcp://127.0.0.1:1", f"unix:{tmp_path}/none", "tcp://[::1]:1"):
        assert refusal(LETTER) == ("scanner", away)
    settings.CLAMD = ""
    assert refusal(EICAR) == ("", "")


def test_it_may_listen_at_a_path(settings, tmp_path: Path):
    with listening(Daemon(), tmp_path / "clamd.ctl") as settings.CLAMD:
        assert (refusal(LETTER)[0], refusal(EICAR)[0]) == ("", "virus")


@pytest.mark.django_db
def test_each_way_in_passes_it_once(client, tree, daemon: Daemon, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("root"))
    infected = archive({"a.txt": EICAR})  # which the scanner unpacks, and this one does not
    daemon.verdict = "stream: OK"
    for address, field, content, name in (
        ("wagtaildocs:add", "file", LETTER, "a.txt"),
        ("wagtaildocs:add_multiple", "files[]", infected, "a.zip"),
        ("wagtailimages:add", "file", picture(), "a.jpg"),
    ):
        file = SimpleUploadedFile(name, content)
        client.post(reverse(address), {"title": name, "licence": "reserved", field: file})
    Document.objects.create(title="code", file=ContentFile(LETTER, name="b.txt"))
    assert daemon.seen == [LETTER, infected, picture(), LETTER]
    assert (Document.objects.count(), Picture.objects.count()) == (3, 1)

    daemon.verdict = "stream: Évil\x07 FOUND"
    file = SimpleUploadedFile("c.txt", LETTER)
    response = client.post(reverse("wagtaildocs:add"), {"title": "c", "file": file})
    with override("fr"):
        assert errors(response) == [str(scanner.FOUND) % {"name": "Évil"}]
    with pytest.raises(ValidationError):
        Document(title="d").file.save("d.txt", ContentFile(LETTER), save=True)
    assert Document.objects.count() == 3
