"""Machine translation, where the environment names a service: `MACHINE_TRANSLATOR`.

wagtail-localize's own classes do the talking. They send a whole page at once, which is more than
DeepL takes, and let any failure through to the editor as a broken page.
"""

import re
from collections.abc import Iterable

import requests
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.strings import StringValue

# DeepL, "Translate text": at most 50 texts per request.
TEXTS_PER_REQUEST = 50
# wagtail-localize keeps where a link leads to itself, and gives its place a name.
LINK = re.compile(r"<a\b[^>]*")


class ServiceFailed(Exception):
    """The service did not answer, refused, or answered something else than translations."""


class Patient(BaseMachineTranslator):
    """Asks in portions, fails in one way only, and takes no answer that would do harm in a page."""

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Translations by original; where an answer is of no use, the passage is left to a person.

        Raises:
            ServiceFailed: for whatever reason, none of its answers being usable among them; nothing
                was stored.
        """
        strings, found = list(strings), {}
        for start in range(0, len(strings), TEXTS_PER_REQUEST):
            portion = strings[start : start + TEXTS_PER_REQUEST]
            try:
                found |= super().translate(source_locale, target_locale, portion)
            except (
                requests.RequestException,
                AttributeError,
                KeyError,
                TypeError,
                ValueError,
            ) as error:
                raise ServiceFailed(self.display_name) from error
        usable = {asked: answer for asked, answer in found.items() if _fits(asked, answer)}
        if strings and not usable:
            raise ServiceFailed(self.display_name)
        return usable


def _fits(asked: StringValue, answer: StringValue) -> bool:
    """Whether an answer is text, with the links of the original and no markup but what text may have."""
    data = answer.data
    if not isinstance(data, str) or not data.strip() or "\0" in data:
        return False
    try:
        StringValue.from_translated_html(data)
    except ValueError:
        return False
    return sorted(LINK.findall(data)) == sorted(LINK.findall(asked.data))


class DeepL(Patient, DeepLTranslator):
    """DeepL; `URL` in the options replaces its own address, for a gateway or a test."""

    def get_api_endpoint(self) -> str:
        return self.options.get("URL") or super().get_api_endpoint()


class LibreTranslate(Patient, LibreTranslator):
    """LibreTranslate, which one can run oneself."""
