"""A mark woven into words: a copy of a text names the link through which it was read.

Characters without width stand after the first space of a text: people and screen readers pass over
them, and they travel along when the text is copied. Who retypes the words loses them; the banner on
the page and on paper says the same in the open.
"""

ZERO, ONE = "\u200b", "\u200c"  # zero width space, zero width non-joiner
BEGIN = "\u2060"  # word joiner


def woven(text: str, number: int) -> str:
    """The text with a number in it, twice where it is long enough."""
    bits = BEGIN + f"{number:b}".replace("0", ZERO).replace("1", ONE) + BEGIN
    words = text.split(" ")
    if len(words) < 2:
        return text
    words[0] += bits
    if len(words) > 8:
        words[-2] += bits
    return " ".join(words)


def read(text: str) -> set[int]:
    """The numbers that are woven into a text."""
    parts = text.split(BEGIN)[1::2]
    marks = [part for part in parts if part and set(part) <= {ZERO, ONE}]
    return {int(part.replace(ZERO, "0").replace(ONE, "1"), 2) for part in marks}
