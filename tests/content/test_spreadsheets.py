"""No list of the CMS writes a formula, its own ones included."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from search.models import MissedSearch

FORMULA = '=hyperlink("https://evil.example")'


def lists(of: type = SpreadsheetExportMixin) -> Iterator[type]:
    for view in of.__subclasses__():
        yield view
        yield from lists(view)


def test_every_list_takes_a_formula_for_text(tree, client):
    client.get(reverse("wagtailadmin_home"))  # all of them are known by then
    found = set(lists())
    written = {
        view: view.get_preprocess_function(view, "name", FORMULA, "csv")(FORMULA) for view in found
    }
    assert len(found) > 40
    assert {view: text for view, text in written.items() if text != f"'{FORMULA}"} == {}


@pytest.mark.django_db
def test_what_strangers_searched_for_does_not_run_in_an_editors_spreadsheet(admin_client, tree):
    MissedSearch.objects.create(language="fr", words=FORMULA, count=9, last_on=timezone.localdate())
    response = admin_client.get(reverse("missed_searches"), {"export": "csv"})
    cells = response.getvalue().decode()
    assert "'=hyperlink" in cells
    assert "\n=hyperlink" not in cells.replace('"', "")
