"""What a journalist's space says after an act: the redirect carries the name of the act, nothing else."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _

DONE = "fait"


@dataclass(frozen=True)
class Done:
    """A sentence, and the section of the space in which it stands."""

    section: str
    words: Words


ACTS = {
    "begun": Done("alerts", _("Done. The next story that fits comes to your mailbox.")),
    "promise": Done(
        "promises", _("Noted, thank you. What you need is on its way to your mailbox.")
    ),
    "week": Done("promises", _("Noted. You can change it here at any time.")),
    "left": Done("promises", _("Noted. Thank you for telling us: others can take it now.")),
    "report": Done(
        "coverage", _("Thank you. We look at it, then it stands below the story, for all to see.")
    ),
    "alert": Done("alerts", _("Saved. The next story that fits comes to your mailbox.")),
    "ended": Done("alerts", _("This alert has ended.")),
    "details": Done("data", _("Saved.")),
}


def told(request: HttpRequest) -> Done | None:
    """What is to be said; nothing for any other name."""
    return ACTS.get(request.GET.get(DONE, ""))


def after(act: str, path: str) -> str:
    """A path of the space that says what has been done, and leads to where it is said."""
    return f"{path}?{DONE}={act}#{DONE}"
