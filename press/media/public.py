"""What anybody may do in the press room: subscribe, confirm, stop, report."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page

from content.identifiers import page_id as clean_page_id
from content.metadata import Meta, site_root
from content.visibility import public
from involvement import spam
from involvement.guarded import from_network
from involvement.personal import personal_page
from press import contact, copies, coverage, links, subscribing
from press.kit.pictures import kept_jpeg, rights_in_library
from press.models import PressPickup, PressRoomPage, PressSubscription
from press.room import library
from press.texts.views import as_download
from stories.models import StoryPage

from .done import after
from .forms import ReportForm, SubscriptionForm

DONE = "merci"
METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def subscribe(request: HttpRequest) -> HttpResponse:
    """GET shows the form, POST stores a subscription that a mail asks to confirm."""
    now = timezone.now()
    title = _("Stories for your newsroom, as they come")
    if request.method != "POST":
        if DONE in request.GET:
            title = _("Look into your mailbox")
            return _page(request, "subscribed", title)
        return _page(request, "subscribe", title, form=SubscriptionForm(now=now))
    form = SubscriptionForm(request.POST, now=now)
    if not form.is_valid():
        return _page(request, "subscribe", title, 422, form=form)
    data, network = form.cleaned_data, spam.network_of(request)
    lately = from_network(PressSubscription.objects.all(), network, now)
    subscribing.subscribe(
        subscribing.Wish(
            name=data["name"],
            email=data["email"],
            outlet=data["outlet"],
            language=get_language(),
            areas=tuple(data["areas"]),
            beats=tuple(data["beats"]),
            cadence=data["cadence"],
            via=request.build_absolute_uri(request.path),
            network=network,
            suspicious=form.suspicion(lately, settings.REQUESTS_PER_NETWORK),
        ),
        now,
    )
    return HttpResponseRedirect(f"{reverse('press_subscribe')}?{DONE}")


@require_http_methods(METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the button, POST confirms: programs that look into mails confirm nothing.

    Who opens the mail once more is not asked again: they are led to their space.
    """
    now = timezone.now()
    try:
        subscription = links.open_confirm(token)
    except links.LinkClosedError:
        return closed(request)
    journalist = subscription.journalist
    hears = subscription.confirmed_at and not journalist.stopped_at
    if request.method != "POST" and hears and (known := links.living_space(journalist, now)):
        return HttpResponseRedirect(after("begun", links.space_path(known)))
    if request.method == "POST":
        subscribing.confirm(
            subscription, now, request.build_absolute_uri(reverse("press_subscribe"))
        )
        own = links.space_path(links.space(journalist, now))
        return HttpResponseRedirect(after("begun", own))
    title = _("Begin with the alerts?")
    context = {"subscription": subscription}
    return personal_page(request, "press/media/confirm.html", title, context)


# RFC 8058: a mail program sends this POST without cookie, Origin or token of ours. The signed word
# in the address is the proof, and all that it can do is stop mails to its owner.
@csrf_exempt
@require_http_methods(METHODS)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the button, POST stops alerts: the mail program's own button sends one, too."""
    try:
        link = links.open_stop(token)
    except links.LinkClosedError:
        return closed(request)
    if request.method == "POST":
        subscribing.stop(link.journalist, timezone.now())
    title = _("No more alerts") if link.journalist.stopped_at else _("Stop the alerts?")
    context = {"journalist": link.journalist, "space_url": links.space_url(link)}
    return personal_page(request, "press/media/stop.html", title, context)


@require_http_methods(METHODS)
def report(request: HttpRequest) -> HttpResponse:
    """A reader tells us of an article: `?story=ID` is the story it is about."""
    now = timezone.now()
    title = _("Seen elsewhere?")
    if request.method != "POST":
        if DONE in request.GET:
            return _page(request, "reported", _("Thank you"))
        story = clean_page_id(request.GET.get("story"))
        return _page(request, "report", title, form=ReportForm(now=now, initial={"story": story}))
    form = ReportForm(request.POST, now=now)
    if not form.is_valid():
        return _page(request, "report", title, 422, form=form)
    network = spam.network_of(request)
    lately = from_network(PressPickup.objects.all(), network, now, "reported_at")
    coverage.report(
        form.cleaned_data["story"],
        now,
        network=network,
        suspicious=form.suspicion(lately, settings.REQUESTS_PER_ADDRESS),
        **form.report_values(),
    )
    return HttpResponseRedirect(f"{reverse('press_report')}?{DONE}")


@require_safe
def picture_in_library(request: HttpRequest, number: int) -> HttpResponse:
    """A picture of the library in full size, its rights written into the file."""
    page = press_room(request)
    picture = library().filter(pk=number).first()
    if page is None or picture is None:
        raise Http404
    rights = rights_in_library(picture, page.full_url, get_language())
    try:
        file = kept_jpeg(picture, rights)
    except (OSError, SourceImageIOError) as error:  # the file is gone, the page is not
        raise Http404 from error
    return as_download(HttpResponse(file, content_type="image/jpeg"), f"{number}.jpg")


@require_safe
def copy_shown(request: HttpRequest, page_id: int) -> HttpResponse:
    """The bare image of a republished copy; nothing where counting is off."""
    if not settings.PRESS_COUNT_COPIES:
        raise Http404
    story = public(StoryPage.objects.filter(pk=page_id)).first()
    if story is None:
        raise Http404
    copies.count(story, request.headers.get("referer", ""), timezone.localdate())
    response = HttpResponse(copies.IMAGE, content_type="image/gif")
    response["Cache-Control"] = "no-store"
    return response


def closed(request: HttpRequest) -> HttpResponse:
    """What a link shows that opens nothing, whatever the reason."""
    title = _("This link opens nothing any more")
    context = {"team": contact.answering()}
    return personal_page(request, "press/media/closed.html", title, context, status=404)


def _page(
    request: HttpRequest, name: str, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    shown = title if status == 200 else _("Error: %(title)s") % {"title": title}
    meta = Meta(
        title=shown,
        description="",
        canonical=site_root(request) + request.path,
        robots="noindex, follow",
    )
    context |= {"title": title, "meta": meta, "room": press_room(request)}
    return render(request, f"press/media/{name}.html", context, status=status)


def press_room(request: HttpRequest) -> Page | None:
    """The page of the press room in the reader's language, where it is public."""
    rooms = public(PressRoomPage.objects.filter(locale__language_code=get_language()))
    return rooms.first()
