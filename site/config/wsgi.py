"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
django_application = get_wsgi_application()

from buzz.lane import QuickLane  # noqa: E402  (apps must be loaded)
from config.kept_pages import KeptPages  # noqa: E402
from content import version  # noqa: E402

version.change()  # what an older release has rendered is not shown by a newer one
application = QuickLane(KeptPages(django_application))
