"""`make guide`: the pictures of the guides in docs/, taken of the demonstration."""

import os

import django

# Before its modules are read: what they share with the browser tests knows the models.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
django.setup()
