"""What an editor and a translator do, without a browser."""

from collections.abc import Callable

from django.db import transaction
from django.test import TestCase
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from home.translation import words


def german() -> Locale:
    return Locale.objects.get(language_code="de")


def send(page: Page, *codes: str) -> Translation:
    """Send a page for translation, with all that happens once that is committed."""
    locales = list(Locale.objects.filter(language_code__in=codes or ["de"]))
    with TestCase.captureOnCommitCallbacks(execute=True):
        translate_object(page, locales)
    return Translation.objects.get(source__object_id=page.translation_key, target_locale=locales[0])


def write(translation: Translation, how: Callable[[str], str] = lambda text: f"DE {text}") -> int:
    """Translate what is missing; the number of passages."""
    missing = list(words.missing(translation))
    for segment in missing:
        put(translation, segment, how(segment.string.data))
    return len(missing)


def put(translation: Translation, segment, text: str) -> None:
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        locale=translation.target_locale,
        context=segment.context,
        defaults={"data": text, "translation_type": "manual"},
    )


def publish(translation: Translation) -> Page:
    """Publish the translation; the page as readers have it."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        words.save(translation, None, publish=True)
    return translation.get_target_instance()


def change(page: Page, **values) -> None:
    """Publish the original with other values."""
    with TestCase.captureOnCommitCallbacks(execute=True), transaction.atomic():
        for name, value in values.items():
            setattr(page, name, value)
        page.save_revision().publish()
