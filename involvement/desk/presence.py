"""“Camille has this card open”: told by browsers once a minute, so a hint and never a lock.

Opening a card writes nothing; the browser says by POST that somebody looks at it.
"""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import ngettext
from django.views import View

from involvement.models import Involvement, Presence

from .base import DeskMixin

FORGOTTEN_AFTER = timedelta(minutes=2)


def looks_at(involvement: Involvement, user: Any, now: datetime) -> list[str]:
    """Note that somebody has a card open.

    Returns:
        Names of the others who have.
    """
    Presence.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()
    Presence.objects.update_or_create(involvement=involvement, user=user, defaults={"seen_at": now})
    others = Presence.objects.filter(involvement=involvement).exclude(user=user)
    people = (row.user for row in others.select_related("user__facilitator").order_by("pk"))
    return [_name(person) for person in people]


def _name(user: Any) -> str:
    facilitator = getattr(user, "facilitator", None)
    return facilitator.name if facilitator else user.get_full_name() or user.get_username()


class PresenceView(DeskMixin, View):
    """Told by the script of the card; answers with a sentence, empty where one is alone."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> JsonResponse:
        involvement = get_object_or_404(self.requests(), pk=pk)
        names = looks_at(involvement, request.user, timezone.now())
        told = ngettext(
            "%(names)s has this card open.", "%(names)s have this card open.", len(names)
        )
        return JsonResponse({"told": told % {"names": ", ".join(names)} if names else ""})
