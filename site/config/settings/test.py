"""Tests: fast hashing and mails kept in memory."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASES, POST_OFFICE, STORAGES

DEBUG = False
SECRET_KEY = "only-for-tests-" + "x" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
VERSION_LINK = Path(tempfile.mkdtemp(prefix="test-version-")) / "version"
WHITENOISE_AUTOREFRESH = True  # else each test's client reads the list of all static files
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="test-media-"))
ERASURE_LOG = Path(tempfile.mkdtemp(prefix="test-erasures-")) / "erasures.jsonl"
STORAGES["backups"]["OPTIONS"]["location"] = tempfile.mkdtemp(prefix="test-backups-")
WAGTAILADMIN_BASE_URL = "http://testserver"
POST_OFFICE = POST_OFFICE | {
    "BACKENDS": {"default": "django.core.mail.backends.locmem.EmailBackend"}
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Of many at once SQLite lets any be the next; on a busy machine one may wait for very long.
    DATABASES["default"]["OPTIONS"]["timeout"] = 600
