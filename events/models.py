"""The agenda."""

import uuid
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from content import mains, visibility
from content.blocks import ContentBlocks, ScheduleBlock
from content.fields import BlocksField, MultipleChoiceField
from content.models import BasePage, ListPage, Picture, Publication
from people.models import Facilitator, Organisation
from taxonomy.links import IssueLink, TerritoryLink

from . import calendar, listing, panels, structured
from .choices import ZONE_WORDS, Accessibility, Attendance, Status
from .facts import facts, fetch_rows
from .forms import EventPageForm, missing
from .registration.models import Occasion, Registration  # noqa: F401

COUNTED_EVERY = 5  # seconds; the form counts anew for whoever signs up


class EventIndexPage(ListPage):
    """The agenda, at /fr/agenda/."""

    subpage_types = ["events.EventPage"]
    query_parameters = ("when", "month", "issue", "territory", "q", "page")

    class Meta:
        verbose_name = _("agenda")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        locale, urls = self.locale_id, self._feeds()

        def read(address: mains.Address) -> dict[str, Any]:
            events = visibility.public(EventPage.objects.filter(locale=locale))
            found = listing.read(events, address, timezone.now())
            query = found.listing.querystring()
            return {"agenda": found} | {name: f"{url}{query}" for name, url in urls.items()}

        given = self.shown_above | urls | {"locale": locale}
        return super().get_context(request, *args, **kwargs) | {
            "main": mains.main("events/_main.html", request, given, read)
        }

    def _feeds(self) -> dict[str, str]:
        return {
            "calendar_url": calendar.feed_url(self),
            "webcal_url": calendar.feed_url(self, webcal=True),
        }


class EventPage(Publication):
    """An event, on one or several dates."""

    summary = models.CharField(
        _("summary"), max_length=200, blank=True, help_text=_("What one comes for.")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ANNOUNCED)
    time_zone = models.CharField(
        _("time zone"),
        max_length=30,
        choices=[(zone, zone) for zone in ZONE_WORDS],
        default="Europe/Paris",
    )
    attendance = models.CharField(
        _("where"), max_length=8, choices=Attendance, default=Attendance.ON_SITE
    )
    place_name = models.CharField(_("place"), max_length=120, blank=True)
    address = models.CharField(_("postal address"), max_length=200, blank=True)
    online_url = models.URLField(_("address online"), blank=True)
    accessibility = MultipleChoiceField(_("suitable for people with"), options=Accessibility)
    accessibility_text = models.CharField(
        _("access"),
        max_length=250,
        blank=True,
        help_text=_("Step-free way, loop, interpreter, seats; and whom to ask."),
    )
    registration_here = models.BooleanField(
        _("people sign up here"),
        default=False,
        help_text=_("While the status is “registration open”, with a waiting list."),
    )
    registration_url = models.URLField(_("registration link"), blank=True)
    capacity = models.PositiveIntegerField(_("capacity"), null=True, blank=True)
    is_free = models.BooleanField(_("free of charge"), default=False, db_default=False)
    price = models.CharField(
        _("price, in words"),
        max_length=120,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "What it costs and for whom, or what is included: “€5, free for job seekers”."
            " Empty and not free of charge: the page says nothing."
        ),
    )
    cover = models.ForeignKey(
        Picture, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    cover_alt = models.CharField(_("what the picture shows"), max_length=250, blank=True)
    body = BlocksField(ContentBlocks(), verbose_name=_("description"))
    schedule = BlocksField(ScheduleBlock(), verbose_name=_("programme"))
    filming_notice = models.CharField(
        _("filming notice"),
        max_length=250,
        blank=True,
        help_text=_("Who films or takes photographs, and how not to be in the picture."),
    )
    contact = models.ForeignKey(
        Facilitator,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who answers"),
    )
    is_example = models.BooleanField(
        _("example"), default=False, help_text=_("Says on the page that the event is invented.")
    )

    # Letters and navigation devices want the address as it is on the door.
    override_translatable_fields = [SynchronizedField("address")]

    base_form_class = EventPageForm
    content_panels = panels.CONTENT_PANELS
    settings_panels = [*BasePage.settings_panels, *panels.SETTINGS_PANELS]

    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []
    read_along = ("cover", "social_picture")

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.SearchField("place_name"),
        index.FilterField("embargo_until"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def read_rows(self) -> None:
        fetch_rows(self)

    def missing_to_publish(self) -> list[str]:
        values = vars(self) | {"dates": list(self.dates.all())}
        return [str(sentence) for _name, sentence in missing(values.get)]

    @property
    def description(self) -> str:
        return self.search_description or self.summary

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        fetch_rows(self)
        context = super().get_context(request, *args, **kwargs)
        return context | facts(self, timezone.now())

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        return [structured.event(self, request, timezone.now())]

    @property
    def kept_seconds(self) -> int | None:
        """It says how many places are left, and a registration empties nothing."""
        counts = self.registration_here and self.capacity is not None
        return COUNTED_EVERY if counts else super().kept_seconds

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which the dates of the event are told."""
        return ZoneInfo(self.time_zone)


class EventDate(Orderable):
    """One date of an event. Stored in UTC, told in the event's time zone."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="dates")
    # Copied into other languages with the date; a number is given out anew there.
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    # Null in a draft only: half a date may be saved, not published.
    starts_at = models.DateTimeField(_("starts at"), null=True)
    ends_at = models.DateTimeField(_("ends at"), null=True)
    is_cancelled = models.BooleanField(
        _("this date is cancelled"),
        default=False,
        help_text=_("It stays visible and says so; who signed up for it is told."),
    )

    class Meta:
        ordering = ["starts_at"]
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        indexes = [models.Index(fields=["ends_at", "starts_at"])]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}" if self.starts_at else ""

    def clean(self) -> None:
        if self.starts_at and self.ends_at and self.starts_at >= self.ends_at:
            raise ValidationError({"ends_at": _("The end comes after the beginning.")})


class EventSpeaker(TranslatableMixin, Orderable):
    """An organisation that speaks."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="speakers")
    # Null in a draft only: a speaker may be saved before it is known who it is.
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        related_name="event_roles",
        verbose_name=_("organisation"),
    )
    topic = models.CharField(_("what it speaks about"), max_length=160, blank=True)

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")

    def __str__(self) -> str:
        return str(self.organisation)


class EventStory(Orderable):
    """A story that the event shows."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="story_links")
    story = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name=_("story"))

    class Meta(Orderable.Meta):
        verbose_name = _("story shown")
        verbose_name_plural = _("stories shown")

    def __str__(self) -> str:
        return str(self.story)


class EventIssue(IssueLink):
    """An issue of an event."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="issue_links")


class EventTerritory(TerritoryLink):
    """A territory of an event."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="territory_links")
