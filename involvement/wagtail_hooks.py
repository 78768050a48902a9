"""Where Wagtail finds the desk."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from .desk.viewset import Desk
from .models import Involvement
from .policies import TeamPolicy

register_permission_policy(Involvement, TeamPolicy(Involvement))


@hooks.register("register_admin_viewset")
def register_desk() -> Desk:
    return Desk()
