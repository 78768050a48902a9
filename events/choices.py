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


# It does not take place when it was announced.
OFF = (Status.CANCELLED, Status.POSTPONED)


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


# Time zones in which events take place, with the words that say whose time it is.
ZONE_WORDS = {
    "Europe/Paris": _("time in Paris"),
    "Indian/Reunion": _("time in Réunion"),
    "America/Guadeloupe": _("time in Guadeloupe"),
    "America/Cayenne": _("time in French Guiana"),
    "UTC": _("universal time"),
}
