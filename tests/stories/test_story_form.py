"""The editor's form of a story, through the CMS as an editor uses it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from content.models import Picture
from home.roles import EDITORS, MODERATORS, PRESS, ensure_roles
from people.models import Organisation
from stories.models import StoryIndexPage, StoryPage
from taxonomy.models import Territory
from tests.factories import (
    make_facilitator,
    make_issue,
    make_organisation,
    make_story,
    make_territory,
    restrict,
)

HINTS = {
    "title": "Give a title of at most 90 characters.",
    "summary": "Write the summary: two sentences.",
    "partners": "Name at least two partners from at least two universes.",
    "proof": "Give at least one figure or claim, each with source, method and date.",
    "limits": "Say what failed, took longer or is still open.",
    "issues": "Choose one to three issues.",
    "territories": "Choose at least one territory.",
    "action": "Ask the reader for something precise, or choose a call.",
    "contact": "Choose the person who answers.",
}
ALL_BUT_TITLE = sorted(hint for key, hint in HINTS.items() if key != "title")
OTHERS = "wagtail_localize_translatableobject"
ROWS = (
    "partners",
    "claims",
    "quotes",
    "corrections",
    "issue_links",
    "territory_links",
    "comments",
)


@pytest.fixture
def log_in(tree, client, django_user_model):
    """Log a person of a group in; they read the CMS in English."""
    groups = ensure_roles()

    def do(group: str):
        user = django_user_model.objects.create_user(f"{group}@labo.example", password="x")
        user.groups.add(groups[group])
        user.wagtail_userprofile = None
        from wagtail.users.models import UserProfile

        UserProfile.objects.create(user=user, preferred_language="en")
        user = django_user_model.objects.get(pk=user.pk)
        client.force_login(user)
        return user

    return do


@pytest.fixture
def index(tree) -> StoryIndexPage:
    return StoryIndexPage.objects.get(locale__language_code="fr")


def empty(**fields) -> dict[str, str]:
    """A form in which nothing but a title was written."""
    data = {
        "title": "Un titre",
        "slug": "un-titre",
        "label": "verified",
        "licence": "cc-by-nd-4.0",
        "limits": rich_text(""),
        "conditions": rich_text(""),
        "steps": streamfield([]),
        "lessons": streamfield([]),
        "body": streamfield([]),
    } | {name: inline_formset([]) for name in ROWS}
    return nested_form_data(data | fields)


def whole(**fields) -> dict[str, str]:
    """A form that misses nothing."""
    territory = Territory.objects.first() or make_territory()
    partners = [
        Organisation.objects.filter(universe=universe).first() or make_organisation(name, universe)
        for name, universe in (("Ateliers", "company"), ("Insertion", "social-economy"))
    ]
    return empty(
        **(
            {
                "summary": "Deux phrases.",
                "limits": rich_text("<p>L’assurance.</p>"),
                "partners": inline_formset(
                    [{"organisation": partner.pk, "role": "Ouvre"} for partner in partners]
                ),
                "claims": inline_formset(
                    [
                        {
                            "statement": "embauches",
                            "source": "Registre",
                            "method": "measured",
                            "checked_on": "2026-09-01",
                        }
                    ]
                ),
                "issue_links": inline_formset([{"issue": make_issue().pk}]),
                "territory_links": inline_formset([{"territory": territory.pk}]),
                "action_text": "Ouvrez votre atelier.",
                "contact": make_facilitator().pk,
            }
            | fields
        )
    )


def add_url(index: StoryIndexPage) -> str:
    return reverse("wagtailadmin_pages:add", args=["stories", "storypage", index.pk])


def edit_url(story: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def errors(response) -> list[str]:
    """What the message at the top of the page lists, without the names of the fields."""
    page = BeautifulSoup(response.content, "html.parser")
    said = [item.get_text() for item in page.select(".messages .errorlist li")]
    return sorted(hint for hint in HINTS.values() for line in said if line.endswith(hint))


def stored() -> list[tuple[str, bool]]:
    return list(StoryPage.objects.values_list("title", "live"))


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


def in_moderation(story: StoryPage, user) -> StoryPage:
    story.save_revision(user=user)
    story.get_workflow().start(story, user)
    return story


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
        h.get_text(" ", strip=True) for h in page.select("[role=tabpanel] h2.w-panel__heading")
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


class TestMeter:
    url = "/admin/stories/completeness/"

    def meter(self, response) -> tuple[int, list[str]]:
        page = BeautifulSoup(response.content, "html.parser")
        blocking = [
            item.find("span").get_text(strip=True)
            for item in page.select(".completeness__list--blocking li")
        ]
        return int(page.progress["value"]), blocking

    def test_it_reads_a_new_story_without_saving_it(self, log_in, client, index):
        log_in(EDITORS)
        response = client.post(f"{self.url}?parent={index.pk}", empty())
        percentage, blocking = self.meter(response)
        assert sorted(blocking) == ALL_BUT_TITLE
        assert percentage < 30
        assert stored() == []

    def test_it_reads_what_was_typed_into_an_existing_story(self, log_in, client, tree):
        log_in(EDITORS)
        story = make_story()
        url = f"{self.url}?page={story.pk}"
        before, blocking = self.meter(client.post(url, whole()))
        assert blocking == []
        after, blocking = self.meter(client.post(url, whole(summary="")))
        assert (blocking, after < before) == ([HINTS["summary"]], True)
        assert StoryPage.objects.get().summary != ""

    def test_it_reads_a_form_that_is_wrong_or_empty(self, log_in, client, index):
        log_in(EDITORS)
        url = f"{self.url}?parent={index.pk}"
        data = whole(verified_on="never", claims=inline_formset([{"checked_on": "x"}]))
        assert self.meter(client.post(url, data))[1] == [HINTS["proof"]]
        assert client.post(url, {}).status_code == 400

    def test_a_get_is_refused(self, log_in, client, index):
        log_in(EDITORS)
        assert client.get(f"{self.url}?parent={index.pk}").status_code == 405

    @pytest.mark.parametrize(
        "query", ["", "?page=", "?page=x", "?page=99999", "?parent=é", "?page=9²"]
    )
    def test_any_other_value_is_not_found(self, log_in, client, query):
        log_in(EDITORS)
        # Django's LocaleMiddleware first looks for a page of that address in French.
        assert client.post(self.url + query, empty(), follow=True).status_code == 404

    def test_only_those_who_may_write_there(self, log_in, client, index):
        story = restrict(make_story(live=False))
        statuses = []
        for group in (None, "Facilitators", PRESS):
            if group:
                log_in(group)
            statuses.append(
                [
                    client.post(f"{self.url}?{query}", empty()).status_code
                    for query in (f"page={story.pk}", f"parent={index.pk}")
                ]
            )
        assert statuses == [[302, 302], [302, 302], [200, 200]]


def test_words_of_the_gate_are_the_words_of_the_meter(db):
    from stories.completeness import requirements

    with translation.override("en"):
        hints = {r.key: str(r.hint) for r in requirements(StoryPage()) if r.key in HINTS}
    assert hints == HINTS


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


class TestOtherWaysToPublish:
    """Approving from the dashboard and publishing several pages pass the same gate."""

    def approve(self, client, story: StoryPage, action: str = "approve", **headers):
        task = story.current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, action, task.pk])
        return client.post(url, {"comment": "Vu."}, headers=headers, follow=not headers)

    def test_approving_what_is_incomplete_leads_to_the_form(self, log_in, client, index):
        press = log_in(PRESS)
        story = in_moderation(make_story(live=False, limits="", owner=press), press)
        log_in(MODERATORS)

        response = self.approve(client, story)
        assert response.redirect_chain == [(edit_url(story), 302)]
        message = BeautifulSoup(response.content, "html.parser").select_one(".messages .error")
        assert HINTS["limits"] in message.get_text()
        story.refresh_from_db()
        assert (story.live, story.current_workflow_state.status) == (False, "in_progress")

        response = self.approve(client, story, **{"x-requested-with": "XMLHttpRequest"})
        assert response.json() == {"step": "success", "redirect": edit_url(story)}

        self.approve(client, story, "reject")
        story.refresh_from_db()
        assert story.current_workflow_state.status == "needs_changes"

    def test_approving_what_is_complete_publishes_it(self, log_in, client, index):
        press = log_in(PRESS)
        story = in_moderation(make_story(live=False, owner=press), press)
        log_in(MODERATORS)
        self.approve(client, story)
        story.refresh_from_db()
        assert story.live is True

    def bulk_publish(self, client, *pages: Page, **data):
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        query = "&".join(f"id={page.pk}" for page in pages)
        return client.post(f"{url}?{query}", data)

    def test_several_at_once(self, log_in, client, index):
        log_in(EDITORS)
        whole_story = make_story("Complet", live=False)
        incomplete = make_story("Incomplet", live=False, limits="")
        self.bulk_publish(client, whole_story, incomplete)
        assert sorted(stored()) == [("Complet", False), ("Incomplet", False)]
        self.bulk_publish(client, index, include_descendants="on")
        assert sorted(stored()) == [("Complet", False), ("Incomplet", False)]
        self.bulk_publish(client, whole_story)
        assert sorted(stored()) == [("Complet", True), ("Incomplet", False)]


class TestList:
    def test_it_says_label_completeness_and_day(self, log_in, client, index):
        log_in(EDITORS)
        make_story("Complet", verify_by=timezone.localdate())
        make_story("Incomplet", live=False, limits="", label="opinion")
        page = BeautifulSoup(client.get(f"/admin/pages/{index.pk}/").content, "html.parser")
        found = {
            row.select_one(".title-wrapper").get_text(strip=True): [
                cell.get_text(strip=True) for cell in row.find_all("td")[4:6]
            ]
            for row in page.select("table tbody tr")
        }
        assert found == {
            "Complet": ["verified story", "93 %"],
            "Incomplet": ["opinion", "100 %"],
        }

    def test_it_costs_the_same_for_few_and_many(self, log_in, client, index):
        log_in(EDITORS)
        picture = Picture.objects.create(
            title="Atelier", credit="Labo", file=ImageFile(get_test_image_file(), name="a.png")
        )
        value = {"image": {"image": picture.pk, "decorative": True, "alt_text": ""}}

        def cost() -> int:
            with CaptureQueriesContext(connection) as queries:
                client.get(f"/admin/pages/{index.pk}/")
            # wagtail-localize asks of each row whether it can be translated; that is not ours.
            return len(
                [
                    q
                    for q in queries
                    if "wagtailcore_locale" not in q["sql"] and OTHERS not in q["sql"]
                ]
            )

        make_story("Un", body=[{"type": "picture", "value": value}])
        cost()
        few = cost()
        for number in range(8):
            make_story(f"Récit {number}", body=[{"type": "picture", "value": value}])
        assert cost() == few
