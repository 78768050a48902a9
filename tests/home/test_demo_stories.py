"""The demonstration's stories: whole, within every limit, and true to the house's own words."""

import csv
import dataclasses
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from content.blocks import (
    ContentBlocks,
    KeyFigureBlock,
    LessonsBlock,
    PictureBlock,
    QuoteBlock,
    StepBlock,
    VideoBlock,
)
from home.demo.calls import CALLS
from home.demo.organisations import ORGANISATIONS
from home.demo.schema import Block, StoryData, StoryText
from home.demo.stories import STORIES
from people.models import Organisation, Universe
from stories.models import (
    Label,
    Lever,
    Method,
    Stage,
    StoryClaim,
    StoryPage,
    StoryPartner,
    StoryQuote,
)
from taxonomy.issues import FIRST_ISSUES

UNIVERSE_OF = {organisation.slug: organisation.universe for organisation in ORGANISATIONS}
TAXONOMY_DATA = Path(__file__).parents[2] / "taxonomy" / "data"
CALL_SLUGS = {call.slug for call in CALLS}
SCENES = {
    "workshop",
    "bicycle",
    "canteen",
    "pallets",
    "minibus",
    "garden",
    "sewing",
    "computers",
    "bricks",
    "solar",
    "neighbours",
    "river",
    "classroom",
    "orchard",
}
TEXTS = [
    pytest.param(text, id=f"{story.slug}-{language}")
    for story in STORIES
    for language, text in {"fr": story, **story.translations}.items()
]
EACH_STORY = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)


def territory_keys() -> set[str]:
    listed = json.loads((TAXONOMY_DATA / "territories.json").read_text())
    keys = {record["id"] for group in ("territories", "neighbours") for record in listed[group]}
    with gzip.open(TAXONOMY_DATA / "communes.csv.gz", "rt", encoding="utf-8") as rows:
        return keys | {f"com-{row['code']}" for row in csv.DictReader(rows)}


def strings(value: Any) -> Iterator[str]:
    """Every string in a tree of dataclasses, dictionaries, lists and tuples."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            if each.name != "translations":
                yield from strings(getattr(value, each.name))
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)


def too_long(model: type, data: Any, names: list[str]) -> list[str]:
    """Names of the fields whose text does not fit into the model's."""
    return [n for n in names if len(getattr(data, n)) > model._meta.get_field(n).max_length]


def too_long_in_block(block: Any, values: dict[str, Any]) -> list[str]:
    """Names of the children whose text does not fit into the block's."""
    limits = {name: getattr(child, "field", None) for name, child in block.child_blocks.items()}
    return [
        name
        for name, value in values.items()
        if (limit := getattr(limits.get(name), "max_length", None)) and len(value) > limit
    ]


def words(body: tuple[Block, ...]) -> int:
    html = " ".join(block.value for block in body if block.type == "text")
    return len(BeautifulSoup(html, "html.parser").get_text(" ").split())


def test_fifteen_stories_each_with_its_own_address():
    assert len(STORIES) == 15
    for language in ("fr", "de", "en"):
        texts = [
            story if language == "fr" else story.translations.get(language) for story in STORIES
        ]
        slugs = Counter(text.slug for text in texts if text)
        assert [slug for slug, times in slugs.items() if times > 1] == []


def test_six_stories_are_told_in_three_languages():
    assert Counter(tuple(story.translations) for story in STORIES) == {("de", "en"): 6, (): 9}


def test_together_they_show_everything_the_site_can_show():
    blocks = {block.type for story in STORIES for block in story.body}
    assert blocks == set(ContentBlocks().child_blocks)
    assert {story.stage for story in STORIES} == set(Stage.values)
    assert {lever for story in STORIES for lever in story.levers} == set(Lever.values)
    assert Counter(story.label for story in STORIES) == {
        Label.VERIFIED: 13,
        Label.OPINION: 1,
        Label.ANNOUNCEMENT: 1,
    }
    assert {claim.method for story in STORIES for claim in story.claims} == set(Method.values)
    assert {story.cover is None for story in STORIES} == {True, False}
    assert sum(story.verify_in_days < 0 for story in STORIES) == 2


def test_issues_are_those_of_the_house_and_the_founding_ones_return():
    told = Counter(issue for story in STORIES for issue in story.issues)
    assert set(told) == {issue.slug for issue in FIRST_ISSUES}
    assert min(told[issue] for issue in ("emploi", "mobilite", "precarite", "circulaire")) >= 2


def test_territories_are_official():
    named = {key for story in STORIES for key in story.territories}
    named |= {organisation.territory for organisation in ORGANISATIONS}
    assert named - territory_keys() == set()


def test_organisations_fit_their_model():
    names = ["name", "slug", "description_fr", "description_de", "description_en"]
    assert [o.slug for o in ORGANISATIONS if too_long(Organisation, o, names)] == []
    assert [o.slug for o in ORGANISATIONS if len(o.description_fr) > 400] == []
    assert {o.universe for o in ORGANISATIONS} == set(Universe.values)
    assert len(UNIVERSE_OF) == len(ORGANISATIONS)


def test_every_organisation_has_a_part_somewhere():
    named = {partner.organisation for story in STORIES for partner in story.partners}
    assert named == set(UNIVERSE_OF)


@EACH_STORY
def test_story_is_complete(story: StoryData):
    assert all((story.summary, story.problem, story.affected, story.limits, story.conditions))
    assert story.action_text
    assert 1 <= len(story.issues) <= 3
    assert story.territories
    assert 3 <= len(story.steps) <= 7
    assert len(story.lessons) == LessonsBlock().meta.max_num == 3
    assert story.quotes
    assert set(story.sdgs) <= set(range(1, 18))
    assert 350 <= words(story.body) <= 700


@EACH_STORY
def test_partners_come_from_two_universes(story: StoryData):
    assert len({UNIVERSE_OF[partner.organisation] for partner in story.partners}) >= 2
    assert [p for p in story.partners if not (p.role and p.gives and p.gets)] == []


@EACH_STORY
def test_every_claim_has_a_source_a_method_and_a_day(story: StoryData):
    assert 2 <= len(story.claims) <= 4
    assert [c for c in story.claims if not (c.source and c.method and c.period)] == []
    assert [c for c in story.claims if c.checked_days_ago <= 0] == []


@EACH_STORY
def test_days_follow_each_other(story: StoryData):
    assert story.started_days_ago > story.published_days_ago > 0
    assert story.verified_days_ago > 0
    assert [q for q in story.quotes if q.agreed_days_ago < story.published_days_ago] == []


@EACH_STORY
def test_calls_and_scenes_exist(story: StoryData):
    calls = {block.value for block in story.body if block.type == "call"}
    assert calls <= {story.action_call} <= CALL_SLUGS | {None}
    scenes = {story.cover} if story.cover else set()
    for block in story.body:
        if block.type == "picture":
            scenes.add(block.value["scene"])
        elif block.type == "gallery":
            assert 2 <= len(block.value) <= 8
            scenes |= {value["scene"] for value in block.value}
    assert scenes <= SCENES


@EACH_STORY
def test_translations_stand_one_for_one(story: StoryData):
    def shape(text: StoryData | StoryText) -> list[Any]:
        lengths = [
            len(getattr(text, name))
            for name in ("steps", "partners", "claims", "lessons", "quotes")
        ]
        return [*lengths, *(block.type for block in text.body)]

    assert {name: shape(text) for name, text in story.translations.items()} == dict.fromkeys(
        story.translations, shape(story)
    )


@pytest.mark.parametrize("text", TEXTS)
def test_words_fit_the_models(text: StoryData | StoryText):
    page = ["title", "summary", "authors", "problem", "affected", "action_text", "cover_alt"]
    assert too_long(StoryPage, text, page) == []
    assert len(text.title) <= 90
    assert [too_long(StoryPartner, p, ["role", "gives", "gets"]) for p in text.partners] == [
        [] for _ in text.partners
    ]
    claim = ["value", "statement", "unit", "period", "source"]
    assert [too_long(StoryClaim, c, claim) for c in text.claims] == [[] for _ in text.claims]
    quote = ["text", "speaker", "role"]
    assert [too_long(StoryQuote, q, quote) for q in text.quotes] == [[] for _ in text.quotes]


@pytest.mark.parametrize("text", TEXTS)
def test_words_fit_the_blocks(text: StoryData | StoryText):
    found = [too_long_in_block(StepBlock(), dataclasses.asdict(step)) for step in text.steps]
    found += [too_long_in_block(LessonsBlock(), {"lesson": lesson}) for lesson in text.lessons]
    by_type = {"picture": PictureBlock, "quote": QuoteBlock, "video": VideoBlock}
    for block in text.body:
        if block.type in by_type:
            found.append(too_long_in_block(by_type[block.type](), block.value))
        elif block.type == "gallery":
            found += [too_long_in_block(PictureBlock(), value) for value in block.value]
        elif block.type == "key_figures":
            assert 1 <= len(block.value) <= 4
            found += [too_long_in_block(KeyFigureBlock(), value) for value in block.value]
        elif block.type == "document":
            assert len(block.value["title"]) <= 120
    assert [names for names in found if names] == []


@pytest.mark.parametrize("text", TEXTS)
def test_typography_is_left_to_the_page(text: StoryData | StoryText):
    """Curly apostrophes, ordinary spaces, no filler, and only the tags that editors have."""
    whole = list(strings(text))
    assert [s for s in whole if re.search(r"['\u00a0\u202f]|[Ll]orem", s)] == []
    html = [text.limits, text.conditions]
    html += [block.value for block in text.body if block.type == "text"]
    html += [block.value["transcript"] for block in text.body if block.type == "video"]
    tags = {tag.name for part in html for tag in BeautifulSoup(part, "html.parser").find_all()}
    assert tags <= {"p", "h2", "h3", "ul", "ol", "li", "b", "i"}
