"""What is missing, what is there, and people who are asked whether they want to meet."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from people.models import Facilitator, Organisation, Programme, Universe
from taxonomy.models import Issue, Territory

from .person import Person
from .request import Involvement


class Lacking(models.TextChoices):
    """What a project lacks: "for want of …"."""

    CATALYST = "catalyst", _("somebody who gets things going")
    CONTACT = "contact", _("the right contact")
    SKILL = "skill", _("a skill")
    PLACE = "place", _("a place")
    MATERIAL = "material", _("material")
    MONEY = "money", _("money")
    OUTLET = "outlet", _("an outlet")
    TRUST = "trust", _("trust")
    TIME = "time", _("time")


class Ingredient(models.Model):
    """Something that a project lacks, or that somebody could give."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("ingredient", "open")
        MET = "met", pgettext_lazy("ingredient", "found")
        WITHDRAWN = "withdrawn", pgettext_lazy("ingredient", "withdrawn")

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", verbose_name=_("programme")
    )
    involvement = models.ForeignKey(
        Involvement,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("request"),
    )
    person = models.ForeignKey(
        Person,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("person"),
    )
    page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("call or story"),
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
    lacking = models.CharField(_("what it is"), max_length=10, choices=Lacking)
    description = models.TextField(
        _("in one sentence"),
        max_length=400,
        help_text=_("Others may read it. Name nobody, and no address."),
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
    until = models.DateField(_("until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    created_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.description


class Need(Ingredient):
    """Something that a project lacks."""

    class Meta(Ingredient.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")


class Offer(Ingredient):
    """Something that somebody could give."""

    class Meta(Ingredient.Meta):
        verbose_name = _("offer")
        verbose_name_plural = _("offers")


class IntroductionState(models.TextChoices):
    """Where an introduction stands. `involvement.introductions` says what leads where."""

    PROPOSED = "proposed", _("prepared")
    ASKED = "asked", _("the parties are asked")
    OPEN = "open", _("all said yes")
    SCHEDULED = "scheduled", _("a meeting is fixed")
    HELD = "held", _("they met")
    MISSED = "missed", _("the meeting did not take place")
    CONTINUES = "continues", _("they go on together")
    ENDED = "ended", _("nothing follows")
    DECLINED = "declined", _("somebody said no")
    EXPIRED = "expired", _("no answer in time")
    CANCELLED = "cancelled", _("called off")


class Introduction(models.Model):
    """Two or more parties asked, each on their own, whether they want to meet."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="introductions")
    involvement = models.ForeignKey(
        Involvement, models.SET_NULL, null=True, blank=True, related_name="introductions"
    )
    need = models.ForeignKey(
        Need, models.SET_NULL, null=True, blank=True, related_name="introductions"
    )
    owner = models.ForeignKey(Facilitator, models.PROTECT, related_name="+")
    subject = models.CharField(
        _("what it is about"),
        max_length=200,
        help_text=_("Every party reads it before anybody has said yes: name nobody."),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=IntroductionState, default=IntroductionState.PROPOSED
    )
    created_at = models.DateTimeField(auto_now_add=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    meeting_at = models.DateTimeField(_("meeting"), null=True, blank=True)
    meeting_minutes = models.PositiveSmallIntegerField(_("minutes"), default=45)
    place = models.CharField(_("place"), max_length=200, blank=True)
    sequence = models.PositiveSmallIntegerField(
        default=0, help_text="Of the calendar file: grows with every change (RFC 5545)."
    )
    debrief_asked_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("introduction to others")
        verbose_name_plural = _("introductions to others")
        indexes = [models.Index(fields=["state", "expires_at"])]

    def __str__(self) -> str:
        return str(_("Introduction %(number)s") % {"number": self.pk})


class Answer(models.TextChoices):
    """What a party says."""

    YES = "yes", _("yes")
    NO = "no", _("no")


class Party(models.Model):
    """One side of an introduction: what they give, what they get, what they answered."""

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="parties")
    person = models.ForeignKey(Person, models.CASCADE, related_name="parties")
    offer = models.ForeignKey(Offer, models.SET_NULL, null=True, blank=True, related_name="+")
    gives = models.CharField(_("gives"), max_length=200)
    gets = models.CharField(_("gets"), max_length=200)
    asked_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=3, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    useful = models.CharField(
        _("was it useful?"), max_length=3, choices=Answer, blank=True, help_text="First of two."
    )
    next_step = models.TextField(
        _("what comes next?"), max_length=600, blank=True, help_text="Second of two."
    )
    debriefed_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["introduction", "person"], name="one_party_per_person")
        ]
        indexes = [models.Index(fields=["person", "asked_at"])]

    def __str__(self) -> str:
        return str(self.pk)


class MeetingSlot(models.Model):
    """A time that is put to the vote."""

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField(_("begins"))

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["introduction", "starts_at"], name="one_slot_per_time")
        ]

    def __str__(self) -> str:
        return self.starts_at.isoformat()


class SlotAnswer(models.Model):
    """Whether a party can come at a time."""

    slot = models.ForeignKey(MeetingSlot, models.CASCADE, related_name="answers")
    party = models.ForeignKey(Party, models.CASCADE, related_name="slot_answers")
    possible = models.BooleanField(_("possible"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slot", "party"], name="one_answer_per_slot")
        ]

    def __str__(self) -> str:
        return str(self.pk)
