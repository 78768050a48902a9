"""Where the admin leads to plans and partnerships: two lines of the side bar, a button on stories."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from involvement import access
from stories.models import StoryPage

from . import partnerships, proposals


class TeamMenuItem(MenuItem):
    """A line of the side bar for those who answer."""

    def is_shown(self, request: HttpRequest) -> bool:
        return access.may_see(request.user)


class DueMenuItem(TeamMenuItem):
    """Whom to call, with how many wait."""

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        due = proposals.due_follow_ups(access.visible_to(request.user)).count()
        label = f"{self.label} ({due})" if due else self.label
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


def due_item() -> MenuItem:
    """The line of due follow-ups, below the requests."""
    return DueMenuItem(
        gettext_lazy("Due follow-ups"),
        reverse("involvement:follow_ups"),
        name="follow-ups",
        icon_name="history",
        order=121,
    )


def partnerships_item() -> MenuItem:
    """The line of partnerships."""
    return TeamMenuItem(
        gettext_lazy("Partnerships"),
        reverse("involvement:partnerships"),
        name="partnerships",
        icon_name="group",
        order=122,
    )


def origin_button(page: Page, user: object) -> Iterator[Button]:
    """From a story to the partnership that it tells, for the team that accompanied it."""
    if page.specific_class is StoryPage and (row := partnerships.of_story(page, user)):
        yield Button(
            _("Where it began"),
            reverse("involvement:partnership", args=[row.pk]),
            icon_name="history",
            priority=70,
        )
