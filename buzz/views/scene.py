"""The projection, and the page that remains of an evening."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from buzz import pitches, remains, state
from buzz.models import BuzzSession
from buzz.visibility import has_page_that_remains
from content.metadata import Meta, site_root

from .base import find, page, with_session


@require_safe
@with_session
def show(request: HttpRequest, session: BuzzSession) -> HttpResponse:
    """What the last row reads. It changes nothing: whoever finds it may look."""
    with translation.override(session.event.locale.language_code):
        address = settings.WAGTAILADMIN_BASE_URL + reverse("buzz_door")
        context: dict[str, Any] = {
            "state": state.state_of(session),
            "programme": pitches.programme(session),
            "address": address.partition("://")[2].rstrip("/"),
            "theme": "dark",
        }
        return page(request, "buzz/scene.html", session, _("Stage"), **context).render()


@require_safe
def remaining(request: HttpRequest, code: str) -> HttpResponse:
    """What was pitched, who pressed, what came of it, what the room offered; once it is over."""
    session = find(code)
    if not has_page_that_remains(session):
        raise Http404
    with translation.override(session.event.locale.language_code):
        title = _("What remains of “%(event)s”") % {"event": session.event.title}
        meta = Meta(title=title, description="", canonical=site_root(request) + request.path)
        context = remains.of(session) | {"meta": meta, "session": session, "title": title}
        return TemplateResponse(request, "buzz/remains.html", context).render()
