"""Alive, ready and healthy are three answers."""

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from home.health import probes, signs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_process(monkeypatch) -> None:
    monkeypatch.setattr(probes, "readiness", probes.Readiness())


@pytest.fixture
def away(monkeypatch) -> None:
    """The database does not answer."""

    def refuse(*arguments: object) -> None:
        raise OperationalError("connection refused")

    # Of the class: what is set back on the connection itself would hide it from the tests to come.
    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", refuse)


def test_alive_asks_nothing_and_needs_neither_host_nor_tls(client, settings, away):
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["labo.example"], True
    response = client.get("/sante/vivant", headers={"Host": "10.0.0.7:8000"})
    assert (response.status_code, response.content) == (200, b"vivant\n")
    assert "no-store" in response["Cache-Control"]
    assert client.post("/sante/vivant").status_code == 405
    assert client.head("/sante/pret").status_code == 503


def test_ready_when_the_database_answers_and_is_as_new_as_the_code(client, monkeypatch):
    waiting = ["home.0003_later"]
    monkeypatch.setattr("home.health.migrations.pending", lambda: waiting)
    response = client.get("/sante/pret")
    assert (response.status_code, response.json()) == (503, {"ready": False, "state": "migrations"})
    waiting.clear()
    response = client.get("/sante/pret")
    assert (response.status_code, response.json()) == (200, {"ready": True, "state": "ok"})


def test_not_ready_without_a_database(client, away):
    response = client.get("/sante/pret")
    assert (response.status_code, response.json()) == (503, {"ready": False, "state": "database"})


def test_nothing_waits_in_the_tests_database(client):
    assert client.get("/sante/pret").status_code == 200


def test_measures_are_for_whoever_knows_the_word(client: Client, settings):
    assert client.get("/sante/mesures").status_code == 404
    settings.METRICS_TOKEN = "word"
    assert client.get("/sante/mesures").status_code == 404
    wrong = client.get("/sante/mesures", headers={"Authorization": "Bearer é"})
    assert wrong.status_code == 404

    signs.give(signs.WORKER, timezone.now())
    response = client.get("/sante/mesures", headers={"Authorization": "Bearer word"})
    families = text_string_to_metric_families(response.content.decode())
    values = {family.name: family.samples[0].value for family in families}
    assert values.keys() >= {"labo_mails_waiting", "labo_requests_late", "labo_disk_free_bytes"}
    assert 0 <= values["labo_worker_age_seconds"] < 60
    assert values["labo_backup_age_seconds"] != values["labo_backup_age_seconds"]  # not a number
