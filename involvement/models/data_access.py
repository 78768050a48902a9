"""Who of the team saw, or took away, data of people."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .person import Person


class DataAccess(models.Model):
    """One look at data of people, once an hour at most for the same account and the same thing."""

    class Act(models.TextChoices):
        SEEN = "seen", _("seen")
        LISTED = "listed", _("seen in a list")
        EXPORTED = "exported", _("taken away as a file")

    wagtail_reference_index_ignore = True

    at = models.DateTimeField(_("when"), db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("account"),
    )
    act = models.CharField(_("what happened"), max_length=10, choices=Act)
    place = models.CharField(_("where"), max_length=60, help_text=_("Name of the screen."))
    number = models.CharField(_("number"), max_length=40, blank=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="+", verbose_name=_("person")
    )

    class Meta:
        verbose_name = _("look at people’s data")
        verbose_name_plural = _("looks at people’s data")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.place} {self.number}".strip()
