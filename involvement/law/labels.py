"""What columns and models are called where their own code has no words for readers."""

from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, Any] = {
    "involvement.PrivateLink": _("Private links"),
    "involvement.Letter": _("Mails: why they left"),
    "post_office.Email": _("Mails"),
    "post_office.Log": _("Mails: attempts to send"),
    "post_office.Attachment": _("Mails: attached files"),
    "id": _("number"),
    "key": _("key"),
    "link": _("private link"),
    "suspicious": _("why it was set aside"),
    "involvement": _("request"),
    "notice": _("privacy notice they read"),
    "state_before": _("state before"),
    "from_state": _("state before"),
    "to_state": _("state after"),
    "data": _("technical details"),
    "network": _("hash of the network"),
    "created_at": _("made"),
    "created": _("made"),
    "last_updated": _("last change"),
    "queued_at": _("queued"),
    "scheduled_time": _("to be sent"),
    "expires_at": _("ends"),
    "revoked_at": _("revoked"),
    "email": _("mail"),
    "purpose": _("purpose"),
    "template": _("text used"),
    "from_email": _("sender"),
    "to": _("recipient"),
    "subject": _("subject"),
    "message": _("text"),
    "html_message": _("text as HTML"),
    "exception_type": _("fault"),
    "number_of_retries": _("attempts"),
    "priority": _("priority"),
    "recipient_delivery_status": _("delivery"),
    "headers": _("technical head"),
    "context": _("values filled in"),
    "backend_alias": _("way of sending"),
    "mimetype": _("kind of file"),
}


def label_of_model(model: type[Model]) -> str:
    """What the rows of a model are called, in the active language."""
    return capfirst(str(LABELS.get(model._meta.label, model._meta.verbose_name_plural)))


def label_of(field: Any) -> str:
    """What a column is called, in the active language: in its own words where it has some."""
    own = field.verbose_name
    # Words that somebody gave are lazy, what Django guesses from the name is a plain string; those of
    # the mail queue exist in English only.
    wordless = isinstance(own, str) or field.model._meta.app_label == "post_office"
    return capfirst(str(LABELS.get(field.name, own) if wordless else own))
