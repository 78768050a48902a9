"""Addresses of signing up, and of one's own page."""

from django.urls import include, path

from content.languages import path_by_language

from . import views

OWN = [
    path("", views.show, name="registration"),
    path(path_by_language(fr="accepter/", de="annehmen/", en="accept/"), views.accept, name="registration_accept"),
    path(path_by_language(fr="repondre/", de="antworten/", en="answer/"), views.answer, name="registration_answer"),
    path(path_by_language(fr="liberer/", de="freigeben/", en="release/"), views.release, name="registration_release"),
    path(path_by_language(fr="besoins/", de="bedarf/", en="needs/"), views.needs, name="registration_needs"),
    path(path_by_language(fr="effacer/", de="loeschen/", en="erase/"), views.forget, name="registration_forget"),
    path(path_by_language(fr="donnees.json", de="daten.json", en="data.json"), views.data, name="registration_data"),
    path("invitation.ics", views.calendar_file, name="registration_calendar"),
]  # fmt: skip

urlpatterns = [
    path(
        path_by_language(
            fr="mon-inscription/envoyee/<str:token>/",
            de="meine-anmeldung/gesendet/<str:token>/",
            en="my-registration/sent/<str:token>/",
        ),
        views.sent,
        name="registration_sent",
    ),
    path(
        path_by_language(
            fr="mon-inscription/<str:token>/",
            de="meine-anmeldung/<str:token>/",
            en="my-registration/<str:token>/",
        ),
        include(OWN),
    ),
    path(
        path_by_language(
            fr="<path:event>/inscription/",
            de="<path:event>/anmeldung/",
            en="<path:event>/register/",
        ),
        views.sign_up,
        name="event-registration",
    ),
]
