"""Stopped, edited by hand, started again: not a word of the hand is lost without a question."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation, Translation

from home.roles import EDITORS
from home.translation import words
from home.translation.board import State, originals, state_in
from stories.models import StoryPage
from tests.factories import make_story, roles

from .desk import change, german, publish, send, write

HAND = "Zwölf Maschinen schlafen am Abend."


@pytest.fixture
def editor(tree, client, django_user_model):
    user = django_user_model.objects.create_user("nour", password="x")
    user.groups.add(roles()[EDITORS])
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return user


@pytest.fixture
def stopped(editor, client) -> Translation:
    """A published translation that its editor stopped, as the CMS does it."""
    translation = send(
        make_story("Un atelier", problem="Douze machines dorment le soir.", levers=["small-trial"])
    )
    write(translation)
    publish(translation)
    client.post(reverse("wagtail_localize:stop_translation", args=[translation.pk]))
    translation.refresh_from_db()
    assert not translation.enabled
    return translation


def by_hand(translation: Translation, **values) -> StoryPage:
    page = translation.get_target_instance()
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def start_again(client, page: Page, capture, **data):
    with capture(execute=True):
        return client.post(
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            {"localize-restart-translation": "1"} | data,
        )


def test_words_edited_by_hand_become_the_translation(
    client, stopped, editor, django_capture_on_commit_callbacks
):
    page = by_hand(
        stopped,
        problem=HAND,
        limits="<p>Die <b>Versicherung</b> brauchte neun Monate.</p>",
        label="opinion",
    )
    steps = page.steps.raw_data
    steps[1]["value"]["title"] = "Zweiter Schritt"
    page = by_hand(stopped, steps=list(steps))
    # The label is a fact of the original: it has to be asked for.
    asked = start_again(client, page, django_capture_on_commit_callbacks)
    assert asked.status_code == 200
    response = start_again(client, page, django_capture_on_commit_callbacks, confirmed="1")
    assert response.status_code == 302
    stopped.refresh_from_db()
    assert stopped.enabled

    made = publish(stopped)
    assert made.problem == HAND
    assert made.limits == "<p>Die <b>Versicherung</b> brauchte neun Monate.</p>"
    assert made.steps[1].value["title"] == "Zweiter Schritt"
    assert (made.title, made.label) == ("DE Un atelier", "verified")
    assert not words.missing(stopped).exists()
    string = stopped.source.stringsegment_set.get(context__path="problem").string
    assert string.translations.get().last_translated_by == editor


def test_what_only_words_changed_is_not_asked_about_and_waits_for_nobody(
    client, stopped, django_capture_on_commit_callbacks
):
    page = by_hand(stopped, problem=HAND)
    response = start_again(client, page, django_capture_on_commit_callbacks)
    assert response.status_code == 302
    assert not words.has_unpublished_words(stopped)
    original = stopped.source.get_source_instance()
    assert original.get_translation(german()).problem == HAND
    change(original, label="opinion")
    page.refresh_from_db()
    assert (page.problem, page.label) == (HAND, "opinion")


def test_a_draft_edited_by_hand_is_kept_too(client, stopped, django_capture_on_commit_callbacks):
    page = stopped.get_target_instance()
    page.problem = HAND
    page.save_revision()
    start_again(client, page, django_capture_on_commit_callbacks)
    assert words.has_unpublished_words(stopped)
    page.refresh_from_db()
    assert page.problem == "DE Douze machines dorment le soir."
    assert publish(stopped).problem == HAND


@pytest.mark.parametrize(
    ("change_it", "place", "told"),
    [
        (
            lambda page: {"limits": page.limits + "<p>Noch ein Absatz.</p>"},
            "Limits",
            "Noch ein Absatz.",
        ),
        (
            lambda page: {
                "lessons": [*page.lessons.raw_data, {"type": "lesson", "value": "Vierte Lektion"}]
            },
            "What they learned",
            "Vierte Lektion",
        ),
    ],
)
def test_what_has_no_place_in_the_translation_is_asked_about(
    client, stopped, django_capture_on_commit_callbacks, change_it, place, told
):
    page = by_hand(stopped, problem=HAND, **change_it(stopped.get_target_instance()))

    asked = start_again(client, page, django_capture_on_commit_callbacks)

    rows = BeautifulSoup(asked.content, "html.parser").select("table.translation-changes tbody tr")
    cells = [[" ".join(cell.get_text().split()) for cell in row.select("td")] for row in rows]
    assert any(told in now for _place, now, _then in cells)
    stopped.refresh_from_db()
    assert not stopped.enabled
    assert stopped.source.stringsegment_set.get(context__path="problem").string.translations.get(
        locale=german()
    ).data == ("DE Douze machines dorment le soir.")

    start_again(client, page, django_capture_on_commit_callbacks, confirmed="1")
    stopped.refresh_from_db()
    assert stopped.enabled
    assert publish(stopped).problem == HAND


def test_what_the_original_did_meanwhile_is_told(
    client, stopped, django_capture_on_commit_callbacks
):
    page = by_hand(stopped, problem=HAND)
    original = stopped.source.get_source_instance()
    change(original, affected="Quarante apprentis du bassin.")
    start_again(client, page, django_capture_on_commit_callbacks)
    assert [segment.string.data for segment in words.missing(stopped)] == [
        "Quarante apprentis du bassin."
    ]
    stale = originals().annotate(state=state_in(german())).get(pk=original.pk)
    assert stale.state == State.STALE
    page.refresh_from_db()
    assert page.problem == HAND


def test_nothing_is_started_where_nothing_was_stopped(
    editor, client, django_capture_on_commit_callbacks
):
    translation = send(make_story("Un atelier"))
    page = translation.get_target_instance()
    before = StringTranslation.objects.count()
    response = start_again(client, page, django_capture_on_commit_callbacks)
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert StringTranslation.objects.count() == before
