"""The demonstration: which pages it holds, that each is complete, translated and shown."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.test import Client
from django.utils import timezone, translation
from lxml.html import document_fromstring
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, Site, get_page_models
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from calls.models import CallPage
from calls.state import State, state
from content.blocks import ContentBlocks
from content.models import Picture, Publication
from content.visibility import is_public
from events.models import EventDate, EventPage, Status
from home.demo.stories import STORIES
from home.models import HomePage, PlainPage, SiteIdentity
from home.tree import NODES
from people.models import Facilitator, Organisation, Programme
from press.texts.copies import SHORTER, copy_of
from press.texts.drafts import measure
from press.texts.layout import blocks_of
from press.texts.material import read, with_everything
from press.texts.terms import may_be_republished
from stories.completeness import missing_to_publish
from stories.models import StoryPage

from .rows import french, pages, publications

# Without the mark of the database pytest-django would set none up.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.xdist_group("demonstration"),
    pytest.mark.references,
]
LANGUAGES = ("fr", "de", "en")


def test_it_holds_what_was_promised() -> None:
    assert len(french(StoryPage)) == len(STORIES) >= 14
    assert len(french(EventPage)) == 9
    assert len(french(CallPage)) == 8
    assert Organisation.objects.count() >= 20
    assert sorted(programme.name for programme in Programme.objects.all()) == ["Alsace", "Bretagne"]
    assert Facilitator.objects.count() == 5
    assert StoryPage.objects.not_live().count() == 2


def test_every_type_of_page_and_of_block_is_used() -> None:
    used = {type(page) for page in pages()}
    assert used == {model for model in get_page_models() if model is not Page}

    blocks = {block.block_type for page in pages() for block in getattr(page, "body", ())}
    assert blocks == set(ContentBlocks().child_blocks)


def test_every_page_of_the_tree_has_words_in_three_languages() -> None:
    for node in NODES:
        found = [page for page in pages() if isinstance(page, node.model)]
        assert {page.locale.language_code for page in found} == set(LANGUAGES)
    about = [page for page in pages() if page.slug in ("le-labo", "das-labor", "the-lab")]
    assert len({page.introduction for page in about}) == 3
    assert all(page.introduction for page in about)


@pytest.mark.parametrize("code", ["de", "en"])
def test_home_all_plain_pages_six_stories_four_events_and_four_calls_are_translated(code) -> None:
    french_plain = {page.translation_key for page in french(PlainPage)}
    there = Locale.objects.get(language_code=code)
    translated = [page for page in pages() if page.locale == there]

    def count(model: type[Page]) -> int:
        return len([page for page in translated if isinstance(page, model)])

    assert (count(HomePage), count(StoryPage), count(EventPage), count(CallPage)) == (1, 6, 4, 4)
    assert {p.translation_key for p in translated if isinstance(p, PlainPage)} == french_plain
    assert len(french_plain) == 4


def test_translations_belong_to_their_originals_and_are_translated_throughout() -> None:
    source = Locale.objects.get(language_code="fr")
    french_signs = re.compile(r"[«»]|\s[;:!?]|[a-z]'[a-z]")
    for page in pages():
        if page.locale == source:
            continue
        original = page.get_translation(source).specific
        if isinstance(page, Publication):
            assert page.slug != original.slug
            assert (page.issues, page.territories) == (original.issues, original.territories)
        theirs, ours = words_of(original), words_of(page)
        for name, text in ours:
            assert not french_signs.search(text), (page, text)
            # A long sentence that stands in both was forgotten; names and units may be the same.
            assert len(text) < 40 or (name, text) not in theirs, (page, text)
        if getattr(page, "cover", None):
            assert page.cover_alt not in ("", page.cover.description), page
        for relation in ("partners", "claims", "quotes", "speakers"):
            if hasattr(page, relation):
                keys = [row.translation_key for row in getattr(page, relation).all()]
                assert keys == [row.translation_key for row in getattr(original, relation).all()]


def words_of(page: Page) -> set[tuple[str, str]]:
    """What a translator would be asked for, by the field that holds it."""
    return {
        (segment.path.split(".")[0], segment.string.data)
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    }


def test_everything_would_pass_the_editors_form() -> None:
    """SQLite stores what is too long, PostgreSQL and the admin refuse it."""
    problems = []
    rows: list[Model] = [
        *pages(),
        *Organisation.objects.all(),
        *Programme.objects.all(),
        *Facilitator.objects.all(),
        *Picture.objects.all(),
        *SiteIdentity.objects.all(),
    ]
    for row in rows:
        problems += _problems(row)
        for relation in get_all_child_relations(row):
            for child in getattr(row, relation.get_accessor_name()).all():
                problems += _problems(child)
    assert problems == []


def _problems(row: Model) -> Iterator[str]:
    try:
        row.full_clean()
    except ValidationError as error:
        yield f"{row!r}: {error.message_dict}"
    for field in row._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(row, field.name)
            try:
                value.stream_block.clean(value)
            except ValidationError as error:
                yield f"{row!r}.{field.name}: {error}"


def test_every_story_misses_nothing_that_publishing_asks_for() -> None:
    missing = {
        (story.slug, item.key)
        for story in StoryPage.objects.live()
        for item in missing_to_publish(story)
    }
    assert missing == set()


def test_everything_says_that_it_is_an_example() -> None:
    assert all(page.is_example for page in publications())
    assert not Organisation.objects.filter(is_example=False).exists()
    identity = SiteIdentity.for_site(Site.objects.get())
    assert identity.publisher.startswith("[")
    assert identity.host.startswith("[")


def test_every_picture_has_its_rights_and_a_description() -> None:
    assert Picture.objects.count() >= 10
    for picture in Picture.objects.all():
        assert picture.rights_are_clear()
        assert picture.default_alt_text


def test_calls_show_every_state() -> None:
    states = {call.slug: state(call, timezone.localdate()) for call in french(CallPage)}
    assert states.pop("palettes-a-donner") == State.CLOSED
    assert states.pop("benevoles-cantine-strasbourg") == State.FULL
    assert states.pop("terrain-maraichage-haguenau") == State.COMING
    assert set(states.values()) == {State.OPEN}


def test_the_agenda_has_a_yesterday_a_today_and_a_tomorrow() -> None:
    now = timezone.now()
    today = timezone.localdate()
    dates = EventDate.objects.filter(page__locale__language_code="fr")
    assert dates.filter(ends_at__lt=now).exists()
    assert dates.filter(starts_at__lte=now, ends_at__gt=now).exists()
    assert dates.filter(starts_at__date=today + timedelta(days=1)).exists()
    assert {Status.FULL, Status.CANCELLED, Status.POSTPONED, Status.OPEN} <= {
        event.status for event in french(EventPage)
    }


def test_every_page_is_shown(client: Client) -> None:
    """In one test, since the first visit makes a picture's sizes for all languages."""
    for language in LANGUAGES:
        addresses = [
            page.url
            for page in pages()
            if page.locale.language_code == language and is_public(page)
        ]
        with translation.override(language):
            for row in (*Organisation.objects.all(), *Programme.objects.all()):
                addresses.append(row.get_absolute_url())
        assert len(addresses) > 40
        for address in addresses:
            response = client.get(address)
            assert (address, response.status_code) == (address, 200)
            html = document_fromstring(response.content)
            assert (address, html.get("lang")) == (address, language)
            assert not response.cookies


def test_newsrooms_find_texts_within_their_lengths_for_every_story() -> None:
    stories = list(with_everything(StoryPage.objects.live()))
    for material in read(stories):
        for kind in SHORTER:
            rule = measure(kind, material.language)
            texts = [block.text for block in blocks_of(copy_of(material, kind).html)]
            assert (material.story.slug, kind, 0 < rule.count(texts) <= rule.limit) == (
                material.story.slug,
                kind,
                True,
            )

    assert [story.slug for story in stories if not may_be_republished(story)] == [
        "un-marche-public-peut-tenir-sur-deux-pages"
    ]
    assert len([story for story in stories if story.corrections.all()]) == len(LANGUAGES)
    assert {row.kind for story in stories for row in story.press_texts.all()} == {"300", "radio"}


def test_pages_are_dated_in_the_past() -> None:
    now = timezone.now()
    assert all(page.first_published_at <= now for page in pages())
    ages = [(now - page.first_published_at).days for page in french(StoryPage)]
    assert max(ages) > 30
