"""The first page of the CMS: what awaits the person who logged in.

Each panel asks a fixed number of queries, shows at most `MOST` rows and links to the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.components import Component

from calls.models import CallPage
from content import dates
from events.models import EventPage
from home.pictures import without_rights
from home.roles import EDITORS, FACILITATORS, MODERATORS, PRESS
from involvement.follow_ups.partnerships import seeds
from involvement.outbox import undelivered
from involvement.panels import RequestsPanel
from stories.completeness import load_pictures, percentage, requirements, with_rows
from stories.models import StoryPage

MOST = 5
SOON = timedelta(days=14)
CONSENT_ENDS_SOON = timedelta(days=30)


@dataclass(frozen=True)
class Row:
    """A line of a panel.

    Args:
        title: what it is about.
        url: where the person can do something about it.
        detail: why it waits.
        share: how complete it is, in per cent, where that can be said.
        late: whether the day has passed.
    """

    title: str
    url: str
    detail: str
    share: int | None = None
    late: bool = False


class WaitingPanel(Component):
    """Rows that wait for somebody. Subclasses say which."""

    template_name = "home/admin/waiting_panel.html"
    order = 60
    name: str
    heading: str | Promise
    nothing: str | Promise = ""
    more_url_name = ""
    more_label: str | Promise = gettext_lazy("See all")

    def rows(self, request: HttpRequest) -> list[Row]:
        """What to show; one more than `MOST` says that there is more."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        rows = self.rows(parent_context["request"])
        return {
            "panel": self,
            "rows": rows[:MOST],
            "more_url": reverse(self.more_url_name) if self.more_url_name else "",
            "has_more": len(rows) > MOST,
        }


class DraftsPanel(WaitingPanel):
    """The person's own stories that nobody can read yet, with what they miss."""

    name = "drafts"
    heading = gettext_lazy("My drafts")
    nothing = gettext_lazy("No story waits for you. A new one begins under “Stories”.")
    order = 40

    def rows(self, request: HttpRequest) -> list[Row]:
        drafts = StoryPage.objects.filter(owner=request.user, live=False)
        drafts = drafts.order_by("-latest_revision_created_at", "-pk")
        stories = list(with_rows(drafts)[: MOST + 1])
        library = load_pictures(stories)
        return [self._row(story, requirements(story, library=library)) for story in stories]

    def _row(self, story: StoryPage, found: list) -> Row:
        missing = [r.label for r in found if r.required_to_publish and not r.done]
        if missing:
            detail = _("Missing: %(what)s") % {"what": ", ".join(map(str, missing))}
        else:
            detail = _("Ready to be published")
        return Row(story.get_admin_display_title(), _edit(story), detail, percentage(found))


class SeedsPanel(WaitingPanel):
    """Drafts that facilitators planted from a partnership, and that wait for somebody to write."""

    name = "seeds"
    heading = gettext_lazy("Seeds of stories")
    nothing = gettext_lazy("No partnership waits for its story.")

    def rows(self, request: HttpRequest) -> list[Row]:
        return [
            Row(
                seed.story.get_admin_display_title(),
                _edit(seed.story),
                _("Began on %(day)s") % {"day": _day(seed.begun_on)},
            )
            for seed in seeds()[: MOST + 1]
        ]


class VerifyPanel(WaitingPanel):
    """Published stories that somebody promised to look at again."""

    name = "verify"
    heading = gettext_lazy("Stories to verify again")
    nothing = gettext_lazy("Every story has been verified in time.")
    more_url_name = "stories_to_verify"

    def rows(self, request: HttpRequest) -> list[Row]:
        today = timezone.localdate()
        stories = StoryPage.objects.live().filter(verify_by__lt=today + SOON)
        return [
            Row(story.title, _edit(story), _by(story.verify_by), late=story.verify_by < today)
            for story in stories.order_by("verify_by", "pk")[: MOST + 1]
        ]


class CallsPanel(WaitingPanel):
    """Calls of the facilitator's programme that close by themselves within two weeks."""

    name = "calls"
    heading = gettext_lazy("Calls that close soon")
    nothing = gettext_lazy("No call closes in the next two weeks.")

    def rows(self, request: HttpRequest) -> list[Row]:
        today = timezone.localdate()
        calls = CallPage.objects.live().filter(closes_on__range=(today, today + SOON))
        if not request.user.is_superuser:
            calls = calls.filter(contact__programme__facilitators__user=request.user)
        return [
            Row(call.title, _edit(call), _("Closes on %(day)s") % {"day": _day(call.closes_on)})
            for call in calls.order_by("closes_on", "pk")[: MOST + 1]
        ]


class PicturesPanel(WaitingPanel):
    """Pictures without credit, and those whose consent ends or has ended."""

    name = "pictures"
    heading = gettext_lazy("Pictures whose rights need care")
    nothing = gettext_lazy("Every picture has a credit and a consent that lasts.")
    more_url_name = "pictures_without_rights"

    def rows(self, request: HttpRequest) -> list[Row]:
        today = timezone.localdate()
        pictures = without_rights(today + CONSENT_ENDS_SOON)
        return [
            Row(
                picture.title,
                reverse("wagtailimages:edit", args=[picture.pk]),
                self._detail(picture, today),
                late=not picture.rights_are_clear(today),
            )
            for picture in pictures[: MOST + 1]
        ]

    def _detail(self, picture: Any, today: Any) -> str:
        if not picture.credit:
            return _("No credit")
        day = {"day": _day(picture.consent_until)}
        if picture.consent_until < today:
            return _("Consent ended on %(day)s") % day
        return _("Consent ends on %(day)s") % day


class EmbargoPanel(WaitingPanel):
    """Publications that everybody will be able to read within two weeks."""

    name = "embargoes"
    heading = gettext_lazy("Embargoes that lift soon")
    nothing = gettext_lazy("No embargo lifts in the next two weeks.")

    def rows(self, request: HttpRequest) -> list[Row]:
        now = timezone.now()
        found = [
            page
            for model in (StoryPage, EventPage, CallPage)
            for page in model.objects.live()
            .filter(embargo_until__range=(now, now + SOON))
            .order_by("embargo_until", "pk")[: MOST + 1]
        ]
        found.sort(key=lambda page: page.embargo_until)
        return [
            Row(page.title, _edit(page), _("Lifts on %(when)s") % {"when": _moment(page)})
            for page in found[: MOST + 1]
        ]


class UndeliveredPanel(WaitingPanel):
    """Mails that are stuck; only there when there is something."""

    name = "undelivered"
    heading = gettext_lazy("Mails that could not be delivered")
    more_url_name = "undelivered_mails"
    order = 45

    def rows(self, request: HttpRequest) -> list[Row]:
        report = reverse(self.more_url_name)
        stuck = undelivered.visible_to(request.user)[: MOST + 1]
        rows = [
            Row(
                ", ".join(mail.email.to) if mail.shown else _("Mail of another programme"),
                report,
                mail.get_state_display(),
                late=True,
            )
            for mail in stuck
        ]
        since = undelivered.waiting_since(timezone.now())
        if since:
            waiting = _("Mails have been waiting since %(when)s") % {"when": _at(since)}
            rows.insert(0, Row(waiting, report, _("The mail server cannot be reached"), late=True))
        return rows


def panels_for(user: AbstractBaseUser) -> list[Component]:
    """What the first page shows to this person beside Wagtail's own panels, by their groups."""
    roles = set(user.groups.values_list("name", flat=True))

    def is_one_of(*names: str) -> bool:
        return user.is_superuser or not roles.isdisjoint(names)

    panels: list[Component] = []
    if undelivered.is_something_stuck(user, timezone.now()):
        panels.append(UndeliveredPanel())
    if is_one_of(FACILITATORS):
        panels += [RequestsPanel(), CallsPanel()]
    if is_one_of(EDITORS, MODERATORS, PRESS):
        panels.append(DraftsPanel())
    if is_one_of(EDITORS, MODERATORS):
        panels += [SeedsPanel(), VerifyPanel()]
    if is_one_of(PRESS):
        panels += [PicturesPanel(), EmbargoPanel()]
    return panels


def _edit(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _day(day: Any) -> str:
    return dates.day(day)


def _moment(page: Any) -> str:
    return _at(page.embargo_until)


def _at(moment: Any) -> str:
    local = timezone.localtime(moment)
    return f"{dates.day(local)}, {dates.hour(local)}"


def _by(day: Any) -> str:
    days = (timezone.localdate() - day).days
    if days > 0:
        return ngettext("Due %(days)d day ago", "Due %(days)d days ago", days) % {"days": days}
    return _("Due on %(day)s") % {"day": _day(day)}
