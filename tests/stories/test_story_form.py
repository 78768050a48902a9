"""The editor's form of a story, through the CMS as an editor uses it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from home.roles import EDITORS, MODERATORS, PRESS
from stories.models import StoryPage
from tests.factories import (
    make_story,
)
from tests.stories.story_form import (
    ALL_BUT_TITLE,
    HINTS,
    add_url,
    edit_url,
    empty,
    errors,
    in_moderation,
    stored,
    whole,
)


def test_an_empty_draft_is_saved(log_in, client, index):
    log_in(EDITORS)
    response = client.post(add_url(index), empty())
    assert (response.status_code, stored()) == (302, [("Un titre", False)])


def test_a_draft_keeps_unfinished_rows_and_drops_empty_ones(log_in, client, index):
    log_in(EDITORS)
    client.post(
        add_url(index),
        empty(
            partners=inline_formset([{"gives": "Un lieu"}, {}]),
            claims=inline_formset([{"value": "31"}, {}]),
            quotes=inline_formset([{"speaker": "Une apprentie"}, {}]),
            issue_links=inline_formset([{}]),
            territory_links=inline_formset([{}]),
            body=streamfield(
                [
                    ("picture", {"image": {"image": ""}, "caption": ""}),
                    ("gallery", {"pictures": streamfield([])}),
                    ("quote", {"text": "", "speaker": "", "role": ""}),
                ]
            ),
            steps=streamfield([("step", {"title": "", "text": ""})]),
        ),
    )
    story = StoryPage.objects.get().get_latest_revision_as_object()
    assert [(p.gives, p.organisation) for p in story.partners.all()] == [("Un lieu", None)]
    assert [claim.value for claim in story.claims.all()] == ["31"]
    assert [quote.speaker for quote in story.quotes.all()] == ["Une apprentie"]
    assert (story.issue_links.count(), story.territory_links.count()) == (0, 0)
    assert [block.block_type for block in story.body] == ["picture", "gallery", "quote"]
    assert client.get(edit_url(story)).status_code == 200


def test_an_empty_row_does_not_disturb_the_page_that_comes_back(log_in, client, index):
    log_in(EDITORS)
    rows = {"partners": inline_formset([{}, {"gives": "Un lieu"}]), "quotes": inline_formset([{}])}
    response = client.post(add_url(index), empty(**rows) | {"action-publish": "1"})
    assert response.status_code == 200

    story = make_story(live=False)
    saved = client.post(edit_url(story), empty(**rows), headers={"accept": "application/json"})
    assert saved.json()["success"] is True


def test_a_draft_may_have_a_long_title(log_in, client, index):
    log_in(EDITORS)
    client.post(add_url(index), empty(title="x" * 120))
    assert stored() == [("x" * 120, False)]


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_publishing_says_exactly_what_is_missing(log_in, client, index, action):
    log_in(EDITORS)
    response = client.post(add_url(index), empty(title="x" * 91) | {action: "1"})

    assert errors(response) == sorted(HINTS.values())
    form = response.context["form"]
    assert {name: form.errors[name] for name in form.errors if name != "__all__"} == {
        "title": [HINTS["title"]],
        "summary": [HINTS["summary"]],
        "limits": [HINTS["limits"]],
        "action_text": [HINTS["action"]],
        "contact": [HINTS["contact"]],
    }
    assert {
        name: list(formset.non_form_errors())
        for name, formset in form.formsets.items()
        if formset.non_form_errors()
    } == {
        "partners": [HINTS["partners"]],
        "claims": [HINTS["proof"]],
        "issue_links": [HINTS["issues"]],
        "territory_links": [HINTS["territories"]],
    }
    assert stored() == []


def test_the_words_stand_on_the_page_at_the_top_and_at_the_field(log_in, client, index):
    log_in(EDITORS)
    response = client.post(add_url(index), empty() | {"action-publish": "1"})
    page = BeautifulSoup(response.content, "html.parser")
    top = [item.get_text() for item in page.select(".messages .errorlist li")]
    assert sorted(top) == sorted(
        [
            "Summary: " + HINTS["summary"],
            HINTS["partners"],
            HINTS["proof"],
            "What resisted: " + HINTS["limits"],
            HINTS["issues"],
            HINTS["territories"],
            "What the reader can do: " + HINTS["action"],
            "Who answers: " + HINTS["contact"],
        ]
    )
    partners = page.find(id="id_partners-FORMS").find_parent(class_="w-panel__wrapper")
    assert partners.select_one(".error-message").get_text(strip=True) == HINTS["partners"]


def test_a_claim_says_what_it_lacks(log_in, client, index):
    log_in(EDITORS)
    claims = inline_formset(
        [
            {"statement": "embauches", "source": "Registre"},
            {"statement": "faux", "DELETE": "1"},
            {},
        ]
    )
    response = client.post(add_url(index), whole(claims=claims) | {"action-publish": "1"})
    assert errors(response) == [HINTS["proof"]]
    rows = response.context["form"].formsets["claims"].forms
    assert [dict(row.errors) for row in rows] == [
        {
            "method": ["Say how it came about."],
            "checked_on": ["Say of which day it is."],
        },
        {},
        {},
    ]


def test_missing_things_are_said_even_when_a_value_is_wrong(log_in, client, index):
    log_in(EDITORS)
    response = client.post(
        add_url(index), empty(verified_on="31/31/2026") | {"action-publish": "1"}
    )
    assert errors(response) == ALL_BUT_TITLE
    assert "verified_on" in response.context["form"].errors


def test_a_wrong_row_in_one_list_hides_nothing_of_the_others(log_in, client, index):
    log_in(EDITORS)
    wrong = inline_formset([{"organisation": "99999", "role": "x"}])
    response = client.post(add_url(index), whole(partners=wrong) | {"action-publish": "1"})
    assert errors(response) == [HINTS["partners"]]


def test_a_whole_story_is_published(log_in, client, index):
    log_in(EDITORS)
    response = client.post(add_url(index), whole() | {"action-publish": "1"})
    assert (response.status_code, stored()) == (302, [("Un titre", True)])
    story = StoryPage.objects.get()
    assert [p.organisation.name for p in story.partners.all()] == ["Ateliers", "Insertion"]


def test_an_opinion_is_published_without_partners_and_proof(log_in, client, index):
    log_in(EDITORS)
    data = whole(
        label="opinion",
        partners=inline_formset([]),
        claims=inline_formset([]),
        limits=rich_text(""),
    )
    client.post(add_url(index), data | {"action-publish": "1"})
    assert stored() == [("Un titre", True)]


def test_a_schedule_passes_the_same_gate(log_in, client, index):
    log_in(EDITORS)
    later = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    publish = {"go_live_at": later, "action-publish": "1"}
    response = client.post(add_url(index), empty() | publish)
    assert errors(response) == ALL_BUT_TITLE

    client.post(add_url(index), whole() | publish)
    assert StoryPage.objects.get().approved_schedule is True


def test_a_published_story_cannot_lose_what_it_needs(log_in, client, index):
    log_in(EDITORS)
    client.post(add_url(index), whole() | {"action-publish": "1"})
    story = StoryPage.objects.get()
    response = client.post(edit_url(story), empty() | {"action-publish": "1"})
    assert errors(response) == ALL_BUT_TITLE

    # … while a draft of a published story may.
    assert client.post(edit_url(story), empty(title="Brouillon")).status_code == 302
    story = StoryPage.objects.get()
    assert (story.title, story.live, story.has_unpublished_changes) == ("Un titre", True, True)


def test_a_moderator_cannot_approve_what_is_incomplete_but_sends_it_back(log_in, client, index):
    press = log_in(PRESS)
    story = in_moderation(make_story(live=False, owner=press), press)
    log_in(MODERATORS)
    step = {"action-workflow-action": "1", "workflow-action-extra-data": "{}"}

    response = client.post(edit_url(story), empty() | step | {"workflow-action-name": "approve"})
    assert errors(response) == ALL_BUT_TITLE

    client.post(edit_url(story), empty() | step | {"workflow-action-name": "reject"})
    story.refresh_from_db()
    assert (story.live, story.current_workflow_state.status) == (False, "needs_changes")


def test_the_editor_reads_the_form_in_order(log_in, client, index):
    log_in(EDITORS)
    page = BeautifulSoup(client.get(add_url(index)).content, "html.parser")
    headings = [
        h.get_text(" ", strip=True)
        for h in page.select("[role=tabpanel] h2.w-panel__heading:not(template h2)")
    ]
    assert headings[:9] == [
        "What is still missing",
        "1. What happened",
        "2. Who got together",
        "3. How it works",
        "4. What proves it",
        "5. What resisted, what helped",
        "6. Words and pictures",
        "7. Where, and what about",
        "8. What next",
    ]


def test_two_drafts_of_one_title_get_two_addresses(log_in, client, index):
    log_in(EDITORS)
    for _ in range(3):
        client.post(add_url(index), empty())
    second = StoryPage.objects.order_by("pk")[1]
    client.post(edit_url(second), empty(summary="Encore"))
    assert sorted(StoryPage.objects.values_list("slug", flat=True)) == [
        "un-titre",
        "un-titre-2",
        "un-titre-3",
    ]


def test_the_address_of_a_published_story_is_not_taken_silently(log_in, client, index):
    log_in(EDITORS)
    make_story("Déjà là", slug="deja-la")
    story = make_story("Publié")
    data = whole(slug="deja-la") | {"action-publish": "1"}
    response = client.post(edit_url(story), data)
    assert "slug" in response.context["form"].errors
