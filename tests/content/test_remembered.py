"""What is remembered is forgotten when it must be."""

import pytest
from django.db import transaction

from content import version
from content.remembered import is_public, remembered
from events.models import EventDate, Occasion, Registration
from home.models import SignOfLife, SiteIdentity
from people.models import Absence, CircleMember, LetterMoment, OpeningHours
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


def test_others_learn_of_a_change_once_they_can_see_it(tree, django_capture_on_commit_callbacks):
    told = version._in_link()
    with django_capture_on_commit_callbacks() as callbacks:
        make_issue("Santé")
        make_issue("Mobilité")
    assert (len(callbacks), version._in_link()) == (1, told)
    assert version.current() != told

    remembered("kept", lambda: "before the commit")
    callbacks[0]()

    assert version._in_link() != told
    assert remembered("kept", lambda: "after the commit") == "after the commit"


def test_what_is_rolled_back_has_not_changed(tree):
    before = version.current()
    with transaction.atomic():
        make_issue("Santé")
        remembered("kept", lambda: "of what never came to be")
        transaction.set_rollback(True)
    assert version.current() == before
    assert remembered("kept", lambda: "as it was") == "as it was"


@pytest.mark.parametrize(
    ("model", "shown"),
    [
        (SiteIdentity, True),
        (EventDate, True),
        (OpeningHours, True),
        (Absence, True),  # the form says who is there
        (SignOfLife, False),
        (Occasion, False),
        (Registration, False),
        (CircleMember, False),
        (LetterMoment, False),
    ],
)
def test_what_no_page_shows_empties_nothing(model, shown):
    assert is_public(model) is shown
