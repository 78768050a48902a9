"""From words to terms: what is searched for and what is indexed pass through the same function.

Light stemmers, not dictionaries: they need only agree with themselves. Two words that give the
same term find each other ("emplois" and "emploi"); the term itself need not be a word.
"""

from functools import lru_cache
from itertools import chain

from content.folding import hyphenated_words, without_spelt_umlauts

SHORTEST_STEM = 4
SHORTEST_SINGULAR = 3  # rue, Rad, job
MOST_PARTS = 4  # of a word with hyphens that may also be written without

Phrase = tuple[str, ...]  # terms
Ways = tuple[Phrase, ...]

STOP_WORDS = {
    "fr": "a au aux avec c ce ces cet cette d dans de des du elle elles en est et eux il ils j je l "
    "la le les leur leurs lui m ma mais me mes mon n ne nos notre nous on ou par pas pour qu que "
    "qui s sa se ses si son sont sur t ta te tes ton tu un une vos votre vous y "
    "combien comment pourquoi quand quel quelle quelles quels quoi",
    "de": "aber als am an auch auf aus bei bin bis da das dass dem den der des die doch du ein eine "
    "einem einen einer eines er es fur hat ich ihr im in ins ist ja mit nach nicht noch nur oder "
    "sein sich sie sind so um und uns vom von vor war was wie wir zu zum zur "
    "wann warum welche welchem welchen welcher welches wer wo",
    "en": "a an and are as at be but by for from he her his i if in into is it its my no not of on "
    "or our s she so t that the their them there they this to was we were which will with you your "
    "do does how what when where who why",
}
STOPPED = {language: frozenset(words.split()) for language, words in STOP_WORDS.items()}

# Common words whose forms no ending tells: what each is found as.
IRREGULAR = {
    "fr": {"travaux": "travail", "baux": "bail", "vitraux": "vitrail", "yeux": "oeil"},
    "de": {},
    "en": {"children": "child", "women": "woman", "men": "man"},
}

# Endings and what takes their place, the longest first; the first that fits is used.
FRENCH = [
    ("trices", "teur"),
    ("trice", "teur"),
    ("euses", "eur"),
    ("euse", "eur"),
    ("eaux", "eau"),
    ("eux", "eu"),
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
    ("erinnen", ""),  # Partnerinnen, as Partner
    ("ussen", "us"),
    ("usse", "us"),
    ("erin", ""),
    ("ens", ""),
    ("ern", ""),
    ("ers", ""),
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
    ("uses", "us"),
    ("news", "news"),  # says something else than "new"
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
# What makes a plural of a word; of "care" and "mère" as little must not be left.
PLURALS = {
    "fr": {"eaux", "eux", "s"},
    "de": {ending for ending, _replacement in GERMAN},
    "en": {"uses", "us", "s"},
}


@lru_cache(maxsize=10_000)
def stem(word: str, language: str) -> str:
    """Take the ending off a folded word.

    Args:
        word: lower case, plain letters.
        language: "fr", "de" or "en".
    """
    if word.isdigit():
        return word
    word = IRREGULAR[language].get(word, word)
    for ending, replacement in ENDINGS[language]:
        if word.endswith(ending):
            shortest = SHORTEST_SINGULAR if ending in PLURALS[language] else SHORTEST_STEM
            found = word.removesuffix(ending) + replacement
            if len(found) >= shortest:
                return found
    return word


def words(text: str, language: str) -> list[Ways]:
    """Of each word of a text, in order, the ways to write it; words that say nothing are left out.

    Most have one way, of one term. "Co-voiturage" has two: its parts, and both in one.
    """
    found = [_ways(parts, language) for parts in _parts(text)]
    return [ways for ways in found if ways]


def looked_for(text: str, language: str) -> list[Ways]:
    """The same of what somebody looks for, who may have no ä, ö and ü on the keyboard."""
    found = [
        [_ways(spelt, language) for spelt in spelt_ways(parts, language)] for parts in _parts(text)
    ]
    # "fuer" says as little as "für".
    return [tuple(dict.fromkeys(chain(*ways))) for ways in found if all(ways)]


def spelt_ways(parts: list[str], language: str) -> list[list[str]]:
    """A folded word, and in German what it is folded to where ae, oe and ue stand for umlauts."""
    plain = list(map(without_spelt_umlauts, parts)) if language == "de" else parts
    return [parts] if plain == parts else [parts, plain]


def _parts(text: str) -> list[list[str]]:
    found = []
    for parts in hyphenated_words(text):
        found += [parts] if len(parts) <= MOST_PARTS else [[part] for part in parts]
    return found


def _ways(parts: list[str], language: str) -> Ways:
    apart = tuple(stem(part, language) for part in parts if part not in STOPPED[language])
    if not apart or len(parts) == 1:
        return (apart,) if apart else ()
    return apart, (stem("".join(parts), language),)


def spellings(text: str, language: str) -> list[Phrase]:
    """The terms of a phrase, in order, and those that it gives without its hyphens."""
    found = words(text, language)
    phrases = (chain.from_iterable(ways[way] for ways in found) for way in (0, -1))
    return list(dict.fromkeys(map(tuple, phrases)))


def terms(text: str, language: str) -> list[str]:
    """All terms by which a text is found, each word's together."""
    return [term for ways in words(text, language) for way in ways for term in way]


@lru_cache(maxsize=20_000)
def terms_of_word(word: str, language: str) -> frozenset[str]:
    """The same of a single word. Texts that are shown consist of the same words again and again."""
    return frozenset(terms(word, language))
