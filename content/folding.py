"""Words as people type them: without case, accents, ligatures, hyphens and apostrophes."""

import re
import unicodedata

LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l"})
WORD = re.compile(r"[a-z0-9]+")


def folded_words(text: str) -> list[str]:
    """Split a text into words of plain letters and digits: "L'Économie" gives "l", "economie"."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(LETTERS))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return WORD.findall(plain)
