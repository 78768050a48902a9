"""Machine translation, where the environment names a service: `MACHINE_TRANSLATOR`.

wagtail-localize's own classes do the talking. They send a whole page at once, which is more than
DeepL takes, and let any failure through to the editor as a broken page.
"""

from collections.abc import Iterable

import requests
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.strings import StringValue

# DeepL, "Translate text": at most 50 texts per request.
TEXTS_PER_REQUEST = 50


class ServiceFailed(Exception):
    """The service did not answer, refused, or answered something else than translations."""


class Patient(BaseMachineTranslator):
    """Asks in portions, and fails in one way only."""

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Translations by original.

        Raises:
            ServiceFailed: for whatever reason; nothing was stored.
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
        return found


class DeepL(Patient, DeepLTranslator):
    """DeepL; `URL` in the options replaces its own address, for a gateway or a test."""

    def get_api_endpoint(self) -> str:
        return self.options.get("URL") or super().get_api_endpoint()


class LibreTranslate(Patient, LibreTranslator):
    """LibreTranslate, which one can run oneself."""
