"""Words of people within mails."""

from django import template

register = template.Library()


@register.filter
def quoted(words: str) -> str:
    """Every line of somebody's words behind "> ", as mails quote."""
    return "\n".join(f"> {line}".rstrip() for line in words.strip().splitlines())
