"""What a call needs before the public sees it, and the editor's form that asks for it."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from content.publishing import PublishingForm, Text


def missing(value: Callable[[str], Any]) -> Iterator[tuple[str, Text]]:
    """What makes an answer possible and is not there: what, who, and two people who answer.

    Args:
        value: gives the value of a field by its name, of a form or of a call.
    """
    if not value("summary"):
        yield "summary", _("Say what exactly is sought or offered.")
    if not value("organisation"):
        yield "organisation", _("Say who asks or offers.")
    if not value("contact"):
        yield "contact", _("Name the person who answers.")
    if not value("fallback_contact"):
        yield "fallback_contact", _("Name the person who answers when the first one is away.")
    if value("contact") and value("contact") == value("fallback_contact"):
        yield "fallback_contact", _("Choose somebody other than the first person.")
    opens, closes = value("opens_on"), value("closes_on")
    if opens and closes and closes < opens:
        yield "closes_on", _("The last day comes after the first.")


class CallPageForm(PublishingForm):
    """Publishing asks for what makes an answer possible."""

    def missing(self) -> Iterator[tuple[str, Text]]:
        yield from self.not_reported(missing(self.cleaned_data.get))
