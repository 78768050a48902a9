"""What is missing, what is there, and people who are asked whether they want to meet."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from people.models import Facilitator, Organisation, Programme, Universe
from taxonomy.models import Issue, Territory

from .person import Person
from .request import Involvement


class Kind(models.TextChoices):
    """What a project lacks, "faute de …": a closed list."""

    CATALYST = "catalyst", _("somebody who gets things going")
    CONTACT = "contact", _("the right contact")
    SKILL = "skill", _("a skill")
    PLACE = "place", _("a place")
    MATERIAL = "material", _("material")
    MONEY = "money", _("money")
    OUTLET = "outlet", _("an outlet")
    TRUST = "trust", _("trust")
    TIME = "time", _("time")


class Side(models.TextChoices):
    """Whether it is missing or there."""

    NEED = "need", _("missing")
    OFFER = "offer", _("offered")


class IngredientState(models.TextChoices):
    """Where a need or an offer stands."""

    OPEN = "open", pgettext_lazy("ingredient", "open")
    MET = "met", pgettext_lazy("ingredient", "found")
    WITHDRAWN = "withdrawn", pgettext_lazy("ingredient", "withdrawn")
    EXPIRED = "expired", pgettext_lazy("ingredient", "time is over")


class Ingredient(models.Model):
    """Something that a project lacks, or that somebody could give.

    It comes from a request, from a call, which keeps it up to date, or from a story.
    """

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", verbose_name=_("programme")
    )
    side = models.CharField(_("missing or offered"), max_length=5, choices=Side)
    kind = models.CharField(_("what it is"), max_length=10, choices=Kind, blank=True)
    description = models.CharField(
        _("in one sentence"), max_length=200, help_text=_("Names nobody, and no address.")
    )
    involvement = models.ForeignKey(
        Involvement,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="ingredients",
        verbose_name=_("request"),
        help_text="Of the person who speaks for it; a call or a story may have none yet.",
    )
    page = models.ForeignKey(
        Page,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("call or story"),
    )
    follows_call = models.BooleanField(
        default=False, help_text="The page is a call: sentence, state and end come from there."
    )
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    universe = models.CharField(
        _("universe"), max_length=16, choices=Universe, default=Universe.CITIZENS
    )
    issue = models.ForeignKey(
        Issue, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("issue")
    )
    territory = models.ForeignKey(
        Territory,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("territory"),
    )
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("Last day."))
    state = models.CharField(
        _("state"), max_length=10, choices=IngredientState, default=IngredientState.OPEN
    )
    created_at = models.DateTimeField(_("noted"))

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("need or offer")
        verbose_name_plural = _("needs and offers")
        constraints = [
            models.UniqueConstraint(
                fields=["page"],
                condition=models.Q(follows_call=True),
                name="one_ingredient_per_call",
            ),
            models.CheckConstraint(
                condition=models.Q(involvement__isnull=False) | models.Q(page__isnull=False),
                name="ingredient_comes_from_somewhere",
            ),
        ]
        indexes = [models.Index(fields=["programme", "side", "state"])]

    def __str__(self) -> str:
        return self.description

    @property
    def person(self) -> Person | None:
        """Who speaks for it, where somebody does."""
        return self.involvement.person if self.involvement else None


class IntroductionState(models.TextChoices):
    """Where an introduction stands. `introductions.states` says what leads where."""

    PROPOSED = "proposed", _("prepared")
    ASKED = "asked", _("the parties are asked")
    OPEN = "open", _("all said yes")
    SCHEDULED = "scheduled", _("a meeting is fixed")
    HELD = "held", pgettext_lazy("introduction", "they have met")
    MISSED = "missed", _("the meeting did not take place")
    CONTINUES = "continues", _("they go on together")
    ENDED = "ended", _("nothing follows")
    DECLINED = "declined", _("somebody said no")
    EXPIRED = "expired", _("no answer in time")
    CANCELLED = "cancelled", _("called off")


class Introduction(models.Model):
    """Two to four parties asked, each on their own, whether they want to meet."""

    key = models.UUIDField(
        unique=True, help_text="Sent with the form: the same form twice is one introduction."
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="introductions", verbose_name=_("programme")
    )
    owner = models.ForeignKey(
        Facilitator, models.PROTECT, related_name="+", verbose_name=_("who introduces")
    )
    need = models.ForeignKey(
        Ingredient,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="introductions",
        verbose_name=_("need"),
    )
    subject = models.CharField(
        _("what it is about"),
        max_length=120,
        blank=True,
        help_text=_("Every party reads it before anybody has said yes: name nobody."),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=IntroductionState, default=IntroductionState.PROPOSED
    )
    created_at = models.DateTimeField(_("proposed"))
    changed_at = models.DateTimeField(_("moved"))
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    expires_at = models.DateTimeField(_("answers until"), null=True, blank=True)
    meeting_at = models.DateTimeField(_("meeting"), null=True, blank=True)
    meeting_minutes = models.PositiveSmallIntegerField(_("minutes"), default=60)
    place = models.CharField(_("place"), max_length=200, blank=True)
    sequence = models.PositiveSmallIntegerField(
        default=0, help_text="Of the calendar file: grows with every change (RFC 5545)."
    )
    debrief_asked_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("introduction to each other")
        verbose_name_plural = _("introductions to each other")
        indexes = [
            models.Index(fields=["state", "expires_at"]),
            models.Index(fields=["state", "meeting_at"]),
        ]

    def __str__(self) -> str:
        # Without a name: this text goes into logs, messages and titles of windows.
        return str(_("Introduction %(number)s") % {"number": self.pk})


class Answer(models.TextChoices):
    """What a party says."""

    YES = "yes", _("yes")
    NO = "no", _("no")


class Usefulness(models.TextChoices):
    """The first question of the debrief, in one tap."""

    YES = "yes", _("Yes, it was useful")
    NO = "no", _("No, not really")
    NOT_MET = "not-met", _("We did not meet")


class Party(models.Model):
    """One side of an introduction: what they give and get, what they answered, how it went."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, help_text="Named by the personal link.")
    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="parties")
    person = models.ForeignKey(Person, models.CASCADE, related_name="parties")
    involvement = models.ForeignKey(
        Involvement,
        models.CASCADE,
        related_name="parties",
        help_text="Their own request, on whose timeline each step is written.",
    )
    gives = models.CharField(_("gives"), max_length=200, blank=True)
    gets = models.CharField(_("gets"), max_length=200, blank=True)
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=3, choices=Answer, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    shares_email = models.BooleanField(_("shares their e-mail"), default=False)
    shares_phone = models.BooleanField(_("shares their phone"), default=False)
    word = models.TextField(_("word for the facilitator"), max_length=1000, blank=True)
    times_answered_at = models.DateTimeField(_("chose times"), null=True, blank=True)
    useful = models.CharField(_("was it useful?"), max_length=7, choices=Usefulness, blank=True)
    next_step = models.TextField(_("what comes next?"), max_length=1000, blank=True)
    debriefed_at = models.DateTimeField(_("told how it went"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            models.UniqueConstraint(fields=["introduction", "person"], name="one_party_per_person")
        ]
        # The monthly cap is counted over it.
        indexes = [models.Index(fields=["person", "asked_at"])]

    def __str__(self) -> str:
        return str(self.pk)


class MeetingSlot(models.Model):
    """A time that is put to the vote."""

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField(_("begins"))
    possible_for = models.ManyToManyField(Party, related_name="possible_slots")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["introduction", "starts_at"], name="one_slot_per_time")
        ]

    def __str__(self) -> str:
        return self.starts_at.isoformat()
