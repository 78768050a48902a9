"""The whole path: sent, written, refused while incomplete, published, left behind, followed."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.users.models import UserProfile
from wagtail_localize.models import LocaleSynchronization, SegmentOverride, Translation

from home.models import PlainPage
from home.roles import EDITORS, PRESS
from home.translation import changes, words
from tests.factories import make_event, make_issue, make_story, roles

from .desk import change, german, publish, put, send, write

LIST = "/de/geschichten/"


@pytest.fixture
def editor(tree, client, django_user_model):
    return _somebody(client, django_user_model, EDITORS)


def _somebody(client, users, role):
    user = users.objects.create_user(role.lower(), password="x")
    user.groups.add(roles()[role])
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return user


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def said(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [
        " ".join(item.get_text(" ").split())
        for item in page.select(".messages li:not(template li)")
    ]


def press_publish(client, page: Page, capture) -> list[str]:
    with capture(execute=True):
        response = client.post(edit(page), {"action": "publish"})
    return said(client.get(response["Location"]))


def test_sent_by_the_editor_it_is_a_draft_and_never_french_at_a_german_address(
    editor, client, django_capture_on_commit_callbacks
):
    """Traps 1 and 7: it happens on commit; the lists exist in every language with their own slug."""
    story = make_story("Un atelier")
    address = reverse("wagtail_localize:submit_page_translation", args=[story.pk])
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(address, {"locales": [german().pk]})

    draft = story.get_translation(german())
    assert response["Location"] == edit(draft)
    assert (draft.live, draft.get_parent().url) == (False, LIST)
    shown = client.get(f"{LIST}un-atelier/")
    assert BeautifulSoup(shown.content, "html.parser").html["lang"] == "fr"
    assert draft.url not in client.get("/sitemap.xml").content.decode()
    assert client.get(edit(draft)).status_code == 200


def test_it_is_published_only_when_every_passage_is_translated(
    editor, client, django_capture_on_commit_callbacks
):
    translation = send(make_story("Un atelier"))
    page = translation.get_target_instance()
    number = words.missing(translation).count()

    told = press_publish(client, page, django_capture_on_commit_callbacks)
    assert told[0].startswith(
        f"Not published yet: {number} passages are not translated. Readers would find them in the"
        " original’s language."
    )
    page.refresh_from_db()
    assert not page.live

    write(
        translation, lambda text: "Gemeinsame Werkstätte" if text == "Un atelier" else f"DE {text}"
    )
    translation.source.stringsegment_set.get(
        context__path="slug"
    ).string.translations.all().delete()
    told = press_publish(client, page, django_capture_on_commit_callbacks)
    assert told == ["“Gemeinsame Werkstätte” is published. Language: German. View live"]
    page.refresh_from_db()
    assert (page.live, page.url) == (True, f"{LIST}gemeinsame-werkstaette/")


def test_who_may_not_publish_is_refused(tree, client, django_user_model):
    _somebody(client, django_user_model, PRESS)
    translation = send(make_story("Un atelier"))
    write(translation)
    page = translation.get_target_instance()
    assert client.post(edit(page), {"action": "publish"}).status_code in (302, 403)
    page.refresh_from_db()
    assert not page.live


def test_a_translation_that_is_too_long_is_refused_and_stays(
    editor, client, django_capture_on_commit_callbacks
):
    translation = send(make_story("Un atelier"))
    write(translation)
    segment = translation.source.stringsegment_set.get(context__path="summary")
    put(translation, segment, "zu lang " * 60)

    told = press_publish(
        client, translation.get_target_instance(), django_capture_on_commit_callbacks
    )

    assert told[0].startswith("Not published yet: a translation does not fit its field")
    assert not translation.get_target_instance().live
    marked = segment.string.translations.get()
    assert (marked.has_error, marked.data.startswith("zu lang zu lang")) == (True, True)


def test_a_translation_that_is_too_long_for_its_block_is_refused_too(
    editor, client, django_capture_on_commit_callbacks
):
    translation = send(make_story("Un atelier"))
    write(translation)
    segment = translation.source.stringsegment_set.filter(
        context__path__startswith="lessons"
    ).first()
    put(translation, segment, "zu lang " * 40)

    told = press_publish(
        client, translation.get_target_instance(), django_capture_on_commit_callbacks
    )

    assert told[0].startswith("Not published yet: a translation does not fit its field")
    assert segment.string.translations.get().has_error


def test_a_blank_is_no_translation(tree):
    translation = send(make_story("Un atelier"))
    write(translation)
    assert words.missing(translation).count() == 0
    put(translation, translation.source.stringsegment_set.get(context__path="title"), " \n")
    assert [segment.context.path for segment in words.missing(translation)] == ["title"]


def test_what_changed_is_seen_and_no_word_of_the_translator_is_overwritten(editor, client):
    """Trap 2: neither the original's publication nor a sync puts French words on the page."""
    story = make_story("Un atelier", problem="Douze machines dorment le soir.")
    translation = send(story)
    write(translation)
    page = publish(translation)

    change(story, problem="Vingt machines dorment le soir.")
    sync = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    client.post(sync, {"publish_translations": "on"})

    page.refresh_from_db()
    assert page.problem == "DE Douze machines dorment le soir."
    assert said(client.get(edit(page)))[-1] == (
        "The original has changed: 1 passage waits for its translation. See what changed"
    )
    assert [(str(c.before), str(c.now), c.translated) for c in changes.changes(translation)] == [
        (
            "<del>Douze</del> machines dorment le soir.",
            "<ins>Vingt</ins> machines dorment le soir.",
            "DE Douze machines dorment le soir.",
        )
    ]
    shown = client.get(reverse("translation_changes", args=[translation.pk]))
    table = BeautifulSoup(shown.content, "html.parser").select_one(".translation-changes")
    assert [cell["lang"] for cell in table.select("tbody td[lang]")] == ["fr", "fr", "de"]
    assert "publish_translations" not in client.get(sync).content.decode()

    write(translation, lambda text: "Zwanzig Maschinen schlafen abends.")
    assert publish(translation).problem == "Zwanzig Maschinen schlafen abends."
    assert changes.changes(translation) == []


def test_what_is_written_in_words_is_escaped(tree):
    before, now = changes.marked("<b>a</b> b", "<b>a</b> c")
    assert (before, now) == (
        "&lt;b&gt;a&lt;/b&gt; <del>b</del>",
        "&lt;b&gt;a&lt;/b&gt; <ins>c</ins>",
    )


def test_tags_dates_and_embargo_follow_at_once_even_while_words_wait(tree):
    """Trap 3, and worse: a German reader must not stand before the door of a cancelled event."""
    event = make_event(
        "Visite", issues=[make_issue("Emploi")], capacity=20, address="1 rue du Puits"
    )
    translation = send(event)
    write(translation)
    page = publish(translation)
    assert (page.status, page.issues, page.address) == ("announced", event.issues, event.address)
    later = timezone.now() + timedelta(days=30)

    energy = make_issue("Énergie")
    event.issue_links = [type(event).issue_links.rel.related_model(issue=energy)]
    moved = event.dates.first()
    moved.starts_at, moved.ends_at = later, later + timedelta(hours=1)
    event.dates = [moved]
    change(event, status="full", summary="Autre résumé.", embargo_until=later, capacity=30)

    page = translation.get_target_instance()
    assert (page.status, page.issues, page.capacity) == ("full", [energy], 30)
    assert [row.starts_at for row in page.dates.all()] == [later]
    assert page.embargo_until == later
    assert page.summary == "DE Résumé de Visite."


def test_a_translator_s_own_choice_stays_when_facts_follow(tree):
    event = make_event("Visite", address="1 rue du Puits")
    translation = send(event)
    write(translation)
    segment = translation.source.overridablesegment_set.get(context__path="address")
    SegmentOverride.objects.create(
        context=segment.context, locale=german(), data_json='"Brunnengasse 1"'
    )
    assert publish(translation).address == "Brunnengasse 1"

    change(event, summary="Autre résumé.", address="2 rue du Puits")

    assert translation.get_target_instance().address == "Brunnengasse 1"


def test_a_passage_that_went_goes_by_itself_but_not_while_a_translator_is_at_work(tree):
    story = make_story("Un atelier")
    translation = send(story)
    write(translation)
    page = publish(translation)
    assert len(page.lessons) == 3

    change(story, lessons=list(story.lessons.raw_data)[:2])
    page = translation.get_target_instance()
    assert [block.value for block in page.lessons] == ["DE Leçon 1", "DE Leçon 2"]

    put(translation, translation.source.stringsegment_set.get(context__path="summary"), "Halb")
    change(story, lessons=story.lessons.raw_data[:1])
    page = translation.get_target_instance()
    assert (page.summary, len(page.lessons)) == ("DE Résumé de Un atelier.", 2)


def test_what_a_translator_has_open_can_be_saved_after_the_original_changed(editor, client):
    story = make_story("Un atelier")
    translation = send(story)
    segment = translation.source.stringsegment_set.get(string__data="Leçon 3")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])

    change(story, lessons=[{"type": "lesson", "value": "Nouvelle"}, *story.lessons.raw_data])
    saved = client.put(address, "value=Dritte", content_type="application/x-www-form-urlencoded")

    assert saved.status_code == 201
    translation = Translation.objects.get(pk=translation.pk)
    write(translation)
    assert [block.value for block in publish(translation).lessons] == [
        "DE Nouvelle", "DE Leçon 1", "DE Leçon 2", "Dritte",
    ]  # fmt: skip


def test_a_draft_follows_too_and_a_stopped_translation_is_left_alone(tree):
    story = make_story("Un atelier")
    translation = send(story)
    change(story, label="opinion")
    assert translation.get_target_instance().label == "opinion"

    translation.enabled = False
    translation.save()
    change(story, label="announcement")
    assert translation.get_target_instance().label == "opinion"


def test_a_new_slug_of_a_translation_keeps_the_old_address(tree, client):
    translation = send(make_story("Un atelier"))
    write(translation)
    publish(translation)
    slug = translation.source.stringsegment_set.get(context__path="slug")
    put(translation, slug, "alte-adresse")
    assert publish(translation).url == f"{LIST}alte-adresse/"
    put(translation, slug, "neue-adresse")
    publish(translation)

    for old in ("alte-adresse", "de-un-atelier"):
        response = client.get(f"{LIST}{old}/")
        assert (response.status_code, response["Location"]) == (301, f"{LIST}neue-adresse/")


def test_nothing_fills_a_language_with_aliases_of_another(editor, client, admin_user):
    """Trap 6: the setting is gone; what it left behind is listed nowhere and shown as French."""
    client.force_login(admin_user)
    locale = german()
    form = client.get(reverse("wagtaillocales:edit", args=[locale.pk])).content.decode()
    assert LocaleSynchronization._meta.db_table not in form

    story = make_story("Un atelier")
    story.copy_for_translation(locale, alias=True)
    listed = BeautifulSoup(client.get(LIST).content, "html.parser")
    assert listed.select(".card") == []
    assert f"{LIST}un-atelier/" not in client.get("/sitemap.xml").content.decode()
    shown = BeautifulSoup(client.get(f"{LIST}un-atelier/").content, "html.parser")
    assert (shown.html["lang"], bool(shown.select_one(".untranslated"))) == ("fr", True)
    assert shown.select_one("link[rel=canonical]")["href"] == story.full_url


def test_an_alias_that_is_sent_for_translation_is_taken_back_until_it_is_ready(tree, client):
    """Its parents are copied as live aliases (trap 7); they must not become French text in German."""
    above = tree["fr"].add_child(instance=plain("Nous", tree))
    below = above.add_child(instance=plain("Métiers", tree))
    send(below)
    alias = above.get_translation(german())
    assert alias.alias_of_id == above.pk

    translation = send(above)
    alias.refresh_from_db()
    assert (alias.alias_of_id, alias.live) == (None, False)
    write(translation)
    assert publish(translation).url == "/de/de-nous/"


def plain(title: str, tree) -> PlainPage:
    return PlainPage(title=title, locale=tree["fr"].locale, introduction="Nous deux.")


def test_without_a_german_home_page_nothing_french_is_served_there(tree, client):
    """Trap 5: Wagtail would serve the French tree below /de/."""
    tree["de"].delete()
    for address in ("/de/", "/de/recits/"):
        response = client.get(address)
        shown = BeautifulSoup(response.content, "html.parser")
        assert response.status_code in (302, 404)
        assert shown.select("main .card") == []
    assert Locale.objects.count() == 3
