"""What journalists promised, and what they published."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from press.choices import Format, Origin, PickupKind, PickupState, Promise, Proof

from .media import Journalist, MediaOutlet

LONGEST_QUOTE = 200  # characters; French law allows short quotations (Code PI, L122-5)

# Nothing has come of it yet, and nobody has given it up.
OPEN_PROMISES = [Promise.PROMISED, Promise.PLANNED, Promise.NUDGED, Promise.TO_VERIFY]


class CoverageCommitment(models.Model):
    """A journalist's promise to cover a story: in which form, for which edition, in which week."""

    key = models.UUIDField(unique=True, default=uuid4, editable=False)
    story = models.ForeignKey(
        Page, models.CASCADE, related_name="press_commitments", verbose_name=_("story")
    )
    story_key = models.UUIDField(db_index=True, editable=False)
    journalist = models.ForeignKey(
        Journalist,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name=_("journalist"),
    )
    outlet = models.ForeignKey(
        MediaOutlet,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name=_("outlet"),
    )
    edition = models.CharField(_("edition"), max_length=80, blank=True)
    angle = models.CharField(_("angle"), max_length=200, blank=True)
    format = models.CharField(_("format"), max_length=10, choices=Format, blank=True)
    week = models.DateField(
        _("week"), null=True, blank=True, help_text=_("Its Monday. Empty: not decided yet.")
    )
    wants_exclusive = models.BooleanField(_("asks to be the first"), default=False)
    exclusive_until = models.DateField(
        _("first until"),
        null=True,
        blank=True,
        help_text=_("Only with our agreement. Other newsrooms read that the story is reserved."),
    )
    origin = models.CharField(_("made"), max_length=5, choices=Origin, default=Origin.CLAIM)
    state = models.CharField(
        _("state"), max_length=10, choices=Promise, default=Promise.PROMISED, editable=False
    )
    reason = models.CharField(
        _("why it was left to others"),
        max_length=200,
        blank=True,
        help_text=_("In their words, where they gave any."),
    )
    promised_at = models.DateTimeField(_("promised on"), editable=False)
    nudged_at = models.DateTimeField(_("reminded on"), null=True, blank=True, editable=False)
    is_example = models.BooleanField(_("example"), default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-promised_at", "-pk"]
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        indexes = [models.Index(fields=["state", "week"])]
        constraints = [
            models.UniqueConstraint(
                fields=["journalist", "story_key"],
                condition=models.Q(state__in=[state.value for state in OPEN_PROMISES]),
                name="one_open_promise_per_story",
            )
        ]

    def __str__(self) -> str:
        # Without names: this text goes into logs and titles of windows.
        return str(_("Promise %(number)s") % {"number": self.pk})

    @property
    def medium(self) -> str:
        """Who promised, as other newsrooms and readers may read it: never a person's name."""
        return self.outlet.name if self.outlet else str(_("a newsroom"))

    @property
    def newsroom(self) -> str:
        """The same for the team, who also read what a journalist calls a medium that we do not know."""
        own = self.journalist.outlet_text if self.journalist and not self.outlet else ""
        return own or self.medium


class CommitmentStep(models.Model):
    """One thing that happened to a promise. Never changed afterwards."""

    commitment = models.ForeignKey(CoverageCommitment, models.CASCADE, related_name="steps")
    at = models.DateTimeField(_("when"))
    from_state = models.CharField(max_length=10, choices=Promise, blank=True)
    to_state = models.CharField(max_length=10, choices=Promise)
    by_journalist = models.BooleanField(default=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.get_to_state_display()


class PressPickup(models.Model):
    """What a medium published about a story: a link, its title, its day, a short quote at most."""

    story = models.ForeignKey(
        Page, models.CASCADE, related_name="press_pickups", verbose_name=_("story")
    )
    commitment = models.ForeignKey(
        CoverageCommitment,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="pickups",
        verbose_name=_("promise"),
    )
    journalist = models.ForeignKey(
        Journalist,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="pickups",
        verbose_name=_("journalist"),
    )
    outlet = models.ForeignKey(
        MediaOutlet,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="pickups",
        verbose_name=_("outlet"),
    )
    outlet_name = models.CharField(_("name of the medium"), max_length=120, blank=True)
    kind = models.CharField(
        _("kind"), max_length=14, choices=PickupKind, default=PickupKind.ARTICLE
    )
    url = models.URLField(_("address"), max_length=500, blank=True)
    title = models.CharField(_("title"), max_length=200, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    quote = models.CharField(
        _("short quote"),
        max_length=LONGEST_QUOTE,
        blank=True,
        help_text=_("200 characters at most: the rest belongs to the newspaper."),
    )
    state = models.CharField(
        _("state"), max_length=8, choices=PickupState, default=PickupState.REPORTED
    )
    proof = models.CharField(_("verified how"), max_length=8, choices=Proof, blank=True)
    verified_at = models.DateTimeField(_("verified on"), null=True, blank=True, editable=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    reported_at = models.DateTimeField(_("reported on"), editable=False)
    checked_at = models.DateTimeField(_("link looked at"), null=True, blank=True, editable=False)
    dead_since = models.DateField(_("link dead since"), null=True, blank=True)
    suspicious = models.CharField(max_length=12, blank=True, editable=False)
    network = models.CharField(max_length=64, blank=True, editable=False)
    is_example = models.BooleanField(_("example"), default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-published_on", "-pk"]
        verbose_name = _("piece of coverage")
        verbose_name_plural = _("coverage")
        indexes = [models.Index(fields=["state", "published_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "url"],
                condition=~models.Q(url=""),
                name="one_pickup_per_story_and_address",
                violation_error_message=_("This address has been reported for this story."),
            )
        ]

    def __str__(self) -> str:
        return self.title or self.url or self.medium

    @property
    def medium(self) -> str:
        """Who published it."""
        return self.outlet.name if self.outlet else self.outlet_name

    @property
    def waits_for_a_human(self) -> bool:
        """Whether the machine has looked, or has nothing to open, and nobody has said what it is."""
        return self.state == PickupState.REPORTED and bool(self.checked_at or not self.url)


class CopyCount(models.Model):
    """How often the bare image in a republished copy was shown: per site and day, nobody's address."""

    story = models.ForeignKey(Page, models.CASCADE, related_name="+")
    host = models.CharField(max_length=120)
    day = models.DateField()
    number = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "host", "day"], name="one_count_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.host} {self.day}"
