"""What is known of a mail between the queue and the recipient's server."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from post_office.models import Email


class DeliveryState(models.TextChoices):
    """Where a mail is that has not simply left."""

    CLAIMED = "claimed", _("a worker has it")
    AT_THE_DOOR = "at-the-door", _("being handed over")
    WAITING = "waiting", _("tried again later")
    DOUBTFUL = "doubtful", _("perhaps delivered: the answer never came")
    REFUSED = "refused", _("refused by the recipient’s server")
    GIVEN_UP = "given-up", _("given up after many tries")
    BOUNCED = "bounced", _("came back")
    ASIDE = "aside", _("put aside")


# A human has to look: nothing happens by itself any more.
STUCK_STATES = [
    DeliveryState.DOUBTFUL,
    DeliveryState.REFUSED,
    DeliveryState.GIVEN_UP,
    DeliveryState.BOUNCED,
]


class Delivery(models.Model):
    """A mail that is under way, waits to be tried again, or could not be delivered.

    A mail that simply left has no such row. Until when a worker holds a mail, and when it is tried
    again, stands in the queue itself (`Email.scheduled_time`), so that nobody else takes it.
    """

    email = models.OneToOneField(
        Email, models.CASCADE, primary_key=True, related_name="delivery", verbose_name=_("mail")
    )
    state = models.CharField(_("state"), max_length=12, choices=DeliveryState)
    since = models.DateTimeField(_("since"))
    claim = models.UUIDField(
        null=True, help_text="Whoever does not hold this any more has lost the mail to another."
    )
    reason = models.TextField(_("what the server said"), blank=True)
    put_aside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("put aside by"),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = _("delivery of a mail")
        verbose_name_plural = _("deliveries of mails")
        indexes = [models.Index(fields=["state", "since"])]

    def __str__(self) -> str:
        return str(_("Mail %(number)s") % {"number": self.pk})
