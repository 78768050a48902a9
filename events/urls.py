"""Addresses below the agenda and below an event, in the language of the page."""

from django.urls import include, path

from . import calendar, views

urlpatterns = [
    path("", include("events.registration.urls")),
    path(calendar.FEED, views.agenda_calendar, name="agenda-calendar"),
    path("<path:index>/openagenda.json", views.open_agenda, name="agenda-openagenda"),
    path(calendar.FILE, views.event_calendar, name="event-calendar"),
]
