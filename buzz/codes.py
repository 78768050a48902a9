"""Codes that people read from a screen or a card and type: no letter that looks like another."""

from secrets import choice

# Without I and L, O and Q, U and V: told apart from the last row and in anybody's handwriting.
LETTERS = "ABCDEFGHJKMNPRSTWXYZ"


def room_code() -> str:
    """Five letters that open a room."""
    return _code(5)


def seat_code() -> str:
    """Six letters that open a journalist's seat where a camera does not read the card."""
    return _code(6)


def clean(text: str) -> str:
    """What somebody typed, as a code: any case, whatever stands between the letters."""
    return "".join(filter(str.isalnum, text)).upper()


def _code(length: int) -> str:
    return "".join(choice(LETTERS) for _ in range(length))
