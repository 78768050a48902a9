"""Production: everything comes from the environment; what is missing is refused at start."""

from config import required

from .base import *  # noqa: F403
from .base import CACHES, EMAIL_HOST, POST_OFFICE, RELEASE, SMTP, STORAGES, env

DEBUG = False
SECRET_KEY = required.secret_key(env)
ALLOWED_HOSTS = required.hosts(env)
WAGTAILADMIN_BASE_URL = required.address(env, ALLOWED_HOSTS)
SECOND_FACTOR = env.bool("SECOND_FACTOR", default=True)
METRICS_TOKEN = required.token(env, "METRICS_TOKEN")
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
# Browsers take these names only over HTTPS, for this host alone and all of its paths.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

if redis_url := env("REDIS_URL", default=""):
    redis = {"BACKEND": "config.cache.RedisCache", "LOCATION": redis_url}
    CACHES |= {"default": redis, "limits": redis | {"KEY_PREFIX": "limits"}}

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
