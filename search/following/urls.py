"""Addresses of following, below the language."""

from django.urls import include, path

from content.languages import path_by_language

from . import own_page, views

FOLLOW = path_by_language(fr="suivre/", de="folgen/", en="follow/")

urlpatterns = [
    path(
        FOLLOW,
        include(
            [
                path("", views.follow, name="follow"),
                path(
                    path_by_language(
                        fr="flux.<str:extension>",
                        de="feed.<str:extension>",
                        en="feed.<str:extension>",
                    ),
                    views.follow_feed,
                    name="follow_feed",
                ),
                path(
                    path_by_language(
                        fr="confirmer/<str:token>/",
                        de="bestaetigen/<str:token>/",
                        en="confirm/<str:token>/",
                    ),
                    views.confirm,
                    name="follow_confirm",
                ),
                path(
                    path_by_language(
                        fr="arreter/<str:token>/",
                        de="beenden/<str:token>/",
                        en="stop/<str:token>/",
                    ),
                    views.stop,
                    name="follow_stop",
                ),
                path(
                    path_by_language(
                        fr="mon-choix/<str:token>/",
                        de="meine-auswahl/<str:token>/",
                        en="my-choice/<str:token>/",
                    ),
                    own_page.own,
                    name="follow_own",
                ),
                path(
                    path_by_language(
                        fr="mon-choix/<str:token>/effacer/",
                        de="meine-auswahl/<str:token>/loeschen/",
                        en="my-choice/<str:token>/erase/",
                    ),
                    own_page.erase,
                    name="follow_erase",
                ),
            ]
        ),
    ),
]
