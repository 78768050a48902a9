"""Closed lists of the press room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MediumKind(models.TextChoices):
    """What kind of medium an outlet is."""

    DAILY = "daily", _("daily newspaper")
    WEEKLY = "weekly", _("weekly newspaper")
    MAGAZINE = "magazine", _("magazine")
    RADIO = "radio", _("radio")
    TELEVISION = "television", _("television")
    WEB = "web", _("online medium")
    AGENCY = "agency", _("news agency")
    BULLETIN = "bulletin", _("municipal or association bulletin")


class Format(models.TextChoices):
    """In which form a medium tells something."""

    BRIEF = "brief", _("brief")
    ARTICLE = "article", _("article")
    INTERVIEW = "interview", _("interview")
    PORTRAIT = "portrait", _("portrait")
    REPORT = "report", _("reportage")
    RADIO = "radio", _("radio piece")
    FILM = "film", _("film")


class Ingest(models.TextChoices):
    """How a newsroom takes in what we send."""

    MAIL = "mail", _("by e-mail")
    RSS = "rss", _("by RSS feed")
    NINJS_1 = "ninjs-1", _("by ninjs 1.x")
    NINJS_3 = "ninjs-3", _("by ninjs 3.1")


class Agreement(models.TextChoices):
    """On which ground the lab writes to a journalist (GDPR, Article 6(1)(a) and (f))."""

    CONSENT = "consent", _("they asked for it")
    INTEREST = "interest", _("legitimate interest: it is about their work")


class Cadence(models.TextChoices):
    """How often somebody wants to hear of new stories."""

    AT_ONCE = "at-once", _("at once, story by story")
    DAILY = "daily", _("once a day, in the morning")
    WEEKLY = "weekly", _("once a week, on Monday morning")


class AlertKind(models.TextChoices):
    """In which mail a journalist heard of a story."""

    AT_ONCE = "at-once", _("at once")
    DIGEST = "digest", _("in a digest")
    EMBARGO = "embargo", _("under embargo")


class Promise(models.TextChoices):
    """Where a promise to cover a story stands."""

    PROMISED = "promised", _("promised")
    PLANNED = "planned", _("planned")
    NUDGED = "nudged", _("reminded")
    TO_VERIFY = "to-verify", _("to be verified")
    KEPT = "kept", _("kept")
    LAPSED = "lapsed", _("lapsed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Origin(models.TextChoices):
    """Where a promise was made."""

    CLAIM = "claim", _("in the press room")
    BUZZ = "buzz", _("on the evening of the buzz")


class PickupKind(models.TextChoices):
    """What a medium published."""

    ARTICLE = "article", _("article")
    REPUBLICATION = "republication", _("our text, republished")
    BROADCAST = "broadcast", _("broadcast")
    AGENDA = "agenda", _("entry in an agenda")


class PickupState(models.TextChoices):
    """Whether somebody has seen that it is true."""

    REPORTED = "reported", _("reported")
    VERIFIED = "verified", _("verified")
    REJECTED = "rejected", _("not ours")


class Proof(models.TextChoices):
    """How a report was verified."""

    FETCHED = "fetched", _("the page names the story or a partner")
    BY_HAND = "by-hand", _("by the team")
