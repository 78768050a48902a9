"""Who speaks to newsrooms about a story."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class SpokespersonQuerySet(models.QuerySet):
    """Questions that the press room asks."""

    def agreed(self, on: date | None = None) -> "SpokespersonQuerySet":
        """Those whose agreement was given and has not ended."""
        on = on or timezone.localdate()
        given = self.filter(agreed_on__lte=on)
        return given.exclude(agreed_until__lt=on)

    def of_story(self, story: Page) -> "SpokespersonQuerySet":
        """Those of a story, in whichever of its languages they were written down."""
        return self.filter(story__translation_key=story.translation_key)


class Spokesperson(models.Model):
    """Somebody of a story who agreed to be called by newsrooms, at hours of their own."""

    story = models.ForeignKey(
        Page,
        models.CASCADE,
        related_name="spokespersons",
        verbose_name=_("story"),
        help_text=_("In whatever language: its translations name the same people."),
    )
    name = models.CharField(_("name"), max_length=80)
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("With the organisation.")
    )
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    hours = models.CharField(
        _("when to call"),
        max_length=120,
        blank=True,
        help_text=_("In their own words: “weekdays 9 am to noon, speaks German too”."),
    )
    agreed_on = models.DateField(
        _("agreed on"), help_text=_("On that day they said that newsrooms may have their number.")
    )
    agreed_until = models.DateField(
        _("agreement ends on"),
        null=True,
        blank=True,
        help_text=_("From the day after on nobody reads the number, and it is deleted."),
    )
    is_example = models.BooleanField(_("example"), default=False)

    objects = SpokespersonQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        verbose_name = _("spokesperson")
        verbose_name_plural = _("spokespersons")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if not (self.phone or self.email):
            raise ValidationError({"phone": _("A phone number or an e-mail is needed.")})
