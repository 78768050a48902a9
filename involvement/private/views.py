"""One's own request over HTTP. GET shows; buttons act."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from content.visibility import is_public
from involvement.models import Involvement
from involvement.personal import personal_page
from involvement.private.links import THANKS
from involvement.wording import deadline, slot_in_words

from . import acts, wording
from .links import LinkClosedError, open_link, url_for

LONGEST_WORD = 2000


@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Where it stands, who answers, one's own words."""
    try:
        involvement = open_link(token, timezone.now())
    except LinkClosedError:
        return _closed(request)
    return _page(request, involvement, token)


@require_POST
def add_word(request: HttpRequest, token: str) -> HttpResponse:
    """Add some words to the request; a closed one is open again."""
    now = timezone.now()
    try:
        involvement = open_link(token, now)
    except LinkClosedError:
        return _closed(request)
    word = request.POST.get("word", "").replace("\x00", "").replace("\r\n", "\n").strip()
    if not word or len(word) > LONGEST_WORD:
        error = _("Write a word before you send it, and no more than 2,000 characters.")
        return _page(request, involvement, token, error=error, word=word)
    acts.add_word(involvement, word, now)
    return HttpResponseRedirect(url_for(involvement, now))


@require_POST
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Close the request at the person's wish."""
    now = timezone.now()
    try:
        involvement = open_link(token, now)
    except LinkClosedError:
        return _closed(request)
    acts.withdraw(involvement, now)
    return HttpResponseRedirect(url_for(involvement, now))


def _page(request: HttpRequest, involvement: Involvement, token: str, **extra: Any) -> HttpResponse:
    now = timezone.now()
    page = involvement.page.specific if involvement.page else None
    fresh = THANKS in request.GET
    title = (
        _("Thank you, %(name)s") % {"name": involvement.person.first_name}
        if fresh
        else _("Your request, %(name)s") % {"name": involvement.person.first_name}
    )
    context = {
        "involvement": involvement,
        "person": involvement.person,
        "owner": involvement.owner,
        "deadline": deadline(involvement.due_at, now),
        "slot": slot_in_words(involvement.callback_at, now),
        "standing": wording.standing(involvement, now),
        "fresh": fresh,
        "may_withdraw": acts.may_withdraw(involvement),
        "words": involvement.steps.filter(private=False).exclude(text=""),
        "moved_by": page if page and is_public(page) else None,
        "token": token,
    }
    return personal_page(
        request,
        "involvement/private/request.html",
        title,
        context | extra,
        status=422 if "error" in extra else 200,
    )


def _closed(request: HttpRequest) -> HttpResponse:
    title = _("This link opens nothing any more")
    return personal_page(request, "involvement/private/closed.html", title, {}, status=404)
