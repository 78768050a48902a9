"""E-mail addresses and phone numbers as people of three countries write them."""

import pytest
from django.core.exceptions import ValidationError

from involvement.contact import clean_email, clean_phone, dialled


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("06 12 34 56 78", "0612345678"),
        ("06.12.34.56.78", "0612345678"),
        ("06-12-34-56-78", "0612345678"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("+33 (0)6 12 34 56 78", "+33612345678"),
        ("0033 6 12 34 56 78", "+33612345678"),
        ("06\u00a012\u202f34\u00a056\u00a078", "0612345678"),
        ("+49 761 123456", "+49761123456"),
        ("+49 (0)761 / 12 34 56", "+49761123456"),
        ("0049 (0) 761 123456", "+49761123456"),
        ("0761/123456", "0761123456"),
        ("(07641) 1234-0", "0764112340"),
        ("0151 23456789", "015123456789"),
        ("+41 61 123 45 67", "+41611234567"),
        ("0041 (0)79 123 45 67", "+41791234567"),
        ("079 123 45 67", "0791234567"),
        ("03 88 12 34 56 \u2013 7".replace(" \u2013 7", ""), "0388123456"),
    ],
)
def test_phones_that_can_be_dialled(written: str, number: str):
    assert dialled(clean_phone(written)) == number


@pytest.mark.parametrize(
    "written",
    ["12", "06 12 34", "call me", "06 12 34 56 78 (evenings)", "+", "+33 6 12 34 56 78 90 12 34",
     "++33612345678", "٠٦١٢٣٤٥٦٧٨", "06<b>12345678"],
)  # fmt: skip
def test_phones_that_cannot(written: str):
    with pytest.raises(ValidationError) as error:
        clean_phone(written)
    assert error.value.code == "phone"


@pytest.mark.parametrize(
    "written", ["ana@example.org", "a.b+labo@sous.domaine.example.fr", " ana@müller.example "]
)
def test_addresses(written: str):
    assert clean_email(written) == written.strip()


@pytest.mark.parametrize(
    "written",
    ["ana", "ana@", "@example.org", "ana@example", "a b@example.org", "Ana <ana@example.org>",
     "ana@example.org, bob@example.org", '"x,bob@example.org,y"@example.org',
     "ana@example.org\nBcc: bob@example.org"],
)  # fmt: skip
def test_addresses_that_name_no_single_mailbox(written: str):
    with pytest.raises(ValidationError) as error:
        clean_email(written)
    assert error.value.code == "email"
