"""How long a story takes to read."""

from datetime import date

import pytest

from stories.models import StoryPage, StoryQuote
from stories.reading import WORDS_PER_MINUTE, reading_minutes, word_count


def test_counts_the_words_of_every_field_and_none_of_the_markup():
    story = StoryPage(
        title="Un deux",
        summary="trois",
        problem="quatre cinq",
        affected="six",
        limits="<p>sept</p><p>huit <b>neuf</b></p>",
        conditions="<ul><li>dix</li><li>onze</li></ul>",
        steps=[{"type": "step", "value": {"title": "douze", "text": "treize"}}],
        lessons=[{"type": "lesson", "value": "quatorze"}],
        body=[{"type": "text", "value": "<h2>quinze</h2><p>seize</p>"}],
    )
    story.quotes = [
        StoryQuote(text="dix-sept dix-huit", agreed_on=date(2020, 1, 1)),
        StoryQuote(text="jamais montré sans accord"),
    ]

    assert word_count(story) == 18


@pytest.mark.parametrize(
    ("words", "minutes"),
    [(0, 1), (1, 1), (WORDS_PER_MINUTE, 1), (WORDS_PER_MINUTE + 1, 2), (10 * WORDS_PER_MINUTE, 10)],
)
def test_minutes_are_rounded_up_and_never_zero(words, minutes):
    assert reading_minutes(words) == minutes
