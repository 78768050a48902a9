"""Partnership success stories: told with proof and limits."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index

from content import mains
from content.blocks import ContentBlocks, LessonsBlock, StepsBlock
from content.digests import digest
from content.fields import BlocksField, MultipleChoiceField
from content.models import Licence, ListPage, Picture, Publication
from content.translating import FigureField
from people.models import Facilitator, Organisation
from taxonomy.links import IssueLink, TerritoryLink
from taxonomy.reach import released_at

from . import article, completeness, lists, main_parts
from .article import Article
from .choices import Label, Lever, Method, Stage
from .forms import StoryPageForm
from .panels import CONTENT_PANELS, SETTINGS_PANELS
from .structured import news_article

SIMPLE_TEXT = ["bold", "italic", "link", "ol", "ul"]


class StoryIndexPage(ListPage):
    """The list of stories, at /fr/recits/."""

    subpage_types = ["stories.StoryPage"]
    query_parameters = ("issue", "territory", "universe", "q", "page")

    class Meta:
        verbose_name = _("list of stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        stories = StoryPage.objects.child_of(self)
        counts = lists.story_counts(stories, request)

        def read(address: mains.Address) -> dict[str, Any]:
            return {"listing": lists.story_listing(stories, address, counts)}

        # Counted beforehand: whatever page changes, they are counted anew, and mostly are the same.
        given = self.shown_above | {"below": self.path, "counts": digest(counts)}
        return super().get_context(request, *args, **kwargs) | {
            "main": mains.main("stories/_main.html", request, given, read)
        }


class StoryPage(Publication):
    """A partnership that worked."""

    summary = models.CharField(
        _("summary"),
        max_length=200,
        blank=True,
        help_text=_("Two sentences that make one want to read. Newsrooms take them as they are."),
    )
    label = models.CharField(_("label"), max_length=14, choices=Label, default=Label.VERIFIED)
    authors = models.CharField(
        _("authors"), max_length=120, blank=True, help_text=_("As they sign.")
    )

    problem = models.TextField(
        _("the problem"),
        max_length=600,
        blank=True,
        help_text=_("What was wrong, in one to three sentences."),
    )
    affected = models.CharField(
        _("who is affected"),
        max_length=200,
        blank=True,
        help_text=_("How many people, where, and who says so."),
    )
    steps = BlocksField(
        StepsBlock(),
        verbose_name=_("how it works"),
        help_text=_("Three to seven steps, so that somebody else could do the same."),
    )
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, blank=True)
    started_on = models.DateField(_("began on"), null=True, blank=True)

    limits = RichTextField(
        _("what resisted"),
        features=SIMPLE_TEXT,
        blank=True,
        help_text=_("What failed, took longer or is still open."),
    )
    conditions = RichTextField(
        _("conditions"),
        features=SIMPLE_TEXT,
        blank=True,
        help_text=_("What it does not work without."),
    )
    lessons = BlocksField(
        LessonsBlock(),
        verbose_name=_("lessons"),
        help_text=_("Three things that others can take with them."),
    )
    levers = MultipleChoiceField(_("levers"), options=Lever)

    cover = models.ForeignKey(
        Picture,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Without a picture, the story shows its own half-timbered wall."),
    )
    cover_alt = models.CharField(
        _("what the picture shows"),
        max_length=250,
        blank=True,
        help_text=_("For people who cannot see it. Empty: the picture's own description."),
    )
    body = BlocksField(ContentBlocks(), verbose_name=_("the story, told freely"))

    sdgs = MultipleChoiceField(
        _("sustainable development goals"),
        options=[(number, str(number)) for number in range(1, 18)],
    )
    action_text = models.CharField(
        _("what the reader can do"),
        max_length=250,
        blank=True,
        help_text=_("One sentence that asks for something precise."),
    )
    action_call = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("call that it leads to"),
    )
    contact = models.ForeignKey(
        Facilitator,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who answers"),
    )
    licence = models.CharField(
        _("licence of the text"), max_length=20, choices=Licence, default=Licence.CC_BY_ND
    )
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    verify_by = models.DateField(
        _("verify again by"),
        null=True,
        blank=True,
        help_text=_("After this day the page says that its figures await a check."),
    )
    is_example = models.BooleanField(
        _("example"), default=False, help_text=_("Says on the page that the story is invented.")
    )

    parent_page_types = ["stories.StoryIndexPage"]
    subpage_types: list[str] = []
    read_along = ("cover", "contact__photo", "social_picture")

    base_form_class = StoryPageForm
    content_panels = CONTENT_PANELS
    settings_panels = SETTINGS_PANELS

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("problem"),
        index.SearchField("limits"),
        index.SearchField("steps"),
        index.SearchField("body"),
        index.FilterField("embargo_until"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def read_rows(self) -> None:
        lists.fetch_page_rows(self)
        self.article  # noqa: B018 (read once, with the rows)

    @cached_property
    def article(self) -> Article:
        """What this very story tells; with a page that is remembered it is remembered, too."""
        return article.read(self)

    def missing_to_publish(self) -> list[str]:
        return [str(requirement.hint) for requirement in completeness.missing_to_publish(self)]

    @property
    def description(self) -> str:
        return self.search_description or self.summary

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        if self.pk:  # a story previewed before it was ever saved has its rows with it
            lists.fetch_page_rows(self)
        context = super().get_context(request, *args, **kwargs)
        return context | main_parts.of(self, request, context["meta"].forms)

    @property
    def figures(self) -> list["StoryClaim"]:
        """Claims with a figure that stand at the head of the page."""
        return [claim for claim in self.claims.all() if claim.value][:4]

    @property
    def shown_quotes(self) -> list["StoryQuote"]:
        """What people said and agree to see printed today."""
        return [quote for quote in self.quotes.all() if quote.may_be_shown()]

    @property
    def lever_labels(self) -> list[str]:
        """What made it work, in the active language."""
        return [Lever(lever).label for lever in self.levers if lever in Lever.values]

    @property
    def licence_url(self) -> str:
        """Where the licence of the text can be read; empty where there is none."""
        return Licence(self.licence).url

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        return [news_article(self, request, settings.WAGTAIL_SITE_NAME)]

    @property
    def released_at(self) -> datetime | None:
        """Since when anybody can read it: an embargo ends later than the day on which it was published."""
        return released_at(self) if self.first_published_at else None

    @property
    def needs_verification(self) -> bool:
        """Whether the day by which somebody promised to look again has passed."""
        return self.verify_by is not None and self.verify_by < timezone.localdate()

    @property
    def universes(self) -> list[str]:
        """Universes of the partners, each once, in order."""
        return list(
            dict.fromkeys(p.organisation.universe for p in self.partners.all() if p.organisation)
        )

    @property
    def key_claim(self) -> Any:
        """The claim that stands for the story on its card: the first one, or None."""
        return next(iter(self.claims.all()), None)


class StoryIssue(IssueLink):
    """An issue of a story."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="issue_links")


class StoryTerritory(TerritoryLink):
    """A territory of a story."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="territory_links")


class StoryPartner(TranslatableMixin, Orderable):
    """One side of the partnership: what it does, gives and gets."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,  # a draft may name it later
        related_name="story_roles",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=160, blank=True)
    gives = models.CharField(_("gives"), max_length=200, blank=True)
    gets = models.CharField(_("gets"), max_length=200, blank=True)

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return str(self.organisation or "")


class StoryClaim(TranslatableMixin, Orderable):
    """A figure or statement with its source: nothing is published without one."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="claims")
    value = models.CharField(
        _("figure"), max_length=20, blank=True, help_text=_("Empty for a statement without one.")
    )
    statement = models.CharField(
        _("what it says"),
        max_length=160,
        help_text=_("Read after the figure: “31 … people hired in two years”."),
    )
    unit = models.CharField(_("unit"), max_length=30, blank=True)
    period = models.CharField(_("period"), max_length=60, blank=True)
    method = models.CharField(_("method"), max_length=10, choices=Method, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    checked_on = models.DateField(_("date"), null=True, blank=True)

    override_translatable_fields = [FigureField("value")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("figure or claim")
        verbose_name_plural = _("figures and claims")

    def __str__(self) -> str:
        return f"{self.value} {self.statement}".strip()

    @property
    def is_sourced(self) -> bool:
        """Whether it may be published: it has a source, a method and a date."""
        return bool(self.source and self.method and self.checked_on)


class StoryCorrection(TranslatableMixin, Orderable):
    """What was wrong in a published story, and when it was put right."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="corrections")
    corrected_on = models.DateField(_("corrected on"), default=timezone.localdate)
    text = models.CharField(
        _("what was corrected"),
        max_length=300,
        help_text=_("What stood there and what is right: “The figure was 41, not 31.”"),
    )

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-corrected_on", "sort_order"]

    def __str__(self) -> str:
        return self.text


class StoryQuote(TranslatableMixin, Orderable):
    """What somebody said, with their agreement to see it printed."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="quotes")
    text = models.TextField(_("words"), max_length=400)
    speaker = models.CharField(
        _("who says it"), max_length=80, help_text=_("A name, or a function without one.")
    )
    role = models.CharField(_("role"), max_length=120, blank=True)
    agreed_on = models.DateField(
        _("agreed on"),
        null=True,
        blank=True,
        help_text=_("Without the person's agreement the quote is not shown."),
    )
    agreed_until = models.DateField(_("agreement ends on"), null=True, blank=True)

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")

    def __str__(self) -> str:
        return self.speaker

    def may_be_shown(self, on: date | None = None) -> bool:
        """Whether the person agreed and the agreement has not ended.

        Args:
            on: the day asked about; today by default.
        """
        on = on or timezone.localdate()
        if self.agreed_on is None or self.agreed_on > on:
            return False
        return self.agreed_until is None or self.agreed_until >= on
