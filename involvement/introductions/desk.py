"""What the card of a request shows of needs, offers and introductions, and the addresses behind it."""

from datetime import datetime
from typing import Any

from django.urls import path
from django.utils import timezone

from involvement import access
from involvement.desk.card import CardSection
from involvement.models import IngredientState, Introduction, Party, Side

from . import desk_board, desk_views, limits
from .asking import ASKABLE_STATES
from .desk_forms import IngredientForm, LimitsForm
from .limits import may_be_asked
from .suggestions import suggest


class IntroductionsSection(CardSection):
    """What this request lacks and offers, who could help, and who is being asked."""

    template_name = "involvement/introductions/desk/section.html"

    def values(self) -> dict[str, Any]:
        now, request = timezone.now(), self.involvement
        rows = list(request.ingredients.select_related("issue", "territory"))
        may_change = access.may_change(self.request.user)
        left = limits.left(request.person, limits.asked_lately([request.person.pk], now))
        parties = Party.objects.filter(involvement=request).values("introduction")
        introductions = Introduction.objects.filter(pk__in=parties)
        return {
            "rows": [{"row": row, "found": self._found(row, now)} for row in rows],
            "introductions": introductions.prefetch_related("parties__person"),
            "form": IngredientForm(involvement=request, auto_id="note_%s"),
            "limits_form": LimitsForm(instance=request.person, auto_id="limits_%s"),
            "may_be_asked": may_be_asked(request.person, left, now),
            "may_change": may_change,
            "may_introduce": may_change and request.state in ASKABLE_STATES,
        }

    def _found(self, row: Any, now: datetime) -> list[dict[str, Any]]:
        if row.side != Side.NEED or row.state != IngredientState.OPEN:
            return []
        return [
            {"it": found, "may_be_asked": may_be_asked(found.person, found.left, now)}
            for found in suggest(row, now)
        ]


urlpatterns = [
    path("needs-and-offers/", desk_board.BoardView.as_view(), name="board"),
    path(
        "needs-and-offers/results/",
        desk_board.BoardView.as_view(results_only=True),
        name="board_results",
    ),
    path("needs-and-offers/new/", desk_board.StoryNeedView.as_view(), name="ingredient_add"),
    path("needs-and-offers/<int:pk>/", desk_board.EditView.as_view(), name="ingredient"),
    path("<int:pk>/needs-and-offers/", desk_board.NoteView.as_view(), name="note_ingredient"),
    path("<int:pk>/limits/", desk_board.LimitsView.as_view(), name="limits"),
    path("introductions/", desk_views.IntroductionsView.as_view(), name="introductions"),
    path(
        "introductions/results/",
        desk_views.IntroductionsView.as_view(results_only=True),
        name="introductions_results",
    ),
    path("introductions/new/<int:pk>/", desk_views.ComposeView.as_view(), name="compose"),
    path("introductions/<int:pk>/", desk_views.IntroductionView.as_view(), name="introduction"),
    path(
        "introductions/<int:pk>/<slug:act>/",
        desk_views.ActView.as_view(),
        name="introduction_act",
    ),
]
