"""What every view of the desk shares: who may come in, and which requests they find."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from involvement import access
from involvement.models import Involvement


class DeskMixin:
    """Closed to all but those who answer."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not access.may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def requests(self) -> QuerySet[Involvement]:
        """What the user sees, with what is shown of it."""
        return access.visible_to(self.request.user).select_related(
            "person__commune", "page", "programme", "owner"
        )
