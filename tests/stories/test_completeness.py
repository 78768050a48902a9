"""What a story still needs."""

from datetime import date, timedelta

import pytest
from django.core.files.images import ImageFile
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from content.models import Picture
from stories.completeness import missing_to_publish, percentage, progress, requirements
from stories.models import Label, StoryClaim, StoryPage, StoryQuote
from tests.factories import make_issue, make_organisation, make_story, make_territory

TODAY = date(2026, 11, 22)
NEEDED = [
    "title",
    "summary",
    "partners",
    "proof",
    "limits",
    "issues",
    "territories",
    "action",
    "contact",
]


def missing(story: StoryPage) -> list[str]:
    return [r.key for r in missing_to_publish(story, TODAY)]


def make_picture(**kwargs) -> Picture:
    file = get_test_image_file()
    return Picture.objects.create(
        title="Atelier", file=ImageFile(file, name="atelier.png"), **({"credit": "Labo"} | kwargs)
    )


@pytest.fixture
def story(tree) -> StoryPage:
    return make_story()


def test_an_empty_story_misses_everything_that_publishing_needs(db):
    assert missing(StoryPage()) == NEEDED


def test_a_whole_story_misses_nothing(story):
    assert missing(story) == []


def test_the_meter_reaches_hundred_only_when_nothing_is_missing(story):
    assert [r.key for r in requirements(story, TODAY) if not r.done] == [
        "levers",
        "quotes",
        "verify_by",
    ]
    assert progress(story, TODAY) < 100

    story.levers = ["small-trial"]
    story.verify_by = date(2027, 10, 1)
    story.quotes = [StoryQuote(text="Oui.", speaker="Une apprentie", agreed_on=TODAY)]

    assert progress(story, TODAY) == 100


def test_what_publishing_needs_counts_twice(db):
    found = requirements(StoryPage(), TODAY)
    done = [r for r in found if r.done]
    assert [r.key for r in done] == ["pictures"]
    needed = len([r for r in found if r.required_to_publish])
    assert percentage(found) == 100 * 2 // (2 * needed + len(found) - needed)


@pytest.mark.parametrize("label", [Label.OPINION, Label.ANNOUNCEMENT])
def test_opinions_and_announcements_need_less(tree, label):
    assert missing(StoryPage(label=label)) == [
        key for key in NEEDED if key not in ("partners", "proof", "limits")
    ]


def test_figures_of_an_opinion_are_sourced_all_the_same(story):
    story.label = Label.OPINION
    story.claims = [StoryClaim(statement="embauches")]
    assert missing(story) == ["proof"]


@pytest.mark.parametrize(
    ("universes", "expected"),
    [
        ([], ["partners"]),
        (["company"], ["partners"]),
        (["company", "company"], ["partners"]),
        (["company", "citizens"], []),
        (["company", "company", "media"], []),
    ],
)
def test_two_partners_from_two_universes(tree, universes, expected):
    partners = [
        make_organisation(f"Organisation {n}", universe) for n, universe in enumerate(universes)
    ]
    assert missing(make_story(partners=partners)) == expected


def test_the_same_organisation_twice_is_one_partner(tree):
    company = make_organisation("Ateliers", "company")
    assert missing(make_story(partners=[company, company])) == ["partners"]


@pytest.mark.parametrize("field", ["source", "method", "checked_on"])
def test_every_claim_has_source_method_and_date(story, field):
    claims = list(story.claims.all())
    other = StoryClaim(statement="ateliers", source="Registre", method="declared", checked_on=TODAY)
    setattr(other, field, None if field == "checked_on" else "")
    story.claims = [*claims, other]
    assert missing(story) == ["proof"]


@pytest.mark.parametrize("text", ["", "<p></p>", "<p> </p>"])
def test_limits_are_words_not_markup(story, text):
    story.limits = text
    assert missing(story) == ["limits"]


@pytest.mark.parametrize(("length", "expected"), [(0, ["title"]), (90, []), (91, ["title"])])
def test_the_title_has_at_most_90_characters(story, length, expected):
    story.title = "x" * length
    assert missing(story) == expected


@pytest.mark.parametrize(("number", "expected"), [(0, ["issues"]), (3, []), (4, ["issues"])])
def test_one_to_three_issues(tree, number, expected):
    issues = [make_issue(f"Enjeu {n}") for n in range(number)]
    assert missing(make_story(issues=issues, territories=[make_territory()])) == expected


def test_action_is_a_sentence_or_a_call_and_somebody_answers(story):
    story.action_text = ""
    assert missing(story) == ["action"]
    story.action_call_id = story.pk
    story.contact = None
    assert missing(story) == ["contact"]


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        ({}, []),
        ({"credit": ""}, ["pictures"]),
        ({"licence": ""}, ["pictures"]),
        ({"consent_until": TODAY}, []),
        ({"consent_until": TODAY - timedelta(days=1)}, ["pictures"]),
    ],
)
@pytest.mark.parametrize("place", ["cover", "picture", "gallery"])
def test_every_picture_has_its_rights(story, rights, expected, place):
    picture = make_picture(**rights)
    value = {"image": {"image": picture.pk, "decorative": False, "alt_text": "x"}, "caption": ""}
    if place == "cover":
        story.cover = picture
    elif place == "picture":
        story.body = [{"type": "picture", "value": value}]
    else:
        story.body = [{"type": "gallery", "value": {"pictures": [value]}}]
    story.body = StoryPage._meta.get_field("body").to_python(story.body)

    found = missing_to_publish(story, TODAY)

    assert [r.key for r in found] == expected
    assert {r.field for r in found} <= {"cover" if place == "cover" else "body"}


def test_today_is_the_day_asked_about_when_none_is_given(story):
    story.cover = make_picture(consent_until=timezone.localdate() - timedelta(days=1))
    assert [r.key for r in missing_to_publish(story)] == ["pictures"]
