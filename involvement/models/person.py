"""A person, and what they agreed to."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Programme
from taxonomy.models import Territory


class Person(models.Model):
    """Somebody who wrote to a programme. The same person in two programmes is two rows."""

    key = models.UUIDField(
        default=uuid.uuid4,
        unique=True,
        editable=False,
        help_text="Names the row in the log of erasures: never used again, unlike a number.",
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", verbose_name=_("programme")
    )
    first_name = models.CharField(_("first name"), max_length=80)
    last_name = models.CharField(_("last name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    language = models.CharField(_("language"), max_length=2, default="fr")
    commune = models.ForeignKey(
        Territory,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("municipality"),
    )
    commune_text = models.CharField(_("municipality as written"), max_length=120, blank=True)
    solicitation_cap = models.PositiveSmallIntegerField(
        _("introductions in thirty days"),
        default=2,
        help_text=_("How often at most this person is asked whether they want to meet somebody."),
    )
    paused_until = models.DateField(
        _("not to be asked until"), null=True, blank=True, help_text=_("Last day of the pause.")
    )
    created_at = models.DateTimeField(_("known since"), auto_now_add=True)
    last_active_at = models.DateTimeField(
        _("last act"), help_text=_("The last thing they did themselves: wrote, answered, clicked.")
    )
    email_bounced_at = models.DateTimeField(_("mail came back"), null=True, blank=True)
    bounced_email = models.EmailField(
        blank=True, help_text="The address from which it came back: a new one is free of it."
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        verbose_name = _("person")
        verbose_name_plural = _("people")
        indexes = [models.Index(fields=["programme", "email"])]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(email="", phone=""), name="person_can_be_answered"
            )
        ]

    def __str__(self) -> str:
        # Without the name: this text goes into logs, messages and titles of windows.
        return str(_("Person %(number)s") % {"number": self.pk})

    @property
    def name(self) -> str:
        """First and last name, as far as they are known."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def email_bounces(self) -> bool:
        """Whether mails to the present address come back; nothing is sent to it then."""
        return bool(self.email_bounced_at) and same_address(self.email, self.bounced_email)

    @property
    def place(self) -> str:
        """The municipality: its official name where it has one, else as it was written."""
        return self.commune.label if self.commune else self.commune_text


def same_address(one: str, other: str) -> bool:
    """Whether two e-mail addresses name one mailbox; upper and lower case do not count."""
    return bool(one) and one.casefold() == other.casefold()


class PrivacyNotice(models.Model):
    """A text that stood beside a button, word for word, so that what people read can be shown."""

    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the text.")
    language = models.CharField(max_length=2)
    text = models.TextField(_("text"))
    first_shown_at = models.DateTimeField(_("first shown"), auto_now_add=True)

    class Meta:
        ordering = ["first_shown_at", "pk"]
        verbose_name = _("privacy notice")
        verbose_name_plural = _("privacy notices")

    def __str__(self) -> str:
        return self.digest[:8]


class Consent(models.Model):
    """What a person agreed to, for one purpose: when, reading which text, where."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    purpose = models.CharField(
        _("purpose"), max_length=20, help_text="A key of `involvement.purposes`."
    )
    notice = models.ForeignKey(
        PrivacyNotice, models.PROTECT, null=True, blank=True, related_name="+"
    )
    given_at = models.DateTimeField(_("given"))
    via = models.CharField(_("given through"), max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["given_at", "pk"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")

    def __str__(self) -> str:
        return self.purpose
