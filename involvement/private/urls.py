"""Addresses of one's own request."""

from django.urls import path

from content.languages import path_by_language

from . import views

urlpatterns = [
    path("<str:token>/", views.show, name="private"),
    path(
        path_by_language(
            fr="<str:token>/ajouter/", de="<str:token>/ergaenzen/", en="<str:token>/add/"
        ),
        views.add_word,
        name="private_word",
    ),
    path(
        path_by_language(
            fr="<str:token>/retirer/", de="<str:token>/zurueckziehen/", en="<str:token>/withdraw/"
        ),
        views.withdraw,
        name="private_withdraw",
    ),
]
