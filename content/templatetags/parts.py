"""Parts of pages that are set once, in templates; `content.parts` says when one may be."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue

from content import parts

register = template.Library()


@register.simple_tag
def part(template_name: str, **shown: Any) -> SafeString:
    """`{% part "stories/_set_card.html" story=story url=url %}`: as include, but with nothing else.

    Args:
        template_name: asks for nothing beyond what it is given; neither request nor page is there.
        shown: what it shows, read before.
    """
    return parts.part(template_name, shown)


@register.filter
def blocks(stream: StreamValue) -> SafeString:
    """`{{ page.body|blocks }}`: what editors built, each block set by itself."""
    return parts.blocks(stream)
