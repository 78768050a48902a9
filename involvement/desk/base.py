"""What every view of the desk shares: who may come in, and which requests they find."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from wagtail.admin.views import generic

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


class DeskList(generic.IndexView):
    """A list of the desk: no permission of a model opens it, its mixin does; nothing is added here."""

    any_permission_required = None
    search_backend_name = None
    paginate_by = 50
    list_export = []

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        return []

    @cached_property
    def add_url(self) -> None:
        return None
