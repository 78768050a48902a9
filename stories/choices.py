"""Closed lists of words that stories use."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Label(models.TextChoices):
    """What a reader may expect of a text."""

    VERIFIED = "verified", _("verified story")
    OPINION = "opinion", _("opinion")
    ANNOUNCEMENT = "announcement", _("announcement")


class Stage(models.TextChoices):
    """How far a partnership has come."""

    IDEA = "idea", _("idea")
    TRIAL = "trial", _("on trial")
    ESTABLISHED = "established", _("established")
    SPREAD = "spread", _("spread elsewhere")
    STOPPED = "stopped", _("stopped")


class Method(models.TextChoices):
    """How a figure came about."""

    MEASURED = "measured", _("measured")
    DECLARED = "declared", _("declared")
    ESTIMATED = "estimated", _("estimated")


class Lever(models.TextChoices):
    """What made a partnership work: a closed list, so that stories can be compared."""

    TRUSTED_THIRD_PARTY = "trusted-third-party", _("a third party whom both sides trust")
    SHARED_NEED = "shared-need", _("a need that both sides share")
    SMALL_TRIAL = "small-trial", _("a trial on a small scale")
    CLEAR_RETURN = "clear-return", _("a clear return for each side")
    NAMED_PERSON = "named-person", _("one named person in charge")
    ELECTED_SPONSOR = "elected-sponsor", _("an elected official who carries it")
    OPEN_PLACE = "open-place", _("a place open to all")
    LENT_SKILL = "lent-skill", _("a skill lent")
    RESPONSIBLE_PURCHASING = "responsible-purchasing", _("responsible purchasing")
    RESIDENTS_INVOLVED = "residents-involved", _("residents involved")
    SHARED_MEASURE = "shared-measure", _("results measured together")
    LONG_TERM = "long-term", _("the long term")
