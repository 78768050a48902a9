"""What was made of the database's answers is made again when one differs, and only then."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache, caches
from django.db import connection
from django.db.models import Count
from wagtail.models import Page, Site

from content import questions, remembered
from content.models import PageChange
from content.remembered import remembered_each
from content.visibility import public
from stories.models import StoryPage
from taxonomy.models import Issue
from tests.factories import make_event, make_issue, make_story

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


class Reading:
    """Titles of public stories, and how often they were read."""

    def __init__(self, **how: bool) -> None:
        self.number = 0
        self.how = {"alone": True} | how

    def read(self) -> list[str]:
        self.number += 1
        return sorted(public(StoryPage.objects.all()).values_list("title", flat=True))

    def __call__(self) -> list[str]:
        return remembered.remembered("titles", self.read, **self.how)


def raw(sql: str, *values: object) -> None:
    """A change of which nobody hears."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_change_of_something_else_is_asked_about_and_nothing_is_read(
    tree, django_assert_num_queries
):
    make_story("Un")
    titles = Reading()
    assert (titles(), titles(), titles.number) == (["Un"], ["Un"], 1)
    make_event("Une soirée")
    assert (titles(), titles.number) == (["Un"], 1)
    with django_assert_num_queries(0):  # it is known for this version
        titles()


def test_a_change_of_what_was_read_is_seen_at_once(tree):
    titles = Reading()
    assert titles() == []
    story = make_story("Un")
    assert titles() == ["Un"]
    story.title = "Deux"
    story.save()
    assert titles() == ["Deux"]
    story.unpublish()
    assert (titles(), titles.number) == ([], 4)


def test_what_holds_something_that_was_kept_goes_with_it(tree):
    inner = Reading()

    def outer() -> list[str]:
        return remembered.remembered("outer", lambda: ["Tout", *inner()], alone=True)

    make_story("Un")
    inner()
    assert outer() == outer() == ["Tout", "Un"]
    make_event()
    assert (outer(), inner.number) == (["Tout", "Un"], 1)
    make_story("Deux")
    assert outer() == ["Tout", "Deux", "Un"]


def test_what_takes_anything_else_goes_with_each_change(tree):
    inner = Reading(alone=False)
    outer: list[int] = []

    def read() -> int:
        outer.append(len(inner()))
        return len(outer)

    def number() -> int:
        return remembered.remembered("outer", read, alone=True)

    assert (number(), number()) == (1, 1)
    make_event()
    assert (number(), number()) == (2, 2)


def test_what_writes_while_it_is_made_is_made_again_after_a_change(tree):
    made: list[Issue] = []

    def number() -> int:
        return remembered.remembered("made", read, alone=True)

    def read() -> int:
        made.append(make_issue(f"Enjeu {len(made)}"))
        return len(made)

    number()
    made_by_now = number()
    assert made_by_now == len(made)
    make_event()
    assert number() == made_by_now + 1


def test_a_moment_that_was_announced_and_came_while_nobody_looked(tree):
    with time_machine.travel(NOON, tick=False) as clock:
        titles = Reading()
        assert titles() == []
        make_story("Un", embargo_until=NOON + timedelta(minutes=5))
        clock.shift(timedelta(minutes=10))
        assert titles() == ["Un"]


def test_a_moment_that_comes_is_seen_and_one_taken_back_is_not(tree):
    with time_machine.travel(NOON, tick=False) as clock:
        titles = Reading()
        story = make_story("Un", embargo_until=NOON + timedelta(minutes=5))
        assert titles() == []
        clock.shift(timedelta(minutes=4))
        assert titles() == []
        story.embargo_until = NOON + timedelta(minutes=20)
        story.save()
        clock.shift(timedelta(minutes=4))
        assert titles() == []
        clock.shift(timedelta(minutes=13))
        assert titles() == ["Un"]


def test_what_was_changed_without_a_word_is_seen_after_a_minute(tree):
    with time_machine.travel(NOON, tick=False) as clock:
        story = make_story("Un")
        titles = Reading()
        assert titles() == ["Un"]
        raw("UPDATE wagtailcore_page SET title = 'Deux' WHERE id = %s", story.pk)
        assert titles() == ["Un"]
        clock.shift(questions.ASKED_EVERY)
        assert titles() == ["Deux"]


def test_after_an_hour_all_is_read_anew(tree):
    with time_machine.travel(NOON, tick=False) as clock:
        titles = Reading()
        titles()
        clock.shift(questions.KEPT_FOR - timedelta(seconds=1))
        assert (titles(), titles.number) == ([], 1)
        clock.shift(timedelta(seconds=1))
        assert (titles(), titles.number) == ([], 2)


def test_addresses_that_wagtail_keeps_by_itself_count(tree):
    key = make_story("Un").pk

    def address() -> str:
        return remembered.remembered(
            "address", lambda: Page.objects.get(pk=key).get_full_url(), alone=True
        )

    assert address() == "http://testserver/fr/recits/un/"
    site = Site.objects.get(is_default_site=True)
    site.hostname = "ailleurs.example"
    site.save()
    assert address() == "http://ailleurs.example/fr/recits/un/"


def test_of_several_those_are_read_that_are_missing_or_changed(tree):
    one, two = make_story("Un"), make_story("Deux")
    asked: list[list[int]] = []

    def read(keys: list[int]) -> list[Page]:
        asked.append(keys)
        return list(StoryPage.objects.filter(pk__in=keys))

    def titles(*pages: Page) -> list[str]:
        return [page.title for page in remembered_each("row", [page.pk for page in pages], read)]

    assert titles(one, two) == ["Un", "Deux"]
    make_event()
    assert titles(two, one) == ["Deux", "Un"]
    three = make_story("Trois")
    assert titles(three, one, two) == ["Trois", "Un", "Deux"]
    assert asked == [[one.pk, two.pk], [three.pk]]
    two.title = "Zwei"
    two.save()
    assert titles(three, one, two) == ["Trois", "Un", "Zwei"]
    assert asked[2:] == [[one.pk, two.pk]]
    two.delete()
    assert titles(three, one, two) == ["Trois", "Un"]


def test_what_was_read_at_many_times_is_asked_for_together(tree, django_assert_max_num_queries):
    stories = [make_story(f"Récit {number}") for number in range(6)]

    def read(keys: list[int]) -> list[Page]:
        return list(StoryPage.objects.filter(pk__in=keys))

    for story in stories:
        remembered_each("row", [story.pk], read)
    remembered.forget(())
    keys = [story.pk for story in stories]
    remembered.present()
    with django_assert_max_num_queries(1):
        assert [page.pk for page in remembered_each("row", keys, read)] == keys


@pytest.mark.parametrize(
    "read",
    [
        lambda: Issue.objects.count(),
        lambda: Issue.objects.filter(slug="sante").exists(),
        lambda: Issue.objects.order_by("slug").first().slug,
        lambda: [issue.slug for issue in Issue.objects.order_by("slug").iterator(chunk_size=1)],
        lambda: list(Issue.objects.order_by("slug").values_list("slug")[:2]),
        lambda: Issue.objects.aggregate(number=Count("pk")),
        lambda: Issue.objects.in_bulk(field_name="slug").keys() - {"x"},
    ],
)
def test_whoever_reads_gets_what_there_is(tree, read):
    for name in ("Santé", "Mobilité", "Emploi"):
        make_issue(name)
    expected: Any = read()
    assert remembered.remembered("read", read, alone=True) == expected
    remembered.forget(())
    assert remembered.remembered("read", read, alone=True) == expected


def test_questions_are_put_twice_on_one_cursor(tree):
    make_issue("Santé")

    def read() -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            first = cursor.fetchone()
            cursor.execute("SELECT slug FROM taxonomy_issue")
            return [first, *cursor]

    assert remembered.remembered("read", read, alone=True) == [(1,), ("sante",)]


def test_what_is_counted_now_is_asked_each_time_without_a_word(tree):
    made: list[int] = []

    def read() -> int:
        made.append(StoryPage.objects.filter(title="Deux").count())
        return made[-1]

    key = make_story("Un").pk
    assert [remembered.counted_now("count", read) for _time in range(2)] == [0, 0]
    assert made == [0]
    raw("UPDATE wagtailcore_page SET title = 'Deux' WHERE id = %s", key)
    assert remembered.counted_now("count", read) == 1


def test_counts_of_a_list_made_within_a_transaction_are_not_believed_after_it(tree):
    """It tells once of each block of pages, so that its second change is no news."""
    from stories.facets import UNIVERSES
    from taxonomy.facets import counted

    def total() -> int:
        pages = StoryPage.objects.all()
        return remembered.remembered("total", lambda: counted(pages, [UNIVERSES]).total, alone=True)

    assert total() == 0
    make_story("Un")
    assert total() == 1
    told = PageChange.objects.count()
    make_story("Deux")
    assert (PageChange.objects.count(), total()) == (told, 2)


def test_nothing_is_kept_without_a_cache(tree, settings):
    dummy = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    settings.CACHES = dict.fromkeys(settings.CACHES, dummy)
    titles = Reading()
    assert (titles(), titles(), titles.number) == ([], [], 2)
    assert (cache.get("titles"), caches["answers"].get("titles")) == (None, None)
