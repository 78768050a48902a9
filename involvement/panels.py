"""What the first page of the admin shows of the desk."""

from typing import Any

from wagtail.admin.ui.components import Component

from . import access
from .desk.waiting import due_in_words, is_late


class RequestsPanel(Component):
    """Requests that await an answer from this user's programme; at most three queries.

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
            "rows": [
                {"request": row, "due": due_in_words(row), "late": is_late(row)} for row in waiting
            ],
            "total": access.awaiting(user).count() if len(waiting) == self.most else len(waiting),
        }
