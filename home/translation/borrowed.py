"""Words of wagtail-localize that it gets wrong; those of the site come first."""

from typing import Any

from django.db.models.signals import post_save
from django.utils import timezone
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _
from django.views.i18n import JavaScriptCatalog
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, post_save_string_translation
from wagtail_localize.strings import StringValue

from content.dates import day

# In French they are “régions”, in German one single “Locale”. Named here, they are in our catalogue.
WORDS = [
    gettext_noop("Locales"),
    gettext_noop("{} locales"),
]
# The button “Publish in German”: the name of the language follows at once.
PUBLISH_IN = {"fr": "Publier en ", "de": "Veröffentlichen: "}


def connect() -> None:
    """Tell days and titles as they are; called when Django starts."""
    StringTranslation.get_comment = told
    post_save.disconnect(post_save_string_translation, sender=StringTranslation)
    post_save.connect(
        name_draft, sender=StringTranslation, dispatch_uid="home.translation.name_draft"
    )


def name_draft(sender: type, instance: StringTranslation, **kwargs: Any) -> None:
    """Show in the admin what a translator called a page.

    wagtail-localize's own shows “R&amp;D”, and asks PostgreSQL for more than the column holds.
    """
    if instance.context.path == "title":
        title = StringValue(instance.data).render_text()[: Page._meta.get_field("title").max_length]
        Page.objects.filter(
            translation_key=instance.context.object_id, locale=instance.locale_id
        ).update(draft_title=title)


def told(translation: StringTranslation) -> str:
    """How and when a passage was translated.

    wagtail-localize's own lets the server's C library name the month, and takes the day in UTC.
    """
    words = {
        StringTranslation.TRANSLATION_TYPE_MANUAL: _("Translated manually on {date}"),
        StringTranslation.TRANSLATION_TYPE_MACHINE: _("Machine translated on {date}"),
    }
    by_tool = _("Translated with {tool_name} on {date}")
    return (by_tool if translation.tool_name else words[translation.translation_type]).format(
        tool_name=translation.tool_name, date=day(timezone.localtime(translation.updated_at))
    )


class EditorWords(JavaScriptCatalog):
    """The words of the translator's editor."""

    packages = ["wagtail_localize"]

    def get_catalog(self) -> dict:
        catalog = super().get_catalog()
        language = (get_language() or "")[:2]
        if language in PUBLISH_IN:
            catalog["Publish in "] = PUBLISH_IN[language]
        catalog["Server error"] = _("Not saved. Copy your words, and load this page again.")
        return catalog
