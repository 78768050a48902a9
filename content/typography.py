"""Typography of each language, applied when a text is shown and never stored.

French follows the Lexique des règles typographiques en usage à l'Imprimerie nationale: a narrow
no-break space (U+202F) before ; ! ? and between thousands, a no-break space (U+00A0) before the
colon, inside « » and between a number and what it counts. German sets a point between thousands,
English a comma. Letters and digits are never changed.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from html.parser import HTMLParser

from django.conf import settings
from django.utils.translation import get_language

NBSP, NNBSP = "\u00a0", "\u202f"

# Stand-ins while the rules work: Unicode sets these code points aside for use inside programs.
INLINE, BLOCK, KEPT = "\ufdd0", "\ufdd1", "\ufdd2"
STAND_INS = re.compile(f"[{INLINE}{BLOCK}{KEPT}]")

SPACE = f"[ {NBSP}{NNBSP}\u2009]"
EDGE = rf"\s{INLINE}{BLOCK}"

# What is no prose: addresses, e-mails, code, character references.
VERBATIM = re.compile(
    rf"""
      (?:https?|ftp|mailto|tel):[^{EDGE}<>«»“”„"]+
    | \bwww\.[^{EDGE}<>«»“”„"]+
    | [\w.+-]+(?:'[\w.+-]+)*@[\w-]+(?:\.[\w-]+)+
    | \b[\w-]+(?:\.[\w-]+)*\.[a-z]{{2,}}/[^{EDGE}<>«»“”„"]*
    | `[^`\n{BLOCK}]+`
    | &\#?\w+;
    """,
    re.VERBOSE,
)

# Opening and closing signs: quotation, quotation inside it, and where that was typed with ' alone.
QUOTES = {
    "fr": [(f"«{NBSP}", f"{NBSP}»"), ("“", "”"), ("‘", "’")],
    "de": [("„", "“"), ("‚", "‘"), ("‚", "‘")],
    "en": [("“", "”"), ("‘", "’"), ("‘", "’")],
}
MONTHS = {
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "de": "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
COUNTED = {
    "fr": "h|min|ans?|mois|jours?|heures?|minutes?|euros?|millions?|milliards?|fois|personnes?",
    "de": "Uhr|Std\\.|Min\\.|Jahren?|Monaten?|Tagen?|Stunden?|Minuten?|Euro|Millionen|Milliarden|Personen|"
    "Menschen|Einwohner(?:innen)?",
    "en": "am|pm|years?|months?|days?|hours?|minutes?|euros?|million|billion|times|people",
}
THOUSANDS = {"fr": NNBSP, "de": ".", "en": ","}
# Abbreviations that stay with the name or number that follows.
HELD = {
    "fr": r"M\.|MM\.|Mme|Mmes|Mlle|Dr|Pr|n°|p\.|art\.|vol\.",
    "de": r"Nr\.|S\.|Dr\.|Prof\.|Abs\.|Art\.",
    "en": r"Mr|Mrs|Ms|Dr|No\.|p\.|vol\.",
}
UNITS = (
    r"€|\$|£|%|‰|°C?|[kcm]?m[²³23]?|kg|g|t|ha|[km]?[lL]|[kMG]?Wh?|[kMGT]?[oB]|kWc|km/h|"
    r"CHF|EUR|CO2|CO₂"
)

# What is measured in these is no year and no code, even without a space: 1250 €.
MEASURED = r"€|\$|£|[kcm]?m[²³]|km|kg|[kM]Wh|CHF|EUR|euros?\b|Euro\b"
# What follows these words is the number of something, not how many there are.
NUMBERED = (
    "[A-Z]{2,}|USt-Id(?:Nr\\.)?|[Tt]él\\.?|[Tt]éléphone|[Tt]el\\.?|[Tt]elefon|[Pp]hone|[Ff]ax|[Nn]°|"
    "Nr\\.|[Nn]o\\.|[Nn]uméro|[A-Za-zäöüß]*[Nn]ummer|[Nn]umber"
)

Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def typo(text: str, language: str | None = None) -> str:
    """Set a plain text as its language wants it.

    Args:
        text: plain text, not HTML: escape the result, not what goes in.
        language: "fr", "de", "en" or a longer code; the active language by default.
    """
    if not text or STAND_INS.search(text):
        return text
    return _typo(str(text), _language(language))


@lru_cache(maxsize=4096)  # a title stands on many pages, and none changes as often as it is shown
def _typo(text: str, language: str) -> str:
    return _apply(text, _rules_of(language))


def typo_html(html: str, language: str | None = None) -> str:
    """Set the text of HTML as its language wants it; tags, attributes and code stay as they are.

    Args:
        html: well-formed HTML, for instance rendered rich text.
        language: as in `typo`.
    """
    if not html or STAND_INS.search(html):
        return html
    return _typo_html(html, _language(language))


def thousands(number: int, language: str | None = None) -> str:
    """Write a number with what its language sets between thousands: 12 500, 12.500, 12,500.

    Args:
        number: how many there are; neither a year nor a code.
        language: as in `typo`.
    """
    return f"{number:,}".replace(",", THOUSANDS.get(_language(language), NNBSP))


def _language(language: str | None) -> str:
    return (language or get_language() or settings.LANGUAGE_CODE)[:2]


def _apply(text: str, rules: list[Rule]) -> str:
    kept = VERBATIM.findall(text)
    if kept:
        text = VERBATIM.sub(KEPT, text)
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    if kept:
        pieces = iter(kept)
        text = re.sub(KEPT, lambda _match: next(pieces), text)
    return text


@lru_cache
def _rules_of(language: str) -> list[Rule]:
    """Rules of one language, in order; a language unknown here keeps its signs as typed."""
    if language not in QUOTES:
        return []
    signs = _french_signs() if language == "fr" else _tight_signs()
    rules = [*_quotes(QUOTES[language]), *signs, *_numbers(language)]
    return [(re.compile(pattern), replacement) for pattern, replacement in rules]


def _quotes(signs: list[tuple[str, str]]) -> list:
    single = signs[-1]
    # A pair needs a non-word sign before and after it: 5" and 5' are inches, feet or minutes.
    pair = rf"(?<![\w'])'(?=[^\s'])([^'\n{BLOCK}]*?[^\s']|)'(?![\w'])"
    return [
        (r"(?<!\.)\.{3}(?!\.)", "…"),
        (rf"[^\n{BLOCK}]*\"[^\n{BLOCK}]*", lambda line: _paired(line[0], signs)),
        (rf"(?<=[^\W\d_])'(?=[\w«“„\"{INLINE}{KEPT}])", "’"),
        (r"(?<!\S)'n'(?!\S)", "’n’"),  # rock 'n' roll
        (pair, rf"{single[0]}\1{single[1]}"),
        (r"(?<=[^\W\d_])'(?!')", "’"),
        (r"(?<![\w'])'(?=\d\ds?\b)", "’"),  # the '90s
    ]


def _paired(line: str, signs: list[tuple[str, str]]) -> str:
    """Give the straight quotation marks of a line their form, by how deep they stand.

    What opens has no word before it, what closes none behind it; a mark without its other half stays.
    """
    pairs: list[tuple[int, int]] = []
    open_at: list[int] = []
    for marks in re.finditer('"+', line):
        start, end = marks.span()
        before, behind = line[start - 1 : start], line[end : end + 1]
        closes = before.strip() and not re.match(r"\w", behind)
        if closes and end - start <= len(open_at):
            pairs += [(open_at.pop(), at) for at in range(start, end)]
        elif end - start == 1 and behind.strip() and not re.match(r"\w", before):
            open_at.append(start)
    found: dict[int, str] = {}
    for start, end in pairs:
        is_inside = any(outer < start and end < close for outer, close in pairs)
        found[start], found[end] = signs[is_inside]
    return "".join(found.get(at, sign) for at, sign in enumerate(line))


def _french_signs() -> list:
    after = rf"(?=[{EDGE}»”“\"’')\],.…]|$)"
    attached = r"\w»”\"’')\]%€$°²³…"
    sign = rf"({INLINE}*[;!?]+)"
    return [
        (rf"(?<=[^{EDGE}([«“]){SPACE}+{sign}{after}", rf"{NNBSP}\1"),
        (rf"(?<={INLINE}){SPACE}+{sign}{after}", rf"{NNBSP}\1"),
        (rf"(?<=[{attached}]){sign}{after}", rf"{NNBSP}\1"),
        (rf"(?<=[^\s{BLOCK}([«“]){SPACE}+({INLINE}*:)(?=[{EDGE}»«“\"]|$)", rf"{NBSP}\1"),
        (rf"(?<=[{attached}])({INLINE}*:)(?=[{EDGE}»]|$)", rf"{NBSP}\1"),
        (rf"«{SPACE}*(?=[^\s{BLOCK}])", f"«{NBSP}"),
        (rf"(?<=[^\s{BLOCK}]){SPACE}*»", f"{NBSP}»"),
        (r"(?<=\d)(?=[%€](?!\w))", NBSP),
    ]


def _tight_signs() -> list:
    word = r"(?<=[^\W\d_]|[)»”“’])"
    return [
        (rf"{word}{SPACE}+([!?]+)(?=[{EDGE})”“\"…]|$)", r"\1"),
        (rf"{word}{SPACE}+([;:])(?=[{EDGE}]|$)", r"\1"),
    ]


def _numbers(language: str) -> list:
    months, counted, held = MONTHS[language], COUNTED[language], HELD[language]
    dot = r"\." if language == "de" else "(?:er)?"
    rules = [
        *_grouped(language),
        # phone numbers: 03 88 00 00 00, +33 3 88 …
        (rf"(?<=\b\d\d){SPACE}(?=\d\d(?:{SPACE}\d\d)+\b)", NBSP),
        (rf"(?<=\b\d\d{NBSP}\d\d){SPACE}(?=\d\d\b)", NBSP),
        (rf"(?<=\d){SPACE}({INLINE}*(?:{UNITS}|{counted})(?!\w))", rf"{NBSP}\1"),
        (rf"\b(\d{{1,2}}{dot}){SPACE}(?=(?:{months})\b)", rf"\1{NBSP}"),
        (rf"\b({held}){SPACE}(?=[A-ZÀ-Þ\d])", rf"\1{NBSP}"),
    ]
    if language == "fr":
        rules.append((rf"(?<=\d{NBSP}h){SPACE}(?=\d\d\b)", NBSP))
    if language == "de":
        # DIN 5008; an ending or a hyphen makes one word of it: 100%ig, 5%-Hürde
        rules.append((r"(?<=\d)(?=[%€](?![\w-]))", NBSP))
        rules.append((rf"\b(z\.|d\.|u\.){SPACE}(?=[BhaÄ]\.)", rf"\1{NBSP}"))
    if language == "en":
        rules.append((rf"\b({months}){SPACE}(?=\d{{1,2}}\b)", rf"\1{NBSP}"))
    return rules


def _grouped(language: str) -> list:
    """Thousands: those that were typed apart get the sign of the language, and those typed in one
    where what follows says that they are a quantity. Everything else may be a year or a code."""
    sign, counted = THOUSANDS[language], COUNTED[language]
    decimal, other = (r"\.", ",") if language == "en" else (",", r"\.")
    begins = rf"(?<![\w.,+])(?<!\d{SPACE})"
    in_one = (
        rf"{begins}(?:[1-9]\d{{3,8}}(?=(?:{decimal}\d+)?{SPACE}?(?:{MEASURED})(?!\w))"
        rf"|[1-9]\d{{4,8}}(?={SPACE}(?:{counted})(?!\w)))"
    )
    rules = [(in_one, lambda match: f"{int(match[0]):,}".replace(",", sign))]
    if language != "fr":
        what = rf"(?={SPACE}?(?:{UNITS}|{counted})(?!\w))"
        rules.append(
            (
                rf"(?P<number_of>\b(?:{NUMBERED})[\s:]*(?!\d(?:{SPACE}?\d)*{what}))?{begins}"
                # a postal code before its place, nine digits that may be a company's
                rf"(?!\d\d{SPACE}\d{{3}}(?!{what}){SPACE}[A-ZÀ-Þ])(?!\d{{3}}{SPACE}\d{{3}}{SPACE}\d{{3}}(?!{what}))"
                rf"[1-9]\d{{0,2}}(?:{SPACE}\d{{3}})+(?!\d|{SPACE}\d|{other}\d)",
                lambda match: match[0] if match["number_of"] else re.sub(SPACE, sign, match[0]),
            )
        )
    return [
        *rules,
        # 1 250, but not the year and the number in "en 2024 150 personnes"
        (rf"(?<![\d.,])(\d{{1,3}}){SPACE}(?=\d{{3}}(?!\d))", rf"\1{NNBSP}"),
        (rf"(?<=\d{NNBSP}\d{{3}}){SPACE}(?=\d{{3}}(?!\d))", NNBSP),
    ]


class _Splitter(HTMLParser):
    """Split HTML into prose and the rest; the rest leaves a stand-in behind in the prose."""

    SKIPPED = frozenset(
        {"code", "kbd", "math", "pre", "samp", "script", "style", "svg", "textarea", "var"}
    )
    # Elements inside a sentence: what stands before them counts for the signs after them.
    # fmt: off
    INLINE_TAGS = frozenset({
        "a", "abbr", "b", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "i", "ins", "mark",
        "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
    })
    # fmt: on

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.prose: list[str] = []
        self.rest: list[str] = []
        self.skipping: list[str] = []

    def keep(self, source: str, stand_in: str) -> None:
        if self.skipping:
            self.rest[-1] += source
        else:
            self.rest.append(source)
            self.prose.append(stand_in)

    def stand_in(self, tag: str) -> str:
        return INLINE if tag in self.INLINE_TAGS or tag in self.SKIPPED else BLOCK

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.keep(self.get_starttag_text() or "", self.stand_in(tag))
        if tag in self.SKIPPED:
            self.skipping.append(tag)

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        self.keep(self.get_starttag_text() or "", self.stand_in(tag))

    def handle_endtag(self, tag: str) -> None:
        self.keep(f"</{tag}>", self.stand_in(tag))
        if self.skipping and self.skipping[-1] == tag:
            self.skipping.pop()

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.prose.append(data)
        elif self.skipping[-1] in ("script", "style"):
            self.keep(data, INLINE)
        else:
            self.keep(escape(data, quote=False), INLINE)

    def handle_comment(self, data: str) -> None:
        self.keep(f"<!--{data}-->", INLINE)


@lru_cache(maxsize=512)
def _typo_html(html: str, language: str) -> str:
    splitter = _Splitter()
    splitter.feed(html)
    splitter.close()
    text = escape(_apply("".join(splitter.prose), _rules_of(language)), quote=False)
    rest = iter(splitter.rest)
    return re.sub(f"[{INLINE}{BLOCK}]", lambda _match: next(rest), text)
