"""An evening: its programme, its seats, what was pressed and said. No pages, no search index."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, Page

from content.models import Picture
from content.visibility import is_public
from events.models import EventPage
from involvement.models import Involvement
from press.choices import Format
from press.models import CoverageCommitment, Journalist

from . import codes
from .choices import ActKind, Angle, InputKind, InputState, PitchState, SessionState

LONGEST_INPUT = 280  # characters; more is not read from the last row
LONGEST_CAPTION = 200
PRESENT = timedelta(seconds=20)  # a phone asks every second or two; so long silent, it is away


class BuzzSession(ClusterableModel):
    """One evening, prepared in the CMS and directed from its control page."""

    event = models.ForeignKey(
        EventPage, models.CASCADE, related_name="buzz_sessions", verbose_name=_("event")
    )
    code = models.CharField(
        _("code of the room"), max_length=5, unique=True, default=codes.room_code, editable=False
    )
    meeting_point = models.CharField(
        _("where hosts are found"),
        max_length=120,
        blank=True,
        help_text=_("Told to everybody who joins in: “at the long table, below the clock”."),
    )
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=SessionState,
        default=SessionState.PREPARED,
        editable=False,
    )
    is_rehearsal = models.BooleanField(_("rehearsal"), default=False, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    current = models.ForeignKey(
        "Pitch", models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    # The clock of the pitch on stage: it runs from `clock_from` on, or stands at `clock_left`.
    clock_from = models.DateTimeField(null=True, blank=True, editable=False)
    clock_left = models.PositiveIntegerField(default=0, editable=False)
    is_blank = models.BooleanField(default=False, editable=False)
    caption = models.CharField(max_length=LONGEST_CAPTION, blank=True, editable=False)
    shown = models.ForeignKey(
        "RoomInput", models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    scene_seen_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_example = models.BooleanField(_("example"), default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("evening")
        verbose_name_plural = _("evenings")
        permissions = [
            ("direct_buzzsession", "Can direct an evening"),
            ("moderate_buzzsession", "Can moderate the room of an evening"),
        ]

    def __str__(self) -> str:
        return self.event.title if self.event_id else self.code

    @property
    def is_live(self) -> bool:
        """Whether taps of the room count."""
        return self.state in (SessionState.OPEN, SessionState.PAUSED)


class Pitch(Orderable):
    """A story on stage, or one that is still to be written."""

    session = ParentalKey(BuzzSession, on_delete=models.CASCADE, related_name="pitches")
    story = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("story"),
        help_text=_("Empty for one that is still to be written; choose it here once it is."),
    )
    title = models.CharField(
        _("title on stage"),
        max_length=160,
        blank=True,
        help_text=_(
            "Needed while the story cannot be read by everybody: the room sees these words and"
            " nothing of the story. Empty: the title of the story."
        ),
    )
    presenter = models.CharField(_("who presents"), max_length=120, blank=True)
    seconds = models.PositiveIntegerField(_("seconds on stage"), default=300)
    state = models.CharField(
        max_length=8, choices=PitchState, default=PitchState.WAITING, editable=False
    )
    staged_at = models.DateTimeField(null=True, blank=True, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    revealed_at = models.DateTimeField(null=True, blank=True, editable=False)
    # What the reveal showed: stars that arrive later do not change it.
    revealed_stars = models.FloatField(default=0, db_default=0, editable=False)
    revealed_voters = models.PositiveIntegerField(default=0, db_default=0, editable=False)

    class Meta(Orderable.Meta):
        verbose_name = _("pitch")
        verbose_name_plural = _("pitches")

    def __str__(self) -> str:
        return self.shown_title

    @cached_property
    def shown_story(self) -> Page | None:
        """The story, where anybody may read it."""
        return self.story if self.story and is_public(self.story) else None

    @property
    def shown_title(self) -> str:
        """What the room reads. Of a story that is not public nothing but the title on stage."""
        story = None if self.title else self.shown_story
        return self.title or (story.title if story else gettext("A story to come"))


class Seat(Orderable):
    """A journalist's place on stage: a window of the wall, a private link, a card."""

    session = ParentalKey(BuzzSession, on_delete=models.CASCADE, related_name="seats")
    journalist = models.ForeignKey(
        Journalist,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("journalist"),
        help_text=_("Where we know them: the promise and the kit go to them."),
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    outlet = models.CharField(_("medium"), max_length=120, blank=True)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    code = models.CharField(
        _("code on the card"), max_length=6, unique=True, default=codes.seat_code, editable=False
    )
    agreed_at = models.DateTimeField(_("agreed to be named"), null=True, blank=True, editable=False)
    seen_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta(Orderable.Meta):
        verbose_name = _("seat")
        verbose_name_plural = _("seats")

    def __str__(self) -> str:
        return self.shown_outlet or str(_("Seat"))

    @property
    def shown_name(self) -> str:
        return self.journalist.name if self.journalist else self.name

    @property
    def shown_outlet(self) -> str:
        """What stands below their window."""
        return (self.journalist.medium if self.journalist else "") or self.outlet

    @property
    def is_present(self) -> bool:
        """Whether their phone has asked lately."""
        return self.seen_at is not None and self.seen_at > timezone.now() - PRESENT


class Photo(Orderable):
    """A photograph on the page that remains of an evening."""

    session = ParentalKey(BuzzSession, on_delete=models.CASCADE, related_name="photos")
    picture = models.ForeignKey(
        Picture, models.CASCADE, related_name="+", verbose_name=_("picture")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")

    def __str__(self) -> str:
        return str(self.picture)


class Buzz(models.Model):
    """That a journalist pressed for a pitch, and what they promise. Taken back, the row stays."""

    pitch = models.ForeignKey(Pitch, models.CASCADE, related_name="buzzes")
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="buzzes")
    at = models.DateTimeField(help_text="By the server's clock, less what the tap waited.")
    received_at = models.DateTimeField()
    by_hand = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    angle = models.CharField(_("angle"), max_length=8, choices=Angle, blank=True)
    format = models.CharField(_("format"), max_length=10, choices=Format, blank=True)
    week = models.DateField(_("week"), null=True, blank=True, help_text="Its Monday.")
    promised_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was last carried over to the promise."
    )
    changed_at = models.DateTimeField()
    commitment = models.ForeignKey(
        CoverageCommitment, models.SET_NULL, null=True, blank=True, related_name="buzzes"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pitch", "seat"],
                condition=models.Q(withdrawn_at=None),
                name="one_standing_buzz_per_seat",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class RoomInput(models.Model):
    """A question, an offer or a need from the room; nobody knows from whom."""

    session = models.ForeignKey(BuzzSession, models.CASCADE, related_name="inputs")
    pitch = models.ForeignKey(Pitch, models.SET_NULL, null=True, blank=True, related_name="inputs")
    kind = models.CharField(max_length=8, choices=InputKind)
    text = models.CharField(max_length=LONGEST_INPUT)
    key = models.UUIDField()
    device = models.UUIDField(
        null=True, help_text="Made by the browser for this evening; tells nobody who."
    )
    at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=InputState, default=InputState.RECEIVED)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "key"], name="one_input_per_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Star(models.Model):
    """Stars that a phone gave a pitch. Rows are only added: the last one of a phone counts."""

    session = models.ForeignKey(BuzzSession, models.CASCADE, related_name="+")
    pitch = models.ForeignKey(Pitch, models.CASCADE, related_name="stars")
    number = models.PositiveSmallIntegerField()
    key = models.UUIDField()
    device = models.UUIDField()
    at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "key"], name="one_star_per_key")]
        indexes = [models.Index(fields=["pitch", "device"])]

    def __str__(self) -> str:
        return f"{self.number}"


class Joining(models.Model):
    """That somebody said “count me in” during a pitch. Who it was stands with their request."""

    session = models.ForeignKey(BuzzSession, models.CASCADE, related_name="joinings")
    pitch = models.ForeignKey(
        Pitch, models.SET_NULL, null=True, blank=True, related_name="joinings"
    )
    involvement = models.OneToOneField(Involvement, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.pk}"


class Act(models.Model):
    """One thing that was done. Rows are only added; undoing is an act of its own."""

    session = models.ForeignKey(BuzzSession, models.CASCADE, related_name="acts")
    kind = models.CharField(max_length=16, choices=ActKind)
    at = models.DateTimeField()
    key = models.UUIDField(help_text="Made by whoever acts: the same key twice is one act.")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    seat = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="+")
    is_rehearsal = models.BooleanField(default=False)
    changes = models.JSONField(default=list, help_text="What it changed: before and after.")
    # Nothing is deleted from the record; with its evening all of it goes.
    undoes = models.OneToOneField(
        "self", models.RESTRICT, null=True, blank=True, related_name="undone_by"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["session", "key"], name="one_act_per_key")]

    def __str__(self) -> str:
        return self.get_kind_display()
