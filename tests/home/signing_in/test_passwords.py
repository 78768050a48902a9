"""Which passwords are refused besides those that Django refuses."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tests.factories import make_programme


def codes(password: str) -> list[str]:
    """Why a password is refused."""
    try:
        validate_password(password)
    except ValidationError as refused:
        return [error.code for error in refused.error_list]
    return []


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Labo des partenariats", ["own_words"]),  # its name
        ("LABO-partenariats-2027!", ["own_words"]),
        ("bonjour.labo.example", ["own_words"]),  # its address
        ("Équipe du Sundgau 27", ["own_words"]),  # a team
        ("!!!!!!!!!!!!", []),
        ("partenariats au bord du canal", []),
        ("le pont de Sélestat", []),
    ],
)
def test_what_stands_on_the_front_door_is_no_password(tree, settings, password, why):
    settings.WAGTAIL_SITE_NAME = "Labo des partenariats"
    settings.DEFAULT_FROM_EMAIL = "Le Labo <bonjour@labo.example>"
    make_programme(name="Équipe du Sundgau")
    assert codes(password) == why
