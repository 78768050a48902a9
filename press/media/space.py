"""A journalist's own space behind a personal link. GET shows; buttons act."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from content import calendars
from content.identifiers import page_id as page_number
from content.visibility import under_embargo
from involvement.contact import one_line
from involvement.personal import personal_page
from people.addresses import alternates
from press import addresses, coverage, links, promises, reach, subscribing
from press.calendar import week_file
from press.choices import Promise
from press.models import CoverageCommitment, Journalist, PressLink, PressSubscription
from press.models.coverage import OPEN_PROMISES
from press.texts.layout import writable
from press.texts.terms import may_be_republished
from stories.lists import newest_first
from stories.models import StoryPage
from taxonomy import areas
from taxonomy.models import Issue
from taxonomy.reach import reaches, released_at

from . import done
from .forms import (
    AlertsForm,
    ClaimForm,
    DetailsForm,
    OwnReportForm,
    WeekField,
    newest_keys,
    open_issues,
    week_choices,
)
from .public import METHODS, closed

RECENT = timedelta(days=120)
MOST_STORIES = 8
LONGEST_REASON = CoverageCommitment._meta.get_field("reason").max_length
View = Callable[..., HttpResponse]


def with_link(view: View) -> View:
    """Open the personal link, or say that it opens nothing."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            link = links.open_space(token, timezone.now())
        except links.LinkClosedError:
            return closed(request)
        link.token = token
        return view(request, link, *args, **kwargs)

    return opened


def act(view: View) -> View:
    """Open the personal link for what only a button does.

    Whoever looks, say after the phone forgot the page, is led to the space, where the button is.
    """

    @require_http_methods(METHODS)
    @with_link
    @wraps(view)
    def done_or_shown(
        request: HttpRequest, link: PressLink, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseRedirect(_space_here(link))
        return view(request, link, *args, **kwargs)

    return done_or_shown


@require_safe
@with_link
def show(request: HttpRequest, link: PressLink) -> HttpResponse:
    """Stories for this person, what they promised, what they published, what we hold of them."""
    return _space(request, link)


@act
def change_details(request: HttpRequest, link: PressLink) -> HttpResponse:
    """Correct one's own data."""
    form = DetailsForm(request.POST, auto_id="own-%s")
    if not form.is_valid():
        return _space(request, link, 422, details=form)
    journalist, data = link.journalist, form.cleaned_data
    journalist.name, journalist.phone = data["name"], data["phone"]
    journalist.language = data["language"]
    journalist.last_active_at = timezone.now()
    medium = one_line(data["outlet"])
    if medium != journalist.medium:
        journalist.outlet, journalist.outlet_text = None, medium
    journalist.save()
    # From here on in the language that they chose.
    return HttpResponseRedirect(done.after("details", links.space_path(link)))


@act
def change_alerts(request: HttpRequest, link: PressLink) -> HttpResponse:
    """Change a subscription, add one, end one, or begin again after a stop."""
    now, journalist = timezone.now(), link.journalist
    number = page_number(request.POST.get("subscription"))
    subscription = journalist.subscriptions.filter(pk=number).first() if number else None
    if "end" in request.POST:
        if subscription:
            subscription.delete()
        return _back(link, "ended")
    key = subscription.pk if subscription else 0
    form = AlertsForm(request.POST, auto_id=f"alerts{key}-%s")
    if not form.is_valid():
        return _space(request, link, 422, faulty={key: form})
    subscription = subscription or PressSubscription(journalist=journalist)
    subscription.cadence = form.cleaned_data["cadence"]
    subscription.save()
    subscription.areas.set(form.cleaned_data["areas"])
    subscription.beats.set(form.cleaned_data["beats"])
    # The link came to their own address: nothing is left to confirm.
    subscribing.confirm(subscription, now, request.build_absolute_uri(request.path)[:60])
    return _back(link, "alert")


@require_http_methods(METHODS)
@with_link
def erase(request: HttpRequest, link: PressLink) -> HttpResponse:
    """Ask once more, then forget."""
    if request.method != "POST":
        title = _("Erase everything that we hold of you?")
        return _page(request, link, "erase", title)
    subscribing.erase(link.journalist)
    title = _("You are erased")
    return personal_page(request, "press/media/erased.html", title, {})


@require_http_methods(METHODS)
@with_link
def claim(request: HttpRequest, link: PressLink, page_id: int) -> HttpResponse:
    """One story: who is on it already, and the form that promises."""
    now = timezone.now()
    story = StoryPage.objects.live().filter(pk=page_id).select_related("locale").first()
    if story is None or not promises.may_read(link.journalist, story, now):
        raise Http404
    form = ClaimForm(request.POST if request.method == "POST" else None, story=story)
    if request.method == "POST" and form.is_valid():
        try:
            promises.promise(link.journalist, story, now, **form.cleaned_data)
        except promises.ReservedError:
            form.add_error("week", _("Another newsroom is first. Choose a later week."))
        else:
            return _back(link, "promise")
    mine = link.journalist.commitments.filter(
        story_key=story.translation_key, state__in=OPEN_PROMISES
    ).first()
    today = timezone.localdate(now)
    context = {
        "form": form,
        "story": story,
        "story_url": _address(story, _held(link.journalist), now),
        "mine": mine,
        "reserved": promises.reservation(story, today, besides=link.journalist),
        "others": CoverageCommitment.objects.filter(
            story_key=story.translation_key, state__in=[*OPEN_PROMISES, Promise.KEPT]
        )
        .exclude(journalist=link.journalist)
        .select_related("outlet"),
    }
    status = 422 if form.errors else 200
    return _page(request, link, "claim", _("Take this story"), status, **context)


@act
def change_promise(request: HttpRequest, link: PressLink, number: int) -> HttpResponse:
    """Say in which week it appears, or that it does not."""
    now = timezone.now()
    commitment = (
        link.journalist.commitments.select_related("story__storypage").filter(pk=number).first()
    )
    if commitment is None:
        raise Http404
    leaves = "withdraw" in request.POST
    try:
        if leaves:
            reason = writable(one_line(request.POST.get("reason", "")))
            promises.withdraw(commitment, now, reason[:LONGEST_REASON])
        else:
            week = WeekField().of(commitment.story).clean(request.POST.get("week", ""))
            promises.plan(commitment, week, now)
    except (promises.TransitionRefusedError, ValidationError):
        # A second click, or a week that nobody offered: the page shows how it stands.
        return HttpResponseRedirect(f"{_space_here(link)}#promises")
    return _back(link, "left" if leaves else "week")


@require_safe
@with_link
def calendar(request: HttpRequest, link: PressLink, number: int) -> HttpResponse:
    """The week of a promise as a file for one's calendar."""
    commitment = link.journalist.commitments.filter(pk=number, state=Promise.PLANNED).first()
    if commitment is None:
        raise Http404
    return HttpResponse(
        week_file(commitment, links.space_url(link)),
        content_type=calendars.MIMETYPE,
        headers={
            "Content-Disposition": f'attachment; filename="{commitment.week}.ics"',
            "Cache-Control": "private, no-store",
            "X-Robots-Tag": "noindex",
        },
    )


@require_http_methods(METHODS)
@with_link
def report(request: HttpRequest, link: PressLink) -> HttpResponse:
    """“It has appeared”: a link, or for radio and print title and day."""
    now, journalist = timezone.now(), link.journalist
    stories = _reportable(journalist)
    data = request.POST if request.method == "POST" else None
    initial = {"story": page_number(request.GET.get("story"))}
    form = OwnReportForm(data, now=now, stories=stories, initial=initial)
    if data is not None and form.is_valid():
        story = form.cleaned_data["story"]
        coverage.report(story, now, journalist=journalist, **form.report_values())
        return _back(link, "report")
    status = 422 if form.errors else 200
    return _page(request, link, "own_report", _("It has appeared"), status, form=form)


def _reportable(journalist: Journalist) -> Any:
    """The newest stories of their language, and what they promised or heard of."""
    known = Q(pk__in=journalist.commitments.values("story"))
    known |= Q(pk__in=journalist.alerts.exclude(story=None).values("story"))
    rows = StoryPage.objects.live().filter(known | Q(pk__in=newest_keys()))
    return newest_first(rows)


def _held(journalist: Journalist) -> dict[int, PressLink]:
    """Their open links to stories under embargo, by the key of the story."""
    rows = journalist.links.filter(revoked_at=None).exclude(story=None)
    return {link.story_id: link for link in rows.select_related("journalist")}


def _address(story: StoryPage, held: dict[int, PressLink], now: Any) -> str:
    """Where this person reads a story; nowhere before its minute, unless they hold a link."""
    if not under_embargo(story, now):
        return story.full_url
    link = held.get(story.pk)
    return links.story_url(link) if link else ""


def _space(request: HttpRequest, link: PressLink, status: int = 200, **given: Any) -> HttpResponse:
    now, journalist = timezone.now(), link.journalist
    faulty, issues = given.get("faulty", {}), open_issues()
    subscriptions = [
        (row, faulty.get(row.pk) or _alerts_form(row, issues))
        for row in journalist.subscriptions.exclude(confirmed_at=None).prefetch_related(
            "areas", "beats"
        )
    ]
    held = _held(journalist)
    context = {
        "done": done.told(request),
        "failed": given.get("details") or next(iter(faulty.values()), None),
        "stories": _stories_for(journalist, held, now),
        "commitments": _commitments(journalist, held, now),
        "pickups": journalist.pickups.select_related("story__locale"),
        "subscriptions": subscriptions,
        "another": faulty.get(0) or AlertsForm(auto_id="alerts0-%s", issues=issues),
        "stop_url": links.stop_url(link),
        "details": given.get("details") or _details_form(journalist),
    }
    title = _("Your space, %(name)s") % {"name": journalist.name}
    return _page(request, link, "space", title, status, **context)


def _alerts_form(row: PressSubscription, issues: list[Issue]) -> AlertsForm:
    return AlertsForm(
        issues=issues,
        auto_id=f"alerts{row.pk}-%s",
        initial={
            "areas": areas.in_words(list(row.areas.all())),
            "beats": [str(issue.pk) for issue in row.beats.all()],
            "cadence": row.cadence,
        },
    )


def _details_form(journalist: Journalist) -> DetailsForm:
    return DetailsForm(
        auto_id="own-%s",
        initial={
            "name": journalist.name,
            "phone": journalist.phone,
            "outlet": journalist.medium,
            "language": journalist.language,
        },
    )


def _commitments(
    journalist: Journalist, held: dict[int, PressLink], now: Any
) -> list[CoverageCommitment]:
    rows = list(
        journalist.commitments.select_related("story__locale", "story__storypage", "outlet")
    )
    for row in rows:
        row.weeks = week_choices(row.story)[1:]
        row.may_change = row.state in OPEN_PROMISES and row.state != Promise.TO_VERIFY
        row.has_week_file = row.week and row.state == Promise.PLANNED
        row.may_report = row.may_change or row.state == Promise.LAPSED
        told = (row.edition, row.angle, row.get_format_display() if row.format else "")
        row.own_words = " · ".join(part for part in told if part)
        row.waits_for_us = row.may_change and row.wants_exclusive and not row.exclusive_until
        # The admin lets one choose any page: one that is no story offers no texts.
        story = getattr(row.story, "storypage", None)
        row.url = _address(story, held, now) if story and story.live else ""
        if row.url and may_be_republished(story) and not under_embargo(story, now):
            row.texts_url = addresses.below(row.story, "press-republish")
    return rows


def _stories_for(
    journalist: Journalist, held: dict[int, PressLink], now: Any
) -> list[dict[str, Any]]:
    """Recent stories that concern them, and those under embargo that were opened to them."""
    prefetch_related_objects([journalist], "outlet__areas", "outlet__beats")
    rows = journalist.subscriptions.exclude(confirmed_at=None).prefetch_related("areas", "beats")
    profiles = [reach.profile_of(journalist.outlet, row) for row in rows] or [
        reach.profile_of(journalist.outlet, None)
    ]
    found = [
        subject.version_for(get_language())
        for subject in reach.released_since(now - RECENT, now)
        if any(reaches(subject, profile) for profile in profiles)
    ]
    found.sort(key=released_at, reverse=True)
    hidden = []
    if journalist.is_accredited(timezone.localdate(now)):
        hidden = StoryPage.objects.live().filter(pk__in=held, embargo_until__gt=now)
        hidden = list(hidden.select_related("locale").order_by("embargo_until"))
    taken = set(
        journalist.commitments.filter(state__in=OPEN_PROMISES).values_list("story_key", flat=True)
    )
    return [
        {
            "story": story,
            "url": _address(story, held, now),
            "embargo": story in hidden,
            "taken": story.translation_key in taken,
        }
        for story in [*hidden, *found[:MOST_STORIES]]
    ]


def _page(
    request: HttpRequest, link: PressLink, name: str, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    context |= {
        "title": title,  # the window's title says more beside an error
        "journalist": link.journalist,
        "is_accredited": link.journalist.is_accredited(timezone.localdate()),
        "token": link.token,
    }
    if status != 200:
        title = _("Error: %(title)s") % {"title": title}
    match = request.resolver_match
    languages = alternates(request, match.view_name, *match.kwargs.values())
    return personal_page(request, f"press/media/{name}.html", title, context, status, languages)


def _space_here(link: PressLink) -> str:
    """The space in the language in which it is read just now."""
    return reverse("press_space", args=[link.token])


def _back(link: PressLink, what: str) -> HttpResponse:
    return HttpResponseRedirect(done.after(what, _space_here(link)))
