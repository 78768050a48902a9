"""Filters that set texts as their language wants them."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from content import typography

register = template.Library()


@register.filter
def thousands(number: int) -> str:
    """`{{ number|thousands }}`: how many there are, in the active language."""
    return typography.thousands(number)


@register.filter
def typo(value: object, language: str | None = None) -> str:
    """`{{ text|typo }}` or `{{ text|typo:"de" }}`: plain text, escaped as usual afterwards."""
    text = "" if value is None else value if isinstance(value, str) else str(value)
    if isinstance(text, SafeString):
        return typo_html(text, language)
    return typography.typo(text, language)


@register.filter
def typo_html(value: object, language: str | None = None) -> SafeString:
    """`{{ html|typo_html }}`: for HTML that is safe already, such as rendered rich text."""
    html = "" if value is None else str(value)
    return mark_safe(typography.typo_html(html, language))  # noqa: S308 (safe before, safe after)
