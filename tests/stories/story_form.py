"""The editor's form of a story: what is sent, and what comes back."""

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from people.models import Organisation
from stories.models import StoryIndexPage, StoryPage
from taxonomy.models import Territory
from tests.factories import (
    make_facilitator,
    make_issue,
    make_organisation,
    make_territory,
)

HINTS = {
    "title": "Give a title of at most 90 characters.",
    "summary": "Write the summary: two sentences.",
    "partners": "Name at least two partners from at least two universes.",
    "proof": "Give at least one figure or claim, each with source, method and date.",
    "limits": "Say what failed, took longer or is still open.",
    "issues": "Choose one to three issues.",
    "territories": "Choose at least one territory.",
    "action": "Ask the reader for something precise, or choose a call.",
    "contact": "Choose the person who answers.",
}
ALL_BUT_TITLE = sorted(hint for key, hint in HINTS.items() if key != "title")
OTHERS = "wagtail_localize_translatableobject"
ROWS = (
    "partners",
    "claims",
    "quotes",
    "corrections",
    "issue_links",
    "territory_links",
    "comments",
)


def empty(**fields) -> dict[str, str]:
    """A form in which nothing but a title was written."""
    data = {
        "title": "Un titre",
        "slug": "un-titre",
        "label": "verified",
        "licence": "cc-by-nd-4.0",
        "limits": rich_text(""),
        "conditions": rich_text(""),
        "steps": streamfield([]),
        "lessons": streamfield([]),
        "body": streamfield([]),
    } | {name: inline_formset([]) for name in ROWS}
    return nested_form_data(data | fields)


def whole(**fields) -> dict[str, str]:
    """A form that misses nothing."""
    territory = Territory.objects.first() or make_territory()
    partners = [
        Organisation.objects.filter(universe=universe).first() or make_organisation(name, universe)
        for name, universe in (("Ateliers", "company"), ("Insertion", "social-economy"))
    ]
    return empty(
        **(
            {
                "summary": "Deux phrases.",
                "limits": rich_text("<p>L’assurance.</p>"),
                "partners": inline_formset(
                    [{"organisation": partner.pk, "role": "Ouvre"} for partner in partners]
                ),
                "claims": inline_formset(
                    [
                        {
                            "statement": "embauches",
                            "source": "Registre",
                            "method": "measured",
                            "checked_on": "2026-09-01",
                        }
                    ]
                ),
                "issue_links": inline_formset([{"issue": make_issue().pk}]),
                "territory_links": inline_formset([{"territory": territory.pk}]),
                "action_text": "Ouvrez votre atelier.",
                "contact": make_facilitator().pk,
            }
            | fields
        )
    )


def add_url(index: StoryIndexPage) -> str:
    return reverse("wagtailadmin_pages:add", args=["stories", "storypage", index.pk])


def edit_url(story: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def errors(response) -> list[str]:
    """What the message at the top of the page lists, without the names of the fields."""
    page = BeautifulSoup(response.content, "html.parser")
    said = [item.get_text() for item in page.select(".messages .errorlist li")]
    return sorted(hint for hint in HINTS.values() for line in said if line.endswith(hint))


def stored() -> list[tuple[str, bool]]:
    return list(StoryPage.objects.values_list("title", "live"))


def in_moderation(story: StoryPage, user) -> StoryPage:
    story.save_revision(user=user)
    story.get_workflow().start(story, user)
    return story
