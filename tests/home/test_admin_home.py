"""The first page of the CMS, for each role."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.users.models import UserProfile

from content.models import Picture
from home.roles import EDITORS, FACILITATORS, MODERATORS, PRESS
from tests.factories import (
    make_call,
    make_event,
    make_facilitator,
    make_programme,
    make_story,
    roles,
)

TODAY = timezone.localdate


@pytest.fixture
def log_in(tree, client, django_user_model):
    groups = roles()

    def do(*names: str):
        user = django_user_model.objects.create_user("-".join(names) or "nobody", password="x")
        user.groups.add(*(groups[name] for name in names))
        UserProfile.objects.create(user=user, preferred_language="en")
        client.force_login(user)
        return user

    return do


def waiting(client) -> dict[str, list[tuple[str, str]]]:
    """Rows of each panel of ours: title and reason."""
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")
    panels = {}
    for name in ("drafts", "verify", "calls", "pictures", "embargoes"):
        section = page.find(id=f"{name}-section")
        if section:
            panels[name] = [
                (
                    row.select_one(".waiting__title").get_text(strip=True),
                    " ".join(row.select_one(".waiting__detail").get_text().split()),
                )
                for row in section.select(".waiting__row")
            ]
    return panels


def test_an_editor_sees_drafts_with_what_they_miss_and_stories_to_verify(log_in, client):
    editor = log_in(EDITORS)
    make_story("Prêt", owner=editor, live=False)
    make_story("Incomplet", owner=editor, live=False, limits="", contact=None)
    make_story("D’une autre", live=False)
    make_story("Publié", owner=editor)
    make_story("En retard", verify_by=TODAY() - timedelta(days=2))
    make_story("Bientôt", verify_by=TODAY())
    make_story("Plus tard", verify_by=TODAY() + timedelta(days=60))
    make_story("Brouillon en retard", verify_by=TODAY() - timedelta(days=2), live=False)

    found = waiting(client)
    day = TODAY()
    assert {name: sorted(rows) for name, rows in found.items()} == {
        "drafts": [
            ("Incomplet", "Missing: What resisted, Who answers"),
            ("Prêt", "Ready to be published"),
        ],
        "verify": [
            ("Bientôt", f"Due on {day.day} {day:%B} {day.year}"),
            ("En retard", "Due 2 days ago"),
        ],
    }


def test_a_facilitator_sees_requests_and_the_calls_of_their_programme_that_close_soon(
    log_in, client
):
    user = log_in(FACILITATORS)
    mine, other = make_programme("Alsace"), make_programme("Isère")
    owner = make_facilitator(mine, user=user)
    stranger = make_facilitator(other, "Dominique")
    soon = TODAY() + timedelta(days=3)
    make_call("Bientôt", closes_on=soon, contact=owner)
    make_call("D’un autre programme", closes_on=soon, contact=stranger)
    make_call("Fermé", closes_on=TODAY() - timedelta(days=1), contact=owner)
    make_call("Plus tard", closes_on=TODAY() + timedelta(days=40), contact=owner)
    make_call("Brouillon", closes_on=soon, contact=owner, live=False)

    assert waiting(client) == {
        "calls": [("Bientôt", f"Closes on {soon.day} {soon:%B} {soon.year}")]
    }
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")
    assert page.find(id="requests-section") is not None


def test_a_press_officer_sees_rights_and_embargoes(log_in, client):
    log_in(PRESS)
    for title, kwargs in {
        "Sans crédit": {},
        "Finie": {"credit": "L", "consent_until": TODAY() - timedelta(days=1)},
        "Bientôt finie": {"credit": "L", "consent_until": TODAY() + timedelta(days=29)},
        "Longue": {"credit": "L", "consent_until": TODAY() + timedelta(days=31)},
    }.items():
        file = ImageFile(get_test_image_file(), name="p.png")
        Picture.objects.create(title=title, file=file, **kwargs)
    now = timezone.now()
    make_story("Récit sous embargo", embargo_until=now + timedelta(days=2))
    make_event("Événement sous embargo", embargo_until=now + timedelta(days=1))
    make_call("Appel libre", embargo_until=now - timedelta(days=1))
    make_story("Dans un an", embargo_until=now + timedelta(days=365))
    make_story("Brouillon", embargo_until=now + timedelta(days=2), live=False)

    found = waiting(client)
    assert [title for title, _why in found["pictures"]] == [
        "Finie",
        "Bientôt finie",
        "Sans crédit",
    ]
    assert [title for title, _why in found["embargoes"]] == [
        "Événement sous embargo",
        "Récit sous embargo",
    ]
    assert sorted(found) == ["drafts", "embargoes", "pictures"]


def test_a_moderator_sees_what_waits_for_approval(log_in, client, django_user_model):
    author = django_user_model.objects.create_user("auteur", password="x")
    story = make_story("À relire", live=False, owner=author)
    log_in(MODERATORS)
    story.save_revision(user=author)
    story.get_workflow().start(story, author)
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")
    first = page.select_one("main .w-panel, main .nice-padding section")
    assert "À relire" in first.get_text()


def test_somebody_without_a_role_sees_nothing_of_it(log_in, client):
    log_in()
    assert client.get("/admin/").status_code == 302


def test_names_motif_and_language(log_in, client):
    page = BeautifulSoup(client.get("/admin/login/").content, "html.parser")
    assert (page.html["lang"], page.title.get_text().split(" - ")[-1].strip()) == (
        "fr",
        "Labo des partenariats",
    )
    assert page.select_one("h1").get_text(" ", strip=True).startswith("Labo des partenariats")
    assert page.select_one(".admin-wall svg .lit") is not None
    labels = [label.get_text(strip=True).rstrip("*") for label in page.select("form label")]
    assert labels == ["Nom d’utilisateur", "Mot de passe", "Se souvenir de moi"]


@pytest.mark.parametrize("role", [EDITORS, FACILITATORS, PRESS])
def test_the_first_page_costs_the_same_for_few_and_many(log_in, client, role):
    user = log_in(role)
    owner = make_facilitator(make_programme("Alsace"), user=user)

    def fill(start: int, number: int) -> None:
        for n in range(start, start + number):
            make_story(f"Brouillon {n}", owner=user, live=False)
            make_story(
                f"Récit {n}",
                verify_by=TODAY(),
                embargo_until=timezone.now() + timedelta(days=1),
            )
            make_call(f"Appel {n}", closes_on=TODAY(), contact=owner)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        return len(queries)

    fill(0, 2)
    client.get("/admin/")
    few = cost()
    fill(2, 8)
    assert cost() == few


def test_an_editor_changes_identity_and_navigation(log_in, client):
    log_in(EDITORS)
    response = client.get("/admin/settings/home/siteidentity/", follow=True)
    assert set(response.context["form"].formsets) == {"links", "social_links", "partner_logos"}
    assert "press_email" in response.context["form"].fields


@pytest.mark.parametrize(
    ("slug", "field"),
    [("fr", "headline"), ("contact", "introduction"), ("accessibilite", "audited_on")],
)
def test_plain_pages_have_their_fields(log_in, client, slug, field):
    log_in(EDITORS)
    page = Page.objects.get(slug=slug, locale__language_code="fr")
    response = client.get(f"/admin/pages/{page.pk}/edit/")
    assert field in response.context["form"].fields


@pytest.mark.parametrize(
    ("language", "heading", "way_back"),
    [
        ("fr", "Derrière cette fenêtre, personne.", "Retour à l’accueil de l’atelier"),
        ("de", "Hinter diesem Fenster ist niemand.", "Zurück zum Anfang der Werkstatt"),
        ("en", "Behind this window, nobody.", "Back to the start of the workshop"),
    ],
)
def test_what_does_not_exist_is_said_in_our_words(log_in, client, language, heading, way_back):
    profile = log_in(EDITORS).wagtail_userprofile
    profile.preferred_language = language
    profile.save()
    response = client.get("/admin/pages/999999/edit/")
    page = BeautifulSoup(response.content, "html.parser")
    assert (response.status_code, page.h1.get_text(strip=True)) == (404, heading)
    assert (page.select_one("main a").get_text(strip=True), page.select_one("main a")["href"]) == (
        way_back,
        "/admin/",
    )
    assert page.html["lang"] == language
    assert "Wagtail" not in page.title.text + page.main.text


def test_an_account_has_a_language_of_its_own_and_the_clock_of_the_site(log_in, client):
    log_in(EDITORS)
    page = BeautifulSoup(client.get("/admin/account/").content, "html.parser")
    assert [field["name"] for field in page.select("[name^=locale-]")] == [
        "locale-preferred_language"
    ]
