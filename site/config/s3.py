"""Buckets, as the environment describes them: any store that speaks S3."""

from typing import Any

import environ


def storage(env: environ.Env, kind: str) -> dict[str, Any]:
    """An entry of STORAGES for the bucket of a kind; keys and region come from AWS_… as everywhere.

    Args:
        env: the environment.
        kind: "MEDIA" or "BACKUP": MEDIA_S3_BUCKET, MEDIA_S3_PREFIX, MEDIA_S3_ENDPOINT …
    """
    return {
        "BACKEND": f"content.s3.{kind.title()}Bucket",
        "OPTIONS": {
            "bucket_name": env(f"{kind}_S3_BUCKET"),
            "location": env(f"{kind}_S3_PREFIX", default=""),
            "endpoint_url": env(f"{kind}_S3_ENDPOINT", default=env("S3_ENDPOINT", default=""))
            or None,
        },
    }
