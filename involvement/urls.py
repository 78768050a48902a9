"""Pages behind a personal link: one's own request, an introduction."""

from django.urls import include, path

from content.languages import path_by_language

urlpatterns = [
    path(
        path_by_language(fr="suivi/", de="mein-anliegen/", en="my-request/"),
        include("involvement.private.urls"),
    ),
    path(
        path_by_language(fr="rencontre/", de="begegnung/", en="introduction/"),
        include("involvement.introductions.urls"),
    ),
    path("", include("involvement.follow_ups.urls")),
]
