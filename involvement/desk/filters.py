"""What the queue can be narrowed by. Every choice comes from the requests that the user sees."""

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.models import Page

from involvement import access
from involvement.models import (
    OPEN_STATES,
    UNANSWERED_STATES,
    ClosedReason,
    Involvement,
    Origin,
    State,
    Wish,
)
from people.models import Facilitator
from taxonomy.links import IssueLink
from taxonomy.models import Issue, Territory

WAITS = Q(state__in=UNANSWERED_STATES) | ~Q(attention="")
# Several states under one name, before the states themselves.
GROUPS = {
    "for-me": _("waits for me"),
    "waits": _("waits for an answer"),
    "open": _("open"),
    "called": _("a call is fixed"),
}
ANYBODY = {"me": _("me"), "nobody": _("nobody has taken it")}


def _visible(request: HttpRequest) -> QuerySet[Involvement]:
    return access.visible_to(request.user)


def _pages(request: HttpRequest) -> QuerySet[Page]:
    moved = _visible(request).exclude(page=None).values("page")
    return Page.objects.filter(pk__in=moved).order_by("title")


def _issues(request: HttpRequest) -> QuerySet[Issue]:
    moved = _visible(request).exclude(page=None).values("page")
    tagged = Q()
    for link in IssueLink.__subclasses__():
        tagged |= Q(pk__in=link.objects.filter(page__in=moved).values("issue"))
    return Issue.objects.filter(tagged)


def _territories(request: HttpRequest) -> QuerySet[Territory]:
    homes = _visible(request).exclude(person__commune=None).values("person__commune")
    return (
        Territory.objects.filter(below__descendant__in=homes)
        .distinct()
        .order_by("kind", "folded_name", "pk")
    )


def _owners(request: HttpRequest) -> list[tuple[str, Any]]:
    people = Facilitator.objects.filter(pk__in=_visible(request).values("owner"))
    colleagues = people.exclude(user=request.user).order_by("name", "pk")
    return [
        *ANYBODY.items(),
        *((str(pk), name) for pk, name in colleagues.values_list("pk", "name")),
    ]


class StateFilter(django_filters.ChoiceFilter):
    """One state, or several under one name."""

    def __init__(self, **kwargs: Any) -> None:
        states = [(value, label) for value, label in State.choices if value != State.ERASED]
        super().__init__(choices=[*GROUPS.items(), *states], **kwargs)

    def filter(self, qs: QuerySet[Involvement], value: str) -> QuerySet[Involvement]:
        match value:
            case "for-me":
                return qs.filter(WAITS, owner__user=self.parent.request.user)
            case "waits":
                return qs.filter(WAITS)
            case "open":
                return qs.filter(state__in=OPEN_STATES)
            case "called":
                return qs.filter(callback_at__isnull=False, state__in=OPEN_STATES)
        return super().filter(qs, value)


class OwnerFilter(django_filters.ChoiceFilter):
    """Me, nobody yet, or a colleague; `QueueFilters` knows which colleagues there are."""

    def filter(self, qs: QuerySet[Involvement], value: str) -> QuerySet[Involvement]:
        match value:
            case "me":
                return qs.filter(owner__user=self.parent.request.user)
            case "nobody":
                return qs.filter(state__in=UNANSWERED_STATES, claimed_at=None)
        return super().filter(qs, value)


class IssueFilter(django_filters.ModelChoiceFilter):
    """The issue of the page that moved them, whatever kind of page it is."""

    def filter(self, qs: QuerySet[Involvement], value: Issue | None) -> QuerySet[Involvement]:
        if value is None:
            return qs
        tagged = Q()
        for link in IssueLink.__subclasses__():
            tagged |= Q(page__in=link.objects.filter(issue=value).values("page"))
        return qs.filter(tagged)


class TerritoryFilter(django_filters.ModelChoiceFilter):
    """A municipality, or all that lie within what was chosen."""

    def filter(self, qs: QuerySet[Involvement], value: Territory | None) -> QuerySet[Involvement]:
        if value is None:
            return qs
        return qs.filter(person__commune__in=value.below.values("descendant"))


class QueueFilters(WagtailFilterSet):
    """State, owner, wish, origin, what moved them, where, when, language."""

    state = StateFilter(label=_("State"))
    owner = OwnerFilter(label=_("Who answers"))
    wish = django_filters.ChoiceFilter(label=_("Wish"), choices=Wish)
    origin = django_filters.ChoiceFilter(label=_("Came by"), choices=Origin)
    page = django_filters.ModelChoiceFilter(label=_("What moved them"), queryset=_pages)
    issue = IssueFilter(label=_("Issue"), queryset=_issues)
    territory = TerritoryFilter(label=_("Territory"), queryset=_territories)
    received = django_filters.DateFromToRangeFilter(
        label=_("Received"), field_name="created_at", widget=DateRangePickerWidget
    )
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    reason = django_filters.ChoiceFilter(
        label=_("Why it was closed"), field_name="closed_reason", choices=ClosedReason
    )

    class Meta:
        model = Involvement
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["owner"].extra["choices"] = _owners(self.request)
