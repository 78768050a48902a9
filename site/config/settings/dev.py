"""The embedded default: SQLite, a folder of mails, errors shown. What `make run` uses."""

from .base import *  # noqa: F403
from .base import env

# The site as its visitors see it, its own 404 page included; DEBUG=1 shows a developer more.
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = "only-for-a-laptop-" + "x" * 50
ALLOWED_HOSTS = ["*"]
INTERNAL_IPS = ["127.0.0.1"]

# No web server stands in front: files and mails come from here, as they are on the disk.
EMBEDDED = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
