"""The editor's form of a call."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from content.publishing import PublishingForm, Text


class CallPageForm(PublishingForm):
    """Publishing asks for what makes an answer possible: what, who, and two people who answer."""

    def missing(self) -> Iterator[tuple[str, Text]]:
        if self.absent("summary"):
            yield "summary", _("Say what exactly is sought or offered.")
        if self.absent("organisation"):
            yield "organisation", _("Say who asks or offers.")
        if self.absent("contact"):
            yield "contact", _("Name the person who answers.")
        if self.absent("fallback_contact"):
            yield "fallback_contact", _("Name the person who answers when the first one is away.")
        contact, fallback = (
            self.cleaned_data.get(name) for name in ("contact", "fallback_contact")
        )
        if contact and contact == fallback:
            yield "fallback_contact", _("Choose somebody other than the first person.")
        opens, closes = (self.cleaned_data.get(name) for name in ("opens_on", "closes_on"))
        if opens and closes and closes < opens:
            yield "closes_on", _("The last day comes after the first.")
