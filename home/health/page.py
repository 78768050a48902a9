"""The health page of the admin: what is wrong first, then how the site is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content import dates
from involvement.outbox.undelivered import RUNS_THE_SITE

from . import facts
from .checks import findings


@dataclass(frozen=True)
class Fact:
    """A line of the page.

    Attributes:
        name: of what.
        value: in words.
        url: where there is more of it.
    """

    name: str
    value: str
    url: str = ""


class HealthPage(WagtailAdminTemplateMixin, TemplateView):
    """For whoever runs the site."""

    page_title = gettext_lazy("Health of the site")
    header_icon = "circle-check"
    template_name = "home/admin/health.html"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_open(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = [{"url": "", "label": self.page_title}]
        return super().get_breadcrumbs_items() + items

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        return super().get_context_data(**kwargs) | {
            "findings": findings(thorough=False),
            "facts": _facts(now),
            "versions": facts.versions(),
        }


class HealthMenuItem(MenuItem):
    """The page in the menu, for those who may open it."""

    def __init__(self) -> None:
        super().__init__(
            HealthPage.page_title,
            reverse("site_health"),
            name="site-health",
            icon_name=HealthPage.header_icon,
            order=90,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return may_open(request.user)


def may_open(user: Any) -> bool:
    """Whether somebody runs the site."""
    return user.is_active and user.has_perm(RUNS_THE_SITE)


def _facts(now: datetime) -> list[Fact]:
    mails, backup = facts.mails(now), facts.last_backup()
    free, total = facts.disk()
    seen = facts.worker_seen()
    return [
        Fact(_("Worker last alive"), _at(seen) if seen else _("never")),
        Fact(_("Mails in the queue"), str(mails.waiting)),
        Fact(
            _("Mails that could not be delivered"), str(mails.stuck), reverse("undelivered_mails")
        ),
        Fact(
            _("Last archive"),
            f"{_at(backup.at)}, {filesizeformat(backup.details['bytes'])}"
            if backup
            else _("never"),
        ),
        Fact(
            _("Free on the disk"),
            _("%(free)s of %(all)s") % {"free": filesizeformat(free), "all": filesizeformat(total)},
        ),
        Fact(_("Size of the database"), filesizeformat(facts.database_bytes())),
    ]


def _at(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{dates.day(local)}, {dates.hour(local)}"


urlpatterns = [path("reports/health/", HealthPage.as_view(), name="site_health")]
