"""Pictures for social networks: the page's own, or its wall with the title set beside it."""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFont
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page

from .hues import HUE_BY_KEY
from .logo import draw_logo
from .typography import typo
from .wall import draw_picture, plan
from .wall.palette import DAY, INK, PAPER, colour

if TYPE_CHECKING:
    from .models import BasePage

SIZE = (1200, 630)
RENDITION = "fill-1200x630|format-jpeg"
FONT = Path(__file__).parent / "fonts" / "bricolage-bold.ttf"
WALL_WIDTH = 400
MARGIN = 64
TITLE_BOX = (SIZE[0] - WALL_WIDTH - 2 * MARGIN, 400)
TITLE_SIZES = range(92, 38, -4)
LINE_HEIGHT = 1.08
MAX_LINES = 6
SPACES = " \n\t\u2009"


def page_social_picture(page: "BasePage", request: HttpRequest | None) -> tuple[str, str]:
    """Address and alternative text of the picture that stands for a page elsewhere.

    The picture chosen for social networks, else the page's own, else its wall; a picture whose
    rights are not clear is passed over. Costs no query for a page without pictures.
    """
    for field, alt_field in (("social_picture", ""), ("cover", "cover_alt")):
        if not getattr(page, f"{field}_id", None):
            continue
        picture = getattr(page, field)
        if not picture.rights_are_clear():
            continue
        try:
            rendition = picture.get_rendition(RENDITION)
        except (SourceImageIOError, OSError):
            continue  # the file is gone; the page must not go with it
        alt = getattr(page, alt_field, "") or picture.default_alt_text
        return _absolute(page, rendition.url, request), alt
    return page_social_url(page, request), page.title


def page_social_url(page: Page, request: HttpRequest | None) -> str:
    """Full address of the drawn picture; it changes whenever the page is published again.

    Empty for a page that is being previewed before it was ever saved.
    """
    if page.pk is None:
        return ""
    path = reverse("social-image", args=[page.pk, version(page)])
    return _absolute(page, path, request)


def version(page: Page) -> int:
    """Second in which the page last became public: the version of its drawn picture."""
    moment = page.last_published_at or page.first_published_at
    return int(moment.timestamp()) if moment else 0


def _absolute(page: Page, path: str, request: HttpRequest | None) -> str:
    if "://" in path:
        return path  # a storage with a host of its own
    parts = page.get_url_parts(request)
    return f"{parts[1] if parts else ''}{path}"


def draw_page(page: "BasePage") -> bytes:
    """The drawn picture of a page, as PNG of 1200 by 630 pixels."""
    issues, territories = getattr(page, "issues", []), getattr(page, "territories", [])
    return draw_social(
        page.title,
        page.slug,
        page.hue,
        page.locale.language_code,
        issues[0].slug if issues else "",
        territories[0].slug if territories else "",
    )


def draw_social(
    title: str, seed: str, hue: str, language: str, issue: str = "", territory: str = ""
) -> bytes:
    """Draw a title beside its wall.

    Args:
        title: set in as few, as even lines as its length allows; cut only beyond six lines.
        seed, issue, territory: choose the wall, as everywhere (content/wall).
        hue: a key of content/hues.py.
        language: code for the title's typography.
    """
    angle = HUE_BY_KEY.get(hue, HUE_BY_KEY["fir"]).angle
    beam = colour(*DAY["beam"], angle)
    image = Image.new("RGB", SIZE, PAPER)
    wall = plan(seed, "social", issue, territory)
    image.paste(draw_picture(wall, angle, 1), (SIZE[0] - WALL_WIDTH, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, SIZE[1] - wall.beam, SIZE[0] - WALL_WIDTH, SIZE[1]), fill=beam)

    size, lines = fit(typo(" ".join(title.split()), language))
    font = _font(size)
    y = MARGIN - size * 0.14
    for line in lines:
        draw.text((MARGIN - 3, y), line, font=font, fill=INK)
        y += size * LINE_HEIGHT

    mark, foot = 52, SIZE[1] - MARGIN - wall.beam
    image.paste(draw_logo(mark, INK, PAPER), (MARGIN, foot - mark + 8))
    draw.text(
        (MARGIN + mark + 18, foot - mark / 2 + 8),
        settings.WAGTAIL_SITE_NAME,
        font=_font(30),
        fill=INK,
        anchor="lm",
    )
    buffer = BytesIO()
    # Flat colours: a palette makes it a third as heavy.
    image.quantize(128, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


@lru_cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), size)


def fit(title: str) -> tuple[int, list[str]]:
    """The largest size in which a title fits, in pixels, and its lines."""
    width, height = TITLE_BOX
    for size in TITLE_SIZES:
        lines = even_lines(_words(title, width, size), width, size)
        most = min(MAX_LINES, int(height / (size * LINE_HEIGHT)))
        if len(lines) <= most:
            return size, lines
    lines = lines[:most]
    while _font(size).getlength(lines[-1] + "…") > width:
        lines[-1] = lines[-1][:-1]
    lines[-1] = lines[-1].rstrip() + "…"
    return size, lines


def _words(title: str, width: int, size: int) -> list[str]:
    """Words between breakable spaces; one that is wider than the line is cut where it must be."""
    words = []
    for word in title.split(" "):
        while (length := _font(size).getlength(word)) > width:
            end = min(len(word), int(len(word) * width / length * 1.3))
            while end > 1 and _font(size).getlength(word[:end]) > width:
                end -= 1
            words.append(word[:end])
            word = word[end:]
        words.append(word)
    return words


def even_lines(words: Sequence[str], width: int, size: int) -> list[str]:
    """Break words into lines so that the squares of what is left over are least (Knuth, Plass)."""
    font = _font(size)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        options = []
        for start in range(end - 1, -1, -1):
            length = font.getlength(" ".join(words[start:end]))
            if length > width and start < end - 1:
                break
            # every line costs a little, so that few long ones win over many short ones
            options.append((best[start][0] + (width - length) ** 2 + width**2 / 8, start))
        best.append(min(options))
    lines, end = [], len(words)
    while end:
        start = best[end][1]
        lines.insert(0, " ".join(words[start:end]))
        end = start
    return lines
