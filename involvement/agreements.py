"""What people may agree to beyond the answer, in the words beside each box.

Only what somebody really serves: a box for letters that nobody sends would be a lie.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from . import purposes
from .models import PrivacyNotice
from .notices import digest_of, notice_shown

TEXTS = {
    purposes.FOLLOW_UP: _(
        "Yes, remind me of my project: a few letters over a year, with my own words. I can stop"
        " them at any time."
    ),
    purposes.NEWS: _(
        "Yes, tell me by e-mail of what is new on this issue near me: once a week at most, and only"
        " once I have confirmed it. I can stop it at any time."
    ),
}
# What can only be done by e-mail.
BY_MAIL_ONLY = [purposes.NEWS]


@dataclass(frozen=True)
class Box:
    """A box to tick.

    Attributes:
        purpose: a key of `purposes`.
        ticked: whether it is; never before a person did it.
    """

    purpose: str
    ticked: bool = False

    @property
    def name(self) -> str:
        """Of the field in the form."""
        return f"agree-{self.purpose}"

    @property
    def text(self) -> str:
        """What a person agrees to, in the active language."""
        return str(TEXTS[self.purpose])

    @property
    def value(self) -> str:
        """What a ticked box sends: which text stood beside it."""
        return digest_of(self.text)


def boxes(data: dict[str, str] | None = None) -> list[Box]:
    """Every box, ticked where `data`, sent by a form, says so."""
    return [Box(purpose, bool((data or {}).get(Box(purpose).name))) for purpose in TEXTS]


def agreed(data: dict[str, str], language: str) -> dict[str, PrivacyNotice]:
    """The text that a person read beside each box that they ticked, by purpose.

    A page from a cache may have shown an earlier text: that one counts where it is known.
    """
    return {
        box.purpose: notice_shown(data[box.name], box.text, language)
        for box in boxes(data)
        if box.ticked
    }
