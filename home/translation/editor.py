"""The translator's editor: publishing only what is ready, syncing without publishing, kind failures."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation
from wagtail_localize.views.update_translations import (
    UpdateTranslationsForm,
    UpdateTranslationsView,
)

from content.gate import refuse
from content.models import Publication

from . import changes, passages, words
from .borrowed import EditorWords
from .machine import ServiceFailed


def open_or_publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Stand before wagtail-localize's editor of a page, which publishes whatever there is.

    Returns:
        Where publishing leads; None to go on to the editor.
    """
    translation = words.of_page(page)
    if translation is None:
        return None
    if request.method == "POST" and request.POST.get("action") == "publish":
        return publish(request, page, translation)
    if request.method == "GET":
        passages.opened(request, translation)
        _tell_what_changed(request, page, translation)
    return None


def publish(request: HttpRequest, page: Page, translation: Translation) -> HttpResponse:
    """Publish a translation that is complete; else say what is missing and change nothing."""
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    words.name_address(translation, request.user)
    back = redirect("wagtailadmin_pages:edit", page.pk)
    missing = words.missing(translation).count()
    if missing:
        messages.error(
            request,
            ngettext(
                "Not published yet: %(number)d passage is not translated. Readers would find it in"
                " the original’s language.",
                "Not published yet: %(number)d passages are not translated. Readers would find them"
                " in the original’s language.",
                missing,
            )
            % {"number": missing},
            buttons=[_changes_button(translation)] if page.live else [],
        )
        return back
    draft = translation.source.get_ephemeral_translated_instance(translation.target_locale)
    refused = refuse(request, draft) if isinstance(draft, Publication) else None
    if refused is not None:
        return refused
    language = translation.target_locale.get_display_name()
    try:
        words.save(translation, request.user, publish=True)
    except ValidationError:
        messages.error(
            request,
            _(
                "Not published yet: a translation does not fit its field, for instance because it"
                " is too long. It is marked below."
            ),
        )
        return back
    page.refresh_from_db()
    messages.success(
        request,
        _("“%(title)s” is published. Language: %(language)s.")
        % {"title": page.title, "language": language},
        buttons=[messages.button(page.get_url(request), _("View live"), new_window=False)],
    )
    return back


def _tell_what_changed(request: HttpRequest, page: Page, translation: Translation) -> None:
    missing = words.missing(translation).count()
    if page.live and missing:
        messages.warning(
            request,
            ngettext(
                "The original has changed: %(number)d passage waits for its translation.",
                "The original has changed: %(number)d passages wait for their translation.",
                missing,
            )
            % {"number": missing},
            buttons=[_changes_button(translation)],
        )


def _changes_button(translation: Translation) -> Any:
    url = reverse("translation_changes", args=[translation.pk])
    return messages.button(url, _("See what changed"))


class SyncForm(UpdateTranslationsForm):
    """Without “publish immediately”, which puts the original's words on the translated page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["publish_translations"]

    def clean(self) -> dict[str, Any]:
        return super().clean() | {"publish_translations": False}


class SyncView(UpdateTranslationsView):
    """Fetch what changed in the original; the translations stay as they are published."""

    template_name = "home/admin/translation_sync.html"

    def get_form(self) -> SyncForm:
        return SyncForm(self.request.POST if self.request.method == "POST" else None)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, **kwargs)
        except ServiceFailed as failure:
            _say_that_it_failed(request, failure)
            return redirect(request.path)


def translate_by_machine(request: HttpRequest, translation_id: int) -> HttpResponse:
    """wagtail-localize's own view; where the service fails, every word stays and the editor is told."""
    try:
        return edit_translation.machine_translate(request, translation_id)
    except ServiceFailed as failure:
        _say_that_it_failed(request, failure)
        return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


def _say_that_it_failed(request: HttpRequest, failure: ServiceFailed) -> None:
    messages.error(
        request,
        _(
            "%(service)s does not answer at the moment. Nothing is lost: what was translated is"
            " still there. Try again later, or go on by hand."
        )
        % {"service": failure},
    )


# At the addresses of wagtail-localize, before its own.
urls: list[URLPattern] = [
    path(
        "localize/update/<int:translation_source_id>/",
        SyncView.as_view(),
        name="translation_sync",
    ),
    path(
        "localize/translate/<int:translation_id>/machine_translate/",
        translate_by_machine,
        name="translation_by_machine",
    ),
    path(
        "localize/translate/<int:translation_id>/strings/<int:string_segment_id>/edit/",
        passages.Passage.as_view(),
        name="translation_passage",
    ),
    path("localize/jsi18n/", EditorWords.as_view(), name="translation_words"),
    path("translations/<int:translation_id>/changes/", changes.show, name="translation_changes"),
]
