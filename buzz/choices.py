"""Closed lists of the evening."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SessionState(models.TextChoices):
    """Where an evening stands. `buzz.session` says what leads where."""

    PREPARED = "prepared", _("prepared")
    OPEN = "open", _("open")
    PAUSED = "paused", _("paused")
    CLOSED = "closed", _("over")
    ARCHIVED = "archived", _("archived")


class PitchState(models.TextChoices):
    """Where a pitch stands. `buzz.pitches` says what leads where."""

    WAITING = "waiting", _("still to come")
    ON_STAGE = "on-stage", _("on stage")
    BUZZING = "buzzing", _("buzzing is open")
    DEBATE = "debate", _("the room answers")
    REVEALED = "revealed", _("revealed")
    DONE = "done", _("over")


class InputKind(models.TextChoices):
    """What somebody in the room sends for others to read."""

    QUESTION = "question", _("question")
    HAVE = "have", _("I have")
    NEED = "need", _("I need")


class InputState(models.TextChoices):
    """Whether a moderator has let it through."""

    RECEIVED = "received", _("waiting")
    APPROVED = "approved", _("approved")
    DISMISSED = "dismissed", _("dismissed")
    PROJECTED = "projected", _("shown on the screen")


class Angle(models.TextChoices):
    """From which side a journalist will tell it: one tap. Who wants other words types them later."""

    PEOPLE = "people", _("the people in it")
    METHOD = "method", _("how they do it")
    FIGURES = "figures", _("what it brings, in figures")
    PLACE = "place", _("what it changes here")
    LIMITS = "limits", _("what resists")


class ActKind(models.TextChoices):
    """What was done in an evening."""

    OPEN = "open", _("opened the room")
    PAUSE = "pause", _("paused the evening")
    CLOSE = "close", _("ended the evening")
    ARCHIVE = "archive", _("archived the evening")
    REHEARSE = "rehearse", _("began a rehearsal")
    END_REHEARSAL = "end-rehearsal", _("ended the rehearsal")
    STAGE = "stage", _("called a pitch on stage")
    OPEN_BUZZ = "open-buzz", _("opened buzzing")
    CLOSE_BUZZ = "close-buzz", _("closed buzzing")
    REVEAL = "reveal", _("revealed stars and promises")
    FINISH = "finish", _("ended the pitch")
    CLOCK = "clock", _("set the clock")
    BLANK = "blank", _("blanked the screen")
    CAPTION = "caption", _("wrote a caption")
    BUZZ = "buzz", _("buzzed")
    BUZZ_BY_HAND = "buzz-by-hand", _("entered a buzz by hand")
    WITHDRAW = "withdraw", _("took a buzz back")
    PROMISE = "promise", _("said angle, form or week")
    NEW_CARD = "new-card", _("made a new card")
    ARRIVE = "arrive", _("took a seat")
    APPROVE = "approve", _("let a word through")
    DISMISS = "dismiss", _("kept a word back")
    SHOW = "show", _("showed on the screen")
    HIDE = "hide", _("took off the screen")
    JOIN = "join", _("joined in")
    UNDO = "undo", _("undid the act before")
