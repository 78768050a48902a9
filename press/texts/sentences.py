"""Sentences of a text, never cut in the middle."""

import re

# A full stop after these ends no sentence. A single capital is somebody's initial.
ABBREVIATIONS = (
    # French
    "M", "MM", "Mme", "Mmes", "Mlle", "Dr", "Pr", "Me", "St", "Ste", "av", "bd", "cf", "chap",
    "env", "ex", "fig", "p", "pp", "art", "vol", "tél", "hab", "min",
    # German
    "z", "d", "u", "ca", "bzw", "vgl", "usw", "Nr", "Str", "Prof", "Abs", "Art", "Mio", "Mrd", "inkl",
    # English
    "Mr", "Mrs", "Ms", "Jr", "vs", "e", "i", "g", "No",
)  # fmt: skip
BREAK = re.compile(
    r"""
    (?<=[.!?…])                # an end …
    ((?:[ \u00a0\u202f]?[»”“"’)\]])*)   # … with what closes after it
    [ \n\t]+                   # breakable space: a no-break one joins
    (?=[«„“"‘(\[–—\u00a0\u202f]*[A-ZÀ-ÖØ-Þ0-9])
    """,
    re.VERBOSE,
)
LAST_WORD = re.compile(r"([^\W\d_]+|\d+)\.$")


def sentences(text: str, language: str) -> list[str]:
    """Split a plain text into its sentences.

    Args:
        text: plain text; line ends count as spaces.
        language: code of two letters. In German a number and a full stop are an ordinal (“12. März”).
    """
    text = " ".join(re.split(r"[ \n\t\r]+", text.strip()))
    found, start = [], 0
    for match in BREAK.finditer(text):
        if _goes_on(text[start : match.start()], language):
            continue
        found.append(text[start : match.start()] + match[1])
        start = match.end()
    return [*found, text[start:]] if text[start:] else found


def ended(sentence: str) -> str:
    """The sentence with a full stop, unless it has an end already; empty stays empty."""
    sentence = sentence.strip()
    if not sentence or re.search(r"[.!?…](?:[ \u00a0\u202f]?[»”“\"’)\]])*$", sentence):
        return sentence
    return f"{without_end(sentence)}."


def without_end(text: str) -> str:
    """A text without the sign at its end that leads on or closes it, and without spaces there."""
    return text.strip().rstrip(" \u00a0\u202f.:;,")


def _goes_on(before: str, language: str) -> bool:
    """Whether the full stop at the end of `before` belongs to an abbreviation or an ordinal."""
    match = LAST_WORD.search(before)
    if match is None:
        return False
    word = match[1]
    if word.isdigit():
        return language == "de" and len(word) <= 2
    return word in ABBREVIATIONS or (len(word) == 1 and word.isupper())
