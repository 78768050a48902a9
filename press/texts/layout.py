"""Clean HTML as a row of blocks, from which plain text and word processors' files are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, Tag

# What XML cannot hold; some come along when a text is pasted out of a word processor.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
BOLD, ITALIC = {"strong", "b"}, {"em", "i"}


@dataclass(frozen=True)
class Run:
    """Some words that look alike."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph, or what stands like one.

    Attributes:
        kind: "paragraph", "heading", "bullet", "number" or "quote".
        runs: its words.
        level: of a heading, from 2; of a numbered line, its number.
    """

    kind: str
    runs: tuple[Run, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """Its words, however they look."""
        return "".join(run.text for run in self.runs)


def writable(text: str) -> str:
    """A text without the signs that no feed and no document may hold."""
    return CONTROLS.sub("", text)


def blocks_of(html: str) -> list[Block]:
    """Blocks of clean HTML (see `press.texts.article.clean`), those without words left out."""
    soup = BeautifulSoup(html, "html.parser")
    return [block for block in _blocks(soup, "paragraph") if block.text.strip()]


def _blocks(parent: Tag, kind: str) -> Iterator[Block]:
    loose: list[Run] = []
    for child in parent.children:
        if not isinstance(child, Tag) or child.name in BOLD | ITALIC | {"a", "br"}:
            loose += _runs(child, Run(""))
            continue
        if loose:
            yield Block(kind, tuple(_tidy(loose)))
            loose = []
        if child.name in ("h2", "h3"):
            yield Block("heading", tuple(_tidy(_runs(child, Run("")))), int(child.name[1]))
        elif child.name in ("ul", "ol"):
            for number, item in enumerate(child.find_all("li", recursive=False), start=1):
                line = "number" if child.name == "ol" else "bullet"
                yield Block(line, tuple(_tidy(_runs(item, Run("")))), number)
        elif child.name == "blockquote":
            yield from _blocks(child, "quote")
        else:
            yield Block(kind, tuple(_tidy(_runs(child, Run("")))))
    if loose:
        yield Block(kind, tuple(_tidy(loose)))


def _runs(node: Tag | NavigableString, look: Run) -> list[Run]:
    if isinstance(node, NavigableString):
        return [Run(str(node), look.bold, look.italic, look.href)]
    if node.name == "br":
        return [Run(" ")]
    look = Run(
        "",
        look.bold or node.name in BOLD,
        look.italic or node.name in ITALIC,
        node.get("href", "") if node.name == "a" else look.href,
    )
    return [run for child in node.children for run in _runs(child, look)]


def _tidy(runs: list[Run]) -> list[Run]:
    """Line ends and rows of breakable spaces are one space; none at either end."""
    found: list[Run] = []
    for run in runs:
        text = "".join(" " if sign in "\n\t\r" else sign for sign in run.text)
        while "  " in text:
            text = text.replace("  ", " ")
        if text.startswith(" ") and (not found or found[-1].text.endswith(" ")):
            text = text[1:]
        if text:
            found.append(Run(text, run.bold, run.italic, run.href))
    if found and found[-1].text.endswith(" "):
        last = found.pop()
        found += [Run(last.text[:-1], last.bold, last.italic, last.href)] if last.text[:-1] else []
    return found
