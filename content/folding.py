"""Words as people type them: without case, accents, ligatures, hyphens and apostrophes."""

import re
import unicodedata

LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l"})
WORD = re.compile(r"[a-z0-9]+")
# Not in "Feuer", "bauen" and "Quelle".
UMLAUT = re.compile(r"([ao]|(?<![aeoq])u)e")
HYPHENS = "-\u2010"  # the no-break one is folded into the second
HYPHENATED = re.compile(rf"[a-z0-9]+(?:[{HYPHENS}][a-z0-9]+)*")


def folded_words(text: str) -> list[str]:
    """Split a text into words of plain letters and digits: "L'Économie" gives "l", "economie"."""
    return WORD.findall(_plain(text))


def hyphenated_words(text: str) -> list[list[str]]:
    """The same with the parts of each word together: "l'E-Bike" gives ["l"], ["e", "bike"]."""
    return [WORD.findall(word) for word in HYPHENATED.findall(_plain(text))]


def without_spelt_umlauts(folded: str) -> str:
    """What a folded German word is where ae, oe and ue stand for umlauts: "fuer" gives "fur"."""
    return UMLAUT.sub(r"\1", folded)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
