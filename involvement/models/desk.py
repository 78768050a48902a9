"""What the team keeps for its own work: texts to answer with, views of the queue, who looks."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.languages import translated
from people.models import Programme

from .request import ClosedReason, Involvement

LANGUAGES = ("fr", "de", "en")


class ReplyTemplate(models.Model):
    """A text to begin a reply with, in three languages; `involvement.reply_texts` fills it in."""

    name = models.CharField(_("name"), max_length=80, help_text=_("As the team finds it."))
    programme = models.ForeignKey(
        Programme,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("programme"),
        help_text=_("Empty: for every team."),
    )
    closes = models.CharField(
        _("proposed when a request is closed because"),
        max_length=10,
        choices=ClosedReason,
        blank=True,
        help_text=_("Empty: proposed for every reply."),
    )
    subject_fr = models.CharField(_("subject in French"), max_length=150)
    subject_de = models.CharField(_("subject in German"), max_length=150, blank=True)
    subject_en = models.CharField(_("subject in English"), max_length=150, blank=True)
    body_fr = models.TextField(_("text in French"), max_length=4000)
    body_de = models.TextField(_("text in German"), max_length=4000, blank=True)
    body_en = models.TextField(_("text in English"), max_length=4000, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    subject = translated("subject")
    body = translated("body")

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("reply template")
        verbose_name_plural = _("reply templates")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        from involvement.reply_texts import FIELDS, unknown_fields

        errors = {}
        for name in (f"{part}_{code}" for part in ("subject", "body") for code in LANGUAGES):
            if unknown := unknown_fields(getattr(self, name)):
                told = _("%(unknown)s cannot be filled in. Fields are: %(known)s.")
                errors[name] = told % {"unknown": unknown[0], "known": ", ".join(FIELDS)}
        if errors:
            raise ValidationError(errors)


class SavedView(models.Model):
    """Filters of the queue under a name: one's own, or shared with one's team."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("owner")
    )
    programme = models.ForeignKey(
        Programme,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("programme"),
        help_text="Of the owner; empty for administrators without a team.",
    )
    name = models.CharField(_("name"), max_length=40)
    query = models.CharField(_("filters"), max_length=1000, blank=True)
    shared = models.BooleanField(_("shared with the team"), default=False)
    default_of = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", blank=True, verbose_name=_("first view of")
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_view_per_name")]

    def __str__(self) -> str:
        return self.name


class Presence(models.Model):
    """Somebody has a card open: told once a minute by their browser, forgotten after two."""

    involvement = models.ForeignKey(Involvement, models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["involvement", "user"], name="one_presence_per_card")
        ]

    def __str__(self) -> str:
        return str(self.involvement_id)
