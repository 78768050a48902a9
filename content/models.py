"""Pictures with their rights, and what every page of the site has in common."""

from datetime import date
from functools import lru_cache
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, get_upload_to
from wagtail.models import Page

from . import metadata, page_cache, visibility
from .uploads.fields import PictureFileField


class Licence(models.TextChoices):
    """Under which terms a text or a picture may be used again."""

    CC_BY = "cc-by-4.0", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
    CC_BY_ND = "cc-by-nd-4.0", "CC BY-ND 4.0"
    CC0 = "cc0-1.0", "CC0 1.0"
    RESERVED = "reserved", _("all rights reserved")

    @property
    def url(self) -> str:
        """Address of the licence's text; empty where there is none."""
        paths = {
            Licence.CC_BY: "licenses/by/4.0",
            Licence.CC_BY_SA: "licenses/by-sa/4.0",
            Licence.CC_BY_ND: "licenses/by-nd/4.0",
            Licence.CC0: "publicdomain/zero/1.0",
        }
        path = paths.get(self)
        return f"https://creativecommons.org/{path}/" if path else ""


_filter = lru_cache(maxsize=256)(Filter)


class Picture(AbstractImage):
    """A picture with what is needed to show it lawfully: who made it, who is on it, until when.

    Wagtail's own `description` holds the alternative text.
    """

    file = PictureFileField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    caption = models.CharField(
        _("caption"),
        max_length=300,
        blank=True,
        help_text=_("What is to be seen; people from left to right."),
    )
    credit = models.CharField(
        _("credit"), max_length=120, blank=True, help_text=_("Who made it; shown beside it.")
    )
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence, default=Licence.RESERVED
    )
    press_use = models.BooleanField(
        _("newsrooms may use it"),
        default=False,
        help_text=_("Only with the agreement of the person who made it and of those it shows."),
    )
    consent_until = models.DateField(
        _("consent ends on"),
        null=True,
        blank=True,
        help_text=_("Day until which the people shown agreed. Empty: nobody can be recognised."),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "caption",
        "credit",
        "licence",
        "press_use",
        "consent_until",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
        "tags",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def _set_image_file_metadata(self) -> None:
        """Wagtail leaves a file open that came among several."""
        super()._set_image_file_metadata()
        if self.file._committed:
            self.file.close()

    def clean_filter_for_svg(self, filter: Filter) -> Filter:
        """The filter as Wagtail cleans it, always the same one: reading its words anew each time took
        a tenth of what a page with pictures costs."""
        return _filter(super().clean_filter_for_svg(filter).spec)

    def find_existing_renditions(self, *filters: Filter) -> dict[Filter, "Rendition"]:
        """Sizes that were made since this row was read, too: it may have been remembered for a minute,
        and Wagtail would make them again for each visitor."""
        found = super().find_existing_renditions(*filters)
        wanted = {
            (filter.spec, filter.get_cache_key(self)): filter
            for filter in filters
            if filter not in found
        }
        if wanted and self._get_prefetched_renditions() is not None:
            for made in self.renditions.filter(filter_spec__in=[spec for spec, _key in wanted]):
                if filter := wanted.get((made.filter_spec, made.focal_point_key)):
                    self._add_to_prefetched_renditions(made)
                    found[filter] = made
        return found

    @property
    def default_alt_text(self) -> str:
        """The alternative text, never the file's title."""
        return self.description

    def rights_are_clear(self, on: date | None = None) -> bool:
        """Whether it may be shown: somebody is credited and no consent has ended.

        Args:
            on: the day asked about; today by default.
        """
        on = on or timezone.localdate()
        return bool(self.credit) and (self.consent_until is None or self.consent_until >= on)


class Rendition(AbstractRendition):
    """A picture in another size or format."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"
            )
        ]

    def __str__(self) -> str:
        return self.file.name


class BasePage(Page):
    """What every page of the site can do: be previewed in the dark, describe itself to machines."""

    social_picture = models.ForeignKey(
        Picture,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture for social networks"),
        help_text=_("Empty: the page's own picture, or its wall with the title on it."),
    )

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("social_picture"),
            ],
            heading=_("For search engines and social networks"),
        ),
    ]

    class Meta:
        abstract = True

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """Every page can be previewed in the light and in the dark."""
        return [("", _("Light")), ("dark", _("Dark"))]

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return super().get_preview_context(request, mode_name) | {"theme": mode_name or "light"}

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return self.get_template(request)

    # Foreign keys that the page always shows: read with the page itself.
    read_along: tuple[str, ...] = ()

    def read_rows(self) -> None:
        """Read the rows that the page always shows and that hang on it, each kind with one query."""

    # Parameters of the address that change what the page shows; it never sees others.
    query_parameters: tuple[str, ...] = ()

    @property
    def kept_seconds(self) -> int | None:
        """How long the page is true where what it shows changes without a word; None: until told."""
        return None

    @cached_property
    def lineage(self) -> list[Page]:
        """What the page lies below, the root first; content.lineage fills it in for a request."""
        return list(self.get_ancestors().select_related("locale"))

    def get_view_restrictions(self) -> QuerySet:
        """Wagtail's own answer, without asking again for the pages above, and that of the French page."""
        ours = visibility.restrictions_on(self)
        if any(page.alias_of_id for page in [*self.lineage, self]):
            # Wagtail knows what aliases stand for, but nothing of translations.
            return super().get_view_restrictions() | ours
        return ours

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"meta": metadata.for_page(self, request)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page_cache.share(request, *self.query_parameters, seconds=self.kept_seconds)
        return super().serve(request, *args, **kwargs)

    @property
    def hue(self) -> str:
        """Key of the hue that colours the page; pages without an issue are fir green."""
        return "fir"

    @property
    def description(self) -> str:
        """One or two sentences for search engines and social networks."""
        return self.search_description

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """schema.org objects of this page beyond its breadcrumbs."""
        return []


class ListPage(BasePage):
    """A page that lists the publications below it, with a few words above them."""

    introduction = models.TextField(_("introduction"), max_length=300, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1

    class Meta:
        abstract = True

    @property
    def description(self) -> str:
        return self.search_description or self.introduction

    @property
    def shown_above(self) -> dict[str, str]:
        """What of the page itself stands above its list."""
        return {"title": self.title, "introduction": self.introduction}


class Publication(BasePage):
    """A page with news in it: it has issues and territories, and may be under embargo."""

    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Before this minute nobody finds the page, even when it is published."),
    )

    class Meta:
        abstract = True

    def missing_to_publish(self) -> list[str]:
        """What keeps the page from being published, in sentences; empty when nothing does."""
        raise NotImplementedError

    @property
    def issues(self) -> list[Any]:
        """Issues in the editor's order; the first one gives the hue."""
        return [link.issue for link in self.issue_links.all()]

    @property
    def territories(self) -> list[Any]:
        """Territories in the editor's order."""
        return [link.territory for link in self.territory_links.all()]

    @property
    def hue(self) -> str:
        issues = self.issues
        return issues[0].hue if issues else super().hue


class PageChange(models.Model):
    """Some page of a block changed; of any where none is named (`content.changes`)."""

    # A number would come again after a backup was restored.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    block = models.PositiveIntegerField(null=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.block} {self.at:%Y-%m-%d %H:%M}"
