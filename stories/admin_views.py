"""Views of the CMS that belong to stories."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.datastructures import MultiValueDictKeyError
from django.views.decorators.http import require_POST

from content.identifiers import page_id

from .models import StoryIndexPage, StoryPage
from .panels import meter


@require_POST
def completeness(request: HttpRequest) -> HttpResponse:
    """The meter of the form that was posted; nothing is saved.

    `?page=ID` says which story is edited, `?parent=ID` below which list a new one is written.

    Raises:
        Http404: there is no such page.
        PermissionDenied: the person may not write there.
    """
    story, parent = _edited_story(request) or _new_story(request)
    form_class = StoryPage.get_edit_handler().get_form_class()
    form = form_class(request.POST, instance=story, parent_page=parent, for_user=request.user)
    form.defer_required_fields()
    try:
        form.is_valid()
    except MultiValueDictKeyError:  # Wagtail's block fields expect a form of their own making
        return HttpResponseBadRequest()
    return render(request, "stories/admin/_completeness.html", meter(form.story()))


def _edited_story(request: HttpRequest) -> tuple[StoryPage, StoryIndexPage] | None:
    number = page_id(request.GET.get("page"))
    if number is None:
        return None
    page = StoryPage.objects.filter(pk=number).first()
    if page is None:
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page.get_latest_revision_as_object(), page.get_parent()


def _new_story(request: HttpRequest) -> tuple[StoryPage, StoryIndexPage]:
    parent = StoryIndexPage.objects.filter(pk=page_id(request.GET.get("parent"))).first()
    if parent is None:
        raise Http404
    if not parent.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    return StoryPage(owner=request.user, locale=parent.locale), parent
