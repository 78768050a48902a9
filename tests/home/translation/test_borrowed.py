"""What wagtail-localize says, said right."""

from datetime import UTC, datetime

import pytest
from django.utils import translation
from wagtail_localize.models import StringTranslation

from tests.factories import make_story

from .desk import put, send

LAST_OF_FEBRUARY = datetime(2027, 2, 28, 23, 30, tzinfo=UTC)  # in Paris it is March


@pytest.mark.parametrize(
    ("language", "by_hand", "by_tool"),
    [
        ("fr", "Traduit à la main le 1er mars 2027", "Traduit avec DeepL le 1er mars 2027"),
        ("de", "Von Hand übersetzt am 1. März 2027", "Mit DeepL übersetzt am 1. März 2027"),
        ("en", "Translated manually on 1 March 2027", "Translated with DeepL on 1 March 2027"),
    ],
)
def test_the_translator_s_editor_tells_days_in_its_own_language(language, by_hand, by_tool):
    manual = StringTranslation(translation_type="manual", updated_at=LAST_OF_FEBRUARY)
    machine = StringTranslation(
        translation_type="machine", tool_name="DeepL", updated_at=LAST_OF_FEBRUARY
    )
    with translation.override(language):
        told = [row.get_comment().replace("\u00a0", " ") for row in (manual, machine)]
    assert told == [by_hand, by_tool]


@pytest.mark.parametrize(
    ("written", "shown"),
    [("F&amp;E &lt; Werkstatt", "F&E < Werkstatt"), ("lang" * 100, "lang" * 63 + "lan")],
)
def test_a_draft_is_called_what_its_translator_wrote(tree, written, shown):
    sent = send(make_story("Un atelier"))
    put(sent, sent.source.stringsegment_set.get(context__path="title"), written)
    assert sent.get_target_instance().draft_title == shown
