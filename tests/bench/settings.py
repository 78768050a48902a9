"""Production's settings for one machine without a web server in front: uploads come from the site."""

import os
import secrets

# The servers that the bench starts inherit it.
os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(64))
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,testserver")
os.environ.setdefault("BASE_URL", "https://127.0.0.1")
os.environ.setdefault("SECURE_SSL_REDIRECT", "0")

from config.settings.production import *  # noqa: F403

EMBEDDED = True

if os.environ.get("NOTHING_KEPT"):
    NOTHING = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    CACHES = CACHES | dict.fromkeys(("default", "parts", "answers"), NOTHING)  # noqa: F405
