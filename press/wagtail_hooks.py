"""What the press room adds to the CMS."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from stories.models import StoryPage

from .admin import hooks as hooks_of_the_press_room
from .texts.admin import PressTextsView

__all__ = ["hooks_of_the_press_room"]


@hooks.register("register_admin_urls")
def press_text_urls() -> list[URLPattern]:
    return [path("press/texts/<int:pk>/", PressTextsView.as_view(), name="press_texts")]


@hooks.register("register_page_header_buttons")
def press_texts_button(
    page: Page, user: AbstractBaseUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """In the menu of a story's header, for whoever may edit it."""
    if page.specific_class is StoryPage and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Texts for newsrooms"),
            reverse("press_texts", args=[page.pk]),
            icon_name="doc-full",
            priority=15,
        )
