"""Addresses for machines; they carry no language."""

from django.urls import path

from . import views

urlpatterns = [
    path("partage/<int:page_id>-<int:version>.png", views.social_image, name="social-image"),
]
