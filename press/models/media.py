"""Outlets, journalists, and what they want to hear of. They are people: no pages, no search index."""

import uuid
from datetime import date

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from post_office.models import Email
from wagtail.models import Page

from content.fields import MultipleChoiceField
from people.models import Organisation
from press.choices import Agreement, AlertKind, Cadence, Format, Ingest, MediumKind
from taxonomy.models import Issue, Territory


class MediaOutlet(models.Model):
    """A medium: what it covers, in which forms, how it takes in what we send."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=MediumKind)
    website = models.URLField(_("website"), blank=True)
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
        help_text=_("Its public page on this site, where it has one."),
    )
    areas = models.ManyToManyField(
        Territory,
        related_name="+",
        blank=True,
        verbose_name=_("areas"),
        help_text=_("A story must lie within one of them. Empty: everywhere."),
    )
    beats = models.ManyToManyField(
        Issue,
        related_name="+",
        blank=True,
        verbose_name=_("beats"),
        help_text=_("Issues that it covers. Empty: all."),
    )
    formats = MultipleChoiceField(_("formats"), options=Format)
    lead_days = models.PositiveSmallIntegerField(
        _("lead time in days"),
        default=2,
        help_text=_("From the proposal to the edition, in ordinary times."),
    )
    language = models.CharField(_("language"), max_length=2, default="fr")
    ingest = MultipleChoiceField(_("takes in what we send"), options=Ingest)
    may_reproduce = models.BooleanField(
        _("lets us reproduce its articles"),
        default=False,
        help_text=_("Only with a written agreement. Without it: title, date, link, short quote."),
    )
    reproduction_terms = models.CharField(
        _("agreement on reproduction"), max_length=200, blank=True
    )
    is_example = models.BooleanField(_("example"), default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["name"]
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")

    def __str__(self) -> str:
        return self.name


class Journalist(models.Model):
    """Somebody of a newsroom whom the lab may write to, and why it may."""

    key = models.UUIDField(
        default=uuid.uuid4,
        unique=True,
        editable=False,
        help_text="Names the row in the log of erasures; dies with it.",
    )
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    outlet = models.ForeignKey(
        MediaOutlet,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="journalists",
        verbose_name=_("outlet"),
    )
    outlet_text = models.CharField(_("outlet as written"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=2, default="fr")
    agreement = models.CharField(
        _("why we may write"), max_length=10, choices=Agreement, default=Agreement.INTEREST
    )
    agreed_on = models.DateField(_("since"), null=True, blank=True)
    agreed_how = models.CharField(
        _("how we know"),
        max_length=200,
        blank=True,
        help_text=_("The form, a call, a card at an event: with the date and who noted it."),
    )
    accredited = models.BooleanField(_("accredited for embargoes"), default=False)
    accredited_until = models.DateField(
        _("accredited until"), null=True, blank=True, help_text=_("Empty: until it is taken back.")
    )
    bounced_at = models.DateTimeField(
        _("address does not work since"),
        null=True,
        blank=True,
        help_text=_("Nothing more is sent. Empty it once the address is right."),
    )
    stopped_at = models.DateTimeField(
        _("wants no mail since"), null=True, blank=True, help_text=_("They said so themselves.")
    )
    created_at = models.DateTimeField(_("known since"), auto_now_add=True)
    last_active_at = models.DateTimeField(
        _("last act"),
        default=timezone.now,
        help_text=_("The last thing they did themselves: confirmed, promised, reported."),
    )
    is_example = models.BooleanField(_("example"), default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("journalist")
        verbose_name_plural = _("journalists")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="journalist_email_once",
                violation_error_message=_("There is a journalist with this address already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def medium(self) -> str:
        """The name of their outlet, as far as it is known."""
        return self.outlet.name if self.outlet else self.outlet_text

    @property
    def may_be_written_to(self) -> bool:
        """Whether mails that they did not ask for this minute may leave."""
        return self.stopped_at is None and self.bounced_at is None and self.agreed_on is not None

    def is_accredited(self, on: date) -> bool:
        """Whether they may read a story under embargo on a day."""
        return self.accredited and (self.accredited_until is None or self.accredited_until >= on)


class PressSubscription(models.Model):
    """Which stories a journalist wants to hear of, and how often."""

    journalist = models.ForeignKey(
        Journalist, models.CASCADE, related_name="subscriptions", verbose_name=_("journalist")
    )
    areas = models.ManyToManyField(
        Territory,
        related_name="+",
        blank=True,
        verbose_name=_("areas"),
        help_text=_("Empty: those of the outlet."),
    )
    beats = models.ManyToManyField(
        Issue,
        related_name="+",
        blank=True,
        verbose_name=_("beats"),
        help_text=_("Empty: those of the outlet."),
    )
    cadence = models.CharField(
        _("how often"), max_length=8, choices=Cadence, default=Cadence.AT_ONCE
    )
    under_embargo = models.BooleanField(
        _("tell them of stories under embargo at once"),
        default=False,
        help_text=_("Only while they are accredited. Otherwise a button of the board does it."),
    )
    created_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    digest_on = models.DateField(_("last digest"), null=True, blank=True, editable=False)
    suspicious = models.CharField(max_length=12, blank=True, editable=False)
    network = models.CharField(max_length=64, blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")

    def __str__(self) -> str:
        return self.get_cadence_display()


class PressLink(models.Model):
    """A personal link of a journalist: to their own space, or to one story under embargo."""

    key = models.UUIDField(unique=True, editable=False)
    journalist = models.ForeignKey(Journalist, models.CASCADE, related_name="links")
    story = models.ForeignKey(Page, models.CASCADE, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("ends"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("personal link")
        verbose_name_plural = _("personal links")

    def __str__(self) -> str:
        return f"{self.pk}"


class Announcement(models.Model):
    """That a story was announced to those who hear of stories at once: never a second time."""

    story_key = models.UUIDField(unique=True)
    at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return str(self.story_key)


class Alert(models.Model):
    """That a journalist heard of a story: one row per story, whatever its language, and person."""

    journalist = models.ForeignKey(
        Journalist, models.CASCADE, related_name="alerts", verbose_name=_("journalist")
    )
    subscription = models.ForeignKey(
        PressSubscription, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    story = models.ForeignKey(
        Page, models.SET_NULL, null=True, related_name="+", verbose_name=_("story")
    )
    story_key = models.UUIDField(db_index=True)
    kind = models.CharField(_("in which mail"), max_length=8, choices=AlertKind)
    at = models.DateTimeField(_("told on"))
    follow_up_at = models.DateTimeField(_("asked again on"), null=True, blank=True)
    followed_up_at = models.DateTimeField(_("second mail"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        constraints = [
            models.UniqueConstraint(
                fields=["journalist", "story_key"], name="one_alert_per_journalist_and_story"
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class PressLetter(models.Model):
    """A mail to a journalist. Erasing them finds here every mail that holds a word of theirs."""

    email = models.OneToOneField(Email, models.SET_NULL, null=True, related_name="press_letter")
    journalist = models.ForeignKey(Journalist, models.CASCADE, related_name="letters")
    template = models.CharField(max_length=40)
    queued_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["queued_at", "pk"]

    def __str__(self) -> str:
        return f"{self.template} {self.pk}"


class CorrectionTold(models.Model):
    """That a journalist was told of a correction of a story: once."""

    journalist = models.ForeignKey(Journalist, models.CASCADE, related_name="+")
    story_key = models.UUIDField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the correction's day and words.")
    at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["journalist", "story_key", "digest"], name="correction_told_once"
            )
        ]

    def __str__(self) -> str:
        return self.digest[:8]
