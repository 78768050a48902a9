"""The screen on which an editor goes over the texts for newsrooms."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from press.models import Kind, PressText
from press.texts.copies import as_stored, copy_of
from press.texts.drafts import draft
from press.texts.material import read_one
from tests.factories import make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(tree):
    return make_story()


@pytest.fixture
def editor(client, story):
    return log_in(client, "Editors")


def log_in(client, *groups: str):
    user = get_user_model().objects.create_user("jeanne", password="x")
    user.groups.set(Group.objects.filter(name__in=groups))
    client.force_login(user)
    return user


def url(story: Page) -> str:
    return reverse("press_texts", args=[story.pk])


def fields(client, story) -> dict[str, str]:
    """What the form would send back as it stands; a browser drops one line end after the tag."""
    page = BeautifulSoup(client.get(url(story)).content, "html.parser")
    return {
        area["name"]: area.text.removeprefix("\r").removeprefix("\n")
        for area in page.select(".press-texts textarea")
    }


def test_it_begins_with_the_drafts(client, story, editor):
    material = read_one(story)
    assert fields(client, story) == {
        f"text_{kind}": as_stored(draft(material, kind))
        for kind in ("300", "600", "1500", "3000", "radio")
    }


def test_the_story_s_menu_leads_to_it(client, story, editor):
    page = BeautifulSoup(
        client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content, "html.parser"
    )
    assert len(page.select(f"a[href='{url(story)}']")) == 1


def test_other_pages_have_no_such_entry(client, story, editor):
    index = story.get_parent()
    page = client.get(reverse("wagtailadmin_pages:edit", args=[index.pk]))
    assert "/press/texts/" not in page.content.decode()


def test_what_is_sent_back_as_it_was_changes_nothing(client, story, editor):
    client.post(url(story), fields(client, story))
    assert PressText.objects.count() == 0


def test_an_edited_text_is_kept_with_its_author(client, story, editor):
    response = client.post(
        url(story), fields(client, story) | {"text_600": "Mes mots.\r\n\r\nEt ?"}
    )
    row = PressText.objects.get()

    assert response["Location"] == url(story)
    assert (row.kind, row.text, row.edited_by) == (Kind.SHORT, "Mes mots.\n\nEt ?", editor)
    assert copy_of(read_one(story), Kind.SHORT).html == "<p>Mes mots.</p><p>Et\u202f?</p>"


@pytest.mark.parametrize("text", ["", "   \n "])
def test_an_empty_field_goes_back_to_the_draft(client, story, editor, text):
    client.post(url(story), {"text_600": "Mes mots."})
    client.post(url(story), {"text_600": text})
    assert PressText.objects.count() == 0


def test_one_text_that_is_too_long_saves_none_and_loses_nothing(client, story, editor):
    long = "a" * 301
    response = client.post(url(story), {"text_300": long, "text_600": "Mes mots."})
    page = BeautifulSoup(response.content, "html.parser")
    box = page.select_one("#id_text_300").parent

    assert PressText.objects.count() == 0
    assert box.select_one("[role=alert]").text == "Trop long\u00a0: 301 signes, 300 au plus."
    assert page.select_one("#id_text_300").text.strip() == long
    assert page.select_one("#id_text_600").text.strip() == "Mes mots."


def test_it_counts_as_newsrooms_do_with_the_spaces_of_typography(client, story, editor):
    client.post(url(story), {"text_300": "a" * 298 + "!!"})
    assert PressText.objects.count() == 0  # 298 letters, a narrow space and two signs
    client.post(url(story), {"text_300": "a" * 297 + "!!"})
    assert PressText.objects.count() == 1


def test_words_count_for_the_radio(client, story, editor):
    client.post(url(story), {"text_radio": "mot " * 121})
    assert PressText.objects.count() == 0
    client.post(url(story), {"text_radio": "mot " * 120})
    assert PressText.objects.count() == 1


def test_a_story_that_changed_marks_its_texts_until_somebody_read_them(client, story, editor):
    client.post(url(story), {"text_600": "Mes mots."})
    story.refresh_from_db()
    story.summary = "Autre résumé."
    story.save()

    def marks() -> list[str]:
        page = BeautifulSoup(client.get(url(story)).content, "html.parser")
        return [box["name"] for box in page.select("input[type=checkbox][name^=still]")]

    assert marks() == ["still_right_600"]
    client.post(url(story), fields(client, story))
    assert marks() == ["still_right_600"]
    client.post(url(story), fields(client, story) | {"still_right_600": "on"})
    assert marks() == []
    assert PressText.objects.get().text == "Mes mots."


def test_the_texts_of_a_story_that_is_still_written_are_drafted_from_its_draft(client, tree):
    story = make_story(live=False)
    log_in(client, "Press")
    story.summary = "Pas encore publié."
    story.save_revision()

    assert fields(client, story)["text_300"].startswith("Pas encore publié.")


@pytest.mark.parametrize("groups", [(), ("Facilitators",)])
def test_only_who_may_edit_the_story_may_edit_its_texts(client, story, groups):
    user = log_in(client, *groups)
    user.is_active = True
    user.save()

    assert client.get(url(story)).status_code == 302
    assert client.post(url(story), {"text_300": "Non."}).status_code == 302
    assert PressText.objects.count() == 0


def test_press_officers_may(client, story):
    log_in(client, "Press")
    client.post(url(story), {"text_300": "Oui."})
    assert PressText.objects.get().text == "Oui."


def test_no_such_story(client, story, editor):
    assert client.get(reverse("press_texts", args=[999999])).status_code == 404


def test_a_reserved_story_says_that_nobody_is_offered_its_texts(client, story, editor):
    story.licence = "reserved"
    story.save()
    assert "Les droits de ce récit sont réservés" in client.get(url(story)).content.decode()


def test_a_person_who_left_leaves_their_texts(story):
    user = get_user_model().objects.create_user("partie")
    row = PressText.objects.create(
        page=story, kind=Kind.BRIEF, text="a", drafted="", edited_by=user, edited_at=timezone.now()
    )
    user.delete()
    row.refresh_from_db()
    assert row.edited_by is None
