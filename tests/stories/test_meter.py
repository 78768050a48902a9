"""The meter beside the form says what the gate will say."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from wagtail.test.utils.form_data import inline_formset

from home.roles import EDITORS, PRESS
from stories.models import StoryPage
from tests.factories import (
    make_story,
    restrict,
)
from tests.stories.story_form import ALL_BUT_TITLE, HINTS, empty, stored, whole


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
