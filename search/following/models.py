"""Who follows what by mail, and what they heard of. They are people: no pages, no search index."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from post_office.models import Email

from involvement.models import Person, PrivacyNotice
from taxonomy.models import Issue, Territory


class Cadence(models.TextChoices):
    """How often somebody wants to hear of what is new."""

    WEEKLY = "weekly", _("once a week, on Monday morning")
    AT_ONCE = "at-once", _("at once, when something appears")


class Follow(models.Model):
    """A mailbox and what its owner wants to hear of. Nothing leaves before they confirmed it."""

    key = models.UUIDField(
        default=uuid.uuid4,
        unique=True,
        editable=False,
        help_text="Names the row in the log of erasures and in links; dies with it.",
    )
    email = models.EmailField(
        _("e-mail"), db_index=True, help_text="In small letters: one mailbox, one spelling."
    )
    language = models.CharField(_("language"), max_length=2, default="fr")
    issues = models.ManyToManyField(
        Issue, related_name="+", blank=True, verbose_name=_("issues"), help_text=_("Empty: all.")
    )
    territories = models.ManyToManyField(
        Territory,
        related_name="+",
        blank=True,
        verbose_name=_("territories"),
        help_text=_("Empty: everywhere."),
    )
    cadence = models.CharField(
        _("how often"), max_length=8, choices=Cadence, default=Cadence.WEEKLY
    )
    person = models.ForeignKey(
        Person,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="follows",
        verbose_name=_("person"),
        help_text=_("Who asked for it with their request; others have no row but this."),
    )
    notice = models.ForeignKey(
        PrivacyNotice, models.PROTECT, null=True, blank=True, related_name="+"
    )
    via = models.CharField(_("asked through"), max_length=120, blank=True)
    created_at = models.DateTimeField(_("asked for"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("stopped"), null=True, blank=True)
    bounced_at = models.DateTimeField(_("address does not work since"), null=True, blank=True)
    since = models.DateTimeField(
        _("hears of what appears since"),
        null=True,
        blank=True,
        help_text="What is older than their last act or digest is no news, whatever they choose.",
    )
    digest_on = models.DateField(_("last digest"), null=True, blank=True)
    last_active_at = models.DateTimeField(_("last act"), default=timezone.now)
    suspicious = models.CharField(_("looks like spam"), max_length=12, blank=True)
    network = models.CharField(_("hash of the network"), max_length=64, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        verbose_name = _("follow")
        verbose_name_plural = _("follows of issues and territories by mail")

    def __str__(self) -> str:
        # Without the address: this text goes into logs.
        return str(_("Follow %(number)s") % {"number": self.pk})

    @property
    def is_heard(self) -> bool:
        """Whether mails leave: confirmed, not stopped, and the address works."""
        return bool(self.confirmed_at) and not self.stopped_at and not self.bounced_at


class Told(models.Model):
    """That somebody heard of a page, in whatever language: never a second time."""

    follow = models.ForeignKey(
        Follow, models.CASCADE, related_name="told", verbose_name=_("follow")
    )
    page_key = models.UUIDField(_("page, in all its languages"), db_index=True)
    at = models.DateTimeField(_("told on"))

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        verbose_name = _("page that somebody heard of")
        verbose_name_plural = _("pages that somebody heard of")
        constraints = [
            models.UniqueConstraint(fields=["follow", "page_key"], name="told_once_per_follow")
        ]

    def __str__(self) -> str:
        return str(self.page_key)


class Announced(models.Model):
    """That a page was announced to those who hear of things at once: never a second time."""

    page_key = models.UUIDField(unique=True)
    at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return str(self.page_key)


class FollowLetter(models.Model):
    """A mail to a follower. Erasing them finds here every mail that holds their address."""

    email = models.OneToOneField(
        Email, models.SET_NULL, null=True, related_name="follow_letter", verbose_name=_("mail")
    )
    follow = models.ForeignKey(
        Follow, models.CASCADE, related_name="letters", verbose_name=_("follow")
    )
    template = models.CharField(_("text used"), max_length=40)
    queued_at = models.DateTimeField(_("queued"))

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["queued_at", "pk"]
        verbose_name = _("mail to a follower")
        verbose_name_plural = _("mails to followers: why they left")

    def __str__(self) -> str:
        return f"{self.template} {self.pk}"
