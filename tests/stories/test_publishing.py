"""Every other way to publish passes the same gate; the list says how whole a story is."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from content.models import Picture
from home.roles import EDITORS, MODERATORS, PRESS
from stories.models import StoryPage
from tests.factories import (
    make_story,
)
from tests.stories.story_form import HINTS, OTHERS, edit_url, in_moderation, stored, whole


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

    @pytest.mark.parametrize("way", ["workflow_action", "collect_workflow_action_data"])
    def test_nobody_is_sent_back_to_work_without_a_word(self, log_in, client, index, way):
        press = log_in(PRESS)
        story = in_moderation(make_story(live=False, owner=press), press)
        log_in(MODERATORS)
        task = story.current_workflow_task_state
        url = reverse(f"wagtailadmin_pages:{way}", args=[story.pk, "reject", task.pk])
        answer = client.post(url, {"comment": " "}, headers={"x-requested-with": "XMLHttpRequest"})
        form = BeautifulSoup(answer.json()["html"], "html.parser")
        error = form.select_one(".error-message").get_text(strip=True)
        assert error == "Say what is to be changed: the author reads it."
        story.refresh_from_db()
        assert story.current_workflow_state.status == "in_progress"

    def test_approving_what_is_complete_publishes_it(self, log_in, client, index):
        press = log_in(PRESS)
        story = in_moderation(make_story(live=False, owner=press), press)
        log_in(MODERATORS)
        self.approve(client, story)
        story.refresh_from_db()
        assert story.live is True

    def test_a_form_that_saves_by_itself_decides_nothing(self, log_in, client, index):
        """It would do so beside the moderator, as the page was before, and take back what is published."""
        press = log_in(PRESS)
        story = in_moderation(make_story(live=False, owner=press), press)
        log_in(MODERATORS)
        decided = whole() | {
            "action-workflow-action": "true",
            "workflow-action-name": "approve",
            "workflow-action-extra-data": "{}",
        }
        found = []
        for headers in ({"accept": "application/json"}, {}, {"accept": "application/json"}):
            response = client.post(edit_url(story), decided, headers=headers)
            story.refresh_from_db()
            found.append((response.status_code, story.live))
        assert found == [(400, False), (302, True), (400, True)]

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
            for row in page.select("table.listing tbody tr")
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
