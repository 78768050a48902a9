"""What must hold whenever a page is served, or published."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from . import untranslated, visibility
from .gate import decide_nothing_unasked, refuse_several

hooks.register("before_bulk_action", refuse_several)
hooks.register("before_edit_page", decide_nothing_unasked)


@hooks.register("before_serve_page")
def hide_embargoed_page(page: Page, request: HttpRequest, args: list, kwargs: dict) -> None:
    """Before the minute of its embargo a page does not exist for the public."""
    if visibility.under_embargo(page):
        raise Http404


@hooks.register("before_serve_page")
def serve_page_in_its_language(
    page: Page, request: HttpRequest, args: list, kwargs: dict
) -> HttpResponse | None:
    """Never serve French text as German, which Wagtail does where a tree is missing."""
    if untranslated.of(request):
        return untranslated.serve(request, page, args, kwargs)
    if page.locale.language_code != get_language():
        return redirect(page.get_url(request))
    return None


@hooks.register("before_serve_document")
def hide_document_of_hidden_pages(document: AbstractDocument, request: HttpRequest) -> None:
    """A document that no public page shows does not exist for the public; its number is easy to guess."""
    if request.user.has_perm("wagtailadmin.access_admin"):
        return
    if not visibility.is_shown_in_public(document):
        raise Http404
