"""Shorter texts drafted from a story's fields: whole sentences, never over the limit."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import override

from content.typography import typo
from press.models import Kind

from .article import quoted
from .counting import total_signs, total_words
from .layout import blocks_of
from .material import Material
from .sentences import ended, sentences, without_end

SIGNS = {Kind.BRIEF: 300, Kind.SHORT: 600, Kind.MEDIUM: 1500, Kind.LONG: 3000}
# Our rule for 45 seconds read aloud: 160 words a minute in French and in English, 135 in German,
# whose words are longer. On the safe side of what newsreaders do.
RADIO_WORDS = {"fr": 120, "en": 120, "de": 100}
# What is said instead of signs that nobody can read aloud.
SPOKEN = {
    "fr": {"%": "pour cent", "€": "euros", "km": "kilomètres", "m²": "mètres carrés"},
    "de": {"%": "Prozent", "€": "Euro", "km": "Kilometer", "m²": "Quadratmeter"},
    "en": {"%": "per cent", "€": "euros", "km": "kilometres", "m²": "square metres"},
}
# In the order in which they are read. What comes first in WEIGHT gets the first sentence.
READING_ORDER = (
    "summary", "problem", "body", "steps", "figures", "quotes", "partners", "limits", "conditions",
    "lessons", "action",
)  # fmt: skip
WEIGHT = (
    "figures", "problem", "limits", "steps", "quotes", "partners", "conditions", "body", "lessons",
    "action",
)  # fmt: skip
RADIO_WEIGHT = ("problem", "figures", "steps", "limits", "action")

Parts = dict[str, list[str]]


@dataclass(frozen=True)
class Measure:
    """How long a text of a kind may be, and how long one is.

    Attributes:
        limit: signs with spaces, or words where the text is read aloud.
        count: how many of them a text of several paragraphs has.
        spoken: whether words count.
    """

    limit: int
    count: Callable[[list[str]], int]
    spoken: bool = False


def measure(kind: str, language: str) -> Measure:
    """The measure of a kind of text.

    Raises:
        KeyError: the full text, which has none.
    """
    if kind == Kind.RADIO:
        return Measure(RADIO_WORDS.get(language, 120), total_words, spoken=True)
    return Measure(SIGNS[Kind(kind)], total_signs)


def draft(material: Material, kind: str) -> list[str]:
    """Paragraphs of a kind of text, drafted from what the story says.

    The summary comes first, whole. Then each part in turn gives one more sentence, as long as the
    text stays within its limit: so that even a short one has a figure and what resisted.
    """
    rule = measure(kind, material.language)
    with override(material.language):
        parts = _spoken_parts(material) if rule.spoken else _parts(material)
    if kind != Kind.LONG:
        parts["body"] = []  # a scene out of a free text needs room to make sense
    weight = RADIO_WEIGHT if rule.spoken else WEIGHT
    taken = _fill(parts, weight, lambda some: rule.count(_paragraphs(parts, some)) <= rule.limit)
    return _paragraphs(parts, taken)


def _fill(parts: Parts, weight: tuple[str, ...], fits: Callable[[dict], bool]) -> dict[str, int]:
    """How many sentences of each part fit."""
    taken = dict.fromkeys(parts, 0)
    while taken["summary"] < len(parts["summary"]) and fits(
        taken | {"summary": taken["summary"] + 1}
    ):
        taken["summary"] += 1
    open_parts = [name for name in weight if parts[name]]
    while open_parts:
        for name in list(open_parts):
            more = taken | {name: taken[name] + 1}
            if taken[name] < len(parts[name]) and fits(more):
                taken = more
            else:
                open_parts.remove(name)
    return taken


def _paragraphs(parts: Parts, taken: dict[str, int]) -> list[str]:
    return [" ".join(parts[name][: taken[name]]) for name in READING_ORDER if taken.get(name)]


def _parts(material: Material) -> Parts:
    """The sentences of each part of a story, set as their language wants them."""
    story, language = material.story, material.language
    figures = [
        f"{claim.value} {without_end(claim.statement)} ({', '.join(_told(claim))})"
        if _told(claim)
        else f"{claim.value} {claim.statement}"
        for claim in story.claims.all()
    ]
    steps = [_step(block["value"], language) for block in story.steps.raw_data]
    quotes = [
        f"{quoted(quote.text)} ({quote.speaker}{', ' if quote.role else ''}{quote.role})"
        for quote in material.quotes
    ]
    partners = [
        f"{partner.organisation.name}: {_going_on(partner.role, language)}"
        for partner in story.partners.all()
        if partner.organisation and partner.role
    ]
    conditions = _plain(material, story.conditions)
    raw: Parts = {
        "summary": sentences(story.summary, language),
        "problem": [*sentences(story.problem, language), *sentences(story.affected, language)],
        "body": _body(material),
        "steps": steps,
        "figures": figures,
        "quotes": quotes,
        "partners": partners,
        "limits": _labelled(_("What resisted"), _plain(material, story.limits)),
        "conditions": _labelled(_("It does not work without"), conditions),
        "lessons": _labelled(
            _("What others can take with them"),
            [s for block in story.lessons.raw_data for s in sentences(block["value"], language)],
        ),
        "action": _with_what_follows(sentences(story.action_text, language)),
    }
    return {
        name: [typo(ended(sentence), language) for sentence in found if sentence.strip()]
        for name, found in raw.items()
    }


def _spoken_parts(material: Material) -> Parts:
    """The same for the ear: no brackets, no signs, the source of a figure in words."""
    parts = _parts(material)
    parts["figures"] = [
        ended(
            _("%(figure)s, according to this source: %(source)s")
            % {"figure": f"{claim.value} {claim.statement}".strip(), "source": claim.source}
            if claim.source
            else f"{claim.value} {claim.statement}".strip()
        )
        for claim in material.story.claims.all()
    ]
    return {
        name: [aloud(sentence, material.language) for sentence in parts[name]]
        if name in RADIO_WEIGHT or name == "summary"
        else []
        for name in parts
    }


def aloud(sentence: str, language: str) -> str:
    """A sentence as it is read aloud: what stands in brackets is left out, signs become words."""
    sentence = re.sub(r"[ \u00a0]?\([^)]*\)", "", sentence)
    for sign, words in SPOKEN.get(language, {}).items():
        sentence = re.sub(rf"(?<=\d)[ \u00a0\u202f]?{sign}(?!\w)", f" {words}", sentence)
    return typo(ended(sentence), language)


def _step(step: dict, language: str) -> str:
    """A step in one sentence: its title, and the first thing that happens."""
    first = sentences(step.get("text") or "", language)[:1]
    return (
        f"{without_end(step['title'])}: {_going_on(first[0], language)}" if first else step["title"]
    )


def _going_on(text: str, language: str) -> str:
    """A text after a colon: only German keeps the capital of a sentence there.

    Words in capitals keep theirs; a word of one letter has them only where a sentence begins.
    """
    is_word = text[1:2].islower() or text[:2] in ("A ", "À ", "Y ")
    if language == "de" or not is_word:
        return text
    return text[0].lower() + text[1:]


def _told(claim: object) -> list[str]:
    told = [claim.get_method_display() if claim.method else "", claim.source]
    return [part for part in told if part]


def _labelled(label: str, found: list[str]) -> list[str]:
    """Say before the first sentence what the following ones are about."""
    return [f"{label}: {found[0]}", *found[1:]] if found else []


def _with_what_follows(found: list[str]) -> list[str]:
    """A question and the sentence after it as one: alone at the end of a text it leads nowhere."""
    joined: list[str] = []
    for sentence in found:
        if joined and joined[-1].endswith("?"):
            joined[-1] += f" {sentence}"
        else:
            joined.append(sentence)
    return joined


def _plain(material: Material, source: str) -> list[str]:
    """Sentences of a rich text, headings left out."""
    found = []
    for is_list, group in groupby(
        blocks_of(material.clean(source)), lambda block: block.kind in ("bullet", "number")
    ):
        texts = [block.text for block in group if block.kind != "heading"]
        if is_list:  # its lines are parts of one sentence, which may have begun before them
            begun = [found.pop()] if found and found[-1].endswith(":") else []
            found.append(" ".join([*begun, "; ".join(without_end(text) for text in texts)]))
        else:
            found += [s for text in texts for s in sentences(text, material.language)]
    return found


def _body(material: Material) -> list[str]:
    return [
        sentence
        for kind, value in material.blocks()
        if kind == "text"
        for sentence in _plain(material, value)
    ]
