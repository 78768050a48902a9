"""What the buttons of a card do. Only buttons do: fetching changes nothing."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from involvement import access, attention
from involvement.claiming import AlreadyClaimedError, claim
from involvement.models import ClosedReason, State
from involvement.services import release
from involvement.timeline import Actor
from involvement.transitions import TooEarlyError, TransitionRefusedError, locked, move

from .base import DeskMixin


class StepView(DeskMixin, View):
    """Moves a request on."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not access.may_change(request.user):
            raise PermissionDenied
        involvement = get_object_or_404(self.requests(), pk=pk)
        to, reason = request.POST.get("to", ""), request.POST.get("reason", "")
        reason = reason if reason in ClosedReason.values else ""
        now = timezone.now()
        try:
            moved = move(involvement, to, now, Actor.of(request.user), reason=reason)
            if involvement.state == State.SET_ASIDE:
                release(moved, now)
        except TooEarlyError:
            messages.error(
                request, _("Silence is no reason yet: try three times, by mail and by telephone.")
            )
        except TransitionRefusedError:
            messages.error(request, _("Somebody was quicker: the request has moved on already."))
        else:
            messages.success(request, _("Done."))
        return redirect("involvement:card", pk)


class ClaimView(DeskMixin, View):
    """Takes a request; of two people who click at once one gets it, the other is told who."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        involvement = get_object_or_404(self.requests(), pk=pk)
        if not access.may_claim(request.user, involvement):
            raise PermissionDenied
        user = request.user
        try:
            claim(involvement, user.facilitator, timezone.now(), Actor.of(user))
        except AlreadyClaimedError as error:
            told = _("%(name)s has just taken it.") % {"name": error.by.name}
            messages.error(request, told)
        except TransitionRefusedError:
            messages.error(request, _("Somebody was quicker: the request has moved on already."))
        else:
            messages.success(request, _("It is yours."))
        return redirect("involvement:card", pk)


class SettleView(DeskMixin, View):
    """Says that what a request waited for is done."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not access.may_change(request.user):
            raise PermissionDenied
        involvement = get_object_or_404(self.requests(), pk=pk)
        with locked(involvement) as current:
            attention.settle(current, timezone.now(), Actor.of(request.user))
            current.save(update_fields=["attention"])
        messages.success(request, _("Done."))
        return redirect("involvement:card", pk)
