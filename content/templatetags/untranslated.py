"""What base.html must know where a page is shown in another language than the reader's."""

from django import template
from django.utils.translation import gettext_lazy as _

from content import untranslated
from content.languages import active

register = template.Library()

NOTICES = {
    "fr": _("This page has not been translated into English yet. You are reading it in French."),
    "de": _("This page has not been translated into English yet. You are reading it in German."),
    "en": _("This page has not been translated into your language yet. Here it is in English."),
}


@register.simple_tag(takes_context=True)
def text_language(context: template.Context) -> str:
    """Code of the language in which the page's text is; mostly the active one."""
    found = untranslated.of(context.get("request"))
    return found.language if found else active()


@register.simple_tag
def untranslated_notice(text_language: str) -> str:
    """Says in the reader's language in which one the text is."""
    return NOTICES[text_language]
