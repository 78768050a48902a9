"""Lines of mails to journalists."""

from django import template
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.visibility import is_public
from press import addresses, links
from press.models import CoverageCommitment, PressLink

register = template.Library()


@register.simple_tag
def kit_lines(story: Page) -> str:
    """Where the texts and the press kit of a story lie; before it is public, when they will."""
    if not is_public(story):
        return _(
            "Texts in your length, pictures and the press kit open there when the embargo ends."
        )
    # Out of braces: whoever collects messages does not look into f-strings.
    texts, kit = _("Texts in your length, pictures, people to call:"), _("Press kit:")
    return (
        f"{texts} {addresses.full(story, 'press-republish')}\n"
        f"{kit} {addresses.full(story, 'press-kit')}"
    )


@register.simple_tag
def week_url(space: PressLink, commitment: CoverageCommitment) -> str:
    """Where the week of a promise lies as a file for the calendar."""
    return links.space_url(space, "press_week", commitment.pk)


@register.simple_tag
def claim_url(space: PressLink, story: Page) -> str:
    """Where a journalist takes a story."""
    return links.space_url(space, "press_claim", story.pk)


@register.simple_tag
def report_url(space: PressLink, story: Page) -> str:
    """Where a journalist says that a story has appeared: it is chosen there already."""
    return f"{links.space_url(space, 'press_published')}?story={story.pk}"
