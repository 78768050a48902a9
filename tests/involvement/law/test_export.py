"""The export holds everything that is held, and nothing that others told us."""

import json
from datetime import datetime, timedelta

import pytest
from django.utils import translation
from post_office.models import Email

from involvement import letters, purposes
from involvement.law.export import as_download, everything_about
from involvement.law.holdings import HOLDINGS
from involvement.models import Letter, Person
from involvement.purposes import PURPOSES
from involvement.services import receive
from tests.factories import make_person
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry
from tests.involvement.law.life import CALL, EMAIL, FILE, NOTE, OTHER, PHONE, PLACE, WORD, WORDS
from tests.queries import queries

pytestmark = pytest.mark.django_db
LATER = MONDAY_MORNING + timedelta(hours=3)


MAIL_OF = {
    "post_office.Email": "to",
    "post_office.Log": "email__to",
    "post_office.Attachment": "emails__to",
}


def rows(told: dict, model: str) -> list[dict]:
    return [
        {name: column["value"] for name, column in row.items()}
        for row in told["data"][model]["rows"]
    ]


def test_every_holding_is_in_it_with_every_row(met):
    told = everything_about(met, LATER)
    for holding in HOLDINGS:
        if holding.exported:
            expected = holding.rows([met])
            if path := MAIL_OF.get(holding.model):  # speaks of both, and went to the other
                expected = expected.exclude(**{f"{path}__iexact": OTHER})
            assert len(rows(told, holding.model)) == expected.count() > 0, holding.model
    assert told["data"].keys() == {holding.model for holding in HOLDINGS if holding.exported}


def test_words_notes_calls_mails_and_consents(xanthippe):
    told = everything_about(xanthippe, LATER)
    person = rows(told, "involvement.Person")[0]
    assert (person["email"], person["phone"], person["commune_text"]) == (EMAIL, PHONE, PLACE)
    assert WORDS in [row["message"] for row in rows(told, "involvement.Involvement")]
    texts = [row["text"] for row in rows(told, "involvement.Step")]
    assert {WORD, NOTE, CALL} <= set(texts)
    consents = [
        (row["purpose"], row["notice"], row["withdrawn_at"] is None)
        for row in rows(told, "involvement.Consent")
    ]
    assert consents == [
        ("follow-up", "Mes mots, mes rappels.", True),
        ("news", "Mes mots, mes rappels.", False),
    ]
    assert len(rows(told, "post_office.Email")) == Email.objects.count()
    assert [row["name"] for row in rows(told, "post_office.Attachment")] == [FILE]
    assert told["held_by"]["team"] == "Alsace"
    assert len(told["purposes"]) == len(PURPOSES)


def test_it_is_json_with_labels_in_ones_language_and_dates_that_a_machine_reads(xanthippe):
    with translation.override("fr"):
        response = as_download(xanthippe, LATER)
        told = json.loads(response.content)
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="mes-donnees-2026-11-23.json"'
    assert response["Cache-Control"] == "private, no-store"
    known_since = told["data"]["involvement.Person"]["rows"][0]["created_at"]
    assert known_since["label"] == "Connue depuis"
    assert known_since["value"] == "2026-11-23T09:30:00+01:00"
    assert told["made_at"] == LATER.isoformat()
    for kind in told["data"].values():
        for row in kind["rows"]:
            for column in row.values():
                assert column["label"] != ""
    for model in ("involvement.Involvement", "involvement.Step"):
        for row in told["data"][model]["rows"]:
            for name in ("created_at", "at", "due_at"):
                if name in row:
                    assert datetime.fromisoformat(row[name]["value"]).utcoffset() is not None


def test_a_mail_to_somebody_else_about_somebody_else_is_named_but_not_quoted(xanthippe):
    other = make_person(xanthippe.programme, "Karim", phone="06 00 00 00 99")
    for recipient in (EMAIL, other.email):
        letters.post(
            recipient,
            template="silence",
            subject=f"to {recipient}",
            context={"day": other.phone, "admin_url": "https://labo.example/"},
            programme=xanthippe.programme,
            language="fr",
            purpose=purposes.ANSWER,
            about=[xanthippe, other],
            now=LATER,
        )
    told = everything_about(xanthippe, LATER)
    subjects = [row["subject"] for row in rows(told, "post_office.Email")]
    assert (f"to {EMAIL}" in subjects, f"to {other.email}" in subjects) == (True, False)
    assert len(rows(told, "involvement.Letter")) == Letter.objects.count()


def test_nothing_of_anybody_else(xanthippe, mulhouse):
    receive(make_enquiry(commune=mulhouse), MONDAY_MORNING)
    text = as_download(xanthippe, LATER).content.decode()
    for foreign in ("Inès", "ines@example.org", "06 12 34 56 78", "Je prête mon atelier"):
        assert foreign not in text


def test_the_queries_do_not_grow_with_what_is_held(camille, mulhouse, monday):
    first = receive(make_enquiry(commune=mulhouse))

    def told() -> dict:
        return everything_about(Person.objects.get(pk=first.person_id), LATER)

    few = queries(told)
    for number in range(10):
        receive(make_enquiry(commune=mulhouse, message=f"encore {number}"))
    assert len(rows(told(), "involvement.Involvement")) == 11
    assert queries(told) == few
