"""The page of a link that opens nothing, whatever kind of link it was."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from involvement.personal import personal_page
from people.addresses import alternates

from .forms import LinkForm


def closed(request: HttpRequest) -> HttpResponse:
    """Says so, never why; here one asks for a new one."""
    return personal_page(
        request,
        "involvement/private/new_link.html",
        _("This link opens nothing any more"),
        {"form": LinkForm(), "closed": True},
        404,
        alternates(request, "private_new_link"),
    )
