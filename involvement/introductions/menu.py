"""Entries of the side bar: the board and the introductions."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem

from involvement import access

from .desk_board import may_note


class BoardMenuItem(MenuItem):
    """Needs and offers, for facilitators and for those who write stories."""

    def __init__(self) -> None:
        label = gettext_lazy("Needs and offers")
        super().__init__(label, reverse("involvement:board"), icon_name="list-ul", order=122)

    def is_shown(self, request: HttpRequest) -> bool:
        return may_note(request.user) or access.may_see(request.user)


class IntroductionsMenuItem(MenuItem):
    """Introductions, for facilitators."""

    def __init__(self) -> None:
        label = gettext_lazy("Introductions")
        super().__init__(label, reverse("involvement:introductions"), icon_name="group", order=124)

    def is_shown(self, request: HttpRequest) -> bool:
        return access.may_see(request.user)
