"""Codes to be scanned, drawn by segno: pure Python, nothing from another host."""

from io import BytesIO

import segno
from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe

QUIET = 4  # modules around the code, as the standard (ISO/IEC 18004) asks


def svg(text: str) -> bytes:
    """A code as an SVG file: dark on white, whatever the page around it does."""
    written = BytesIO()
    segno.make(text, error="m", micro=False).save(
        written, kind="svg", border=QUIET, dark="#14171d", light="#ffffff", xmldecl=True
    )
    return written.getvalue()


def inline(text: str) -> SafeString:
    """The same for the middle of a page, which says in words what it is for."""
    drawing = segno.make(text, error="m", micro=False)
    return mark_safe(  # noqa: S308  (squares, drawn by segno)
        drawing.svg_inline(border=QUIET, dark="#14171d", light="#ffffff", omitsize=True)
    )


def response(text: str) -> HttpResponse:
    """The same over HTTP."""
    answer = HttpResponse(svg(text), content_type="image/svg+xml")
    answer["Cache-Control"] = "private, no-cache"
    return answer
