"""Addresses of a party's page."""

from django.urls import path

from content.languages import path_by_language

from . import views

urlpatterns = [
    path("<str:token>/", views.show, name="party"),
    path(
        path_by_language(
            fr="<str:token>/repondre/", de="<str:token>/antworten/", en="<str:token>/answer/"
        ),
        views.answer,
        name="party_answer",
    ),
    path(
        path_by_language(
            fr="<str:token>/dates/", de="<str:token>/termine/", en="<str:token>/times/"
        ),
        views.times,
        name="party_times",
    ),
    path(
        path_by_language(
            fr="<str:token>/bilan/", de="<str:token>/rueckblick/", en="<str:token>/afterwards/"
        ),
        views.tell,
        name="party_debrief",
    ),
    path(
        path_by_language(
            fr="<str:token>/renoncer/", de="<str:token>/verzichten/", en="<str:token>/leave/"
        ),
        views.leave,
        name="party_leave",
    ),
    path("<str:token>/rencontre.ics", views.calendar, name="party_calendar"),
]
