"""Where Wagtail finds the press room."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from press.models import CoverageCommitment

from .viewsets import PressGroup, SaidByJournalists

register_permission_policy(CoverageCommitment, SaidByJournalists(CoverageCommitment))


@hooks.register("register_admin_viewset")
def register_press_room() -> PressGroup:
    return PressGroup()
