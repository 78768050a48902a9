"""Two translators in the same passage: whoever comes second is told, and nobody's words go silently.

The editor of wagtail-localize sends a passage without saying what stood there when it was opened, so
that the last one wins. Which words somebody knows is kept in their session: all of a translation at
the moment they open it, those of a passage once they were told of them. Whoever was told may save over them.
"""

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.admin.utils import get_user_display_name
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue
from wagtail_localize.views import edit_translation

KNOWN = "translations_known"
MOST = 200


def opened(request: HttpRequest, translation: Translation) -> None:
    """Keep that this person sees every passage of a translation as it stands now."""
    _know(request, str(translation.pk), timezone.now().timestamp())


class Passage(edit_translation.edit_string_translation.cls):
    """wagtail-localize's own view of one passage, which asks first whose words it would replace."""

    def put(self, request: Request, translation_id: int, string_segment_id: int) -> Response:
        with transaction.atomic():
            theirs = _unknown(request, translation_id, string_segment_id)
            mine = request.POST.get("value")
            if theirs is None or theirs.data == mine:
                return super().put(request, translation_id, string_segment_id)
        _know(request, _passage(translation_id, string_segment_id), theirs.updated_at.timestamp())
        told = _(
            "Not saved yet: %(name)s has written here since you opened this page, “%(words)s”."
            " Save yours once more to put them in their place."
        ) % {
            "name": get_user_display_name(theirs.last_translated_by),
            "words": StringValue(theirs.data).render_text(),
        }
        # A success for the editor, which would keep the words of a failure but not say why.
        return Response(
            {
                "string_id": theirs.translation_of_id,
                "segment_id": string_segment_id,
                "data": mine,
                "error": told,
                "comment": "",
                "last_translated_by": None,
            }
        )

    def delete(self, request: Request, translation_id: int, string_segment_id: int) -> Response:
        with transaction.atomic():
            if _unknown(request, translation_id, string_segment_id) is None:
                return super().delete(request, translation_id, string_segment_id)
        return Response(status=status.HTTP_409_CONFLICT)


def _unknown(request: Request, translation_id: int, segment_id: int) -> StringTranslation | None:
    """Words of somebody else in this passage that this person may read, and has not read."""
    translation = get_object_or_404(Translation, pk=translation_id)
    segment = get_object_or_404(StringSegment, pk=segment_id)
    if not edit_translation.user_can_edit_instance(request.user, translation.get_target_instance()):
        return None  # wagtail-localize refuses
    standing = (
        StringTranslation.objects.select_for_update()
        .filter(
            translation_of=segment.string_id,
            context=segment.context_id,
            locale=translation.target_locale_id,
            last_translated_by__isnull=False,
        )
        .exclude(last_translated_by=request.user)
        .first()
    )
    known = request.session.get(KNOWN, {})
    read = max(
        known.get(str(translation_id), 0), known.get(_passage(translation_id, segment_id), 0)
    )
    return standing if standing and standing.updated_at.timestamp() > read else None


def _passage(translation_id: int, segment_id: int) -> str:
    return f"{translation_id}-{segment_id}"


def _know(request: Any, key: str, until: float) -> None:
    known = request.session.get(KNOWN, {}) | {key: until}
    # Of what was forgotten one is told once more.
    latest = sorted(known, key=known.__getitem__)[-MOST:]
    request.session[KNOWN] = {kept: known[kept] for kept in latest}
