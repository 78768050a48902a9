"""Addresses of the team's pages about plans and partnerships, below /admin/involvement/."""

from django.urls import path

from . import desk, lists

urlpatterns = [
    path("<int:pk>/plan/", desk.PlanView.as_view(), name="plan"),
    path("<int:pk>/plan/link/", desk.PlanLinkView.as_view(), name="plan_link"),
    path("<int:pk>/plan/dates/", desk.DatesView.as_view(), name="plan_dates"),
    path("<int:pk>/plan/stop/", desk.StopLettersView.as_view(), name="plan_stop"),
    path("<int:pk>/partnership/", lists.NotePartnershipView.as_view(), name="note_partnership"),
    path("follow-ups/", lists.DueView.as_view(), name="follow_ups"),
    path("partnerships/", lists.PartnershipsView.as_view(), name="partnerships"),
    path(
        "partnerships/results/",
        lists.PartnershipsView.as_view(results_only=True),
        name="partnerships_results",
    ),
    path("partnerships/<int:pk>/", lists.PartnershipView.as_view(), name="partnership"),
    path("partnerships/<int:pk>/seed/", lists.SeedView.as_view(), name="partnership_seed"),
]
