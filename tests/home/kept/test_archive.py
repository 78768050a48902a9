"""Archives prove themselves; what is damaged, foreign or too new is refused before anything changes."""

import re
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path

import boto3
import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from moto import mock_aws

from content.s3 import BackupBucket, MediaBucket
from home.backup import erasures, making, places
from home.backup.archive import DamagedArchiveError, Manifest, Writer, verify
from home.health import signs
from involvement.law import tombstones

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, settings) -> None:
    """Nothing was uploaded, erased or kept before."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.ERASURE_LOG = tmp_path / "erasures.jsonl"
    folder = {"BACKEND": "home.backup.places.BackupFolder"}
    folder["OPTIONS"] = {"location": str(tmp_path / "backups")}
    settings.STORAGES = settings.STORAGES | {"backups": folder}


def written(*members: tuple[str, bytes], **about) -> bytes:
    target = BytesIO()
    manifest = Manifest(**{"made_at": NOON, "database": "sqlite", "migrations": []} | about)
    with Writer(target, manifest) as writer:
        for name, content in members:
            writer.add(name, BytesIO(content), len(content))
        writer.finish()
    return target.getvalue()


def said(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_every_bit_counts():
    members = [("database.sqlite3", b"rows" * 300), ("media/l’été.png", b"light"), ("empty", b"")]
    whole = written(*members)
    assert verify(BytesIO(whole)).files.keys() == {name for name, _content in members}

    unnoticed = []
    end = whole.rstrip(b"\0")
    for place in range(0, len(end), 37):
        damaged = bytearray(whole)
        damaged[place] ^= 4
        if damaged[place] and whole[place]:  # what only fills up a block says nothing
            try:
                verify(BytesIO(damaged))
            except DamagedArchiveError:
                continue
            unnoticed.append(place)
    assert unnoticed == []


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.8])
def test_half_an_archive_is_none(share: float):
    whole = written(("database.sqlite3", b"rows" * 3000)).rstrip(b"\0")
    with pytest.raises(DamagedArchiveError):
        verify(BytesIO(whole[: int(len(whole) * share)]))


def test_a_member_more_or_less_is_noticed():
    one, two = ("a", b"1"), ("b", b"2")
    archive = written(one, two)
    with pytest.raises(DamagedArchiveError, match="“a” is missing"):
        verify(BytesIO(archive[1024:]))
    with pytest.raises(DamagedArchiveError, match="“a” is there twice"):
        verify(BytesIO(archive[:1024] + archive))
    with pytest.raises(DamagedArchiveError, match="“c” was added"):
        verify(BytesIO(written(("c", b"3"))[:1024] + archive))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("about", "reason"),
    [
        ({"database": "oracle"}, "is of oracle"),
        ({"migrations": ["home.9999_later"]}, "newer version of the site (home.9999_later)"),
        ({}, "The database is not empty"),
    ],
)
def test_a_restore_that_cannot_be_is_refused(tmp_path: Path, about: dict, reason: str):
    archive = tmp_path / "one.tar"
    archive.write_bytes(written(("media/x.png", b"x"), **{"database": connection.vendor} | about))
    with pytest.raises(CommandError, match=re.escape(reason)):
        call_command("restore", str(archive))
    assert not default_storage.exists("x.png")


@pytest.mark.django_db
def test_a_damaged_archive_is_refused_in_plain_words(tmp_path: Path):
    archive = tmp_path / "one.tar"
    archive.write_bytes(written(("media/x.png", b"x" * 600))[:900])
    for command in (["restore", str(archive), "--replace"], ["backup", "--verify", str(archive)]):
        with pytest.raises(CommandError, match="cut short"):
            call_command(*command)
    with pytest.raises(CommandError, match=r"There is no archive absent\.tar"):
        call_command("restore", "absent.tar")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["media/../out.png", "media//out.png", "/out.png", "media/a/../../out.png"]
)
def test_an_archive_that_leads_out_of_its_folder_changes_nothing(tmp_path: Path, name: str):
    archive = tmp_path / "one.tar"
    archive.write_bytes(written(("media/x.png", b"x"), (name, b"x"), database=connection.vendor))
    with pytest.raises(CommandError, match=f"“{name}” would lie outside the folder of uploads"):
        call_command("restore", str(archive), "--replace")
    assert list(tmp_path.rglob("*.png")) == []


@pytest.mark.django_db
def test_the_newest_are_kept_and_only_the_owner_reads_them():
    default_storage.save("a.txt", ContentFile(b"a"))
    made = []
    for hour in (9, 10, 11):
        with time_machine.travel(NOON.replace(hour=hour)):
            made.append(making.make(timezone.now())[0])
    with time_machine.travel(NOON):
        assert "sound, 3 files" in said("backup", "--keep", "2")
    assert places.names() == [made[2], "labo-20261126T120000Z.tar"]
    assert [line.split()[0] for line in said("backup", "--list").splitlines()] == places.names()
    assert "is sound" in said("restore", made[2], "--check")
    mode = Path(places.backups().path(made[2])).stat().st_mode & 0o777
    assert mode == 0o600
    assert signs.last("backup").details["name"] == "labo-20261126T120000Z.tar"


@pytest.mark.django_db
def test_a_backup_that_fails_leaves_nothing(monkeypatch):
    default_storage.save("a.txt", ContentFile(b"a"))

    def no_room(*arguments) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Writer, "finish", no_room)
    with pytest.raises(CommandError, match="No space left on device"):
        call_command("backup")
    assert (places.names(), signs.last("backup")) == ([], None)


@pytest.mark.django_db
def test_what_is_deleted_meanwhile_is_told(monkeypatch):
    for name in ("a.txt", "b.txt"):
        default_storage.save(name, ContentFile(b"x"))
    listed = making.every_file

    def listed_then_deleted(storage):
        names = list(listed(storage))
        storage.delete("a.txt")
        return names

    monkeypatch.setattr(making, "every_file", listed_then_deleted)
    _name, manifest = making.make(NOON)
    assert manifest.vanished == ["a.txt"]
    assert "media/b.txt" in manifest.files


def test_copies_of_the_log_of_erasures_only_grow():
    lines = [f"one {number}" for number in range(4)]
    tombstones.complete(lines[:2])
    assert (erasures.copy(), erasures.copy()) == (True, False)
    # Another machine, restored from nothing, knows of other erasures.
    django_settings.ERASURE_LOG.unlink()
    tombstones.complete(lines[2:])
    assert erasures.copy() is True
    assert sorted(erasures.lines_of_copies()) == lines
    assert len(places.names(erasures.PREFIX, erasures.SUFFIX)) == 1
    assert sorted(django_settings.ERASURE_LOG.read_text().splitlines()) == lines


@pytest.fixture
def buckets(settings, monkeypatch):
    """Uploads and archives in buckets."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    with mock_aws():
        client = boto3.client("s3", region_name="us-east-1")
        for name in ("uploads", "archives"):
            client.create_bucket(Bucket=name)
        settings.STORAGES = settings.STORAGES | {
            "default": {
                "BACKEND": "content.s3.MediaBucket",
                "OPTIONS": {"bucket_name": "uploads", "custom_domain": "media.labo.example"},
            },
            "backups": {
                "BACKEND": "content.s3.BackupBucket",
                "OPTIONS": {"bucket_name": "archives", "location": "labo"},
            },
        }
        yield


@pytest.mark.django_db
def test_buckets_instead_of_folders(buckets):
    assert (type(storages["default"]), type(storages["backups"])) == (MediaBucket, BackupBucket)
    uploaded = default_storage.save("original_images/l’été.png", ContentFile(b"light" * 5))
    assert re.fullmatch(r"original_images/[\w-]{16}/l’été\.png", uploaded)
    assert default_storage.url(uploaded).startswith("https://media.labo.example/original_images/")
    large = default_storage.save("large.bin", ContentFile(bytes(12 * 1024 * 1024)))
    tombstones.complete(["one"])

    name, manifest = making.make(NOON)
    assert manifest.files.keys() >= {f"media/{uploaded}", f"media/{large}", erasures.MEMBER}
    assert places.names() == [name]
    assert "is sound" in said("restore", name, "--check")
    assert list(erasures.lines_of_copies()) == ["one"]
    with pytest.raises(CommandError, match=r"There is no archive absent\.tar"):
        call_command("restore", "absent.tar")
    assert making.keep_newest(1) == []
