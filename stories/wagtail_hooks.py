"""What stories add to the CMS."""

from django.urls import URLPattern, path
from wagtail import hooks

from . import admin_views
from .viewsets import StoryViewSet


@hooks.register("register_admin_urls")
def completeness_url() -> list[URLPattern]:
    return [path("stories/completeness/", admin_views.completeness, name="story_completeness")]


@hooks.register("register_admin_viewset")
def story_viewset() -> StoryViewSet:
    return StoryViewSet("stories")
