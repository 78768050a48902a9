"""What an editor chooses from when describing an event."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """What an editor says of an event; that it is over follows from its dates."""

    ANNOUNCED = "announced", _("announced")
    OPEN = "open", _("registration open")
    FULL = "full", _("full")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")
    OVER = "over", _("over")


class Attendance(models.TextChoices):
    """Where one takes part."""

    ON_SITE = "on-site", _("on site")
    ONLINE = "online", _("online")
    MIXED = "mixed", _("on site and online")


class Accessibility(models.TextChoices):
    """OpenAgenda's five codes."""

    HEARING = "hi", _("hearing impairment")
    VISUAL = "vi", _("visual impairment")
    PSYCHIC = "pi", _("psychic impairment")
    MOTOR = "mi", _("motor impairment")
    INTELLECTUAL = "ii", _("intellectual impairment")
