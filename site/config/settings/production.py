"""Production: everything comes from the environment; what is missing is refused at start."""

from .base import *  # noqa: F403
from .base import EMAIL_HOST, POST_OFFICE, RELEASE, SMTP, STORAGES, env

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
}

EMAIL_HOST = EMAIL_HOST or "localhost"
POST_OFFICE = POST_OFFICE | {"BACKENDS": {"default": SMTP}}

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

if redis_url := env("REDIS_URL", default=""):
    redis = {"BACKEND": "config.cache.RedisCache", "LOCATION": redis_url}
    CACHES = {"default": redis, "limits": redis | {"KEY_PREFIX": "limits"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    # Each save of a page makes a handful of these, which say nothing.
    "loggers": {
        "django_tasks": {"level": "WARNING"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # robots try any name
    },
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
}

if sentry_dsn := env("SENTRY_DSN", default=""):
    from config import sentry

    sentry.connect(sentry_dsn, RELEASE, share=env.float("SENTRY_TRACES", default=0.0))
