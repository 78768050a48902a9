"""What changed in an original since somebody translated it."""

import contextlib
import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.views.edit_translation import (
    FieldHasNoEditPanelError,
    TabHelper,
    get_segment_location_info,
    user_can_edit_instance,
)

from . import words

WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Change:
    """A passage to translate anew.

    Attributes:
        place: field of the page, in the editor's words.
        before: the original as it was translated, with what went struck out; empty for a new one.
        now: the original as it is, with what came marked.
        translated: what the translator made of it then.
    """

    place: str
    before: SafeString
    now: SafeString
    translated: str


def changes(translation: Translation) -> list[Change]:
    """Passages without translation, each with the closest one that was translated at its place."""
    missing = list(words.missing(translation))
    earlier: dict[int, list[StringTranslation]] = defaultdict(list)
    current = translation.source.stringsegment_set.values("string_id")
    for done in (
        StringTranslation.objects.filter(
            context__in=[segment.context_id for segment in missing],
            locale=translation.target_locale,
        )
        .exclude(translation_of__in=current)
        .select_related("translation_of")
        .order_by("-updated_at")
    ):
        earlier[done.context_id].append(done)
    source = translation.source.get_source_instance()
    tabs = TabHelper(source)
    found = []
    for segment in missing:
        now = strip_tags(segment.string.data)
        candidates = earlier[segment.context_id]
        closest = max(candidates, key=lambda done: _likeness(done, now), default=None)
        place = segment.context.path.split(".")[0]
        with contextlib.suppress(FieldHasNoEditPanelError):
            place = get_segment_location_info(
                source, tabs, segment.context.path, segment.context.get_field_path(source)
            )["field"]
        then = strip_tags(closest.translation_of.data) if closest else ""
        before, after = marked(then, now)
        found.append(Change(place, before, after, strip_tags(closest.data) if closest else ""))
    return found


def marked(before: str, now: str) -> tuple[SafeString, SafeString]:
    """Both texts as HTML, with the words that went and those that came marked."""
    old, new = WORDS.findall(before), WORDS.findall(now)
    if not old:
        return SafeString(""), format_html("{}", now)
    struck, added = [], []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[i:j]), "".join(new[k:m])
        struck.append(("{}" if kind == "equal" else "<del>{}</del>", gone))
        added.append(("{}" if kind == "equal" else "<ins>{}</ins>", come))
    return _joined(struck), _joined(added)


def _joined(parts: list[tuple[str, str]]) -> SafeString:
    return format_html_join("", "{}", ((format_html(form, text),) for form, text in parts if text))


def _likeness(done: StringTranslation, now: str) -> float:
    return SequenceMatcher(None, strip_tags(done.translation_of.data), now, autojunk=False).ratio()


def show(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The page of the CMS that lists them."""
    translation = get_object_or_404(
        Translation.objects.select_related("source__locale", "target_locale"), pk=translation_id
    )
    page = translation.source.object.get_instance_or_none(translation.target_locale)
    if page is None or not user_can_edit_instance(request.user, page):
        raise Http404
    return render(
        request,
        "home/admin/translation_changes.html",
        {
            "header_title": _("What changed in the original"),
            "breadcrumbs_items": [
                {
                    "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
                    "label": page.get_admin_display_title(),
                },
                {"url": "", "label": _("What changed in the original")},
            ],
            "changes": changes(translation),
            "original": translation.source.locale,
            "target": translation.target_locale,
            "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        },
    )
