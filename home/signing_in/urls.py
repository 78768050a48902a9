"""Addresses of the door, before Wagtail's own of the same name."""

from django.urls import path

from . import session_views, views

urlpatterns = [
    path("login/", views.LoginView.as_view(), name="signing_in"),
    path("login/code/", views.CodeView.as_view(), name="signing_in_code"),
    path("logout/", session_views.LogoutView.as_view(), name="signing_out"),
    path("second-factor/", views.SecondFactorView.as_view(), name="second_factor"),
]
