"""What the page says after an act: the redirect carries the name of the act, nothing else."""

from django.utils.translation import gettext_lazy as _

from involvement.models import Involvement

DONE = "fait"
MESSAGES = {
    "word": _("Added. %(name)s reads it."),
    "call": _("Done. %(name)s has been told."),
    "correct": _("Corrected. %(name)s sees it, too."),
    "agree": _("Noted. You can change your mind here at any time."),
    "withdraw": _("Done. %(name)s has been told; nobody will disturb you."),
}


def message(name: str, involvement: Involvement) -> str:
    """The sentence for an act; nothing for any other name."""
    return MESSAGES[name] % {"name": involvement.owner.name} if name in MESSAGES else ""
