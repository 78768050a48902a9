"""What the accessibility statement may say, and when."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from home.accessibility import Compliance, statement
from home.models import AccessibilityPage

TODAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("audited_on", "rate", "expected"),
    [
        (None, None, Compliance.NONE),
        (None, 100, Compliance.NONE),
        (date(2026, 6, 1), None, Compliance.NONE),
        (date(2026, 6, 1), 0, Compliance.NONE),
        (date(2026, 6, 1), 49, Compliance.NONE),
        (date(2026, 6, 1), 50, Compliance.PARTIAL),
        (date(2026, 6, 1), 99, Compliance.PARTIAL),
        (date(2026, 6, 1), 100, Compliance.FULL),
        (date(2023, 11, 1), 100, Compliance.FULL),
        (date(2023, 10, 31), 100, Compliance.NONE),
    ],
)
def test_only_a_valid_audit_makes_a_site_compliant(audited_on, rate, expected):
    assert statement(audited_on, rate, TODAY).compliance is expected


def test_a_statement_holds_for_three_years():
    assert statement(date(2026, 6, 1), 80, TODAY).valid_until == date(2029, 6, 1)
    assert statement(date(2024, 2, 29), 80, TODAY).valid_until == date(2027, 2, 28)
    assert statement(None, None, TODAY).valid_until is None


@pytest.mark.django_db
def test_the_page_shows_rate_auditor_and_gaps_only_once_recorded(client, tree):
    page = AccessibilityPage.objects.get(locale__language_code="fr")

    def main():
        response = client.get("/fr/accessibilite/")
        return BeautifulSoup(response.content, "html.parser").main.get_text(" ", strip=True)

    assert "%" not in main()

    page.audited_on, page.compliance_rate = date.today(), 72
    page.audited_by, page.known_gaps = "Cabinet Lucide", "<p>Deux vidéos sans sous-titres.</p>"
    page.save_revision().publish()

    text = main()
    assert "72" in text
    assert "Cabinet Lucide" in text
    assert "Deux vidéos sans sous-titres." in text
