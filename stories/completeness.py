"""What a story still needs: one rule for the meter, the form and every way to publish.

Publishing asks for a title, a summary, partners, proof, what resisted, picture rights, an action
with somebody who answers, issues and territories. The meter also counts what makes a story worth
taking up elsewhere. An opinion or an announcement tells of no partnership that has been checked:
it needs neither partners, nor proof, nor limits; figures that it gives are sourced all the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from content.models import Picture

from .choices import Label

if TYPE_CHECKING:
    from .models import StoryPage

TITLE_LENGTH = 90
MIN_PARTNERS = 2
MIN_UNIVERSES = 2
MAX_ISSUES = 3
STEPS = range(3, 8)
LESSONS = 3

Text = str | Promise


@dataclass(frozen=True)
class Requirement:
    """One thing that a story needs.

    Args:
        key: name that does not change.
        label: what it is, in a few words.
        hint: what to do, as a sentence; the form says the same words.
        field: name of the form's field or formset to which a link jumps.
        done: whether the story has it.
        required_to_publish: whether publishing waits for it.
    """

    key: str
    label: Text
    hint: Text
    field: str
    done: bool
    required_to_publish: bool


Library = dict[int, Picture]


def requirements(
    story: "StoryPage", on: date | None = None, library: Library | None = None
) -> list[Requirement]:
    """Everything that counts, in the order of the form.

    Args:
        story: the story as it stands in the form or in the database; only read.
        on: the day on which consents and agreements are asked about; today by default.
        library: pictures by number, where `load_pictures` fetched those of many stories at once.
    """
    on = on or timezone.localdate()
    partnership = story.label == Label.VERIFIED
    found = [
        Requirement(
            "title",
            _("Title"),
            _("Give a title of at most 90 characters."),
            "title",
            0 < len(story.title.strip()) <= TITLE_LENGTH,
            True,
        ),
        Requirement(
            "summary",
            _("Summary"),
            _("Write the summary: two sentences."),
            "summary",
            bool(story.summary.strip()),
            True,
        ),
    ]
    if partnership:
        found += [*_what_happened(story), *_proof_and_limits(story)]
    else:
        found.append(_claims_are_sourced(story))
    found += [
        *_words_and_pictures(story, on, partnership, library),
        *_where_and_what_next(story),
    ]
    if partnership:
        found += _verification(story)
    return [requirement for requirement in found if requirement]


def missing_to_publish(story: "StoryPage", on: date | None = None) -> list[Requirement]:
    """What keeps the story from being published; empty when nothing does."""
    return [r for r in requirements(story, on) if r.required_to_publish and not r.done]


def progress(story: "StoryPage", on: date | None = None, library: Library | None = None) -> int:
    """How complete the story is, in per cent; 100 only when nothing at all is missing."""
    return percentage(requirements(story, on, library))


def percentage(found: list[Requirement]) -> int:
    """Share of what is done, in per cent, rounded down; what publishing needs counts twice."""
    weights = [(2 if r.required_to_publish else 1, r.done) for r in found]
    total = sum(weight for weight, _done in weights)
    return 100 * sum(weight for weight, done in weights if done) // total


def with_rows(stories: QuerySet) -> QuerySet:
    """Fetch along what the rule reads, in a number of queries that never grows."""
    return stories.select_related("cover").prefetch_related(
        "partners__organisation", "claims", "quotes", "issue_links", "territory_links"
    )


def load_pictures(stories: Iterable["StoryPage"]) -> Library:
    """Pictures of the texts of all these stories, by number, in one query."""
    numbers = {number for story in stories for number in _numbers_of_pictures(story)}
    return Picture.objects.in_bulk(numbers) if numbers else {}


def pictures(story: "StoryPage", library: Library | None = None) -> Iterator[tuple[str, Picture]]:
    """Every picture that the story shows, with the name of the field that holds it."""
    if story.cover:
        yield "cover", story.cover
    if library is None:
        library = load_pictures([story])
    for number in _numbers_of_pictures(story):
        if number in library:
            yield "body", library[number]


def unclear_pictures(
    story: "StoryPage", on: date | None = None, library: Library | None = None
) -> list[tuple[str, Picture]]:
    """Pictures that may not be shown: nobody credited, no licence, or a consent that has ended."""
    return [
        (field, picture)
        for field, picture in pictures(story, library)
        if not (picture.licence and picture.rights_are_clear(on))
    ]


def _numbers_of_pictures(story: "StoryPage") -> Iterator[int]:
    """Read off the stored form of the blocks: asking the blocks would cost a query per story."""
    for block in story.body.raw_data if story.body else []:
        if block["type"] == "picture":
            shown = [block["value"]]
        elif block["type"] == "gallery":
            shown = [item.get("value", item) for item in block["value"].get("pictures") or []]
        else:
            continue
        for value in shown:
            image = value.get("image")
            number = image.get("image") if isinstance(image, dict) else image
            if number:
                yield number


def _what_happened(story: "StoryPage") -> list[Requirement]:
    partners = [p for p in story.partners.all() if p.organisation_id]
    organisations = {p.organisation_id for p in partners}
    return [
        Requirement(
            "problem",
            _("The problem"),
            _("Say what was wrong, in one to three sentences."),
            "problem",
            bool(story.problem.strip()),
            False,
        ),
        Requirement(
            "affected",
            _("Who is affected"),
            _("Say how many people are affected, where, and who says so."),
            "affected",
            bool(story.affected.strip()),
            False,
        ),
        Requirement(
            "partners",
            _("Partners"),
            _("Name at least two partners from at least two universes."),
            "partners",
            len(organisations) >= MIN_PARTNERS and len(story.universes) >= MIN_UNIVERSES,
            True,
        ),
        Requirement(
            "exchange",
            _("What each gives and gets"),
            _("Say for each partner what it does, gives and gets."),
            "partners",
            bool(partners) and all(p.role and p.gives and p.gets for p in partners),
            False,
        ),
        Requirement(
            "steps",
            _("How it works"),
            _("Tell it in three to seven steps."),
            "steps",
            len(story.steps or []) in STEPS,
            False,
        ),
        Requirement(
            "stage", _("Stage"), _("Say how far it has come."), "stage", bool(story.stage), False
        ),
    ]


def _proof_and_limits(story: "StoryPage") -> list[Requirement]:
    claims = list(story.claims.all())
    return [
        Requirement(
            "proof",
            _("Proof"),
            _("Give at least one figure or claim, each with source, method and date."),
            "claims",
            bool(claims) and all(claim.is_sourced for claim in claims),
            True,
        ),
        Requirement(
            "limits",
            _("What resisted"),
            _("Say what failed, took longer or is still open."),
            "limits",
            bool(strip_tags(story.limits).strip()),
            True,
        ),
        Requirement(
            "lessons",
            _("Lessons"),
            _("Give three lessons that others can take with them."),
            "lessons",
            len(story.lessons or []) == LESSONS,
            False,
        ),
        Requirement(
            "levers",
            _("Levers"),
            _("Tick what made it work."),
            "levers",
            bool(story.levers),
            False,
        ),
    ]


def _claims_are_sourced(story: "StoryPage") -> Requirement | None:
    """Texts that need no proof still source the figures that they give."""
    claims = list(story.claims.all())
    if not claims:
        return None
    return Requirement(
        "proof",
        _("Proof"),
        _("Give each figure or claim a source, a method and a date."),
        "claims",
        all(claim.is_sourced for claim in claims),
        True,
    )


def _words_and_pictures(
    story: "StoryPage", on: date, partnership: bool, library: Library | None
) -> list[Requirement]:
    unclear = unclear_pictures(story, on, library)
    quotes = list(story.quotes.all())
    found = [
        Requirement(
            "pictures",
            _("Picture rights"),
            _("Give each picture a credit and a licence, and replace those whose consent ended."),
            unclear[0][0] if unclear else "cover",
            not unclear,
            True,
        )
    ]
    if story.cover:
        found.append(
            Requirement(
                "alt",
                _("What the picture shows"),
                _("Describe the picture for people who cannot see it."),
                "cover_alt",
                bool(story.cover_alt or story.cover.default_alt_text),
                False,
            )
        )
    if quotes or partnership:
        found.append(
            Requirement(
                "quotes",
                _("Words of those involved"),
                _("Quote somebody who agreed to it, with the day of the agreement."),
                "quotes",
                bool(quotes) and all(quote.may_be_shown(on) for quote in quotes),
                False,
            )
        )
    return found


def _where_and_what_next(story: "StoryPage") -> list[Requirement]:
    issues = {link.issue_id for link in story.issue_links.all() if link.issue_id}
    territories = {link.territory_id for link in story.territory_links.all() if link.territory_id}
    return [
        Requirement(
            "issues",
            _("Issues"),
            _("Choose one to three issues."),
            "issue_links",
            1 <= len(issues) <= MAX_ISSUES,
            True,
        ),
        Requirement(
            "territories",
            _("Territories"),
            _("Choose at least one territory."),
            "territory_links",
            bool(territories),
            True,
        ),
        Requirement(
            "action",
            _("What the reader can do"),
            _("Ask the reader for something precise, or choose a call."),
            "action_text",
            bool(story.action_text.strip() or story.action_call_id),
            True,
        ),
        Requirement(
            "contact",
            _("Who answers"),
            _("Choose the person who answers."),
            "contact",
            bool(story.contact_id),
            True,
        ),
    ]


def _verification(story: "StoryPage") -> list[Requirement]:
    return [
        Requirement(
            "verified_on",
            _("Verified on"),
            _("Say on which day the story was verified."),
            "verified_on",
            bool(story.verified_on),
            False,
        ),
        Requirement(
            "verify_by",
            _("Verify again by"),
            _("Say by which day somebody looks again."),
            "verify_by",
            bool(story.verify_by),
            False,
        ),
    ]
