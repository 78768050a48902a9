"""Where Wagtail finds the desk."""

from wagtail import hooks, permissions
from wagtail.snippets.models import register_snippet

from .desk.leads import POLICY
from .desk.viewset import Desk
from .models import ReplyTemplate
from .viewsets import ReplyTemplateViewSet

# Wagtail 8 wants to know it; 7.4 asks the viewset and has no such registry.
if hasattr(permissions, "register_permission_policy"):
    permissions.register_permission_policy(ReplyTemplate, POLICY)
register_snippet(ReplyTemplateViewSet)


@hooks.register("register_admin_viewset")
def register_desk() -> Desk:
    return Desk()
