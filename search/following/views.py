"""What anybody may do: choose, ask to be told by mail, subscribe to a feed, confirm, stop."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from content.answers import conditional
from content.languages import active
from content.metadata import Meta, site_root
from content.page_cache import shared
from content.visibility import public
from involvement import spam
from involvement.circulars import ONE_CLICK
from involvement.guarded import from_network
from involvement.notices import digest_of, notice_shown
from involvement.personal import personal_page
from involvement.views import PRIVACY_SLUGS
from people.addresses import alternates
from press.feeds.writing import FORMATS

from . import joining, letters, links
from .feeds import PARAMETERS, feed
from .filters import Choice, as_querystring, chosen_in
from .forms import ChoiceForm, FollowForm
from .models import Follow
from .places import in_full, ways

DONE = "merci"
# What a visitor types where a list has boxes; it becomes territories of the address.
PLACE = "place"
METHODS = ["GET", "HEAD", "POST"]
NOTICE = gettext_lazy(
    "The lab keeps this address and this choice to write to you about it, for nothing else, until you"
    " stop. Each mail lets you change, stop or erase."
)


@require_http_methods(METHODS)
def follow(request: HttpRequest) -> HttpResponse:
    """GET shows the three ways, POST stores a follow that a mail asks to confirm."""
    choice = chosen_in(request)
    if request.method == "POST":
        return _ask(request, choice)
    if PLACE in request.GET:
        form = ChoiceForm(request.GET, choice=choice, auto_id="choice-%s")
        if form.is_valid():
            return HttpResponseRedirect(reverse("follow") + form.choice.querystring)
        return _page(request, choice, status=422, choosing=form)
    return _page(request, choice, sent=DONE in request.GET)


def _ask(request: HttpRequest, choice: Choice) -> HttpResponse:
    now = timezone.now()
    form = FollowForm(request.POST, now=now)
    if not form.is_valid():
        return _page(request, choice, status=422, form=form)
    data, network = form.cleaned_data, spam.network_of(request)
    lately = from_network(Follow.objects.all(), network, now)
    try:
        joining.ask(
            joining.Wish(
                email=data["email"],
                language=active(),
                choice=choice,
                cadence=data["cadence"],
                notice=notice_shown(data["notice"], str(NOTICE), active()),
                via=request.build_absolute_uri(request.path),
                network=network,
                suspicious=form.suspicion(lately, settings.REQUESTS_PER_NETWORK),
            ),
            now,
        )
    except letters.NobodyAnswersError:
        return _page(request, choice, status=503, form=form, nobody=True)
    pairs = [*choice.pairs, (DONE, "")]
    return HttpResponseRedirect(f"{reverse('follow')}{as_querystring(pairs)}#by-mail")


@require_safe
@shared(*PARAMETERS)
def follow_feed(request: HttpRequest, extension: str) -> HttpResponseBase:
    """What one follows as Atom, RSS or JSON Feed."""
    format_ = FORMATS.get(extension)
    if format_ is None:
        raise Http404
    channel, entries = feed(chosen_in(request), request, extension)
    media_type = f"{format_.media_type}; charset=utf-8"
    return conditional(
        request, format_.write(channel, entries).encode(), media_type, channel.updated
    )


@require_http_methods(METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the button, POST confirms: programs that look into mails confirm nothing.

    Who opens the mail once more is not asked again: they see what has become of it.
    """
    try:
        row = links.open_confirm(token)
    except links.LinkClosedError:
        return closed(request)
    asks = row.confirmed_at is None
    if request.method == "POST":
        row = joining.confirm(row, timezone.now())
    if request.method == "POST" or not asks:
        return HttpResponseRedirect(f"{links.own_path(row)}?{DONE}")
    context = {"follow": row, "followed": letters.choice_of(row).words}
    return personal_page(request, "following/confirm.html", _("Shall we write to you?"), context)


# RFC 8058: a mail program sends this POST without cookie, Origin or token of ours. The signed word
# in the address is the proof, and all that it can do is stop mails to its owner.
@csrf_exempt
@require_http_methods(METHODS)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the button; the button, or a mail program's one click, stops the mails."""
    try:
        row = links.open_stop(token)
    except links.LinkClosedError:
        return closed(request)
    name, value = ONE_CLICK
    if request.method == "POST" and request.POST.get(name) == value:
        joining.stop(row, timezone.now())
    title = _("No mail comes any more") if row.stopped_at else _("No more mails?")
    context = {"follow": row, "own_path": links.own_path(row), "one_click": ONE_CLICK}
    return personal_page(request, "following/stop.html", title, context)


def closed(request: HttpRequest) -> HttpResponse:
    """What a link shows that opens nothing, whatever the reason."""
    title = _("This link opens nothing any more")
    return personal_page(request, "following/closed.html", title, {}, status=404)


def _page(request: HttpRequest, choice: Choice, *, status: int = 200, **given: Any) -> HttpResponse:
    title = _("Follow")
    versions = [
        version | {"location": version["location"] + choice.querystring}
        for version in alternates(request, "follow")
    ]
    meta = Meta(
        title=title if status == 200 else _("Error: %(title)s") % {"title": title},
        description="",
        canonical=site_root(request) + reverse("follow"),
        robots="noindex, follow",
        alternates=versions,
    )
    found = ways(choice.pairs)
    notice = str(NOTICE)
    context = {
        "title": title,
        "meta": meta,
        "choice": choice,
        "choosing": ChoiceForm(choice=choice, auto_id="choice-%s"),
        "form": FollowForm(now=timezone.now(), initial={"notice": digest_of(notice)}),
        "notice": notice,
        "privacy": _privacy_page(),
        "action": found.mail,
        "feeds": [(label, in_full(path)) for label, path in found.feeds],
        "calendar": in_full(found.calendar) if found.calendar else "",
    }
    return render(request, "following/follow.html", context | given, status=status)


def _privacy_page() -> Page | None:
    pages = Page.objects.filter(slug__in=PRIVACY_SLUGS, locale__language_code=active())
    return public(pages).first()
