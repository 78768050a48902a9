"""Counting as a newsroom counts: signs with spaces, words as they are read aloud."""

import unicodedata
from collections.abc import Iterable

# What takes no place in a line: marks that combine with a letter, line ends, and characters that
# only steer (soft hyphen, joiners, direction).
NO_SIGN = {"Mn", "Me", "Cc", "Cf"}


def signs(text: str) -> int:
    """Characters with spaces.

    Every space counts as one, breakable or not, wide or narrow: those before « ; », those inside
    « », those between thousands. A letter with its accent is one. Ends of lines and paragraphs
    count nothing, as in word processors and page layout.
    """
    composed = unicodedata.normalize("NFC", text)
    return sum(unicodedata.category(character) not in NO_SIGN for character in composed)


def total_signs(paragraphs: Iterable[str]) -> int:
    """Signs of a text of several paragraphs."""
    return sum(signs(paragraph) for paragraph in paragraphs)


def words(text: str) -> int:
    """Words as somebody reads them aloud: what stands between spaces and holds a letter or digit.

    « 1 250 » with a no-break space is one word, « l’atelier » too; a dash or a quotation mark that
    stands alone is none.
    """
    spoken = "".join(" " if character in " \n\t" else character for character in text)
    return sum(any(c.isalnum() for c in word) for word in spoken.split(" "))


def total_words(paragraphs: Iterable[str]) -> int:
    """Words of a text of several paragraphs."""
    return sum(words(paragraph) for paragraph in paragraphs)
