"""Tests: fast hashing, mails kept in memory, a database file that can be reused."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASES, POST_OFFICE, STORAGES, VAR_DIR

DEBUG = False
SECRET_KEY = "only-for-tests-" + "x" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
VERSION_FILE = Path(tempfile.mkdtemp(prefix="test-version-")) / "version"
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="test-media-"))
ERASURE_LOG = Path(tempfile.mkdtemp(prefix="test-erasures-")) / "erasures.jsonl"
STORAGES["backups"]["OPTIONS"]["location"] = tempfile.mkdtemp(prefix="test-backups-")
WAGTAILADMIN_BASE_URL = "http://testserver"
POST_OFFICE = POST_OFFICE | {
    "BACKENDS": {"default": "django.core.mail.backends.locmem.EmailBackend"}
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: the browser tests' live server runs in a second thread.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
