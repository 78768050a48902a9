"""The one rule of `access`, for those views of Wagtail's own that know nothing of teams."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from . import access


class TeamPolicy(ModelPermissionPolicy):
    """Rows of a model with a `programme`: another team's do not exist.

    Without it Wagtail falls back on permissions for all rows, and answers whether a number exists.
    """

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model) -> bool:
        rows = self.model._default_manager.filter(pk=instance.pk)
        return self.user_has_permission(user, action) and access.visible(rows, user).exists()

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Any]:
        return access.visible(super().instances_user_has_any_permission_for(user, actions), user)
