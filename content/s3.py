"""Uploads and archives in buckets. Needs `requirements-server.txt`."""

from typing import Any

from botocore.config import Config
from storages.backends.s3 import S3Storage

from .storage import UnguessableNames

ANSWER_SECONDS = 15.0


class Bucket(S3Storage):
    """Gives up before a web server would: whoever uploads is told, and no page waits for minutes."""

    def get_default_settings(self) -> dict[str, Any]:
        patience = Config(
            connect_timeout=3,
            read_timeout=ANSWER_SECONDS,
            retries={"total_max_attempts": 2, "mode": "standard"},
        )
        return super().get_default_settings() | {
            "client_config": patience,
            "file_overwrite": False,
            "default_acl": None,  # the bucket decides, for all of it alike
        }


class MediaBucket(UnguessableNames, Bucket):
    """Read by browsers at MEDIA_S3_DOMAIN, without signatures: the address is the key."""

    def get_default_settings(self) -> dict[str, Any]:
        return super().get_default_settings() | {
            "querystring_auth": False,
            "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
        }


class BackupBucket(Bucket):
    """Closed to everybody but the site; parts of 16 MB hold archives up to 160 GB."""
