"""What breaks around the site passes: nothing is lost, nothing is done twice, nobody gets a 500."""

import errno
import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.signals import page_published, page_unpublished

from config.cache import RedisCache
from content import version
from content.models import Picture
from content.scheduling import publish_and_withdraw
from home import background, turns
from home.background import JOBS, Job
from stories.models import StoryPage
from tests.factories import make_story
from tests.ports import free_port

pytestmark = pytest.mark.django_db


# The cache


@contextmanager
def redis_that_never_answers() -> Iterator[str]:
    """A Redis that takes every question and keeps silent: worse than none."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


@contextmanager
def no_redis() -> Iterator[str]:
    yield f"redis://127.0.0.1:{free_port()}/0"


@pytest.mark.parametrize("redis", [no_redis, redis_that_never_answers])
@pytest.mark.search
def test_pages_are_whole_without_redis(tree, client, settings, monkeypatch, caplog, redis):
    make_story("Un atelier")
    addresses = ("/fr/", "/fr/recits/", "/fr/recits/un-atelier/", "/fr/agir/", "/fr/recherche/?q=a")
    with redis() as url:
        cache = {"BACKEND": "config.cache.RedisCache", "LOCATION": url}
        shared = {"default": cache, "limits": cache | {"KEY_PREFIX": "limits"}}
        settings.CACHES = settings.CACHES | shared
        # One page waits once; the others do not ask again.
        monkeypatch.setattr("config.cache.PAUSE", 600)
        assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(
            addresses, 200
        )
        assert caplog.text.count("Redis does not answer") == 1
        cache = caches["default"]
        assert cache.gone
        assert cache.get("a", 1) == 1
        assert cache.get_or_set("a", 2) == 2
        assert cache.get_many(["a"]) == {}
        assert ("a" in cache, cache.delete("a"), cache.touch("a")) == (False, False, False)
        assert (cache.set_many({"a": 1}), cache.delete_many(["a"]), cache.clear()) == (
            [],
            None,
            False,
        )
        with pytest.raises(ValueError, match="not found"):
            cache.incr("a")


def test_redis_that_comes_back_is_asked_again(monkeypatch):
    from redis.exceptions import ConnectionError as NoConnection

    class Client:
        """Redis, when it is there."""

        kept = None
        there = False

        def get(self, key, default):
            if not self.there:
                raise NoConnection
            return self.kept or default

    cache = RedisCache("redis://127.0.0.1:1", {})
    client = Client()
    monkeypatch.setattr(RedisCache, "_cache", client)
    assert cache.get("a") is None
    client.there, client.kept = True, "word"
    assert (cache.get("a"), cache.gone) == (None, True)
    began = time.monotonic()
    monkeypatch.setattr("config.cache.time.monotonic", lambda: began + 6)
    assert (cache.get("a"), cache.gone) == ("word", False)


# The database


@pytest.fixture
def patient(client: Client) -> Client:
    """Shows the page that a visitor would see."""
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("error", [OperationalError, InterfaceError, DatabaseError])
def test_a_database_that_is_away_is_503_and_kind(tree, patient, monkeypatch, caplog, error):
    def refuse(*arguments, **keywords):
        raise error("server closed the connection unexpectedly")

    address = "/fr/recits/"
    assert patient.get(address).status_code == 200
    with monkeypatch.context() as broken, caplog.at_level(logging.CRITICAL):
        broken.setattr(BaseDatabaseWrapper, "cursor", refuse)
        # What is remembered is shown without a database.
        assert patient.get(address).status_code == 200
        version.change_with_commit()
        response = patient.get(address)
        assert (response.status_code, response["Retry-After"]) == (503, "30")
        page = BeautifulSoup(response.content, "html.parser")
        assert page.h1.get_text() == "Le courant a sauté."
    assert patient.get(address).status_code == 200


# The disk


def png() -> bytes:
    target = BytesIO()
    Image.new("RGB", (40, 30)).save(target, "PNG")
    return target.getvalue()


def upload(client: Client):
    """Somebody of the team sends a picture."""
    return client.post(
        "/admin/images/add/",
        {
            "title": "Atelier",
            "collection": 1,
            "credit": "L",
            "licence": "reserved",
            "file": SimpleUploadedFile("atelier.png", png(), "image/png"),
        },
    )


@pytest.fixture
def full_disk(monkeypatch) -> Iterator[None]:
    """The first half of a file finds room."""
    really = FileSystemStorage._save

    def half(storage: FileSystemStorage, name: str, content) -> str:
        content.seek(0)
        really(storage, name, ContentFile(content.read(20)))
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", half)


def test_a_full_disk_says_so_and_keeps_no_half_file(
    tree, patient, django_user_model, full_disk, settings, tmp_path: Path, caplog
):
    settings.MEDIA_ROOT = tmp_path
    patient.force_login(django_user_model.objects.create_superuser("root"))
    with caplog.at_level(logging.CRITICAL):
        response = upload(patient)
    page = BeautifulSoup(response.content, "html.parser")
    assert (response.status_code, page.h1.get_text()) == (507, "Il n’y a plus de place.")
    assert Picture.objects.count() == 0
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


# The store of uploads


def test_a_bucket_that_never_answers_holds_up_no_page(
    tree, patient, django_user_model, settings, monkeypatch, caplog
):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    story = make_story("Un atelier")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        options = {
            "bucket_name": "uploads",
            "custom_domain": "media.labo.example",
            "endpoint_url": f"http://127.0.0.1:{silent.getsockname()[1]}",
        }
        monkeypatch.setattr("content.s3.ANSWER_SECONDS", 0.3)
        settings.STORAGES = settings.STORAGES | {
            "default": {"BACKEND": "content.s3.MediaBucket", "OPTIONS": options}
        }
        began = time.monotonic()
        assert patient.get(story.url).status_code == 200
        patient.force_login(django_user_model.objects.create_superuser("root"))
        with caplog.at_level(logging.CRITICAL):
            response = upload(patient)
        assert time.monotonic() - began < 60  # botocore itself waits a minute, again and again
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert Picture.objects.count() == 0


@pytest.mark.parametrize(("told", "status"), [(503, 503), (403, 500)])
def test_what_a_bucket_refuses_for_good_is_a_fault_of_ours(
    tree, patient, monkeypatch, caplog, told, status
):
    from botocore.exceptions import ClientError

    def refuse(*arguments, **keywords):
        raise ClientError({"ResponseMetadata": {"HTTPStatusCode": told}}, "PutObject")

    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", refuse)
    with caplog.at_level(logging.CRITICAL):
        assert patient.get("/fr/recits/").status_code == status


# The worker and the clock


def scheduled(title: str, hours: float):
    story = make_story(title, live=False)
    story.go_live_at = timezone.now() + timedelta(hours=hours)
    story.save_revision().publish()
    return story


@pytest.fixture
def published() -> Iterator[list[str]]:
    """Titles of pages, as often as they were published."""
    titles: list[str] = []

    def note(instance, **kwargs) -> None:
        if instance.live:  # else its minute was only noted
            titles.append(instance.title)

    page_published.connect(note)
    yield titles
    page_published.disconnect(note)


def test_a_publication_missed_while_down_is_made_up_once(tree, client, published):
    story = scheduled("Manqué", hours=3)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        for _worker in range(3):
            call_command("worker", "--once")
        assert client.get(f"/fr/recits/{story.slug}/").status_code == 200
    assert published == ["Manqué"]


def test_a_publication_that_broke_off_is_made_up_and_holds_up_nobody(tree, monkeypatch, published):
    """Wagtail has forgotten that a page was to be published when it saves the page."""
    lost, other = scheduled("Coupé", hours=1), scheduled("Autre", hours=2)
    save = StoryPage.save

    def break_off(page: StoryPage, *args, **kwargs) -> None:
        if page.pk == lost.pk:
            raise OperationalError("server closed the connection unexpectedly")
        save(page, *args, **kwargs)

    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        with monkeypatch.context() as broken:
            broken.setattr(StoryPage, "save", break_off)
            with pytest.raises(ExceptionGroup):
                publish_and_withdraw(timezone.now())
        assert published == ["Autre"]
        publish_and_withdraw(timezone.now())
        publish_and_withdraw(timezone.now())
    assert published == ["Autre", "Coupé"]
    assert [page.live for page in StoryPage.objects.filter(pk__in=[lost.pk, other.pk])] == [
        True
    ] * 2


def test_a_withdrawal_that_broke_off_is_made_up(tree, monkeypatch):
    story = make_story("Fini")
    expired = timezone.now() - timedelta(hours=1)
    StoryPage.objects.filter(pk=story.pk).update(expire_at=expired)

    def break_off(**kwargs) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    with monkeypatch.context() as broken:
        broken.setattr(page_unpublished, "send", break_off)
        with pytest.raises(ExceptionGroup):
            publish_and_withdraw(timezone.now())
    assert StoryPage.objects.get(pk=story.pk).live
    publish_and_withdraw(timezone.now())
    page = StoryPage.objects.get(pk=story.pk)
    assert (page.live, page.expired) == (False, True)


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(days=-400)])
def test_a_clock_that_is_set_does_nothing_twice(tree, jump, mailoutbox, published):
    """Summer time, or a clock that was wrong by more than a year and is mended."""
    from post_office.mail import send

    scheduled("À l’heure", hours=0.001)
    send("lea@example.org", "labo@labo.example", subject="Un", message="Un mot.")
    now = timezone.now() + timedelta(minutes=1)
    for moment in (now, now + jump, now + jump + timedelta(minutes=5), now + timedelta(hours=2)):
        with time_machine.travel(moment):
            call_command("worker", "--once")
    assert published == ["À l’heure"]
    assert [message.subject for message in mailoutbox] == ["Un"]


def test_a_mail_of_a_clock_that_was_ahead_leaves_all_the_same(mailoutbox):
    from post_office.mail import send

    with time_machine.travel(timezone.now() + timedelta(days=3)):
        send("lea@example.org", "labo@labo.example", subject="Demain", message="Un mot.")
    call_command("worker", "--once")
    assert [message.subject for message in mailoutbox] == ["Demain"]


def test_of_two_workers_one_does_a_job_and_the_other_goes_on():
    """Two connections, as two workers have them."""
    order: list[str] = []
    begun, may_end = threading.Event(), threading.Event()

    def long_job() -> None:
        order.append("one")
        begun.set()
        assert may_end.wait(30)

    def first_worker() -> None:
        background.run_safely(Job("long", 1, long_job))
        connection.close()

    thread = threading.Thread(target=first_worker)
    thread.start()
    assert begun.wait(30)
    background.run_safely(Job("long", 1, lambda: order.append("two")))
    background.run_safely(Job("other", 1, lambda: order.append("other")))
    background.run_safely(Job("long", 1, lambda: order.append("shared"), shared=True))
    may_end.set()
    thread.join()
    background.run_safely(Job("long", 1, lambda: order.append("later")))
    assert order == ["one", "other", "shared", "later"]


def test_a_job_that_breaks_its_transaction_gives_the_turn_back():
    def fail() -> None:
        with turns.turn("inner"):
            raise RuntimeError("no paper")

    assert background.run_safely(Job("breaks", 1, fail)) is False
    done: list[str] = []
    background.run_safely(Job("breaks", 1, lambda: done.append("again")))
    assert done == ["again"]


def test_every_job_survives_a_database_that_is_away(monkeypatch, caplog):
    def refuse(*arguments, **keywords):
        raise OperationalError("server closed the connection unexpectedly")

    with monkeypatch.context() as broken, caplog.at_level(logging.CRITICAL):
        broken.setattr(BaseDatabaseWrapper, "cursor", refuse)
        ran = [background.run_safely(job) for job in JOBS]
    assert len(ran) == len(JOBS)
