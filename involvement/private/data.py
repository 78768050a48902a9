"""One's own data: carried away as a file, or erased. Looking changes nothing; a button erases.

Anybody can write a stranger's address into the form and holds the link of that request at once.
So a link opens what came with its own request; where there is more, the way in goes to the mailbox
that all of it shares.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from involvement import tokens
from involvement.law import export, mails
from involvement.law.erasure import Why, erase
from involvement.law.family import mailbox_of, requests_of, same_human
from involvement.models import Person
from involvement.personal import personal_page
from involvement.timeline import THE_PERSON

from .closed import closed
from .links import LinkClosedError, open_link

PURPOSE = "data"
VALID = timedelta(days=1)


class NotProvenError(Exception):
    """The link does not say that its holder is the person: the way in goes to their mailbox."""

    def __init__(self, person: Person) -> None:
        super().__init__(person.pk)
        self.person = person


def way_in(person: Person) -> str:
    """The word for an address that opens all of a person's data for a day. For their mailbox only."""
    return tokens.make(PURPOSE, person.key.hex)


def whose(token: str, now: datetime) -> Person:
    """The person whose data a link opens.

    Args:
        token: from `way_in`, or of the page of a request.
        now: when, aware.

    Raises:
        NotProvenError: there is more than the request of the link, or not all of it shares the
            mailbox to which the way in went.
        LinkClosedError: it opens nothing.
    """
    try:
        key = UUID(tokens.read(PURPOSE, token, VALID.total_seconds()))
    except (tokens.BadTokenError, ValueError, TypeError, AttributeError):
        person = open_link(token, now).person
        if requests_of(same_human(person)) > 1:
            raise NotProvenError(person) from None
        return person
    person = Person.objects.select_related("programme").filter(key=key).first()
    if person is None:
        raise LinkClosedError
    if not mailbox_of(same_human(person)):
        raise NotProvenError(person)
    return person


def _opened(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the person whose data the link opens; else say why it opens nothing."""

    @wraps(view)
    def with_person(request: HttpRequest, token: str) -> HttpResponse:
        now = timezone.now()
        try:
            person = whose(token, now)
        except NotProvenError as error:
            mailbox = mailbox_of(same_human(error.person))
            context = {"token": token, "person": error.person, "mailbox": mailbox}
            template = "involvement/private/data_ask.html"
            return personal_page(request, template, _("Is it you?"), context)
        except LinkClosedError:
            return closed(request)
        return view(request, token, person, now)

    return with_person


@require_safe
@_opened
def show(request: HttpRequest, token: str, person: Person, now: datetime) -> HttpResponse:
    """Where the link of the mail leads: carry away, or erase."""
    context = {"token": token, "person": person}
    return personal_page(request, "involvement/private/data.html", _("Your data"), context)


@require_safe
@_opened
def download(request: HttpRequest, token: str, person: Person, now: datetime) -> HttpResponse:
    """Everything that is held of the person, as a file."""
    return export.as_download(person, now)


@require_http_methods(["GET", "HEAD", "POST"])
@_opened
def erase_everything(
    request: HttpRequest, token: str, person: Person, now: datetime
) -> HttpResponse:
    """Asks once more; the button there erases."""
    if request.method == "POST":
        erase(person, now, THE_PERSON, why=Why.WISH)
        return HttpResponseRedirect(reverse("private_erased"))
    context = {"token": token, "person": person}
    title = _("Erase everything?")
    return personal_page(request, "involvement/private/erase.html", title, context)


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """Says that it is done; knows of whom as little as the database."""
    title = _("Everything is erased")
    return personal_page(request, "involvement/private/erased.html", title, {})


@require_POST
def send_way_in(request: HttpRequest, token: str) -> HttpResponse:
    """Sends the way in to the person's mailbox. The answer is the same whether a mail left or not."""
    now = timezone.now()
    try:
        person = open_link(token, now).person
    except LinkClosedError:
        return closed(request)
    if mailbox_of(same_human(person)):
        path = reverse("private_data", args=[way_in(person)])
        mails.send_way_in(person, settings.WAGTAILADMIN_BASE_URL + path, now, get_language())
    title = _("Look into your mailbox")
    return personal_page(request, "involvement/private/data_sent.html", title, {})
