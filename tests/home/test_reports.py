"""Reports of the CMS."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.users.models import UserProfile

from content.models import Picture
from home.roles import EDITORS, FACILITATORS, PRESS
from tests.factories import make_issue, make_story, roles

VERIFY = "/admin/reports/stories-to-verify/"
PICTURES = "/admin/reports/pictures-without-rights/"
TRANSLATIONS = "/admin/reports/untranslated-pages/"


@pytest.fixture
def log_in(tree, client, django_user_model):
    groups = roles()

    def do(group: str) -> None:
        user = django_user_model.objects.create_user(group.lower(), password="x")
        user.groups.add(groups[group])
        UserProfile.objects.create(user=user, preferred_language="en")
        client.force_login(user)

    return do


def rows(client, url: str) -> list[list[str]]:
    response = client.get(url + ("&" if "?" in url else "?") + "export=csv")
    return list(csv.reader(StringIO(b"".join(response.streaming_content).decode())))


def column(client, url: str, index: int = 0) -> list[str]:
    return [row[index] for row in rows(client, url)[1:]]


def make_picture(title: str, **kwargs) -> Picture:
    file = ImageFile(get_test_image_file(), name="p.png")
    return Picture.objects.create(title=title, file=file, **kwargs)


def test_stories_to_verify_are_those_whose_day_has_passed(log_in, client):
    today = timezone.localdate()
    make_story("Hier", verify_by=today - timedelta(days=1))
    make_story("Avant-hier", verify_by=today - timedelta(days=2), label="opinion")
    make_story("Aujourd’hui", verify_by=today)
    make_story("Jamais")
    make_story("Brouillon", verify_by=today - timedelta(days=3), live=False)
    log_in(EDITORS)

    assert column(client, VERIFY) == ["Avant-hier", "Hier"]
    assert column(client, f"{VERIFY}?label=opinion") == ["Avant-hier"]
    assert column(client, f"{VERIFY}?issue=&locale=") == ["Avant-hier", "Hier"]


def test_stories_to_verify_narrow_by_issue(log_in, client):
    past = timezone.localdate() - timedelta(days=1)
    mobility = make_issue("Mobilité")
    make_story("Navette", verify_by=past, issues=[mobility, make_issue("Emploi")])
    make_story("Atelier", verify_by=past)
    log_in(EDITORS)
    assert column(client, f"{VERIFY}?issue={mobility.pk}") == ["Navette"]


def test_pictures_without_rights_and_their_filters(log_in, client):
    today = timezone.localdate()
    make_picture("Sans crédit")
    make_picture("Finie", credit="Labo", consent_until=today - timedelta(days=1), press_use=True)
    make_picture("Aujourd’hui", credit="Labo", consent_until=today)
    make_picture("En règle", credit="Labo")
    log_in(PRESS)

    assert column(client, PICTURES) == ["Finie", "Sans crédit"]
    assert column(client, f"{PICTURES}?wrong=credit") == ["Sans crédit"]
    assert column(client, f"{PICTURES}?wrong=consent") == ["Finie"]
    assert column(client, f"{PICTURES}?press_use=true") == ["Finie"]
    assert column(client, f"{PICTURES}?licence=cc0-1.0") == []


@pytest.mark.parametrize("url", [VERIFY, PICTURES, TRANSLATIONS])
def test_nonsense_in_the_filters_gives_a_page(log_in, client, url):
    log_in(EDITORS)
    query = "?label=x&issue=x&locale=x&missing=é&wrong=x&licence=x&press_use=x&content_type=x&p=x"
    assert client.get(url + query).status_code == 200


@pytest.mark.parametrize(
    ("url", "roles"),
    [
        (VERIFY, {EDITORS, PRESS, FACILITATORS}),
        (PICTURES, {EDITORS, PRESS, FACILITATORS}),
        (TRANSLATIONS, {EDITORS, PRESS, FACILITATORS}),
    ],
)
def test_reports_are_for_those_who_log_in(log_in, client, url, roles):
    assert client.get(url).status_code == 302
    allowed = set()
    for role in (EDITORS, PRESS, FACILITATORS):
        log_in(role)
        if client.get(url).status_code == 200:
            allowed.add(role)
    assert allowed == roles


def test_a_facilitator_finds_only_pages_that_they_may_change(log_in, client):
    make_story("Récit", verify_by=timezone.localdate() - timedelta(days=1))
    log_in(FACILITATORS)
    assert column(client, VERIFY) == []


def test_the_menu_lists_the_reports(log_in, client):
    log_in(EDITORS)
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")
    props = page.find(id="wagtail-sidebar-props").get_text()
    assert [url in props for url in (VERIFY, PICTURES, TRANSLATIONS)] == [True] * 3


def test_reports_cost_the_same_for_few_and_many(log_in, client):
    past = timezone.localdate() - timedelta(days=1)
    log_in(EDITORS)

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(VERIFY)
        return len(queries)

    make_story("Un", verify_by=past)
    client.get(VERIFY)
    few = cost()
    for number in range(8):
        make_story(f"Récit {number}", verify_by=past)
    assert cost() == few
