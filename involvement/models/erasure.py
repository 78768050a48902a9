"""That somebody was erased, without saying who."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Erasure(models.Model):
    """A tombstone: keyed digests by which a restored copy of a person is recognised and erased."""

    class Reason(models.TextChoices):
        ASKED = "asked", _("the person asked for it")
        RETENTION = "retention", _("the time to keep it was over")
        DESK = "desk", _("the team erased it at the person's request")
        REPLAYED = "replayed", _("came back with a backup, erased again")

    at = models.DateTimeField(_("when"))
    reason = models.CharField(_("why"), max_length=10, choices=Reason)
    programme = models.CharField(_("programme"), max_length=130, help_text="Its address.")
    digests = models.JSONField(default=list, help_text="Keyed hashes of e-mail, phone and keys.")
    counts = models.JSONField(default=dict, help_text="Rows by table that were erased or emptied.")

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.reason}"
