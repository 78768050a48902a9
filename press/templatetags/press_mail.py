"""Lines of mails to journalists."""

from django import template
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.visibility import is_public
from press import links
from press.models import PressLink

register = template.Library()

# Part of the contract with newsrooms (DESIGN.md, section 4); in the language of the story.
REPUBLISH = {"fr": "reprendre/", "de": "uebernehmen/", "en": "republish/"}
KIT = {"fr": "dossier-de-presse.zip", "de": "pressemappe.zip", "en": "press-kit.zip"}


@register.simple_tag
def kit_lines(story: Page) -> str:
    """Where the texts and the press kit of a public story lie; nothing before it is public."""
    if not is_public(story):
        return ""
    language, address = story.locale.language_code, story.full_url
    texts = f"{_('Texts in four lengths:')} {address}{REPUBLISH[language]}"
    return f"{texts}\n{_('Press kit:')} {address}{KIT[language]}"


@register.simple_tag
def claim_url(space: PressLink, story: Page) -> str:
    """Where a journalist takes a story."""
    return links.space_url(space, "press_claim", story.pk)
