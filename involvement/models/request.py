"""One person's request: what they wrote, who answers, by when, and where it stands."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from people.models import Facilitator, Programme

from .person import Person, PrivacyNotice


class State(models.TextChoices):
    """Where a request stands. `involvement.transitions` says what leads where."""

    NEW = "new", _("new")
    ASSIGNED = "assigned", _("taken")
    ESCALATED = "escalated", _("climbing")
    IN_DIALOGUE = "in-dialogue", _("in dialogue")
    ORIENTED = "oriented", _("need understood")
    INTRODUCTION = "introduction", _("being introduced")
    MET = "met", _("they have met")
    IN_ACTION = "in-action", _("in action")
    SUCCEEDED = "succeeded", _("became a partnership")
    DORMANT = "dormant", _("asleep until a date")
    CLOSED = "closed", _("closed")
    SET_ASIDE = "set-aside", _("set aside: looks like spam")
    ERASED = "erased", _("erased")


# Nobody has answered yet: the clock runs.
UNANSWERED_STATES = [State.NEW, State.ASSIGNED, State.ESCALATED]
OPEN_STATES = [
    *UNANSWERED_STATES,
    State.IN_DIALOGUE,
    State.ORIENTED,
    State.INTRODUCTION,
    State.MET,
    State.IN_ACTION,
    State.DORMANT,
]


class Wish(models.TextChoices):
    """What the person wants, in one word."""

    ACT = "act", pgettext_lazy("wish", "Act")
    OFFER = "offer", pgettext_lazy("wish", "Offer something")
    SEEK = "seek", pgettext_lazy("wish", "Look for something")
    UNDERSTAND = "understand", pgettext_lazy("wish", "Understand")
    RELAY = "relay", pgettext_lazy("wish", "Pass it on")


class Origin(models.TextChoices):
    """By which way a request came in."""

    WEB = "web", _("form")
    PHONE = "phone", _("telephone")
    MAIL = "mail", _("e-mail")
    ROOM = "room", _("an evening")


class ClosedReason(models.TextChoices):
    """Why a request is closed: a closed list. "No answer" needs three tries by two ways."""

    ANSWERED = "answered", _("answered: nothing more is needed")
    WITHDRAWN = "withdrawn", _("the person withdrew it")
    WRONG_DESK = "wrong-desk", _("not our field; the person was told whom to ask")
    NO_ANSWER = "no-answer", _("no answer after three tries by two ways")
    DUPLICATE = "duplicate", _("the same as another request")
    SPAM = "spam", _("spam")


class Attention(models.TextChoices):
    """Why an answered request needs its owner again, by `due_at`."""

    WORD = "word", _("they added a word")
    CALL_MOVED = "call-moved", _("they moved the call")
    CORRECTED = "corrected", _("they corrected how to reach them")
    AWAKE = "awake", _("asleep no longer")
    MAIL = "mail", _("a mail from an unknown address")
    UNDELIVERED = "undelivered", _("a mail did not reach them")
    INTRODUCTION = "introduction", _("news of an introduction")
    STUCK = "stuck", _("they are stuck with their plan")
    CALL = "call", _("no answer to two letters: call them")
    STEP = "step", _("their next step was due: ask how it went")


class Involvement(models.Model):
    """What a person wrote, who answers, and by when."""

    key = models.UUIDField(
        unique=True,
        editable=False,
        help_text="Sent with the form: the same form twice is one request.",
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="involvements",
        verbose_name=_("person"),
        help_text="Empty only once the person was erased.",
    )
    wish = models.CharField(_("wish"), max_length=10, choices=Wish, blank=True)
    message = models.TextField(_("their words"), max_length=2000, blank=True)
    language = models.CharField(_("language"), max_length=2)
    page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page that moved them"),
    )
    origin = models.CharField(_("came by"), max_length=5, choices=Origin, default=Origin.WEB)
    callback_at = models.DateTimeField(
        _("wants to be called"), null=True, blank=True, help_text=_("Beginning of the slot.")
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="involvements", verbose_name=_("programme")
    )
    owner = models.ForeignKey(
        Facilitator, models.PROTECT, related_name="involvements", verbose_name=_("who answers")
    )
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.NEW)
    attention = models.CharField(_("needs its owner"), max_length=12, choices=Attention, blank=True)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    due_at = models.DateTimeField(
        _("due"), help_text=_("By when the owner does the next thing; first of all, answers.")
    )
    claimed_at = models.DateTimeField(_("taken"), null=True, blank=True)
    escalation_level = models.PositiveSmallIntegerField(_("rungs climbed"), default=0)
    next_rung_at = models.DateTimeField(
        _("climbs"), null=True, blank=True, help_text="When the clock looks again; empty: never."
    )
    acknowledged_at = models.DateTimeField(
        _("acknowledgement queued"),
        null=True,
        blank=True,
        help_text="Empty for people without e-mail, and until the mail could be queued.",
    )
    owner_told_at = models.DateTimeField(_("owner told"), null=True, blank=True)
    first_human_reply_at = models.DateTimeField(_("first human answer"), null=True, blank=True)
    snoozed_until = models.DateField(_("asleep until"), null=True, blank=True)
    state_before = models.CharField(
        max_length=12,
        choices=State,
        blank=True,
        help_text="Where it stood before it was put to sleep or merged.",
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_reason = models.CharField(
        _("why it was closed"), max_length=10, choices=ClosedReason, blank=True
    )
    duplicate_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="duplicates",
        verbose_name=_("merged into"),
    )
    notice = models.ForeignKey(
        PrivacyNotice,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("privacy notice they read"),
    )
    network = models.CharField(
        max_length=64, blank=True, help_text="Keyed hash of the network; emptied after a day."
    )

    # People are no content: their requests must not show up in the usage of pages.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "callback_at"],
                condition=models.Q(callback_at__isnull=False, state__in=OPEN_STATES),
                name="one_call_per_slot",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | models.Q(state="erased"),
                name="request_has_a_person",
            ),
        ]
        indexes = [
            models.Index(fields=["programme", "state", "due_at"]),
            models.Index(fields=["next_rung_at"]),
            models.Index(fields=["network", "created_at"]),
        ]

    def __str__(self) -> str:
        # Without the name: this text goes into logs, messages and titles of windows.
        return str(_("Request %(number)s") % {"number": self.pk})


class PrivateLink(models.Model):
    """A link with which a person sees and changes their own request. Signed; can be revoked."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    involvement = models.ForeignKey(Involvement, models.CASCADE, related_name="links")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    mailed = models.BooleanField(
        default=False,
        help_text="Went to the person's address: whoever has it reads their mail. The others were"
        " shown to whoever filled in the form, and anybody can write any address there.",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return str(self.key)
