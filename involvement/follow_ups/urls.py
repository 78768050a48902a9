"""Addresses of a person's plan and of the answers to its letters."""

from django.urls import path

from content.languages import path_by_language

from . import views

urlpatterns = [
    path(
        path_by_language(
            fr="lettre/<str:token>/", de="brief/<str:token>/", en="letter/<str:token>/"
        ),
        views.letter,
        name="letter",
    ),
    path(
        path_by_language(
            fr="lettres/<str:token>/arreter/",
            de="briefe/<str:token>/beenden/",
            en="letters/<str:token>/stop/",
        ),
        views.stop,
        name="letters_stop",
    ),
    path(
        "plan/<str:token>/",
        views.plan,
        name="plan",
    ),
    path(
        path_by_language(
            fr="plan/<str:token>/etape.ics",
            de="plan/<str:token>/schritt.ics",
            en="plan/<str:token>/step.ics",
        ),
        views.step_file,
        name="plan_step",
    ),
]
