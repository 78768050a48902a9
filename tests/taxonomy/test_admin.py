"""Issues and territories in the admin."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from taxonomy.issues import ensure_issues
from taxonomy.models import Issue, Territory

pytestmark = pytest.mark.django_db


def url(model, name: str, *args) -> str:
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def chooser(model, name: str = "choose_results") -> str:
    return reverse(model.snippet_viewset.chooser_viewset.get_url_name(name))


def rows(response) -> list[list[str]]:
    soup = BeautifulSoup(response.content, "html.parser")
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")]
        for row in soup.select("table.listing tbody tr")
    ]


@pytest.fixture
def editor(client):
    """Somebody who may change issues and see territories, as editors do."""
    user = User.objects.create_user("editor", "editor@labo.example", "x")
    codes = ["access_admin", "change_issue", "add_issue", "view_issue", "view_territory"]
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"q": "mulhouse"}, ["Mulhouse (68)", "Communauté d’agglomération Mulhouse Alsace"]),
        ({"q": "mulhouse", "kind": "epci"}, ["Communauté d’agglomération Mulhouse Alsace"]),
        ({"q": "MULHOUSE (68)", "kind": "commune"}, ["Mulhouse (68)"]),
        ({"q": "68200"}, ["Mulhouse (68)"]),
        ({"q": "elsass"}, ["Alsace"]),
        ({"q": "basel-st"}, ["Bâle-Ville"]),
        ({"q": "st louis", "kind": "commune"}, ["Saint-Louis (68)"]),
        ({"q": "'"}, []),
        ({"kind": "region"}, ["Grand Est"]),
    ],
)
def test_the_chooser_finds_as_visitors_do(imported, editor, query, names):
    response = editor.get(chooser(Territory), query)
    assert response.status_code == 200
    found = [row[0] for row in rows(response)]
    assert len(found) == len(names)
    assert all(one.startswith(other) for one, other in zip(found, names, strict=True))


def test_the_chooser_tells_namesakes_apart(imported, editor):
    found = rows(editor.get(chooser(Territory), {"q": "bouxwiller"}))
    assert [row[0] for row in found] == ["Bouxwiller (67)", "Bouxwiller (68)"]
    assert all("Communauté" in row[2] for row in found)


def test_the_chooser_offers_large_areas_first_and_nothing_retired(imported, editor):
    Territory.objects.filter(key="reg-44").update(retired=True)
    names = [row[0] for row in rows(editor.get(chooser(Territory)))]
    assert {"Alsace", "Bas-Rhin", "Haut-Rhin", "Bâle-Ville"} <= set(names)
    assert not {"Grand Est", "Mulhouse (68)"} & set(names)
    assert "q" in editor.get(chooser(Territory, "choose")).json()["html"]


def test_the_chooser_costs_the_same_for_few_and_many(
    imported, editor, django_assert_max_num_queries
):
    editor.get(chooser(Territory), {"q": "zz"})
    for text in ("bouxwiller", "heim"):
        with django_assert_max_num_queries(8):
            editor.get(chooser(Territory), {"q": text})


def test_a_retired_issue_is_no_longer_offered(editor):
    ensure_issues()
    Issue.objects.filter(slug="emploi").update(retired_on="2026-01-01")
    names = [row[0] for row in rows(editor.get(chooser(Issue)))]
    assert len(names) == 11
    assert names[0] == "Apprentissage et formation"


def test_territories_are_listed_and_searched(imported, editor):
    response = editor.get(url(Territory, "list"), {"q": "68100"})
    assert [row[1].split()[0] for row in rows(response)] == ["Mulhouse"]
    assert editor.get(url(Territory, "list"), {"kind": "canton"}).status_code == 200
    pk = Territory.objects.get(key="dep-67").pk
    assert "Bas-Rhin" in editor.get(url(Territory, "inspect", pk)).content.decode()


def test_nobody_adds_or_deletes_a_territory_by_hand(imported, admin_client):
    pk = Territory.objects.get(key="dep-67").pk
    home = reverse("wagtailadmin_home")
    for address in (url(Territory, "add"), url(Territory, "delete", pk)):
        for method in (admin_client.get, admin_client.post):
            assert method(address).headers["Location"] == home
    assert Territory.objects.filter(pk=pk).exists()


def test_an_administrator_gives_a_german_name_and_nothing_else(imported, admin_client):
    territory = Territory.objects.get(key="dep-67")
    response = admin_client.post(
        url(Territory, "edit", territory.pk),
        {"name_de": "Niederrhein", "name_en": "", "name_fr": "Autre", "key": "x"},
    )
    assert response.status_code == 302
    territory.refresh_from_db()
    assert (territory.name_de, territory.name_fr, territory.key) == (
        "Niederrhein",
        "Bas-Rhin",
        "dep-67",
    )


def test_editors_change_an_issue_and_its_place(editor):
    ensure_issues()
    issue = Issue.objects.get(slug="emploi")
    data = {
        "name_fr": "Travail",
        "definition_fr": "",
        "name_de": "",
        "definition_de": "",
        "name_en": "",
        "definition_en": "",
        "slug": "emploi",
        "hue": "brick",
        "retired_on": "",
        "sdgs": ["8", "10"],
    }
    assert editor.post(url(Issue, "edit", issue.pk), data).status_code == 302
    issue.refresh_from_db()
    assert (issue.name_fr, issue.sdgs) == ("Travail", [8, 10])

    response = editor.post(url(Issue, "reorder", issue.pk) + "?position=2")
    assert response.status_code == 200
    assert list(Issue.objects.values_list("slug", flat=True))[:3] == [
        "formation",
        "mobilite",
        "emploi",
    ]
    assert editor.get(url(Issue, "list")).status_code == 200
