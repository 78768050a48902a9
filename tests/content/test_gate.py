"""Ways to publish that pass by the form ask what the form asks."""

from functools import partial

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from home.roles import FACILITATORS, MODERATORS
from tests.factories import make_call, make_event, make_facilitator, make_organisation, roles
from tests.words import fr


def incomplete_call():
    return make_call("Vide", live=False, summary="", contact=None)


def incomplete_event():
    return make_event("Vide", live=False, summary="", dates=[], place_name="")


def half_a_date():
    return make_event("Vide", live=False, dates=[(timezone.now(), None)])


def complete_call():
    return make_call(
        "Complet",
        live=False,
        organisation=make_organisation(),
        contact=make_facilitator(name="Odile"),
        fallback_contact=make_facilitator(name="Karim"),
    )


complete_event = partial(make_event, "Complet", live=False)

CALL_LACKS = [
    "Say what exactly is sought or offered.",
    "Say who asks or offers.",
    "Name the person who answers.",
    "Name the person who answers when the first one is away.",
]
EVENT_LACKS = [
    "Say in one or two sentences what one comes for.",
    "Give at least one date.",
    "Say where it takes place, or choose “online”.",
]
INCOMPLETE = [
    (incomplete_call, CALL_LACKS),
    (incomplete_event, EVENT_LACKS),
    (half_a_date, ["ends at"]),
]
COMPLETE = [complete_call, complete_event]


@pytest.fixture
def people(tree, django_user_model):
    """One facilitator and one moderator."""
    groups = roles()
    people = {}
    for name in (FACILITATORS, MODERATORS):
        people[name] = django_user_model.objects.create_user(name.lower(), password="x")
        people[name].groups.add(groups[name])
    return people


def bulk_publish(client, page, **data):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{url}?id={page.pk}", data, follow=True)


def approve(client, page, people):
    """Hand the page over as a facilitator, approve it as a moderator."""
    page.save_revision()
    page.get_workflow().start(page, people[FACILITATORS])
    task = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    return client.post(url, {"comment": "Vu."}, follow=True)


def said(response) -> str:
    found = BeautifulSoup(response.content, "html.parser").select_one(".messages .error")
    return found.get_text().lower()


def is_live(page) -> bool:
    page.refresh_from_db()
    return page.live


@pytest.mark.parametrize(("make", "lacks"), INCOMPLETE)
def test_publishing_several_refuses_what_is_incomplete(client, people, make, lacks):
    client.force_login(people[MODERATORS])
    page = make()
    for response in (
        bulk_publish(client, page),
        bulk_publish(client, page.get_parent(), include_descendants="on"),
    ):
        assert response.redirect_chain == [(f"/admin/pages/{page.pk}/edit/", 302)]
        assert [words for words in lacks if fr(words).lower() not in said(response)] == []
    assert not is_live(page)


@pytest.mark.parametrize(("make", "lacks"), INCOMPLETE)
def test_approving_refuses_what_is_incomplete(client, people, make, lacks):
    client.force_login(people[MODERATORS])
    page = make()
    response = approve(client, page, people)
    assert response.redirect_chain == [(f"/admin/pages/{page.pk}/edit/", 302)]
    assert [words for words in lacks if fr(words).lower() not in said(response)] == []
    assert not is_live(page)
    assert page.current_workflow_state.status == "in_progress"


@pytest.mark.parametrize("make", COMPLETE)
def test_publishing_several_publishes_what_is_complete(client, people, make):
    client.force_login(people[MODERATORS])
    page = make()
    bulk_publish(client, page)
    assert is_live(page)


@pytest.mark.parametrize("make", COMPLETE)
def test_approving_publishes_what_is_complete(client, people, make):
    client.force_login(people[MODERATORS])
    page = make()
    approve(client, page, people)
    assert is_live(page)
