"""The words of the interface: one word for one thing, nothing that says two things, spaces in place."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

# Each was a word beside the one that the rest of the site has, or could be read the other way round.
NOT_OURS = {
    "de": {
        "Anliegen": "Anfrage",
        "Departement": "Département",
        "verfolgen": "abonnieren",
        "Wem Sie folgen": "Was Sie abonniert haben",
        "Ja, schreibt": "Ja, schreiben Sie",
    },
    "fr": {
        "Plus d’alertes": "Arrêter les alertes",
        "Plus de courriels": "Arrêter les courriels",
        "Plus de ces": "Ne plus recevoir ces",
        "répondue": "avec réponse",
    },
}
# What stands before two-part signs and within quotation marks (content/typography.py).
LOOSE = {
    "fr": re.compile(r"[\w»)] [;:!?»]|« |(?<![\d{/%s])\w[;!?](?=\s|$)|\w: "),
    "de": re.compile(r"\w [;:!?]|„ | “|[\"]\w"),
}


def messages(language: str) -> list[str]:
    path = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"
    return [
        text
        for entry in polib.pofile(str(path))
        for text in (entry.msgstr, *entry.msgstr_plural.values())
    ]


@pytest.mark.parametrize("language", ["fr", "de"])
def test_one_word_for_one_thing(language):
    assert [
        (word, text) for text in messages(language) for word in NOT_OURS[language] if word in text
    ] == []


@pytest.mark.parametrize("language", ["fr", "de"])
def test_signs_have_the_spaces_of_their_language(language):
    plain = [
        re.sub(r"https?:\S+|<[^>]*>|%\(\w+\)[sd]|[A-Z_]{4,}\S*", "x", text)
        for text in messages(language)
    ]
    assert [text for text in plain if LOOSE[language].search(text)] == []
