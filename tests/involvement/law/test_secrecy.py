"""What a team holds does not exist for another one: every address of the site is tried.

All tables that hold something of people are counted on from `FAR`; the first row of each belongs
to Xanthippe, of Alsace. So one number in any address leads to a row of hers, whatever the model.
Léa answers for Lyon.
"""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.db.models import AutoField, UUIDField
from django.test import Client

from home.roles import FACILITATORS
from involvement.law.holdings import HOLDINGS
from involvement.models import PrivateLink
from tests.factories import make_facilitator, make_person, make_programme, make_request, roles
from tests.involvement.conftest import MONDAY_MORNING
from tests.involvement.law.addresses import Address, addresses
from tests.involvement.law.life import TRACES, live, live_on

pytestmark = [pytest.mark.django_db, pytest.mark.search]
FAR = 900_000
HELD = sorted({holding.model for holding in HOLDINGS})
# Ends the session; fails on purpose, Wagtail's own test of the page for faults.
LEFT_OUT = {"admin/logout/", "admin/failwhale/"}
# Buttons that ask for nothing more than to be pressed, and what the others ask for.
PRESSED = {"to": "closed", "reason": "spam", "why": "wish", "word": "x"}


def count_on_from(table: str, column: str, number: int) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            name = connection.ops.quote_name(table)
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)",
                           [name, column, number])  # fmt: skip
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)",
                           [table, number])  # fmt: skip


@pytest.fixture
def lea(camille, malik, django_user_model) -> Client:
    """Of Lyon, with a request of her own that was there before."""
    lea = make_facilitator(make_programme("Lyon"), "Léa")
    lea.user = django_user_model.objects.create_user("lea")
    lea.user.groups.add(roles()[FACILITATORS])
    lea.save()
    make_request(lea, make_person(lea.programme, "Karim"))
    client = Client()
    client.force_login(lea.user)
    return client


@pytest.fixture
def hers(lea, camille) -> dict[str, str]:
    """What leads to Xanthippe, by kind of part of an address."""
    for label in HELD:
        field = apps.get_model(label)._meta.pk
        if isinstance(field, AutoField):
            count_on_from(field.model._meta.db_table, field.column, FAR)
    involvement = live(camille, MONDAY_MORNING)
    live_on(involvement, MONDAY_MORNING + timedelta(hours=3))
    person = involvement.person
    number = str(FAR + 1)
    for holding in HOLDINGS:
        if isinstance(holding.model_class._meta.pk, AutoField) and holding.exported:
            assert holding.rows([person]).filter(pk=number).exists(), holding.model
    link = PrivateLink.objects.filter(involvement=number, mailed=True).get()
    return {"int": number, "str": number, "slug": number, "path": number, "uuid": str(link.key)}


def about_people(address: Address) -> bool:
    label = getattr(getattr(address.model, "_meta", None), "label", "")
    ours = address.view.__module__.startswith("involvement.") or label in HELD
    return ours or address.route.startswith("admin/involvement/")


def finds(address: Address) -> bool:
    """Whether it lists, searches, exports or offers for choosing."""
    return hasattr(address.view, "list_export") or any(
        word in address.route for word in ("search", "results", "choose", "usage", "suggestions")
    )


def text_of(response) -> str:
    content = b"".join(response) if response.streaming else response.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    return content.decode("utf-8", "replace").casefold()


def traces_in(response) -> list[str]:
    text = text_of(response)
    return [trace for trace in TRACES if trace in text]


def held() -> dict[str, str]:
    return {
        label: serializers.serialize("json", apps.get_model(label).objects.order_by("pk"))
        for label in HELD
    }


def test_no_address_with_a_number_of_hers_leads_anywhere(lea, hers):
    before = held()
    tried = 0
    for address in addresses():
        if not about_people(address) or not address.parts:
            continue
        for values in (hers, hers | {"str": hers["uuid"], "slug": hers["uuid"]}):
            path = address.filled(values)
            answers = [lea.get(path), lea.post(path, PRESSED)]
            for response in answers:
                assert response.status_code in (404, 405), path
                assert traces_in(response) == [], path
            assert {response.status_code for response in answers} != {405}, path
            tried += 1
    assert tried > 20
    assert held() == before


def test_no_address_that_names_models_leads_to_hers(lea, hers):
    # Wagtail makes up a policy for a model when the first of its lists is opened.
    for address in addresses():
        if about_people(address) and not address.parts:
            lea.get(f"/{address.route}")
    before = held()
    tried = 0
    for address in addresses():
        if not {"app_label", "model_name", "content_type_app_name"} & address.parts.keys():
            continue
        for label in HELD:
            app, model = label.lower().split(".")
            by_uuid = isinstance(apps.get_model(label)._meta.pk, UUIDField)
            values = hers | ({"str": hers["uuid"]} if by_uuid else {})
            values |= {
                "app_label": app,
                "content_type_app_name": app,
                "model_name": model,
                "content_type_model_name": model,
            }
            path = address.filled(values)
            for response in (lea.get(path), lea.post(path, PRESSED)):
                assert response.status_code != 200, path
                assert traces_in(response) == [], path
            tried += 1
    assert tried > 0
    assert held() == before


@pytest.mark.admin_search
# A report of wagtail-localize, which we cannot put in order.
@pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results")
def test_no_list_search_export_or_chooser_shows_her(lea, hers):
    for query in ("", "?q=orgue", "?export=csv", "?export=xlsx"):
        tried = 0
        for address in addresses():
            if address.parts or address.route in LEFT_OUT or (query and not finds(address)):
                continue
            response = lea.get(f"/{address.route}{query}")
            assert traces_in(response) == [], (address.route, query)
            tried += 1
        assert tried > 20, query


def test_the_walk_finds_what_is_there(hers, camille, django_user_model):
    """The same walk as somebody who may: without it, an empty answer would prove nothing."""
    root = Client()
    root.force_login(django_user_model.objects.create_superuser("root"))
    card = f"/admin/involvement/{hers['int']}/"
    assert "xanthipp" in traces_in(root.get(card))
    assert "xanthipp" in traces_in(root.get("/admin/involvement/?q=orgue"))
    assert "xanthipp" in traces_in(root.get(f"{card}person.json"))
    routes = {address.route for address in addresses() if about_people(address)}
    assert {"admin/involvement/<int:pk>/", "admin/involvement/<int:pk>/erase/"} <= routes
    assert {"fr/suivi/<str:token>/", "fr/suivi/<str:token>/mes-donnees.json"} <= routes
