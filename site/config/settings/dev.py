"""The embedded default: SQLite, a folder of mails, errors shown. What `make run` uses."""

from .base import *  # noqa: F403
from .base import env

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = "only-for-a-laptop-" + "x" * 50
ALLOWED_HOSTS = ["*"]
INTERNAL_IPS = ["127.0.0.1"]
