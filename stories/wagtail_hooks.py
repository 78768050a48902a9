"""What stories add to the CMS."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail import hooks

from . import admin_views
from .models import StoryPage
from .viewsets import StoryViewSet, refuse


@hooks.register("register_admin_urls")
def completeness_url() -> list[URLPattern]:
    return [path("stories/completeness/", admin_views.completeness, name="story_completeness")]


@hooks.register("register_admin_viewset")
def story_viewset() -> StoryViewSet:
    return StoryViewSet("stories")


@hooks.register("before_bulk_action")
def publish_several(
    request: HttpRequest, action_type: str, pages: list[Any], action: Any
) -> HttpResponse | None:
    """Publishing several pages at once publishes none as long as one of them is incomplete."""
    if request.method != "POST" or action_type != "publish":
        return None
    below = bool(request.POST.get("include_descendants"))
    for page in pages:
        stories = StoryPage.objects.descendant_of(page).not_live() if below else []
        chosen = page.specific
        for story in [*stories, *([chosen] if isinstance(chosen, StoryPage) else [])]:
            refused = refuse(request, story.get_latest_revision_as_object())
            if refused is not None:
                return refused
    return None
