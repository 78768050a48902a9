"""What makes the desk quick: texts to begin a reply with, and views that are kept."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.languages import translated
from people.models import Programme


class ReplyTemplate(models.Model):
    """A text to begin a reply with, in three languages; fields in braces are filled in."""

    programme = models.ForeignKey(
        Programme,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("programme"),
        help_text=_("Empty: for every programme."),
    )
    name = models.CharField(_("name"), max_length=80)
    subject_fr = models.CharField(_("subject in French"), max_length=150)
    subject_de = models.CharField(_("subject in German"), max_length=150, blank=True)
    subject_en = models.CharField(_("subject in English"), max_length=150, blank=True)
    body_fr = models.TextField(_("text in French"), max_length=3000)
    body_de = models.TextField(_("text in German"), max_length=3000, blank=True)
    body_en = models.TextField(_("text in English"), max_length=3000, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    subject = translated("subject")
    body = translated("body")

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name = _("reply template")
        verbose_name_plural = _("reply templates")

    def __str__(self) -> str:
        return self.name


class SavedView(models.Model):
    """Filters of the queue that somebody uses again, under a name."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("account")
    )
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=400)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="one_view_per_name")]

    def __str__(self) -> str:
        return self.name
