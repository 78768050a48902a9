"""Pages behind a personal link: never cached, never indexed, their address told to nobody."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from content.metadata import Meta


def personal_page(
    request: HttpRequest,
    template: str,
    title: str,
    context: dict[str, Any],
    status: int = 200,
    languages: list[dict[str, str]] | None = None,
) -> HttpResponse:
    """Show a page that only the holder of its link may see.

    Args:
        template: extends `involvement/personal.html`.
        title: of the page and of the window.
        context: values for the template; `title` is added.
        status: of the response.
        languages: its addresses in every language, as `people.addresses.alternates` gives them.
    """
    meta = Meta(
        title=title,
        description="",
        canonical="",
        robots="noindex, nofollow",
        alternates=languages or [],
    )
    response = TemplateResponse(
        request, template, {"title": title, "meta": meta} | context, status=status
    )
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "same-origin"
    return response
