"""Names of places as people type them."""

from content.folding import folded_words, without_spelt_umlauts

SAINTS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "sankt": "saint"}


def fold(text: str) -> str:
    """Reduce a name to what people agree on when they type it.

    Lower case, no accents, ligatures spelled out, hyphens and apostrophes as spaces, St, Ste and
    Sankt in full: "L'Haÿ-les-Roses" gives "l hay les roses", "Ste Colombe" gives "sainte colombe".
    """
    return " ".join(SAINTS.get(word, word) for word in folded_words(text))


def fold_german(text: str) -> str:
    """The same where ä, ö and ü may be spelt ae, oe and ue: "Muelhausen" gives "mulhausen"."""
    return without_spelt_umlauts(fold(text))
