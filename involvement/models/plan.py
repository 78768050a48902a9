"""A person's plan in their own words, the letters that bring it back, and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from people.models import Organisation, Programme

from .request import Involvement


class Plan(models.Model):
    """ "When …, then I …", with the day and hour of the next step. The newest one counts."""

    involvement = models.ForeignKey(Involvement, models.CASCADE, related_name="plans")
    when_words = models.CharField(_("When …"), max_length=200)
    then_words = models.CharField(_("then I …"), max_length=200)
    next_step_at = models.DateTimeField(_("next step"))
    by_person = models.BooleanField(_("written by the person themselves"), default=False)
    written_at = models.DateTimeField(_("written"))
    ended_at = models.DateTimeField(
        _("ended"),
        null=True,
        blank=True,
        help_text="A newer plan took its place, or it was stopped.",
    )
    step_reminded_at = models.DateTimeField(
        null=True, blank=True, help_text="When the owner was reminded that the step was due."
    )
    call_proposed_at = models.DateTimeField(
        _("call proposed"), null=True, blank=True, help_text="Once per plan, after silence."
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        constraints = [
            models.UniqueConstraint(
                fields=["involvement"],
                condition=models.Q(ended_at__isnull=True),
                name="one_plan_counts",
            )
        ]

    def __str__(self) -> str:
        # Without the words: this text goes into logs, messages and titles of windows.
        return str(_("Plan %(number)s") % {"number": self.pk})


class FollowUpState(models.TextChoices):
    """Where a follow-up letter stands."""

    PLANNED = "planned", pgettext_lazy("follow-up", "planned")
    SENT = "sent", pgettext_lazy("follow-up", "sent")
    ANSWERED = "answered", pgettext_lazy("follow-up", "answered")
    SKIPPED = "skipped", pgettext_lazy("follow-up", "left out")
    CANCELLED = "cancelled", pgettext_lazy("follow-up", "cancelled")


class FollowUpAnswer(models.TextChoices):
    """What a person says to a letter, with one button."""

    MOVES = "moves", _("It moves")
    STUCK = "stuck", _("I am stuck")
    LATER = "later", _("Later")
    OTHER_WAY = "other-way", _("Another way")
    STOP = "stop", _("Stop the letters")


class FollowUp(models.Model):
    """One letter of the rhythm."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="follow_ups")
    number = models.PositiveSmallIntegerField(_("number"))
    due_at = models.DateTimeField(_("leaves"))
    state = models.CharField(
        _("state"), max_length=9, choices=FollowUpState, default=FollowUpState.PLANNED
    )
    sent_at = models.DateTimeField(_("left"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=9, choices=FollowUpAnswer, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    words = models.TextField(_("their words"), max_length=1000, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = _("follow-up letter")
        verbose_name_plural = _("follow-up letters")
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_letter_per_number")
        ]
        indexes = [models.Index(fields=["state", "due_at"])]

    def __str__(self) -> str:
        return str(_("Letter %(number)s") % {"number": self.number})


class PartnershipCategory(models.TextChoices):
    """What the parties share: a closed list, so that partnerships can be counted."""

    SKILL = "skill", pgettext_lazy("partnership", "skills and time")
    PLACE = "place", pgettext_lazy("partnership", "a place")
    MATERIAL = "material", pgettext_lazy("partnership", "material")
    WORK = "work", pgettext_lazy("partnership", "work and training")
    OUTLET = "outlet", pgettext_lazy("partnership", "purchases and outlets")
    MONEY = "money", pgettext_lazy("partnership", "money")
    PROJECT = "project", pgettext_lazy("partnership", "a project of their own")


class Partnership(models.Model):
    """What came of a request: parties that do something together, and where it began.

    It names organisations, never people: it stays when the person of the request is erased.
    """

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="partnerships", verbose_name=_("programme")
    )
    involvement = models.ForeignKey(
        Involvement,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="partnerships",
        verbose_name=_("request it began with"),
    )
    title = models.CharField(
        _("what they do together"),
        max_length=90,
        help_text=_("As a title. Name organisations, no person: this line stays."),
    )
    category = models.CharField(_("what they share"), max_length=8, choices=PartnershipCategory)
    organisations = models.ManyToManyField(
        Organisation, related_name="partnerships", verbose_name=_("organisations")
    )
    begun_on = models.DateField(_("begun on"))
    origin_page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page that moved somebody"),
    )
    story = models.ForeignKey(
        Page, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("new story")
    )
    noted_at = models.DateTimeField(_("noted"))

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-begun_on", "-pk"]
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")

    def __str__(self) -> str:
        return self.title
