"""A translation follows its original, and what a translator wrote stays as it is.

Whenever an original is published, its translations learn what changed. A date, a tag, a cancelled
event or a longer embargo must not wait for a translator: they reach a published translation at
once. Words never do: a changed sentence waits until somebody has translated it.
"""

import contextlib
import json
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import ManyToOneRel
from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import (
    LocaleSynchronization,
    SegmentOverride,
    StringSegment,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from content.remembered import forget

from . import words


def connect() -> None:
    """Listen to what becomes of pages; called when Django starts."""
    page_published.connect(follow, dispatch_uid="home.translation.follow")
    post_save.connect(hide_converted_alias, dispatch_uid="home.translation.alias")
    # It would fill another language's tree with pages of this one.
    LOCALE_COMPONENTS[:] = [
        component
        for component in LOCALE_COMPONENTS
        if component["model"] is not LocaleSynchronization
    ]


def follow(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Tell the translations of a page that was published what changed in it."""
    source = TranslationSource.objects.get_for_instance_or_none(instance)
    if source is None:
        return
    translations = source.translations.filter(enabled=True).select_related("target_locale")
    if not translations or not has_changed(source):
        return
    renew(source)
    for translation in translations:
        translation.source = source
        with contextlib.suppress(ValidationError):  # it stays on the board, for somebody to look
            _bring_along(translation)


def has_changed(source: TranslationSource) -> bool:
    """Whether the published original differs in anything that its translations show."""
    original = source.get_source_instance()
    names = {field.field_name for field in get_translatable_fields(type(original))}
    then, now = json.loads(source.content_json), json.loads(original.to_json())
    return any(then.get(name) != now.get(name) for name in names)


def renew(source: TranslationSource) -> None:
    """Take the passages of the published original over.

    Those that only moved keep their rows: wagtail-localize would make new ones, and what a translator
    has open, and saves by their keys, would be refused.
    """
    rows = {
        (segment.context.path, segment.string.data, segment.attrs): segment
        for segment in source.stringsegment_set.select_related("context", "string")
    }
    moved = []
    for value in extract_segments(source.get_source_instance()):
        if not isinstance(value, StringSegmentValue):
            continue
        attrs = json.dumps(value.attrs, cls=DjangoJSONEncoder)
        row = rows.get((value.path, value.string.data, attrs))
        if row and row.order != value.order:
            row.order = value.order
            moved.append(row)
    StringSegment.objects.bulk_update(moved, ["order"])
    source.update_from_db()


def _bring_along(translation: Translation) -> None:
    page = translation.source.object.get_instance_or_none(translation.target_locale)
    if page is None or page.alias_of_id:
        return
    is_complete = not words.missing(translation).exists()
    if page.live and is_complete and not words.has_unpublished_words(translation):
        words.save(translation, None, publish=True)
    elif page.live:
        _bring_facts(translation, page.specific)
    else:
        words.save(translation, None, publish=False)


def _bring_facts(translation: Translation, page: Page) -> None:
    """Copy into a published translation what holds no words, except what a translator changed."""
    original = translation.source.get_source_instance()
    theirs = SegmentOverride.objects.filter(
        locale=translation.target_locale, context__object_id=translation.source.object_id
    ).values_list("context__path", flat=True)
    for synchronized in get_translatable_fields(type(page)):
        name = synchronized.field_name
        if not isinstance(synchronized, SynchronizedField) or name in set(theirs):
            continue
        field = synchronized.get_field(type(page))
        if isinstance(field, ManyToOneRel):
            original.copy_child_relation(name, page)
        else:
            setattr(page, field.attname, getattr(original, field.attname))
    page.save_revision(log_action=False).publish()


def hide_converted_alias(
    sender: type, instance: Any, update_fields: Any = None, **kwargs: Any
) -> None:
    """Take back an alias that becomes a translation: so far it holds the original's words."""
    if not isinstance(instance, Page) or set(update_fields or ()) != {"alias_of_id"}:
        return
    if instance.alias_of_id is None and instance.live and instance.get_translations().exists():
        instance.live, instance.has_unpublished_changes = False, True
        Page.objects.filter(pk=instance.pk).update(live=False, has_unpublished_changes=True)
        forget([instance.pk])
