"""Addresses of organisations and programmes, below the language."""

from django.urls import include, path

from . import views
from .addresses import ORGANISATIONS, PROGRAMMES

urlpatterns = [
    path(
        ORGANISATIONS,
        include(
            [
                path("", views.organisations, name="organisations"),
                path("<slug:slug>/", views.organisation, name="organisation"),
            ]
        ),
    ),
    path(
        PROGRAMMES,
        include(
            [
                path("", views.programmes, name="programmes"),
                path("<slug:slug>/", views.programme, name="programme"),
            ]
        ),
    ),
]
