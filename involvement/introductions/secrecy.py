"""What a text must not say before everybody has said yes: who the others are, and how to reach them."""

import re
from collections.abc import Iterable

from content.folding import folded_words
from involvement.contact import SHORTEST, dialled
from involvement.models import Person

EMAIL = re.compile(r"\S+@\S+\.\w+")
# Digits with what people write between them; years and hours are too short to be numbers.
NUMBER = re.compile(r"\+?\d(?:[\s./()\-\u00a0\u2010-\u2015\u202f]*\d)+")
# An initial is in every sentence.
SHORTEST_NAME = 2


def has_contact_data(text: str) -> bool:
    """Whether a text holds an e-mail address or a phone number, whoever's."""
    numbers = (re.sub(r"\D", "", found) for found in NUMBER.findall(text))
    return bool(EMAIL.search(text)) or any(len(number) >= SHORTEST for number in numbers)


def named_in(text: str, people: Iterable[Person]) -> list[Person]:
    """Those of `people` whom a text names: first or last name as a word, e-mail or phone.

    Case, accents and hyphens make no difference: "Ines" names Inès.
    """
    words = folded_words(text)
    digits = re.sub(r"\D", "", text)
    return [person for person in people if _is_named(person, text, words, digits)]


def _is_named(person: Person, text: str, words: list[str], digits: str) -> bool:
    if person.email and person.email.casefold() in text.casefold():
        return True
    phone = _national(person.phone)
    if len(phone) >= SHORTEST - 1 and phone in digits:
        return True
    return any(_holds(words, folded_words(name)) for name in (person.first_name, person.last_name))


def _holds(words: list[str], name: list[str]) -> bool:
    """Whether the words of a name stand in a text one after the other."""
    if sum(map(len, name)) < SHORTEST_NAME:
        return False
    return any(
        words[start : start + len(name)] == name for start in range(len(words) - len(name) + 1)
    )


def _national(phone: str) -> str:
    """The digits of a number behind the code of its country or the zero that stands for it."""
    digits = dialled(phone)
    if digits.startswith("+"):
        return re.sub(r"^\+(33|41|49)", "", digits).lstrip("+")
    return digits.lstrip("0")
