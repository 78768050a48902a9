"""One's own request over HTTP. GET shows; buttons act."""

from datetime import datetime

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from content.languages import active
from involvement.personal import personal_page
from involvement.slots import SlotUnavailableError, free_slots
from people.addresses import alternates

from . import acts, mails, page
from .calls import move_call
from .closed import closed
from .correction import TooManyAddressesError, correct
from .done import DONE
from .forms import LinkForm
from .links import LinkClosedError, open_link, opens_details, url_for, was_replaced


class OwnPage(View):
    """The page behind a link, with one of its acts unfolded. Where it stands, who answers, one's words."""

    act = ""
    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: HttpRequest, token: str) -> HttpResponse:
        self.now: datetime = timezone.now()
        try:
            self.involvement = open_link(token, self.now)
        except LinkClosedError:
            return closed(request)
        return super().dispatch(request, token)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return page.show(request, self.involvement, token, self.now, unfolded=self.act)


class Act(OwnPage):
    """A button on one's own page: GET shows it, POST does what it says and leads back."""

    http_method_names = ["get", "head", "options", "post"]
    # Whether it shows or changes what we know of the person besides this request.
    needs_details = False

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if self.needs_details and not opens_details(token, self.now):
            return page.show(request, self.involvement, token, self.now, status=403)
        if acts.too_many(self.involvement, self.now):
            return page.show(
                request, self.involvement, token, self.now, unfolded=self.act, status=429
            )
        return self.perform() or self.back()

    def perform(self) -> HttpResponse | None:
        """Do it. Returns a page only where it could not be done."""
        raise NotImplementedError

    def back(self) -> HttpResponse:
        """To the page, in the language in which it is read, with word of what was done."""
        own = reverse("private", args=[self.kwargs["token"]])
        return HttpResponseRedirect(f"{own}?{DONE}={self.act}")


class FormAct(Act):
    """An act with fields: errors are shown beside them, and nothing is lost."""

    def perform(self) -> HttpResponse | None:
        form = page.FORMS[self.act](self.involvement, self.now, self.request.POST)
        if form.is_valid() and self.accept(form):
            return None
        return page.show(
            self.request,
            self.involvement,
            self.kwargs["token"],
            self.now,
            unfolded=self.act,
            form=form,
        )

    def accept(self, form: forms.Form) -> bool:
        """Do what a valid form says; an error that only shows now is added to it."""
        raise NotImplementedError


class AddWord(FormAct):
    """Add some words to the request; a closed one is open again."""

    act = "word"

    def accept(self, form: forms.Form) -> bool:
        acts.add_word(self.involvement, form.cleaned_data["word"], self.now)
        return True


class MoveCall(FormAct):
    """Another time for the call, or none."""

    act = "call"

    def accept(self, form: forms.Form) -> bool:
        data = form.cleaned_data
        try:
            move_call(self.involvement, data["callback"], data["phone"], self.now)
        except SlotUnavailableError as error:
            form.offer_slots(free_slots(error.owner, self.now))
            return False
        return True


class Correct(FormAct):
    """Correct what we hold: names, how to be reached, municipality."""

    act = "correct"
    needs_details = True

    def accept(self, form: forms.Form) -> bool:
        try:
            correct(self.involvement, form.details(), self.now)
        except TooManyAddressesError:
            form.add_error(
                "email", _("You have changed your address often today. Try again tomorrow.")
            )
            return False
        return True

    def back(self) -> HttpResponse:
        if not was_replaced(self.kwargs["token"], self.now):
            return super().back()
        own = url_for(self.involvement, self.now, active(), mailed=True)
        return HttpResponseRedirect(f"{own}?{DONE}={self.act}")


class Agree(Act):
    """Agree to one kind of letters, or no longer."""

    act = "agree"
    needs_details = True

    def perform(self) -> None:
        purpose, given = self.request.POST.get("purpose", ""), bool(self.request.POST.get("given"))
        acts.agree(self.involvement, purpose, given, self.now)


class Withdraw(Act):
    """Close the request at the person's wish."""

    act = "withdraw"

    def perform(self) -> None:
        acts.withdraw(self.involvement, self.now)


class CloseLinks(Act):
    """Somebody else has the link: all of them are closed, and a new one is mailed."""

    act = "close-links"

    def perform(self) -> None:
        acts.close_links(self.involvement, self.now)

    def back(self) -> HttpResponse:
        # Whoever clicked may be that somebody: the new link goes to the mailbox only.
        mailed = "mailed" if self.involvement.person.email else "not-mailed"
        return HttpResponseRedirect(f"{reverse('private_new_link')}?{DONE}={mailed}")


class NewLink(View):
    """Send me a new link: the same answer for every address, so that it tells nobody anything."""

    def get(self, request: HttpRequest) -> HttpResponse:
        told = {
            "asked": _(
                "If this address belongs to an open request, a new link is on its way."
                " It takes a minute; look into your spam folder, too."
            ),
            "mailed": _("All links are closed. A new one is on its way to your mailbox."),
            "not-mailed": _(
                "All links are closed. You left no e-mail address to which a new one could go:"
                " please call us."
            ),
        }.get(request.GET.get(DONE, ""), "")
        return self._page(request, LinkForm(), told=told)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = LinkForm(request.POST)
        if not form.is_valid():
            return self._page(request, form, status=422)
        mails.send_links(form.cleaned_data["link_email"], timezone.now())
        return HttpResponseRedirect(f"{request.path}?{DONE}=asked")

    def _page(
        self, request: HttpRequest, form: LinkForm, told: str = "", status: int = 200
    ) -> HttpResponse:
        return personal_page(
            request,
            "involvement/private/new_link.html",
            _("Send me a new link"),
            {"form": form, "told": told},
            status,
            alternates(request, "private_new_link"),
        )
