"""Lists of publications in the CMS say how many there are without looking at each."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import GroupPagePermission

from content.admin_lists import DayColumn, MomentColumn
from stories.models import StoryIndexPage, StoryPage
from tests.factories import make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(tree) -> StoryIndexPage:
    index = StoryIndexPage.objects.get(locale__language_code="fr")
    for number in range(3):
        make_story(f"Récit {number}", live=number > 0)
    index.refresh_from_db()
    return index


def look(client, index: StoryIndexPage, **parameters):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(reverse("wagtailadmin_explore", args=[index.pk]), parameters)
    counting = [
        query["sql"]
        for query in captured
        if 'COUNT(*) AS "__count" FROM "stories_storypage"' in query["sql"]
    ]
    return response.context["page_obj"].paginator.count, len(counting), response


def titles(response) -> set[str]:
    rows = BeautifulSoup(response.content, "html.parser").select("td.title .title-wrapper")
    return {row.get_text(strip=True) for row in rows}


def may(user, page, codename: str) -> None:
    group = Group.objects.create(name=f"{codename} {page}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user.groups.add(group)


def test_the_tree_says_how_many_there_are(admin_client, index):
    count, counted, response = look(admin_client, index)
    assert (count, counted) == (3, 0)
    assert titles(response) == {"Récit 0", "Récit 1", "Récit 2"}


@pytest.mark.parametrize("codename", ["add_page", "change_page", "publish_page"])
def test_who_may_work_on_the_list_sees_all_of_it(client, django_user_model, index, codename):
    user = django_user_model.objects.create_user("k", password="k")
    may(user, index, codename)
    client.force_login(user)
    count, counted, response = look(client, index)
    assert (count, counted) == (3, 0)
    assert titles(response) == {"Récit 0", "Récit 1", "Récit 2"}


def test_who_may_work_on_some_of_it_sees_those(client, django_user_model, index):
    user = django_user_model.objects.create_user("k", password="k")
    for story in index.get_children().filter(title__in=["Récit 0", "Récit 2"]):
        may(user, story, "change_page")
    client.force_login(user)
    count, counted, response = look(client, index)
    assert (count, counted) == (2, 1)
    assert titles(response) == {"Récit 0", "Récit 2"}


def test_a_narrowed_list_is_counted(admin_client, admin_user, index):
    owned = index.get_children().get(title="Récit 1")
    owned.owner = admin_user
    owned.save()
    count, _counted, response = look(admin_client, index, owner=admin_user.pk)
    assert count == 1
    assert titles(response) == {"Récit 1"}


def test_who_owns_pages_can_be_chosen(admin_client, admin_user, django_user_model, index):
    django_user_model.objects.create_user("nobody")
    index.get_children().filter(title="Récit 1").update(owner=admin_user)
    _count, _counted, response = look(admin_client, index)
    offered = response.context["filters"].form.fields["owner"].queryset
    assert list(offered) == [admin_user]


def test_a_day_to_come_is_told_as_a_day(admin_client, index):
    story = make_story("À revoir", verify_by=date(2099, 10, 1))
    _count, _counted, response = look(admin_client, index)
    [row] = [
        row
        for row in BeautifulSoup(response.content, "html.parser").select("tbody tr")
        if story.title in row.get_text()
    ]
    assert "1er\u00a0octobre 2099" in [cell.get_text(strip=True) for cell in row.select("td")]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", ["1er janvier 2027", "1er janvier 2027, 0 h 30"]),
        ("de", ["1. Januar 2027", "1. Januar 2027, 0:30 Uhr"]),
        ("en", ["1 January 2027", "1 January 2027, 12:30am"]),
    ],
)
def test_a_moment_is_told_where_the_site_is(language, told):
    row = SimpleNamespace(at=datetime(2026, 12, 31, 23, 30, tzinfo=UTC), never=None)
    with override(language):
        columns = [DayColumn("at"), MomentColumn("at"), DayColumn("never"), MomentColumn("never")]
        found = [column.get_value(row).replace("\u00a0", " ") for column in columns]
    assert found == [*told, "", ""]


def test_names_of_fields_begin_alike(index):
    fields = StoryPage.get_edit_handler().get_form_class().base_fields
    assert [str(fields[name].label) for name in ("levers", "stage")] == ["Leviers", "Avancement"]
