"""What happened to a request, step by step, and which mails left."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from post_office.models import Email

from people.models import Facilitator

from .person import Person
from .request import Involvement, State


class StepKind(models.TextChoices):
    """What a step of the timeline is."""

    RECEIVED = "received", _("received")
    ACKNOWLEDGED = "acknowledged", _("acknowledged")
    OWNER_TOLD = "owner-told", _("owner told")
    CLAIMED = "claimed", _("taken")
    ASSIGNED = "assigned", _("given by the clock")
    ESCALATED = "escalated", _("climbed a rung")
    HANDED_OVER = "handed-over", _("handed over")
    STATE = "state", _("moved on")
    CALL = "call", _("call")
    MAIL_OUT = "mail-out", _("mail sent")
    MAIL_IN = "mail-in", _("mail received")
    AUTO_REPLY = "auto-reply", _("automatic answer: away")
    UNDELIVERED = "undelivered", _("mail not delivered")
    WORD = "word", _("word of the person")
    AWOKEN = "awoken", _("woke up")
    SETTLED = "settled", _("seen to")
    CLOSED = "closed", _("closed")
    REOPENED = "reopened", _("opened again")
    WITHDRAWN = "withdrawn", _("withdrawn by the person")
    CONSENT = "consent", _("consent")
    CALL_MOVED = "call-moved", _("call moved by the person")
    CORRECTED = "corrected", _("details corrected by the person")
    LINKS_CLOSED = "links-closed", _("links closed by the person")
    NOTE = "note", _("note")
    SNOOZED = "snoozed", _("put to sleep")
    MERGED = "merged", _("merged")
    UNMERGED = "unmerged", _("taken apart again")
    LINK = "link", _("private link")
    INGREDIENT = "ingredient", _("need or offer noted")
    # One for each state of an introduction: its value is the state behind "intro-".
    INTRO_ASKED = "intro-asked", _("introduction: asked")
    INTRO_OPEN = "intro-open", _("introduction: all said yes")
    INTRO_SCHEDULED = "intro-scheduled", _("introduction: a meeting is fixed")
    INTRO_HELD = "intro-held", _("introduction: they have met")
    INTRO_MISSED = "intro-missed", _("introduction: the meeting did not take place")
    INTRO_CONTINUES = "intro-continues", _("introduction: they go on together")
    INTRO_ENDED = "intro-ended", _("introduction: nothing follows")
    INTRO_DECLINED = "intro-declined", _("introduction: somebody said no")
    INTRO_EXPIRED = "intro-expired", _("introduction: no answer in time")
    INTRO_CANCELLED = "intro-cancelled", _("introduction: called off")
    INTRO_ANSWER = "intro-answer", _("introduction: answered")
    DEBRIEF = "debrief", _("said how the meeting went")
    PLAN = "plan", _("plan")
    FOLLOW_UP = "follow-up", _("follow-up letter")
    ANSWER = "answer", _("answer to a letter")
    PROPOSED = "proposed", _("call proposed")
    PARTNERSHIP = "partnership", _("partnership")


class Step(models.Model):
    """One thing that happened to a request: what, when, by whom. Never changed afterwards."""

    involvement = models.ForeignKey(Involvement, models.CASCADE, related_name="steps")
    kind = models.CharField(_("what"), max_length=20, choices=StepKind)
    at = models.DateTimeField(_("when"))
    facilitator = models.ForeignKey(
        Facilitator,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who"),
        help_text="Empty: the clock, or the person themselves.",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account"),
    )
    by_person = models.BooleanField(_("by the person themselves"), default=False)
    from_state = models.CharField(max_length=12, choices=State, blank=True)
    to_state = models.CharField(max_length=12, choices=State, blank=True)
    text = models.TextField(_("words"), blank=True)
    data = models.JSONField(default=dict, blank=True)
    private = models.BooleanField(
        _("for the team only"), default=True, help_text="The person sees the others on their page."
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return self.get_kind_display()


class Letter(models.Model):
    """A mail that left because of somebody: to whom it speaks, about whom, and for which reason.

    The mail itself lies in the queue of post_office. Erasing a person finds here every mail that
    holds a word of theirs, those to other people included.
    """

    email = models.OneToOneField(
        Email, models.SET_NULL, null=True, blank=True, related_name="letter"
    )
    involvement = models.ForeignKey(
        Involvement, models.CASCADE, null=True, blank=True, related_name="letters"
    )
    people = models.ManyToManyField(Person, related_name="letters")
    purpose = models.CharField(max_length=20, help_text="A key of `involvement.purposes`.")
    template = models.CharField(max_length=40)
    queued_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["queued_at", "pk"]

    def __str__(self) -> str:
        return f"{self.template} {self.pk}"
