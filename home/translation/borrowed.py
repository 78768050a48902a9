"""Words of wagtail-localize that its own catalogues get wrong; those of the site come first."""

from django.utils.translation import get_language, gettext_noop
from django.views.i18n import JavaScriptCatalog

# In French they are “régions”, in German one single “Locale”. Named here, they are in our catalogue.
WORDS = [
    gettext_noop("Locales"),
    gettext_noop("{} locales"),
]
# The button “Publish in German”: the name of the language follows at once.
PUBLISH_IN = {"fr": "Publier en ", "de": "Veröffentlichen: "}


class EditorWords(JavaScriptCatalog):
    """The words of the translator's editor."""

    packages = ["wagtail_localize"]

    def get_catalog(self) -> dict:
        catalog = super().get_catalog()
        language = (get_language() or "")[:2]
        if language in PUBLISH_IN:
            catalog["Publish in "] = PUBLISH_IN[language]
        return catalog
