"""The buttons that merge two requests and take them apart again."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from content.identifiers import page_id
from involvement import merging
from involvement.models import Involvement
from involvement.timeline import Actor

from .acts import ButtonView


class MergeView(ButtonView):
    """Merges the request with another one of the same team; the card of the older one follows."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.stays = pk
        response = super().post(request, pk)
        return redirect("involvement:card", self.stays) if self.stays != pk else response

    def act(self, involvement: Involvement, now: datetime, actor: Actor) -> str:
        other = get_object_or_404(self.requests(), pk=page_id(self.request.POST.get("with")))
        self.stays = merging.merge(involvement, other, now, actor).pk
        return _("Merged. The older request stays; you can take them apart again.")


class UnmergeView(ButtonView):
    """Takes a merged request apart again."""

    def act(self, involvement: Involvement, now: datetime, actor: Actor) -> str:
        merging.undo(involvement, now, actor)
        return _("Taken apart: both stand as before.")
