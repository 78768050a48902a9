"""The shape of the demonstration's data: stories and organisations, without a database.

Days are kept as distances from the day on which the demonstration is loaded, so that it never
grows old. `stories.models` and `people.models` say what each field means; keys (issues,
territories, levers, universes …) are theirs.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class OrganisationData:
    """An invented organisation.

    Attributes:
        territory: key of its seat, for instance `com-68224`.
    """

    slug: str
    name: str
    universe: str
    territory: str
    description_fr: str
    description_de: str
    description_en: str


@dataclass(frozen=True)
class Block:
    """One block of a body. `value` is what the helper functions below describe."""

    type: str
    value: Any


def text(html: str) -> Block:
    """Paragraphs, headings h2 and h3, lists."""
    return Block("text", html.strip())


def picture(scene: str, caption: str, alt: str = "") -> Block:
    """A picture by the name of its scene: `{"scene", "alt", "caption"}`.

    Without an alternative text, the scene's own description in the story's language serves.
    """
    return Block("picture", {"scene": scene, "alt": alt, "caption": caption})


def gallery(*pictures: Block) -> Block:
    """Two to eight pictures: a list of the values of `picture`."""
    return Block("gallery", [item.value for item in pictures])


def quote(words: str, speaker: str, role: str = "") -> Block:
    """Words whose speaker agreed: `{"text", "speaker", "role"}`."""
    return Block("quote", {"text": words, "speaker": speaker, "role": role})


def video(title: str, url: str, duration: str, transcript: str) -> Block:
    """A link to a video: `{"title", "url", "duration", "transcript"}`, transcript in HTML."""
    return Block(
        "video", {"title": title, "url": url, "duration": duration, "transcript": transcript}
    )


def figure(value: str, label: str, source: str, checked_days_ago: int) -> dict[str, Any]:
    """A figure for `key_figures`; whoever loads it adds the day to the end of `source`."""
    return {
        "value": value,
        "label": label,
        "source": source,
        "checked_days_ago": checked_days_ago,
    }


def key_figures(*figures: dict[str, Any]) -> Block:
    """One to four results of `figure`, as a list."""
    return Block("key_figures", list(figures))


def document(filename: str, title: str, content: str) -> Block:
    """A plain text file to download: `{"filename", "title", "content"}`."""
    return Block(
        "document", {"filename": filename, "title": title, "content": content.strip() + "\n"}
    )


def call(slug: str) -> Block:
    """A call of the demonstration, by its French slug."""
    return Block("call", slug)


@dataclass(frozen=True)
class StepData:
    """One step of how it works."""

    title: str
    text: str


@dataclass(frozen=True)
class PartnerText:
    """What one side does, gives and gets, in one language."""

    role: str
    gives: str
    gets: str


@dataclass(frozen=True)
class PartnerData:
    """One side of the partnership, by the slug of its organisation."""

    organisation: str
    role: str
    gives: str
    gets: str


@dataclass(frozen=True)
class ClaimText:
    """The words of a claim in one language. The value too: 1 200 is 1,200 in English."""

    value: str
    statement: str
    unit: str
    period: str
    source: str


@dataclass(frozen=True)
class ClaimData:
    """A figure with its source; `method` is a value of `stories.models.Method`."""

    value: str
    statement: str
    unit: str
    period: str
    method: str
    source: str
    checked_days_ago: int


@dataclass(frozen=True)
class QuoteText:
    """The words of a quote in one language."""

    text: str
    speaker: str
    role: str


@dataclass(frozen=True)
class QuoteData:
    """Words with the day on which their speaker agreed, and for how long."""

    text: str
    speaker: str
    role: str
    agreed_days_ago: int
    agreed_for_days: int | None = None


@dataclass(frozen=True)
class CorrectionData:
    """What was wrong in the published story, and how long ago it was put right."""

    text: str
    corrected_days_ago: int


@dataclass(frozen=True)
class StoryText:
    """Everything that is read in a story, in one other language.

    `partners`, `claims`, `quotes`, `corrections`, `steps`, `lessons` and `body` stand in the order of the French
    original, one for one; what is not text (method, days, organisation) comes from there.
    """

    slug: str
    title: str
    summary: str
    authors: str
    problem: str
    affected: str
    steps: tuple[StepData, ...]
    partners: tuple[PartnerText, ...]
    claims: tuple[ClaimText, ...]
    limits: str
    conditions: str
    lessons: tuple[str, ...]
    quotes: tuple[QuoteText, ...]
    action_text: str
    body: tuple[Block, ...]
    cover_alt: str = ""
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoryData:
    """A story in French, with its translations by language code.

    Attributes:
        issues, territories: slugs and keys; the first issue gives the hue.
        cover: name of a scene, or None for the story's own wall.
        action_call: slug of a call of the demonstration, or None.
        verify_in_days: from today; negative where the day has passed.
        licence: of the text, a value of `content.models.Licence`.
    """

    slug: str
    title: str
    summary: str
    label: str
    authors: str
    stage: str
    issues: tuple[str, ...]
    territories: tuple[str, ...]
    levers: tuple[str, ...]
    sdgs: tuple[int, ...]
    problem: str
    affected: str
    steps: tuple[StepData, ...]
    partners: tuple[PartnerData, ...]
    claims: tuple[ClaimData, ...]
    limits: str
    conditions: str
    lessons: tuple[str, ...]
    quotes: tuple[QuoteData, ...]
    action_text: str
    body: tuple[Block, ...]
    started_days_ago: int
    published_days_ago: int
    verified_days_ago: int
    verify_in_days: int
    action_call: str | None = None
    cover: str | None = None
    cover_alt: str = ""
    licence: str = "cc-by-nd-4.0"
    corrections: tuple[CorrectionData, ...] = ()
    translations: dict[str, StoryText] = field(default_factory=dict)
