"""Tags that draw the house motif."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from content.wall import draw_svg

register = template.Library()


@register.simple_tag
def wall(page: Any, format_name: str = "card") -> SafeString:
    """`{% wall page "card" %}`: the wall of a page, or of anything with a slug.

    Args:
        page: has `slug`, and where it knows them `hue`, `issues` and `territories` (prefetch their
            links in lists).
        format_name: "card", "lead", "hero", "tall", "square" or "strip".
    """
    issues, territories = getattr(page, "issues", None), getattr(page, "territories", None)
    return mark_safe(  # noqa: S308 (slugs only choose, they are not written)
        draw_svg(
            page.slug,
            getattr(page, "hue", "fir"),
            format_name,
            issue=issues[0].slug if issues else "",
            territory=territories[0].slug if territories else "",
        )
    )


@register.simple_tag
def wall_for(
    seed: str,
    hue: str = "fir",
    format_name: str = "card",
    windows: int = 1,
    lit: int | None = None,
) -> SafeString:
    """`{% wall_for "404" "rhine" "hero" %}`, or with several windows `windows=7 lit=3`.

    Args:
        seed: any word; the same word always gives the same wall.
        hue: a key of content/hues.py.
        format_name: as in `wall`.
        windows: how many windows can be lit.
        lit: how many are; all by default.
    """
    return mark_safe(draw_svg(seed, hue, format_name, windows=windows, lit=lit))  # noqa: S308
