"""What is remembered is forgotten when it must be."""

import pytest

from content.remembered import is_public, remembered
from home.models import SignOfLife, SiteIdentity
from stories.models import StoryPage
from tests.factories import make_issue, make_story, restrict

pytestmark = pytest.mark.django_db


def remember_titles():
    return remembered("titles", lambda: sorted(StoryPage.objects.values_list("title", flat=True)))


def test_reads_once_even_when_there_is_nothing():
    reads = []

    def read():
        reads.append(1)

    assert [remembered("nothing", read), remembered("nothing", read)] == [None, None]
    assert len(reads) == 1


def test_any_public_change_forgets(tree):
    assert remember_titles() == []
    story = make_story("Un")
    assert remember_titles() == ["Un"]
    story.title = "Deux"
    story.save()
    assert remember_titles() == ["Deux"]
    story.delete()
    assert remember_titles() == []


def test_what_changes_around_pages_forgets_too(tree):
    story = make_story("Un")
    reads = []

    def count():
        remembered("count", lambda: reads.append(1) or len(reads))
        return len(reads)

    for change in (lambda: make_issue("Santé"), lambda: restrict(story), lambda: story.unpublish()):
        before = count()
        assert count() == before
        change()
        assert count() == before + 1


def test_changes_are_forgotten_again_once_others_can_see_them(
    tree, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        make_issue("Santé")
    assert callbacks

    remembered("kept", lambda: "read by somebody else before the commit")
    for callback in callbacks:
        callback()

    assert remembered("kept", lambda: "read after the commit") == "read after the commit"


def test_what_no_page_shows_empties_nothing():
    assert [is_public(model) for model in (SiteIdentity, SignOfLife)] == [True, False]
