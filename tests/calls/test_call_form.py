"""The editor's form of a call: a draft in any state, publishing when somebody can answer."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from calls.models import CallIndexPage, CallPage
from tests.factories import make_facilitator, make_organisation
from tests.words import fr

SAYS = {
    "summary": "Say what exactly is sought or offered.",
    "organisation": "Say who asks or offers.",
    "contact": "Name the person who answers.",
    "fallback_contact": "Name the person who answers when the first one is away.",
}


@pytest.fixture
def editor(client, tree):
    client.force_login(get_user_model().objects.create_superuser("editor", "e@labo.example", "x"))
    return client


def send(editor, *, publish: bool, **fields: Any) -> Any:
    data = {
        "title": "Un local",
        "slug": "un-local",
        "direction": "sought",
        "body": streamfield([]),
        "issue_links": inline_formset([]),
        "territory_links": inline_formset([]),
        "comments": inline_formset([]),
    }
    parent = CallIndexPage.objects.get(locale__language_code="fr")
    url = reverse("wagtailadmin_pages:add", args=("calls", "callpage", parent.pk))
    action = {"action-publish": "1"} if publish else {}
    return editor.post(url, nested_form_data(data | fields) | action)


def complete() -> dict[str, Any]:
    return {
        "summary": "80 m² de plain-pied.",
        "organisation": make_organisation().pk,
        "contact": make_facilitator(name="Odile").pk,
        "fallback_contact": make_facilitator(name="Karim").pk,
    }


def test_a_complete_call_is_published(editor):
    fields = complete() | {"opens_on": "2027-03-01", "closes_on": "2027-03-01"}
    assert send(editor, publish=True, **fields).status_code == 302
    assert CallPage.objects.get().live


def test_publishing_says_exactly_what_is_missing_and_a_draft_is_kept(editor):
    answer = send(editor, publish=True)
    assert dict(answer.context["form"].errors) == {
        name: [fr(words)] for name, words in SAYS.items()
    }
    assert not CallPage.objects.exists()

    assert send(editor, publish=False).status_code == 302
    assert not CallPage.objects.get().live


def test_the_two_people_are_two_and_the_end_is_not_before_the_beginning(editor):
    fields = complete() | {"opens_on": "2027-03-02", "closes_on": "2027-03-01"}
    fields["fallback_contact"] = fields["contact"]
    answer = send(editor, publish=True, **fields)
    assert dict(answer.context["form"].errors) == {
        "fallback_contact": [fr("Choose somebody other than the first person.")],
        "closes_on": [fr("The last day comes after the first.")],
    }
    assert send(editor, publish=False, **fields).status_code == 302
