"""From words to terms: what is searched for and what is indexed pass through the same function.

Light stemmers, not dictionaries: they need only agree with themselves. Two words that give the
same term find each other ("emplois" and "emploi"); the term itself need not be a word.
"""

from content.folding import folded_words

SHORTEST_STEM = 4

STOP_WORDS = {
    "fr": "a au aux avec c ce ces cet cette d dans de des du elle elles en est et eux il ils j je l "
    "la le les leur leurs lui m ma mais me mes mon n ne nos notre nous on ou par pas pour qu que "
    "qui s sa se ses si son sont sur t ta te tes ton tu un une vos votre vous y",
    "de": "aber als am an auch auf aus bei bin bis da das dass dem den der des die doch du ein eine "
    "einem einen einer eines er es fur hat ich ihr im in ins ist ja mit nach nicht noch nur oder "
    "sein sich sie sind so um und uns vom von vor was wie wir zu zum zur",
    "en": "a an and are as at be but by for from he her his i if in into is it its my no not of on "
    "or our s she so t that the their them there they this to was we were which will with you your",
}
STOPPED = {language: frozenset(words.split()) for language, words in STOP_WORDS.items()}

# Endings and what takes their place, the longest first; the first that fits is used.
FRENCH = [
    ("trices", "teur"),
    ("trice", "teur"),
    ("euses", "eur"),
    ("euse", "eur"),
    ("eaux", "eau"),
    ("ives", "if"),
    ("ive", "if"),
    ("iques", "ic"),
    ("ique", "ic"),
    ("aux", "al"),
    ("ees", ""),
    ("ers", ""),
    ("ee", ""),
    ("es", ""),
    ("er", ""),
    ("e", ""),
    ("s", ""),
    ("x", ""),
]
GERMAN = [
    ("ussen", "us"),
    ("usse", "us"),
    ("ern", ""),
    ("em", ""),
    ("en", ""),
    ("er", ""),
    ("es", ""),
    ("e", ""),
    # Häuser, Kreise and Busse are not the only forms of words that end so.
    ("ss", "ss"),
    ("is", "is"),
    ("us", "us"),
    ("s", ""),
]
ENGLISH = [
    ("ingly", ""),
    ("sses", "ss"),
    ("ies", "y"),
    ("ing", ""),
    ("ers", "er"),
    ("es", ""),
    ("ed", ""),
    ("ss", "ss"),
    ("us", "us"),
    ("s", ""),
    ("e", ""),
]
ENDINGS = {"fr": FRENCH, "de": GERMAN, "en": ENGLISH}


def stem(word: str, language: str) -> str:
    """Take the ending off a folded word.

    Args:
        word: lower case, plain letters.
        language: "fr", "de" or "en".
    """
    if word.isdigit():
        return word
    for ending, replacement in ENDINGS[language]:
        if word.endswith(ending) and len(word) - len(ending) + len(replacement) >= SHORTEST_STEM:
            return word[: len(word) - len(ending)] + replacement
    return word


def terms(text: str, language: str) -> list[str]:
    """Terms of a text, in order; words that say nothing are left out."""
    stopped = STOPPED[language]
    return [stem(word, language) for word in folded_words(text) if word not in stopped]
