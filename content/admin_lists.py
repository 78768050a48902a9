"""Lists in the CMS: of publications, which may be very long, and of what is nothing to choose from."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from wagtail.admin.filters import MultipleUserFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.models import Page

from .dates import day, hour


class NeverChosen:
    """For a viewset of snippets that nothing points to.

    Wagtail makes each kind a list to choose from that any account may read: it asks for no permission.
    """

    def register_chooser_viewset(self) -> None:
        """There is none."""


def _owners(request: HttpRequest) -> QuerySet:
    """Users who own a page, asked one by one: Wagtail's own filter reads the owner of every page."""
    return get_user_model().objects.filter(Exists(Page.objects.filter(owner=OuterRef("pk"))))


class DayColumn(Column):
    """A day in full: of one to come, Wagtail's own column of dates says that it was a moment ago."""

    def get_value(self, instance: Any) -> str:
        value = super().get_value(instance)
        return day(_local(value)) if value else ""


class MomentColumn(Column):
    """A day and its hour."""

    def get_value(self, instance: Any) -> str:
        value = super().get_value(instance)
        return f"{day(_local(value))}, {hour(_local(value))}" if value else ""


def field_column(column: type[Column], model: type[Model], name: str) -> Column:
    """A column of a field, under the field's own name.

    Args:
        column: how its values are told; Wagtail's own way is “True”, and a day as Americans write it.
        model: whose rows are listed.
        name: of the field, by which the list can be sorted.
    """
    label = capfirst(model._meta.get_field(name).verbose_name)
    return column(name, label=label, sort_key=name)


def _local(value: date) -> date:
    return timezone.localtime(value) if isinstance(value, datetime) else value


class PublicationFilterSet(GenericPageFilterSet):
    """Wagtail's filters of a list of pages."""

    owner = MultipleUserFilter(
        label=GenericPageFilterSet.base_filters["owner"].label,
        queryset=_owners,
        widget=CheckboxSelectMultiple,
    )


class PublicationList(ExplorableIndexView):
    """A list of publications that costs the same however long it is."""

    base_filterset_class = PublicationFilterSet

    def get_paginator(self, queryset: QuerySet, *args: Any, **kwargs: Any) -> Paginator:
        paginator = super().get_paginator(queryset, *args, **kwargs)
        if self._shows_all_below():
            paginator.count = self.parent_page.numchild
        return paginator

    def _shows_all_below(self) -> bool:
        """Whether nothing narrows the list, so that the tree itself knows how long it is."""
        if self.is_searching or self.is_filtering:
            return False
        # Who may work on a page, or on one above it, may look at all that lies below.
        policy = self.permission_policy
        return any(
            self.parent_page.path.startswith(page.path)
            for page in policy.instances_with_direct_explore_permission(self.request.user)
        )
