"""A person's plan in their own words, the letters that bring it back, and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from people.models import Organisation, Programme

from .introduction import Introduction
from .request import Involvement


class Plan(models.Model):
    """ "When … then I …", with day and hour."""

    involvement = models.ForeignKey(Involvement, models.CASCADE, related_name="plans")
    when_words = models.CharField(_("When …"), max_length=200)
    then_words = models.CharField(_("then I …"), max_length=200)
    next_step_at = models.DateTimeField(_("next step: day and hour"))
    created_at = models.DateTimeField(auto_now_add=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("plan")
        verbose_name_plural = _("plans")

    def __str__(self) -> str:
        return str(_("Plan %(number)s") % {"number": self.pk})


class FollowUpState(models.TextChoices):
    """Where a follow-up letter stands."""

    PLANNED = "planned", _("planned")
    SENT = "sent", pgettext_lazy("follow-up", "sent")
    ANSWERED = "answered", pgettext_lazy("follow-up", "answered")
    CALL_PROPOSED = "call-proposed", _("no answer: a call was proposed")
    DONE = "done", pgettext_lazy("follow-up", "over")
    CANCELLED = "cancelled", pgettext_lazy("follow-up", "cancelled")


class FollowUpAnswer(models.TextChoices):
    """What a person says to a letter, with one button."""

    MOVES = "moves", _("It moves")
    STUCK = "stuck", _("I am stuck")
    LATER = "later", _("Later")
    OTHER_WAY = "other-way", _("Another way")
    STOP = "stop", _("Stop the letters")


class FollowUp(models.Model):
    """One letter of the cadence."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="follow_ups")
    number = models.PositiveSmallIntegerField(_("number"))
    due_at = models.DateTimeField(_("due"))
    state = models.CharField(
        _("state"), max_length=13, choices=FollowUpState, default=FollowUpState.PLANNED
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=10, choices=FollowUpAnswer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(_("their words"), max_length=600, blank=True)

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
        return str(self.number)


class Partnership(models.Model):
    """What came of a request: parties that do something together, and where it began."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="partnerships")
    involvement = models.ForeignKey(
        Involvement,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="partnerships",
        verbose_name=_("the request it began with"),
    )
    introduction = models.ForeignKey(
        Introduction, models.SET_NULL, null=True, blank=True, related_name="partnerships"
    )
    title = models.CharField(_("what they do together"), max_length=90)
    organisations = models.ManyToManyField(
        Organisation, blank=True, related_name="partnerships", verbose_name=_("organisations")
    )
    begun_on = models.DateField(_("begun on"))
    origin_page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("the page that moved somebody"),
    )
    story = models.ForeignKey(
        Page, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("story")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-begun_on", "-pk"]
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")

    def __str__(self) -> str:
        return self.title
