"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
django_application = get_wsgi_application()

from buzz.lane import QuickLane  # noqa: E402  it needs the models

application = QuickLane(django_application)
