"""What the buttons of a card do. Only buttons do: fetching changes nothing."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from involvement import access, attention, calls, closing, handover, notes, replies, snoozing
from involvement.claiming import AlreadyClaimedError, claim
from involvement.freshness import OvertakenError
from involvement.models import Involvement, State, StepKind
from involvement.private import links
from involvement.replies import NoAddressError
from involvement.services import release
from involvement.snoozing import NoSuchDayError
from involvement.timeline import Actor, record
from involvement.transitions import TooEarlyError, TransitionRefusedError, locked, move

from . import forms
from .base import DeskMixin
from .card import CardView


def quicker() -> str:
    """What somebody is told who comes too late."""
    return _("Somebody was quicker: the request has moved on already.")


def overtaken(error: OvertakenError) -> str:
    """Who did what since the card was opened."""
    themselves = _("the person themselves")
    done = "; ".join(
        f"{step.facilitator or step.user or themselves}: {step.get_kind_display()}"
        for step in error.steps
    )
    told = _(
        "Nothing was done yet, because something happened since you opened this card (%(what)s)."
        " Read it below; what you wrote is still here. Send it again if it still fits."
    )
    return told % {"what": done}


class ActView(CardView):
    """An act with a form: done, or the card again with what was typed and what is wrong."""

    http_method_names = ["post"]
    form_class: type[forms.ActForm]

    def act(self, involvement: Involvement, form: Any, now: datetime, actor: Actor) -> object:
        """Do it. May raise what the rules raise."""
        raise NotImplementedError

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not access.may_change(request.user):
            raise PermissionDenied
        involvement = get_object_or_404(self.requests(), pk=pk)
        form = self.form_class(
            request.POST, involvement=involvement, colleagues=self.colleagues(involvement)
        )
        if form.is_valid():
            try:
                self.act(involvement, form, timezone.now(), Actor.of(request.user))
            except OvertakenError as error:
                form.add_error(None, overtaken(error))
            except TransitionRefusedError:
                form.add_error(None, quicker())
            except TooEarlyError:
                told = _("Silence is no reason yet: try three times, by mail and by telephone.")
                form.add_error("reason", told)
            except NoAddressError:
                form.add_error(None, _("They left no e-mail address: please call."))
            except NoSuchDayError:
                told = _("Choose a day to come, within a year.")
                form.add_error("until", told)
            else:
                messages.success(request, _("Done."))
                return redirect(f"{reverse('involvement:card', args=[pk])}#timeline-section")
        self.bound = form
        return self.render_to_response(self.get_context_data(pk=pk), status=422)


class NoteView(ActView):
    """Keeps a note for the team."""

    form_class = forms.NoteForm

    def act(self, involvement: Involvement, form: Any, now: datetime, actor: Actor) -> object:
        data = form.cleaned_data
        return notes.add_note(involvement, data["text"], now, actor, data["seen"])


class CallLogView(ActView):
    """Keeps what was said on the telephone."""

    form_class = forms.CallForm

    def act(self, involvement: Involvement, form: Any, now: datetime, actor: Actor) -> object:
        return calls.log_call(involvement, form.call, now, actor, form.cleaned_data["seen"])


class ReplyView(ActView):
    """Sends a mail, and hands the request over if wished."""

    form_class = forms.ReplyForm

    def act(self, involvement: Involvement, form: Any, now: datetime, actor: Actor) -> object:
        data = form.cleaned_data
        return replies.reply(
            involvement,
            form.letter,
            now,
            actor,
            hand_over_to=data["to"],
            word=data["word"],
            seen=data["seen"],
        )


class HandOverView(ActView):
    """Gives the request to a colleague."""

    form_class = forms.HandOverForm

    def act(self, involvement: Involvement, form: Any, now: datetime, actor: Actor) -> object:
        data = form.cleaned_data
        return handover.give(
            involvement, data["to"], now, actor, word=data["word"], seen=data["seen"]
        )


class SnoozeView(ActView):
    """Lets the request rest until a day."""

    form_class = forms.SnoozeForm

    def act(self, involvement: Involvement, form: Any, now: datetime, actor: Actor) -> object:
        data = form.cleaned_data
        return snoozing.snooze(
            involvement, data["until"], now, actor, text=data["text"], seen=data["seen"]
        )


class CloseView(ActView):
    """Closes the request, with a mail if wished."""

    form_class = forms.CloseForm

    def act(self, involvement: Involvement, form: Any, now: datetime, actor: Actor) -> object:
        data = form.cleaned_data
        letter = form.letter if data["send"] else None
        return closing.close(
            involvement, data["reason"], now, actor, letter=letter, seen=data["seen"]
        )


class ButtonView(DeskMixin, View):
    """An act without a form: done or told why not, and back to the card."""

    http_method_names = ["post"]

    def act(self, involvement: Involvement, now: datetime, actor: Actor) -> str:
        """Do it and say so. May raise `TransitionRefusedError`."""
        raise NotImplementedError

    def may(self, involvement: Involvement) -> bool:
        """Whether the user may do it at all."""
        return access.may_change(self.request.user)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        involvement = get_object_or_404(self.requests(), pk=pk)
        if not self.may(involvement):
            raise PermissionDenied
        try:
            done = self.act(involvement, timezone.now(), Actor.of(request.user))
        except AlreadyClaimedError as error:
            told = _("%(name)s has just taken it.") % {"name": error.by.name}
            messages.error(request, told)
        except TransitionRefusedError:
            messages.error(request, quicker())
        else:
            messages.success(request, done)
        return redirect("involvement:card", pk)


class StepView(ButtonView):
    """Moves a request on; `closing` closes it, `snoozing` puts it to sleep."""

    def act(self, involvement: Involvement, now: datetime, actor: Actor) -> str:
        to = self.request.POST.get("to", "")
        if to in (State.CLOSED, State.DORMANT, State.ERASED):
            raise TransitionRefusedError(to)
        moved = move(involvement, to, now, actor)
        if involvement.state == State.SET_ASIDE:
            release(moved, now)
        return _("Done.")


class ClaimView(ButtonView):
    """Takes a request; of two people who click at once one gets it, the other is told who."""

    def may(self, involvement: Involvement) -> bool:
        return access.may_claim(self.request.user, involvement)

    def act(self, involvement: Involvement, now: datetime, actor: Actor) -> str:
        claim(involvement, self.request.user.facilitator, now, actor)
        return _("It is yours.")


class SettleView(ButtonView):
    """Says that what a request waited for is done."""

    def act(self, involvement: Involvement, now: datetime, actor: Actor) -> str:
        with locked(involvement) as current:
            attention.settle(current, now, actor)
            current.save(update_fields=["attention"])
        return _("Done.")


class WakeView(ButtonView):
    """Brings a sleeping request back."""

    def act(self, involvement: Involvement, now: datetime, actor: Actor) -> str:
        snoozing.wake_now(involvement, now, actor)
        return _("It is awake.")


class LinkView(ButtonView):
    """Closes the person's private link; `renew` makes a new one at once."""

    def act(self, involvement: Involvement, now: datetime, actor: Actor) -> str:
        renew = self.request.POST.get("act") == "renew"
        with locked(involvement) as current:
            links.revoke(current, now)
            if renew:
                links.url_for(current, now)
            record(current, StepKind.LINK, now, actor, data={"renewed": renew})
        if renew:
            return _("The old link opens nothing any more. Your next mail carries the new one.")
        return _("The link opens nothing any more.")
