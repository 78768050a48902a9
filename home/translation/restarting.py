"""Starting a translation again that was stopped, and edited by hand meanwhile.

wagtail-localize would go on with the words that it knew when it was stopped, and the next publication
would put them over those of the page. Here the words of the page become the translations; where that
is not possible, whoever starts it again sees what would go, and decides.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import ManyToOneRel
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import (
    SegmentOverride,
    StringTranslation,
    Translation,
    TranslationLog,
)
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from . import following, words

# Of rows that are copied along: which row it is, not what it says.
IDENTITY = {"pk", "id", "page", "locale", "translation_key"}


@dataclass(frozen=True)
class Loss:
    """Something of the page that the translation cannot hold.

    Attributes:
        place: field of the page, in the editor's words.
        now: what stands there, edited by hand.
        then: what would stand there.
    """

    place: str
    now: str
    then: str


def restart(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Stand before wagtail-localize's own restart, which forgets what was edited by hand.

    Returns:
        The editor of the translation, or a page that asks; None where nothing is started again.
    """
    if request.method != "POST" or "localize-restart-translation" not in request.POST:
        return None
    translation = (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id, enabled=False
        )
        .select_related("source__locale", "target_locale")
        .first()
    )
    if translation is None:
        return None
    with transaction.atomic():
        take_over(translation, page, request.user)
        lost = losses(translation, page)
        agreed = not lost or "confirmed" in request.POST
        if agreed:
            start(translation, page, bool(lost))
        transaction.set_rollback(not agreed)
    if not agreed:
        return _ask(request, page, lost)
    messages.success(
        request, _("The translation goes on from here: what was edited by hand is kept in it.")
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


def take_over(translation: Translation, page: Page, user: AbstractBaseUser) -> None:
    """Make the words of a page, and what was chosen there, those of its translation.

    Args:
        translation: that was stopped.
        page: its page as it was edited last.
        user: who starts it again.
    """
    there = _by_path(page)
    source, locale = translation.source, translation.target_locale
    passages = defaultdict(list)
    for segment in source.stringsegment_set.annotate_translation(locale).order_by("order"):
        passages[segment.context.path].append(segment)
    for path, segments in passages.items():
        strings = [value for value in there[path] if isinstance(value, StringSegmentValue)]
        if len(strings) != len(segments):
            continue
        for segment, value in zip(segments, strings, strict=True):
            # Where the original's words still stand, nobody has translated them.
            if value.string.data not in (segment.translation, segment.string.data):
                StringTranslation.objects.update_or_create(
                    translation_of_id=segment.string_id,
                    locale=locale,
                    context_id=segment.context_id,
                    defaults={
                        "data": value.string.data,
                        "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                        "tool_name": "",
                        "last_translated_by": user,
                        "has_error": False,
                    },
                )
    for segment in source.overridablesegment_set.select_related("context"):
        chosen = {"locale": locale, "context_id": segment.context_id}
        for value in there[segment.context.path]:
            if not isinstance(value, OverridableSegmentValue):
                continue
            if value.data == json.loads(segment.data_json):
                SegmentOverride.objects.filter(**chosen).delete()
            else:
                SegmentOverride.objects.update_or_create(
                    **chosen,
                    defaults={
                        "data_json": json.dumps(value.data),
                        "last_translated_by": user,
                        "has_error": False,
                    },
                )


def losses(translation: Translation, page: Page) -> list[Loss]:
    """What of a page would be gone once it is made anew of its original and its translation."""
    made = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    there, then = _by_path(page), _by_path(made)
    found = [
        Loss(_called(page, path.split(".")[0]), _told(there[path]), _told(then[path]))
        for path in dict.fromkeys([*there, *then])
        if there[path] != then[path]
    ]
    for synchronized in get_translatable_fields(type(page)):
        if not isinstance(synchronized, SynchronizedField):
            continue
        name = synchronized.field_name
        now, later = _fact(page, name), _fact(made, name)
        if now != later:
            found.append(Loss(_called(page, name), _fact_told(now), _fact_told(later)))
    return found


def start(translation: Translation, page: Page, something_is_lost: bool) -> None:
    """Let a translation follow its original again."""
    translation.enabled = True
    translation.save(update_fields=["enabled"])
    complete = not something_is_lost and not words.missing(translation).exists()
    if complete and not page.has_unpublished_changes:
        # Readers have exactly these words: nothing of them waits for somebody to publish it.
        TranslationLog.objects.create(
            source=translation.source,
            locale=translation.target_locale,
            revision=page.latest_revision,
        )
    if following.has_changed(translation.source):
        following.renew(translation.source)


def _by_path(page: Page) -> defaultdict[str, list]:
    found = defaultdict(list)
    for segment in extract_segments(page):
        found[segment.path].append(segment)
    return found


def _fact(page: Page, name: str) -> Any:
    value = page.serializable_data().get(name)
    if not isinstance(value, list):
        return value
    return [
        {key: row[key] for key in row if key not in IDENTITY} if isinstance(row, dict) else row
        for row in value
    ]


def _fact_told(value: Any) -> str:
    if isinstance(value, list):
        parts = [row.values() if isinstance(row, dict) else [row] for row in value]
        return ", ".join(str(part) for part in chain.from_iterable(parts) if part)
    return "" if value is None else str(value)


def _told(segments: list) -> str:
    return " ".join(
        strip_tags(value.string.data) if isinstance(value, StringSegmentValue) else str(value.data)
        for value in segments
        if isinstance(value, StringSegmentValue | OverridableSegmentValue)
    )


def _called(page: Page, name: str) -> str:
    field = page._meta.get_field(name)
    if isinstance(field, ManyToOneRel):
        return str(field.related_model._meta.verbose_name_plural)
    return str(field.verbose_name)


def _ask(request: HttpRequest, page: Page, lost: list[Loss]) -> HttpResponse:
    edit_url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return render(
        request,
        "home/admin/translation_restart.html",
        {
            "header_title": _("Start the translation again?"),
            "breadcrumbs_items": [
                {"url": edit_url, "label": page.get_admin_display_title()},
                {"url": "", "label": _("Start the translation again?")},
            ],
            "losses": lost,
            "target": page.locale,
            "edit_url": edit_url,
        },
    )
