"""Who comes to which date of an event."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from involvement.models import Person
from people.models import Programme


class Occasion(models.Model):
    """One date of an event, the same in all its languages: what registrations hang on.

    Pages of several languages tell the same date, and a date that an editor removes leaves people
    who must be told; so it is a row of its own, which follows the pages when they are published.
    """

    event_key = models.UUIDField(help_text="What the translations of the event's page share.")
    date_key = models.UUIDField(help_text="`EventDate.key`.")
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", verbose_name=_("programme")
    )
    title = models.CharField(_("title"), max_length=255)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    time_zone = models.CharField(_("time zone"), max_length=30)
    place = models.CharField(_("place"), max_length=400, blank=True)
    capacity = models.PositiveIntegerField(_("capacity"), null=True, blank=True)
    told = models.CharField(
        max_length=64, blank=True, help_text="Digest of what those registered were told last."
    )
    is_off = models.BooleanField(
        default=False, help_text="Cancelled, postponed or removed; those registered were told."
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("date of an event")
        verbose_name_plural = _("dates of events")
        constraints = [
            models.UniqueConstraint(fields=["event_key", "date_key"], name="occasion_once")
        ]

    def __str__(self) -> str:
        return self.title


class RegistrationState(models.TextChoices):
    """Where a registration stands."""

    CONFIRMED = "confirmed", _("has a place")
    WAITING = "waiting", _("on the waiting list")
    OFFERED = "offered", _("is offered a place")
    LAPSED = "lapsed", _("did not take the place offered")
    RELEASED = "released", _("gave the place back")
    SET_ASIDE = "set-aside", _("set aside as spam")


# States that take up places.
HOLDING = [RegistrationState.CONFIRMED, RegistrationState.OFFERED]
LIVE = [*HOLDING, RegistrationState.WAITING]


class Coming(models.TextChoices):
    """What somebody with a place says when they are reminded."""

    YES = "yes", _("Yes, I come")
    MAYBE = "maybe", _("Perhaps")
    NO = "no", _("No, I free my place")


class Reminder(models.IntegerChoices):
    """The last reminder that was sent."""

    NONE = 0, _("none")
    WEEK = 1, _("seven days before")
    DAY = 2, _("the day before")
    MORNING = 3, _("that morning")


class Registration(models.Model):
    """Somebody who wants to come to one date, alone or with others."""

    key = models.UUIDField(
        unique=True, help_text="Made of the form and its words: sent twice, once."
    )
    link = models.UUIDField(default=uuid.uuid4, unique=True, help_text="Named by personal links.")
    occasion = models.ForeignKey(
        Occasion, models.PROTECT, related_name="registrations", verbose_name=_("date")
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        related_name="registrations",
        verbose_name=_("person"),
    )
    language = models.CharField(_("language"), max_length=2)
    places = models.PositiveSmallIntegerField(_("places"), default=1)
    needs = models.TextField(_("what they need to take part"), max_length=500, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=RegistrationState)
    answer = models.CharField(_("comes"), max_length=5, choices=Coming, blank=True)
    code = models.CharField(_("code"), max_length=5, help_text=_("Five letters, for the door."))
    created_at = models.DateTimeField(_("registered"))
    offered_until = models.DateTimeField(_("offer ends"), null=True, blank=True)
    reminded = models.PositiveSmallIntegerField(
        _("last reminder"), choices=Reminder, default=Reminder.NONE
    )
    arrived_at = models.DateTimeField(_("arrived"), null=True, blank=True)
    state_before = models.CharField(
        max_length=10, blank=True, default="", db_default="", help_text="Where it stood on arrival."
    )
    thanked_at = models.DateTimeField(_("thanked"), null=True, blank=True)
    network = models.CharField(max_length=64, blank=True)
    suspicious = models.CharField(_("why it was set aside"), max_length=10, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        # On the waiting list it is one's turn in this order.
        ordering = ["pk"]
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        indexes = [
            models.Index(fields=["occasion", "state"]),
            models.Index(fields=["state", "offered_until"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["occasion", "code"], name="registration_code_once")
        ]

    def __str__(self) -> str:
        # Without the name: this text goes into logs and titles of windows.
        return str(_("Registration %(number)s") % {"number": self.pk})

    @property
    def is_live(self) -> bool:
        """Whether they come, are asked whether they come, or wait."""
        return self.state in LIVE
