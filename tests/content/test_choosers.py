"""Choosers of rows in forms that are made once for all languages."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from people.models import Facilitator, Organisation, Programme
from taxonomy.models import Issue, Territory


@pytest.mark.parametrize("model", [Facilitator, Issue, Organisation, Programme, Territory])
def test_they_speak_the_language_of_whoever_reads_the_form(db, model):
    widget = model.snippet_viewset.chooser_viewset.widget_class()
    told = {}
    for language in ("fr", "de", "en"):
        with translation.override(language):
            shown = BeautifulSoup(
                widget.render("row", None, {"id": "row"}), "html.parser"
            ).get_text(" ")
            told[language] = " ".join(shown.split())
            name = str(model._meta.verbose_name)
            assert name in told[language]
    assert told["en"].startswith("Choose ")
    assert told["fr"].startswith("Choisir ")
    assert len(set(told.values())) == 3
