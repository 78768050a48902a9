"""Which words of a translation are there, which are missing, and how they become a page."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.text import slugify
from wagtail.models import Page
from wagtail.signals import page_slug_changed
from wagtail_localize.models import (
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
)
from wagtail_localize.strings import StringValue

from content.translating import longest

# An address spells them out, as German does where it has no other letters.
SPELT_OUT = {"de": str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})}

BLANK = r"^\s*$"


def of_page(page: Page) -> Translation | None:
    """The translation under way of which this page is the result, if there is one."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
        )
        .exclude(source__locale=page.locale_id)
        .select_related("source__locale", "target_locale")
        .first()
    )


def missing(translation: Translation) -> QuerySet[StringSegment]:
    """Passages of the original without a valid translation, in order; blank ones say nothing."""
    return (
        translation.source.stringsegment_set.annotate_translation(translation.target_locale)
        .filter(Q(translation=None) | Q(translation__regex=BLANK))
        .exclude(string__data__regex=BLANK)
        .select_related("string", "context")
        .order_by("order")
    )


def has_unpublished_words(translation: Translation) -> bool:
    """Whether a translator wrote something since the page was last made of their words."""
    last = (
        TranslationLog.objects.filter(
            source=translation.source_id, locale=translation.target_locale_id
        )
        .order_by("-created_at")
        .first()
    )
    if last is None:
        return True
    theirs = {
        "context__object_id": translation.source.object_id,
        "locale": translation.target_locale_id,
        "updated_at__gt": last.created_at,
    }
    return any(
        model.objects.filter(**theirs).exists() for model in (StringTranslation, SegmentOverride)
    )


def name_address(translation: Translation, user: AbstractBaseUser | None) -> None:
    """Where the translator gave the page no address, make one of the translated title."""
    segments = translation.source.stringsegment_set.filter(context__path__in=["title", "slug"])
    found = {
        segment.context.path: segment
        for segment in segments.annotate_translation(translation.target_locale).select_related(
            "context"
        )
    }
    title, slug = found.get("title"), found.get("slug")
    if title is None or slug is None or not title.translation or slug.translation:
        return
    spelt_out = SPELT_OUT.get(translation.target_locale.language_code, {})
    words = slugify(title.translation.lower().translate(spelt_out))
    if words:
        StringTranslation.objects.update_or_create(
            translation_of_id=slug.string_id,
            locale=translation.target_locale,
            context_id=slug.context_id,
            defaults={
                "data": words,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by": user,
                "has_error": False,
            },
        )


def save(translation: Translation, user: AbstractBaseUser | None, publish: bool) -> None:
    """Make the page anew of the original and of the translator's words.

    wagtail-localize writes a new slug before it publishes, so that Wagtail sees no change and an
    address that readers keep would lead nowhere: the change is told here.

    Args:
        translation: whose page it is; passages without words stand there in the original's.
        user: who does it; None where a page follows its original by itself.
        publish: whether readers see it.

    Raises:
        ValidationError: the words do not fit the page's fields.
    """
    # No transaction around it: what does not fit is marked in the database, and stays marked.
    _check_lengths(translation)
    before = translation.get_target_instance()
    was_live = before.live
    translation.save_target(user=user, publish=publish)
    after = translation.get_target_instance()
    if was_live and before.slug != after.slug:
        transaction.on_commit(
            lambda: page_slug_changed.send(
                sender=type(after), instance=after, instance_before=before
            )
        )


def _check_lengths(translation: Translation) -> None:
    """Mark translations that are longer than their field, as the page's own form would.

    wagtail-localize saves the page before it validates it: PostgreSQL refuses that with an error of
    its own, SQLite stores what the form would not.

    Raises:
        ValidationError: one or more are too long; each says so in the translator's editor.
    """
    original = translation.source.as_instance()
    faults = []
    for done in translation.source.stringsegment_set.get_translations(
        translation.target_locale
    ).select_related("context"):
        limit = longest(original, done.context.path)
        text = StringValue(done.data).render_text()
        if limit and len(text) > limit:
            try:
                MaxLengthValidator(limit)(text)
            except ValidationError as fault:
                done.set_field_error([fault])
                faults.append(fault)
    if faults:
        raise ValidationError(faults)
