"""The new words of a mail: without the quoted tail, whatever mail program wrote it.

Only what is surely a quotation is cut. Signatures stay: a phone number in one is worth more than a
tidy line. Answers between quoted lines stay too. No pattern here looks further than a line or a few,
so a hostile mail costs no more than a long one.
"""

import re
from html import unescape

LONGEST_LINE = 400  # of one that introduces a quotation
# "On 26/11/2026 10:00, Labo <…> wrote:", in the languages of our readers; may be folded. Without a
# time of day it is a sentence of the person: "Le maire nous a écrit :".
FIRST_WORD = re.compile(r"^(?:On|Le|Am|Op|Il|El)\b")
INTRODUCTION = re.compile(
    r"^.*\d[:.h]\d\d\b.*"
    r"\b(?:wrote|a écrit|schrieb|schreef|ha scritto|escribió)\b.{0,80}:$"
)
SEPARATOR = re.compile(
    r"^(?:-{2,}|_{2,})\s*(?:original message|message d['’]origine|message original|"
    r"ursprüngliche nachricht|originalnachricht|forwarded message|message transféré|"
    r"weitergeleitete nachricht|begin forwarded message|début du message transféré)\s*(?:-{2,}|_{2,})?:?$",
    re.IGNORECASE,
)
# The head that Outlook writes above what it quotes.
HEAD_FROM = re.compile(r"^\**(?:de|from|von|expéditeur)\s?:", re.IGNORECASE)
HEAD_LINE = re.compile(
    r"^\**(?:de|from|von|envoyé|sent|gesendet|date|datum|à|to|an|cc|objet|subject|betreff|"
    r"reply-to|répondre à|antwort an|expéditeur)\b[^:]{0,20}:",
    re.IGNORECASE,
)
HEAD_LINES = 3  # a head has at least so many
LONGEST_HEAD = 20
RULE = re.compile(r"^_{10,}$")
QUOTED = re.compile(r"^\s?>")
# HTML: the name of a tag, those that begin or end a line, and those whose content nobody sees.
NAME = re.compile(r"/?\s*([a-zA-Z][a-zA-Z0-9]*)")
BREAKS = {"br", "p", "div", "li", "tr", "table", "blockquote", "hr", "h1", "h2", "h3"}
UNSEEN = {"script", "style", "head", "title"}
NOT_A_LETTER = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\ufeff]")


def new_words(text: str) -> str:
    """What the sender wrote themselves, without what they answer to."""
    lines = text.splitlines()
    start, end = _quotation(lines)
    above = [line for line in lines[:start] if not QUOTED.match(line)]
    own = "\n".join(_without_rule(above))
    tail = lines[end:]
    if any(QUOTED.match(line) for line in tail):
        answers = "\n".join(line for line in tail if not QUOTED.match(line))
        own = f"{own.strip()}\n\n{answers.strip()}"
    elif not own.strip() and start < len(lines):
        # Answered below a quotation that bears no marks: all of it is better than nothing.
        own = "\n".join(tail)
    return tidy(own)


def split_forward(text: str, address: str) -> tuple[str, str]:
    """What was written above a forwarded mail, and the forwarded words themselves.

    Args:
        text: of the mail that forwards.
        address: whose mail was forwarded.

    Returns:
        Two texts, both empty where no mail of that address is forwarded inline.
    """
    lines = [QUOTED.sub("", line).strip() for line in text.splitlines()]
    for number, line in enumerate(lines):
        if HEAD_FROM.match(line) and _is_head(lines, number):
            head = number + _length_of_head(lines[number : number + LONGEST_HEAD])
            if address.casefold() in " ".join(lines[number:head]).casefold():
                above = [own for own in lines[:number] if not _introduces(own)]
                return tidy("\n".join(_without_rule(above))), new_words("\n".join(lines[head:]))
    return "", ""


def text_of_html(html: str) -> str:
    """The words of an HTML mail, a line for each block.

    No tree is built, and nothing is looked at twice: a mail may nest a hundred thousand elements,
    and the parsers that forgive everything then take minutes.
    """
    first, *pieces = html.split("<")
    found = [first]
    end = ""  # what ends the part that nobody sees
    for piece in pieces:
        if end and end not in piece.lower():
            continue
        if end == "-->":
            found.append(piece.partition(end)[2])
            end = ""
            continue
        end = ""
        if piece.startswith("!--"):
            end = "" if "-->" in piece else "-->"
            piece = piece.partition("-->")[2] if not end else ""
            found.append(piece)
            continue
        tag, closed, text = piece.partition(">")
        name = NAME.match(tag)
        if not name:
            found.append(text if piece.startswith(("!", "?")) else f"<{piece}")
            continue
        if not closed:
            continue
        if name[1].lower() in UNSEEN and not tag.startswith("/"):
            end = f"/{name[1].lower()}"
            continue
        found += ["\n" if name[1].lower() in BREAKS else "", " ".join(text.splitlines())]
    return tidy(unescape("".join(found)))


def tidy(text: str) -> str:
    """Text that any database takes: no control characters, no heaps of empty lines."""
    text = text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    text = NOT_A_LETTER.sub("", text.replace("\xa0", " "))
    lines = (line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _quotation(lines: list[str]) -> tuple[int, int]:
    """Where the quoted tail begins, and where its introduction ends; both past the end without one."""
    for number in range(len(lines)):
        line = lines[number].strip()
        if _introduces(line):
            return number, number + 1
        if HEAD_FROM.match(line) and _is_head(lines, number):
            head = [part.strip() for part in lines[number : number + LONGEST_HEAD]]
            return number, number + _length_of_head(head)
        if not FIRST_WORD.match(line):
            continue
        # "Le jeu. 26 nov. 2026 à 10:00, Labo <labo@labo.example> a écrit :" over up to three lines
        for span in (1, 2, 3):
            folded = " ".join(part.strip() for part in lines[number : number + span])
            if len(folded) <= LONGEST_LINE and INTRODUCTION.match(folded):
                return number, number + span
    return len(lines), len(lines)


def _without_rule(lines: list[str]) -> list[str]:
    """Without the line that Outlook draws above a quotation."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or RULE.match(lines[end - 1].strip())):
        end -= 1
    return lines[:end]


def _introduces(line: str) -> bool:
    return len(line) <= LONGEST_LINE and bool(SEPARATOR.match(line))


def _is_head(lines: list[str], number: int) -> bool:
    """Whether several lines of a head follow, not just a sentence that begins with "From:"."""
    near = [line.strip() for line in lines[number : number + 8]]
    return sum(bool(HEAD_LINE.match(line[:LONGEST_LINE])) for line in near) >= HEAD_LINES


def _length_of_head(lines: list[str]) -> int:
    """How many lines belong to a head; an empty line ends it, as soon as it is one."""
    found = 0
    for number, line in enumerate(lines):
        if not line and found >= HEAD_LINES:
            return number
        if line and not HEAD_LINE.match(line[:LONGEST_LINE]):
            return number
        found += bool(line)
    return len(lines)
