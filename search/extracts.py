"""The passage of a text that shows why it was found, with the words marked."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .analysis import terms_of_word
from .models import SearchEntry

WORD = re.compile(r"\w+(?:[-‐‑]\w+)*")
LENGTH = 220  # characters
LEAD = 60  # characters before the first word found


def mark(text: str, wanted: set[str], language: str) -> SafeString:
    """Escape a text and mark the words that give one of the terms."""
    parts, end = [], 0
    for match in WORD.finditer(text):
        if not wanted.isdisjoint(terms_of_word(match[0], language)):
            parts += [escape(text[end : match.start()]), "<mark>", escape(match[0]), "</mark>"]
            end = match.end()
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308  (escaped part by part)


def extract(entry: SearchEntry, wanted: set[str]) -> SafeString:
    """Choose the summary where it holds a term or says enough, else the passage that does."""
    language = entry.language
    first = None
    if _first(entry.summary, wanted, language) is None:
        first = _first(entry.body, wanted, language)
    text = entry.summary if first is None else _window(entry.body, first)
    return mark(text, wanted, language)


def _first(text: str, wanted: set[str], language: str) -> int | None:
    """Where the first word begins that gives one of the terms."""
    for match in WORD.finditer(text):
        if not wanted.isdisjoint(terms_of_word(match[0], language)):
            return match.start()
    return None


def _window(text: str, first: int) -> str:
    """Cut between words, with an ellipsis where something was left out."""
    start = text.rfind(" ", 0, max(first - LEAD, 0)) + 1 if first > LEAD else 0
    end = text.find(" ", start + LENGTH)
    end = len(text) if end == -1 else end
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
