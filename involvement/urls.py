"""Pages behind a personal link: one's own request."""

from django.urls import include, path

from content.languages import path_by_language

urlpatterns = [
    path(
        path_by_language(fr="suivi/", de="mein-anliegen/", en="my-request/"),
        include("involvement.private.urls"),
    ),
    path("", include("involvement.follow_ups.urls")),
]
