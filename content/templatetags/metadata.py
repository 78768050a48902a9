"""Metadata in templates."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# What could end the script element or begin another one; the same three as Django's json_script.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def json_ld(objects: list[dict[str, Any]]) -> SafeString:
    """schema.org objects as one JSON-LD graph, safe inside a script element.

    A data block is never executed, so the content security policy allows it.
    """
    graph = {"@context": "https://schema.org", "@graph": list(objects)}
    text = json.dumps(graph, cls=DjangoJSONEncoder, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 escaped one line above
