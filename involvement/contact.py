"""How to reach a person: e-mail addresses and phone numbers as people write them."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

# E.164 allows 15 digits; the shortest numbers of our three countries with their prefix have 8.
SHORTEST, LONGEST = 8, 15
PHONE_CHARACTERS = re.compile(r"\+?[0-9 ./()-]+")
# These could smuggle a second recipient into a header.
ADDRESS_BREAKERS = re.compile(r"[\s,;:<>\"()\\]")


def one_line(text: str) -> str:
    """Text with every run of white space, line breaks included, as one space."""
    return " ".join(text.split())


def dialled(phone: str) -> str:
    """What a telephone dials: digits, with a plus where a country's number begins.

    >>> dialled("+33 (0)6 12 34 56 78")
    '+33612345678'
    >>> dialled("0041 61/123 45 67")
    '+41611234567'
    """
    phone = phone.strip()
    digits = re.sub(r"[^0-9]", "", re.sub(r"^(\+|00)([^(]*)\(0\)", r"\1\2", phone))
    if phone.startswith("+"):
        return f"+{digits}"
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return digits


def clean_phone(text: str) -> str:
    """Accept a phone number in French, German or Swiss writing and keep it as written.

    Raises:
        ValidationError: it cannot be dialled.
    """
    # No-break spaces and dashes come with numbers that were copied from a page.
    text = one_line(re.sub(r"[\u2010-\u2015]", "-", text))
    number = dialled(text)
    digits = len(number.lstrip("+"))
    if not PHONE_CHARACTERS.fullmatch(text) or not SHORTEST <= digits <= LONGEST:
        raise ValidationError(
            _(
                "We could not dial this number. Write it for instance 06 12 34 56 78, "
                "+49 761 123456 or +41 61 123 45 67."
            ),
            code="phone",
        )
    return text


def clean_email(text: str) -> str:
    """Accept an e-mail address that names exactly one mailbox.

    Raises:
        ValidationError: it is none.
    """
    text = text.strip()
    try:
        if ADDRESS_BREAKERS.search(text):
            raise ValidationError("", code="invalid")
        validate_email(text)
    except ValidationError as error:
        raise ValidationError(
            _("This address does not look complete. Write it for instance name@example.org."),
            code="email",
        ) from error
    return text
