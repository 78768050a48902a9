"""What an editor chooses from when describing a call."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    """Whether somebody needs something or has something to give."""

    SOUGHT = "sought", _("sought")
    OFFERED = "offered", _("offered")
