"""The board of translations: what is missing, what waits as a draft, what its original has left behind."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import django_filters
from django.conf import settings
from django.db.models import (
    Case,
    CharField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Locale, Page, PageLogEntry, get_page_content_types
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

from content.dates import day


class State(TextChoices):
    """How far a page is in another language; empty where nothing is to be done."""

    MISSING = "missing", _("missing")
    DRAFT = "draft", _("draft waiting")
    STALE = "stale", _("stale")


def locales(request: Any = None) -> QuerySet[Locale]:
    """Languages of the site, in the order of their rows."""
    return Locale.objects.order_by("pk")


def state_in(locale: Locale) -> Case:
    """State of a page in a language, as an expression; for a queryset of originals.

    A translation is stale once its original was published with other words or facts than those it
    was made of (`home.translation.following`). One that is kept by hand, without wagtail-localize,
    is stale once its original was published later than itself.
    """
    versions = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale=locale, alias_of=None
    )
    managed = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=locale, enabled=True
    )
    made_at = TranslationLog.objects.filter(
        source__object_id=OuterRef("object_id"), locale=locale
    ).order_by("-created_at")
    left_behind = TranslationSource.objects.filter(
        object_id=OuterRef("translation_key"),
        translations__target_locale=locale,
        last_updated_at__gt=Subquery(made_at.values("created_at")[:1]),
    )
    older = versions.filter(last_published_at__lt=OuterRef("last_published_at"))
    return Case(
        When(locale=locale, then=Value("")),
        When(~Exists(versions), then=Value(State.MISSING.value)),
        When(~Exists(versions.filter(live=True)), then=Value(State.DRAFT.value)),
        When(Exists(managed) & Exists(left_behind), then=Value(State.STALE.value)),
        When(~Exists(managed) & Exists(older), then=Value(State.STALE.value)),
        default=Value(""),
        output_field=CharField(),
    )


def originals() -> QuerySet[Page]:
    """Published pages that are translated into other languages, and no translations themselves."""
    made_of_another = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale")
    )
    french = Page.objects.filter(
        translation_key=OuterRef("translation_key"),
        locale__language_code=settings.LANGUAGE_CODE,
        live=True,
    )
    return (
        Page.objects.live()
        .filter(depth__gt=1, alias_of=None)
        .exclude(Exists(made_of_another))
        .filter(Q(locale__language_code=settings.LANGUAGE_CODE) | ~Exists(french))
    )


def with_states(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Annotate `in_<code>` for each language, and keep the pages with something to be done."""
    names = {f"in_{locale.language_code}": state_in(locale) for locale in locales()}
    something = Q()
    for name in names:
        something |= ~Q(**{name: ""})
    return pages.annotate(**names).filter(something)


class BoardFilters(WagtailFilterSet):
    """By language, by what is to be done there, by type."""

    into = django_filters.ModelChoiceFilter(label=_("Into"), method="filter_into", queryset=locales)
    state = django_filters.ChoiceFilter(label=_("To do"), choices=State, method="filter_state")
    locale = django_filters.ModelChoiceFilter(label=_("Language"), queryset=locales)
    content_type = ContentTypeFilter(
        label=_("Type"),
        queryset=lambda request: get_page_content_types(include_base_page_type=False),
    )

    class Meta:
        model = Page
        fields = ["into", "state", "locale", "content_type"]

    def filter_into(self, pages: QuerySet, name: str, locale: Locale) -> QuerySet:
        return pages.exclude(**{f"in_{locale.language_code}": ""})

    def filter_state(self, pages: QuerySet, name: str, state: str) -> QuerySet:
        into = self.form.cleaned_data.get("into")
        asked = [into] if into else locales()
        found = Q()
        for locale in asked:
            found |= Q(**{f"in_{locale.language_code}": state})
        return pages.filter(found)


class TranslationBoard(PageReportView):
    """Originals with something to translate, and what it is in each language, and since when."""

    page_title = _("Translations to do")
    header_icon = "wagtail-localize-language"
    filterset_class = BoardFilters
    index_url_name = "untranslated_pages"
    index_results_url_name = "untranslated_pages_results"
    results_template_name = "home/admin/translation_board.html"
    any_permission_required = ["add", "change", "publish"]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.languages = list(locales())
        told = [f"told_{locale.language_code}" for locale in self.languages]
        self.list_export = ["title", "locale.language_code", *told, "full_url"]
        self.export_headings = {
            "title": _("Title"),
            "locale.language_code": _("Language"),
            "full_url": _("Address"),
        } | {f"told_{locale.language_code}": locale.get_display_name() for locale in self.languages}

    def get_queryset(self) -> QuerySet:
        mine = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(
            self.request.user, ["change", "publish"]
        )
        self.queryset = (
            with_states(
                originals().filter(
                    # Who only translates may change the versions, and sees what waits for them.
                    Q(pk__in=mine.values("pk"))
                    | Q(translation_key__in=mine.values("translation_key"))
                )
            )
            .select_related("locale", "content_type")
            .prefetch_workflow_states()
            .annotate_approved_schedule()
            .order_by("path")
        )
        return super().get_queryset()

    def decorate_paginated_queryset(self, pages: Any) -> Any:
        """Say of each page how it stands in each language; the same few queries for any number."""
        versions = self._versions(pages)
        since = stale_since(pages, versions)
        for page in pages:
            page.states = []
            page.is_mine = page.permissions_for_user(self.request.user).can_edit()
            for locale in self.languages:
                code = locale.language_code
                state = getattr(page, f"in_{code}")
                version = versions.get((page.translation_key, locale.pk))
                at = since.get(version.pk) if version and state == State.STALE else None
                told = State(state).label if state else ""
                if at:
                    told = _("stale since %(day)s") % {"day": day(timezone.localtime(at))}
                setattr(page, f"told_{code}", str(told))
                page.states.append(
                    {
                        "state": state,
                        "told": told,
                        "is_original": locale.pk == page.locale_id,
                        "edit": version.pk if version else None,
                        "code": code,
                    }
                )
        return pages

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(*args, **kwargs) | {"languages": self.languages}

    @staticmethod
    def _versions(pages: Iterable[Page]) -> dict[tuple[Any, int], Page]:
        keys = [page.translation_key for page in pages]
        found = Page.objects.filter(translation_key__in=keys, alias_of=None)
        return {(page.translation_key, page.locale_id): page for page in found}


def stale_since(
    pages: Iterable[Page], versions: dict[tuple[Any, int], Page]
) -> dict[int, datetime]:
    """When each translation was left behind: the first publication of its original since it was made.

    Args:
        pages: originals.
        versions: pages by translation key and language, the originals among them.

    Returns:
        Moments by key of the translated page; pages that were not left behind are absent.
    """
    made = {
        (key, locale): at
        for key, locale, at in TranslationLog.objects.filter(
            source__object__in=[page.translation_key for page in pages]
        )
        .order_by("created_at")
        .values_list("source__object_id", "locale_id", "created_at")
    }
    published: dict[int, list[datetime]] = {}
    for page, at in (
        PageLogEntry.objects.filter(page__in=[page.pk for page in pages], action="wagtail.publish")
        .order_by("timestamp")
        .values_list("page_id", "timestamp")
    ):
        published.setdefault(page, []).append(at)
    since = {}
    for original in pages:
        for (key, locale), version in versions.items():
            seen = made.get((key, locale), version.last_published_at)
            if key != original.translation_key or version.pk == original.pk or seen is None:
                continue
            later = [at for at in published.get(original.pk, []) if at > seen]
            last = original.last_published_at
            if later or (last and last > seen):
                since[version.pk] = later[0] if later else last
    return since
