"""Words and windows of an evening in templates."""

import re
from collections.abc import Iterable
from itertools import count
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from content.wall import draw_svg

register = template.Library()
STEPS = ("angle", "format", "week")


@register.filter
def said(values: dict[str, str], name: str) -> str:
    """What was said under a name; nothing where nothing was."""
    return (values or {}).get(name, "")


@register.filter
def label_of(options: Iterable[tuple[str, Any]], value: str) -> str:
    """The words of a value among the options; the value itself where it is none of them."""
    return str(dict(options).get(value, value))


@register.filter
def is_next(values: dict[str, str], name: str) -> bool:
    """Whether this is the first of the three taps that is still to come."""
    return next((step for step in STEPS if not (values or {}).get(step)), "") == name


@register.simple_tag
def stage_wall(seed: str, seats: list[dict[str, Any]], format_name: str = "stage") -> SafeString:
    """The wall with a window per seat, lit where they pressed; the windows stand in their order.

    Args:
        seed: the code of the evening: each has a wall of its own.
        seats: as `buzz.state` gives them.
    """
    if not seats:
        return mark_safe(draw_svg(seed, "slate", format_name, windows=1, lit=0))  # noqa: S308
    drawn = draw_svg(seed, "slate", format_name, windows=len(seats), lit=0)
    number = count()

    def light(match: re.Match[str]) -> str:
        name = "lit" if seats[next(number)]["lit"] else "dim"
        return f'class="window {name}"'

    return mark_safe(re.sub('class="dim"', light, drawn))  # noqa: S308 (drawn by us)
