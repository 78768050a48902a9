"""Addresses of the press room for machines; they carry no language."""

from django.urls import path

from . import public

urlpatterns = [path("copie/<int:page_id>.gif", public.copy_shown, name="press_copy")]
