"""Where Wagtail finds the desk."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .desk.viewset import Desk
from .viewsets import ReplyTemplateViewSet

register_snippet(ReplyTemplateViewSet)


@hooks.register("register_admin_viewset")
def register_desk() -> Desk:
    return Desk()
