"""The report of mails that could not be delivered, with a button for each way out."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView

from involvement.models import Delivery

from . import undelivered


class ReportMixin:
    """Closed to all but those who answer requests or run the site."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not undelivered.may_open(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class UndeliveredMails(ReportMixin, ReportView):
    """Mails that are stuck, the newest first."""

    page_title = gettext_lazy("Mails that could not be delivered")
    header_icon = "mail"
    model = Delivery
    any_permission_required = None  # ReportMixin decides
    index_url_name = "undelivered_mails"
    index_results_url_name = "undelivered_mails_results"
    results_template_name = "involvement/desk/undelivered.html"
    list_export: list[str] = []
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Delivery]:
        self.queryset = undelivered.visible_to(self.request.user)
        return super().get_queryset()

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        waiting = undelivered.waiting_since(timezone.now())
        return super().get_context_data(*args, **kwargs) | {"waiting_since": waiting}


class WayOutView(ReportMixin, View):
    """A button of the report; who sees a line may press it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        delivery = undelivered.visible_to(request.user).filter(pk=pk).first()
        if delivery is None and undelivered.is_stuck(pk):
            raise Http404
        try:
            if delivery is None:
                raise undelivered.NotStuckError
            messages.success(request, self.act(delivery))
        except undelivered.NotStuckError:
            messages.error(request, _("Somebody was quicker: this mail is no longer stuck."))
        return redirect("undelivered_mails")

    def act(self, delivery: Delivery) -> str:
        """Do it and say what was done."""
        raise NotImplementedError


class TryAgainView(WayOutView):
    """Back into the queue."""

    def act(self, delivery: Delivery) -> str:
        undelivered.try_again(delivery)
        return _("The mail is tried again within seconds.")


class PutAsideView(WayOutView):
    """Out of the report, for good; only for those who see what it is."""

    def act(self, delivery: Delivery) -> str:
        if not delivery.shown:
            raise PermissionDenied
        undelivered.put_aside(delivery, self.request.user, timezone.now())
        return _("Put aside: nobody will be told again.")


class UndeliveredMenuItem(MenuItem):
    """The report in the menu, for those who may open it."""

    def __init__(self) -> None:
        super().__init__(
            UndeliveredMails.page_title,
            reverse(UndeliveredMails.index_url_name),
            name="undelivered-mails",
            icon_name=UndeliveredMails.header_icon,
            order=40,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return undelivered.may_open(request.user)


ADDRESS = "reports/undelivered-mails/"
urlpatterns = [
    path(ADDRESS, UndeliveredMails.as_view(), name="undelivered_mails"),
    path(
        f"{ADDRESS}results/",
        UndeliveredMails.as_view(results_only=True),
        name="undelivered_mails_results",
    ),
    path(f"{ADDRESS}<int:pk>/again/", TryAgainView.as_view(), name="undelivered_again"),
    path(f"{ADDRESS}<int:pk>/aside/", PutAsideView.as_view(), name="undelivered_aside"),
]
