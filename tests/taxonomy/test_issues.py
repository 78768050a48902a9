"""The twelve first issues and their hues."""

import re

from django.conf import settings
from django.utils import translation

from content.hues import HUE_BY_KEY, HUES
from taxonomy.issues import FIRST_ISSUES, ensure_issues
from taxonomy.models import Issue

SLUGS = [
    "emploi",
    "formation",
    "mobilite",
    "precarite",
    "circulaire",
    "logement",
    "energie",
    "alimentation",
    "soin",
    "accueil",
    "engagement",
    "responsable",
]


def test_twelve_issues_come_in_order_and_once(db):
    assert ensure_issues() == 12
    assert list(Issue.objects.values_list("slug", flat=True)) == SLUGS
    assert ensure_issues() == 0
    assert Issue.objects.count() == 12


def test_what_editors_changed_stays(db):
    ensure_issues()
    Issue.objects.filter(slug="emploi").update(name_fr="Travail", sort_order=99, hue="sky")
    Issue.objects.filter(slug="soin").delete()

    assert ensure_issues() == 1

    issue = Issue.objects.get(slug="emploi")
    assert (issue.name_fr, issue.sort_order, issue.hue) == ("Travail", 99, "sky")


def test_every_issue_is_complete_in_three_languages_with_a_hue_of_its_own(db):
    ensure_issues()
    for issue in Issue.objects.all():
        issue.full_clean()
        for language in ("fr", "de", "en"):
            with translation.override(language):
                assert issue.name == getattr(issue, f"name_{language}") != ""
                assert issue.definition == getattr(issue, f"definition_{language}") != ""
        assert all(re.fullmatch(r"medtop:\d{8}", topic) for topic in issue.iptc)
    assert {issue.hue for issue in FIRST_ISSUES} == set(HUE_BY_KEY)


def test_the_style_sheet_has_the_same_angles():
    css = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
    angles = re.findall(r'\[data-hue="(\w+)"\]\s*{\s*--hue:\s*(\d+);', css)
    assert {key: int(angle) for key, angle in angles} == {hue.key: hue.angle for hue in HUES}


def test_neighbouring_hues_stay_apart():
    angles = sorted(hue.angle for hue in HUES)
    gaps = [(b - a) % 360 for a, b in zip(angles, angles[1:] + angles[:1], strict=True)]
    assert sum(gaps) == 360
    assert min(gaps) >= 25
