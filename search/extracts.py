"""The passage of a text that shows why it was found, with the words marked."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .analysis import terms
from .models import SearchEntry

WORD = re.compile(r"\w+(?:[-‐‑]\w+)*")
LENGTH = 220  # characters
LEAD = 60  # characters before the first word found


def mark(text: str, wanted: set[str], language: str) -> SafeString:
    """Escape a text and mark the words that give one of the terms."""
    parts, end = [], 0
    for match in WORD.finditer(text):
        if wanted.intersection(terms(match[0], language)):
            parts += [escape(text[end : match.start()]), "<mark>", escape(match[0]), "</mark>"]
            end = match.end()
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308  (escaped part by part)


def extract(entry: SearchEntry, wanted: set[str]) -> SafeString:
    """Choose the summary where it holds a term or says enough, else the passage that does."""
    if wanted.intersection(terms(entry.summary, entry.language)):
        return mark(entry.summary, wanted, entry.language)
    first = next(
        (
            match.start()
            for match in WORD.finditer(entry.body)
            if wanted.intersection(terms(match[0], entry.language))
        ),
        None,
    )
    if first is None:
        return mark(entry.summary, wanted, entry.language)
    return mark(_window(entry.body, first), wanted, entry.language)


def _window(text: str, first: int) -> str:
    """Cut between words, with an ellipsis where something was left out."""
    start = text.rfind(" ", 0, max(first - LEAD, 0)) + 1 if first > LEAD else 0
    end = text.find(" ", start + LENGTH)
    end = len(text) if end == -1 else end
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
