"""Counting as a newsroom counts."""

import pytest

from press.texts.counting import signs, total_signs, words
from press.texts.sentences import ended, sentences


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("Un mot", 6),
        ("Oui !", 5),
        ("Oui\u202f!", 5),
        ("«\u00a0Oui\u00a0»", 7),
        ("1\u202f250 €", 7),
        ("é", 1),
        ("e\u0301", 1),
        ("Straße", 6),
        ("co\u00adopérative", 11),
        ("deux\nlignes", 10),
        ("deux\r\nlignes", 10),
        ("👍", 1),
        ("–", 1),
    ],
)
def test_signs_with_spaces(text, number):
    assert signs(text) == number


def test_between_paragraphs_nothing_counts():
    assert total_signs(["Un.", "Deux."]) == 8


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("Un mot", 2),
        ("l’atelier ouvre", 2),
        ("1\u202f250 personnes", 2),
        ("31 embauches – en deux ans", 5),
        ("«\u00a0Oui\u00a0», dit-elle", 2),
        ("Oui\u202f!", 1),
        ("deux\nlignes", 2),
    ],
)
def test_words_as_they_are_read_aloud(text, number):
    assert words(text) == number


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "", []),
        ("fr", "Une seule", ["Une seule"]),
        ("fr", "Une. Deux ! Trois ?", ["Une.", "Deux !", "Trois ?"]),
        (
            "fr",
            "M. Kuhn ouvre. Mme Roth ferme.",
            ["M. Kuhn ouvre.", "Mme Roth ferme."],
        ),
        ("fr", "J. Roth vient. Il part.", ["J. Roth vient.", "Il part."]),
        ("fr", "Il dit : « Oui. » Puis il part.", ["Il dit : « Oui. »", "Puis il part."]),
        (
            "fr",
            "Il dit : «\u00a0Oui.\u00a0» Puis il part.",
            ["Il dit : «\u00a0Oui.\u00a0»", "Puis il part."],
        ),
        ("fr", "En 2025. Le reste suit…", ["En 2025.", "Le reste suit…"]),
        ("fr", "Voir www.exemple.fr. Ensuite.", ["Voir www.exemple.fr.", "Ensuite."]),
        ("fr", "3,5 millions. 12 ans.", ["3,5 millions.", "12 ans."]),
        ("fr", "Une\nligne. Une\tautre.", ["Une ligne.", "Une autre."]),
        (
            "de",
            "Am 12. März beginnt es. Dann endet es.",
            ["Am 12. März beginnt es.", "Dann endet es."],
        ),
        ("de", "Das kostet z. B. Zeit. Viel.", ["Das kostet z. B. Zeit.", "Viel."]),
        ("en", "Mr. Roth came. He left.", ["Mr. Roth came.", "He left."]),
    ],
)
def test_sentences_are_found_whole(language, text, found):
    assert sentences(text, language) == found


@pytest.mark.parametrize(
    ("text", "with_end"),
    [
        ("", ""),
        ("Un mot", "Un mot."),
        ("Un mot.", "Un mot."),
        ("Un mot\u00a0;", "Un mot."),
        ("Vraiment ?", "Vraiment ?"),
        ("«\u00a0Oui.\u00a0»", "«\u00a0Oui.\u00a0»"),
        ("à suivre…", "à suivre…"),
    ],
)
def test_a_sentence_gets_an_end(text, with_end):
    assert ended(text) == with_end
