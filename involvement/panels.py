"""What the first page of the admin shows of the desk: what burns first, and who expects a call."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from content import dates

from . import access
from .desk.waiting import urgency
from .models import OPEN_STATES


class RequestsPanel(Component):
    """Requests that await an answer from this user's programme, and today's calls; three queries.

    Include it by the hook `construct_homepage_panels`: `panels.append(RequestsPanel())`.
    """

    name = "requests"
    template_name = "involvement/desk/panel.html"
    order = 50
    most = 5

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        waiting = list(access.awaiting(user).select_related("person__commune")[: self.most])
        return {
            "shown": access.may_see(user),
            "rows": [{"request": row, "urgency": urgency(row)} for row in waiting],
            "calls": self._calls(user) if access.may_see(user) else [],
            "total": access.awaiting(user).count() if len(waiting) == self.most else len(waiting),
        }

    def _calls(self, user: Any) -> list[dict[str, Any]]:
        """Calls that are fixed for today, those whose hour has passed included."""
        midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
        fixed = access.visible_to(user).filter(
            callback_at__gte=midnight,
            callback_at__lt=midnight + timedelta(days=1),
            state__in=OPEN_STATES,
        )
        rows = fixed.select_related("person", "owner").order_by("callback_at", "pk")
        return [
            {"request": row, "at": dates.hour(timezone.localtime(row.callback_at))}
            for row in rows[: self.most]
        ]
