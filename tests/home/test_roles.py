"""Groups, what each may do, and the workflow between them."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import NoReverseMatch, reverse
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    Task,
    Workflow,
    WorkflowPage,
)
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from content.models import Picture
from home.roles import (
    EDITORS,
    FACILITATORS,
    MODERATORS,
    PRESS,
    ROLES,
    TRANSLATORS,
    ensure_roles,
)
from stories.models import StoryIndexPage
from tests.factories import make_call, make_event, make_story

PAGE_ACTIONS = ["can_add_subpage", "can_edit", "can_publish", "can_lock", "can_delete"]


@pytest.fixture
def people(tree, django_user_model):
    """One person of each group."""
    groups = ensure_roles()
    people = {}
    for name in ROLES:
        people[name] = django_user_model.objects.create_user(name.lower(), password="x")
        people[name].groups.add(groups[name])
    return people


def allowed(page, user) -> set[str]:
    tester = page.permissions_for_user(user)
    return {action for action in PAGE_ACTIONS if getattr(tester, action)()}


def test_roles_are_what_the_table_says_for_pages(people, tree):
    pages = {
        "story": make_story(),
        "event": make_event(),
        "call": make_call(),
        "plain": tree["fr"].get_children().get(slug="contact").specific,
    }

    found = {
        (role, kind): allowed(page, user)
        for role, user in people.items()
        for kind, page in pages.items()
    }

    # Only plain pages have a page type below them.
    editor = {"can_edit", "can_publish", "can_delete"}
    moderator = editor | {"can_lock"}
    below = {"can_add_subpage"}
    expected = {
        (EDITORS, "story"): editor,
        (EDITORS, "event"): editor,
        (EDITORS, "call"): editor,
        (EDITORS, "plain"): editor | below,
        (MODERATORS, "story"): moderator,
        (MODERATORS, "event"): moderator,
        (MODERATORS, "call"): moderator,
        (MODERATORS, "plain"): moderator | below,
        (FACILITATORS, "story"): set(),
        (FACILITATORS, "event"): {"can_edit"},
        (FACILITATORS, "call"): {"can_edit"},
        (FACILITATORS, "plain"): set(),
        (PRESS, "story"): {"can_edit"},
        (PRESS, "event"): set(),
        (PRESS, "call"): set(),
        (PRESS, "plain"): set(),
        **{(TRANSLATORS, kind): set() for kind in pages},
    }
    assert found == expected
    german = StoryIndexPage.objects.get(locale__language_code="de")
    versions = [make_story("Auf Deutsch", parent=german), german]
    assert [allowed(page, people[TRANSLATORS]) for page in versions] == [{"can_edit"}] * 2


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        ("wagtailadmin.access_admin", set(ROLES)),
        ("involvement.view_involvement", {FACILITATORS}),
        ("involvement.change_involvement", {FACILITATORS}),
        ("involvement.delete_involvement", set()),
        ("wagtail_localize.submit_translation", {EDITORS, MODERATORS}),
        ("home.change_siteidentity", {EDITORS, MODERATORS}),
        ("wagtailredirects.add_redirect", {EDITORS, MODERATORS}),
        ("taxonomy.view_territory", set(ROLES)),
        ("taxonomy.change_territory", set()),
        ("taxonomy.change_issue", {EDITORS, MODERATORS}),
        ("people.change_organisation", {EDITORS, MODERATORS, FACILITATORS}),
        ("people.view_facilitator", set(ROLES)),
        *[
            (f"people.{action}_{name}", set())
            for action in ("add", "change", "delete")
            for name in ("facilitator", "programme")
        ],
        ("people.delete_organisation", set()),
        ("auth.change_user", set()),
        ("buzz.moderate_buzzsession", {MODERATORS, FACILITATORS, PRESS}),
        ("buzz.view_buzzsession", {MODERATORS, FACILITATORS, PRESS}),
        *[
            (f"buzz.{action}_buzzsession", {FACILITATORS, PRESS})
            for action in ("add", "change", "direct")
        ],
        ("buzz.delete_buzzsession", set()),
    ],
)
def test_roles_are_what_the_table_says_for_the_rest(people, permission, roles):
    assert {role for role, user in people.items() if user.has_perm(permission)} == roles


@pytest.mark.parametrize("action", ["add", "change", "choose"])
def test_everybody_works_with_pictures_and_translators_only_choose(people, action):
    policy = policy_registry.get_by_type(Picture)
    allowed_to = {role for role, user in people.items() if policy.user_has_permission(user, action)}
    assert allowed_to == set(ROLES) - ({TRANSLATORS} if action != "choose" else set())


def test_only_what_something_points_to_can_be_chosen():
    """Wagtail's lists to choose from ask for no permission: whoever may enter reads them."""
    chosen = {
        model._meta.model_name
        for model in get_snippet_models()
        if _leads_somewhere(f"{model.snippet_viewset.get_chooser_admin_url_namespace()}:choose")
    }
    assert chosen == {"facilitator", "issue", "organisation", "programme", "territory"}


def _leads_somewhere(name: str) -> bool:
    try:
        return bool(reverse(name))
    except NoReverseMatch:
        return False


def test_nobody_writes_outside_the_three_trees(people):
    root = StoryIndexPage.objects.first().get_root()
    assert [allowed(root, user) for user in people.values()] == [set()] * len(ROLES)


def test_what_press_writes_goes_to_the_moderators(people):
    story = make_story(live=False)
    story.save_revision()
    state = story.get_workflow().start(story, people[PRESS])
    task = state.current_task_state.task.specific

    approvers = {role for role, user in people.items() if task.get_actions(story, user)}
    assert approvers == {MODERATORS}


def counts() -> list[int]:
    return [
        model.objects.count()
        for model in (
            Group,
            GroupPagePermission,
            GroupCollectionPermission,
            Group.permissions.through,
            Workflow,
            WorkflowPage,
            Task,
        )
    ]


def test_a_second_run_changes_nothing(people):
    before = counts()
    ensure_roles()
    assert counts() == before
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Relecture"]


def test_what_an_administrator_added_stays(people):
    press = Group.objects.get(name=PRESS)
    extra = Permission.objects.get(codename="add_organisation")
    press.permissions.add(extra)
    ensure_roles()
    assert press.permissions.filter(pk=extra.pk).exists()
