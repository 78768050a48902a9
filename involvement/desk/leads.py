"""Who keeps the reply templates: administrators all of them, a lead those of their team."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import EditView, HistoryView, UsageView

from involvement import access
from involvement.models import ReplyTemplate
from people.models import Programme


def team_led_by(user: Any) -> Programme | None:
    """The team whose lead this user is."""
    facilitator = getattr(user, "facilitator", None)
    if facilitator is None or not access.may_change(user):
        return None
    return facilitator.programme if facilitator.programme.lead_id == facilitator.pk else None


class LeadsPolicy(ModelPermissionPolicy):
    """Whoever has the model's permissions may do everything; a lead adds and changes for a team."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        if super().user_has_permission(user, action):
            return True
        return action in ("add", "change", "view") and team_led_by(user) is not None

    def user_has_permission_for_instance(
        self, user: Any, action: str, instance: ReplyTemplate
    ) -> bool:
        if super().user_has_permission(user, action):
            return True
        team = team_led_by(user)
        return self.user_has_permission(user, action) and instance.programme_id == team.pk

    def instances_user_has_any_permission_for(
        self, user: Any, actions: list[str]
    ) -> QuerySet[ReplyTemplate]:
        if any(super(LeadsPolicy, self).user_has_permission(user, action) for action in actions):
            return self.model.objects.all()
        team = team_led_by(user)
        return self.model.objects.filter(programme=team) if team else self.model.objects.none()


POLICY = LeadsPolicy(ReplyTemplate)


class OwnTeamMixin:
    """Wagtail's views of a snippet ask for the model only: this one asks for the row too."""

    def get_object(self, *args: Any, **kwargs: Any) -> ReplyTemplate:
        found = super().get_object(*args, **kwargs)
        if not POLICY.user_has_permission_for_instance(self.request.user, "change", found):
            raise Http404
        return found


class TemplateEditView(OwnTeamMixin, EditView):
    """Of one's own team."""


class TemplateHistoryView(OwnTeamMixin, HistoryView):
    """Of one's own team."""


class TemplateUsageView(OwnTeamMixin, UsageView):
    """Of one's own team."""


class ReplyTemplateForm(WagtailAdminModelForm):
    """What a lead writes belongs to their team; only administrators choose another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = team_led_by(self.for_user) if self.for_user else None
        chooses = self.for_user and self.for_user.has_perm("involvement.change_replytemplate")
        if team and not chooses:
            del self.fields["programme"]
            self.instance.programme = team
