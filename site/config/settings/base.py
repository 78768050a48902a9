"""Settings that hold everywhere. The environment chooses, never an edit."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from config import required, s3

BASE_DIR = Path(__file__).resolve().parents[3]
env = required.Env()

# Everything that the site writes lies in one folder that git ignores.
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))

# What people type; links in mails begin with it.
WAGTAILADMIN_BASE_URL = env("BASE_URL", default="") or "http://localhost:8000"
RELEASE = env("RELEASE", default="") or "0.1.0"  # shown on the health page, told to Sentry

INSTALLED_APPS = [
    # floors of the house, from the top
    "home",
    "home.signing_in",
    "search",
    "search.following",
    "press",
    "buzz",
    "stories",
    "calls",
    "events",
    "involvement",
    "people",
    "taxonomy",
    "content",
    # the CMS
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "post_office",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "home.health.probes.ProbesMiddleware",
    "config.logs.RequestLogMiddleware",
    "content.page_cache.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "config.headers.ContentSecurityPolicyMiddleware",
    "config.headers.OwnHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "config.middleware.CsrfMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "home.signing_in.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.middleware.LimitsMiddleware",
    "config.middleware.LookingMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "config.middleware.PageMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

# Set but empty means the same as not set.
database_url = required.database_url(env, f"sqlite:///{VAR_DIR / 'db.sqlite3'}")
DATABASES = {"default": env.db_url_config(database_url)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Measured: without these three, a worker beside the web process meets "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # Measured: compiling a count among 100,000 pages took ten times as long as counting.
    options = DATABASES["default"].setdefault("OPTIONS", {})
    options.setdefault("options", "-c jit=off")
# Opening one costs more than most questions; a thread keeps its own, and looks whether it still answers.
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Each process remembers by itself; the link lets all of a machine know when public content changed.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 1_000},  # a page takes some 10 kB
    },
    # What content.limits counts: many small numbers, apart from what may be thrown away.
    "limits": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "limits",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
    # What content.parts sets: wherever the others lie, these go with the process that made them.
    "parts": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "parts",
        "TIMEOUT": 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 2_000},  # a part takes some 4 kB
    },
    # Sizes of pictures are read along with them. Wagtail would pack each one anew whenever it is shown,
    # with every row that hangs on the picture.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    # What content.questions keeps: it unpacks it, so it lies nowhere but in the process that packed it.
    "answers": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "answers",
        "OPTIONS": {"MAX_ENTRIES": 1_000},  # one takes some 16 kB
    },
}
VERSION_LINK = VAR_DIR / "version-of-public-content"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = ["home.signing_in.backend.LimitedBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}
AUTH_PASSWORD_VALIDATORS.append({"NAME": "home.signing_in.passwords.OwnWordsValidator"})
# Whether groups and administrators that need a second factor must have one; on, on a server.
SECOND_FACTOR = False
OTP_TOTP_ISSUER = env("SITE_NAME", default="Labo des partenariats")
# Remembered for a week; without "remember me" only until the browser is closed.
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60

# Languages: French first; the admin is French unless its user chooses otherwise.
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("de", _("German")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "site" / "locale"]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # addresses are spelt out on the phone and in print
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# A page sent for translation must not appear in French at a German address.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# A service that drafts translations: "deepl" or "libretranslate". Empty: texts go to nobody.
MACHINE_TRANSLATORS = {
    "deepl": {
        "CLASS": "home.translation.machine.DeepL",
        "OPTIONS": {"AUTH_KEY": env("DEEPL_KEY", default="")},
    },
    "libretranslate": {
        "CLASS": "home.translation.machine.LibreTranslate",
        "OPTIONS": {
            "LIBRETRANSLATE_URL": env("LIBRETRANSLATE_URL", default="http://localhost:5000"),
            "API_KEY": env("LIBRETRANSLATE_KEY", default=""),
        },
    },
}
if MACHINE_TRANSLATOR := required.one_of(env, "MACHINE_TRANSLATOR", MACHINE_TRANSLATORS):
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = MACHINE_TRANSLATORS[MACHINE_TRANSLATOR]

EMBEDDED = False  # whether the site serves uploads and shows its mailbox itself
STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(VAR_DIR / "static")))
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns where it is missing
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "content.storage.FolderStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    # A folder, or better a bucket elsewhere: manage.py backup.
    "backups": {
        "BACKEND": "home.backup.places.BackupFolder",
        "OPTIONS": {"location": env("BACKUP_DIR", default=str(VAR_DIR / "backups"))},
    },
}
MEDIA_SOURCES = [SELF]  # where browsers find uploads
if env("MEDIA_S3_BUCKET", default=""):
    STORAGES["default"] = s3.storage(env, "MEDIA")
    # The host that browsers read the bucket from; whoever knows an address may read it there.
    STORAGES["default"]["OPTIONS"]["custom_domain"] = env("MEDIA_S3_DOMAIN")
    MEDIA_SOURCES.append(f"https://{env('MEDIA_S3_DOMAIN')}")
if env("BACKUP_S3_BUCKET", default=""):
    STORAGES["backups"] = s3.storage(env, "BACKUP")
    AWS_S3_FILE_BUFFER_SIZE = 16 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "content.uploads.handlers.EditorsOnly",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 10
# The virus scanner that every upload passes, as unix:/run/clamav/clamd.ctl or tcp://host:3310; empty:
# none is asked.
CLAMD = required.socket_address(env, "CLAMD")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a story with many blocks is one long form

# Mail: queued in the database in the same transaction, sent by the worker.
EMAIL_BACKEND = "config.mail.EmailBackend"
MAIL_FOLDER = VAR_DIR / "mail"
EMAIL_FILE_PATH = str(MAIL_FOLDER)
# Without a server, mails are written to the folder.
EMAIL_HOST = env("EMAIL_HOST", default="")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 20  # seconds for each word of the server but the last
MAIL_ANSWER_SECONDS = env.int(
    "MAIL_ANSWER_SECONDS", default=60
)  # for the last: it may scan the mail
MAIL_LEASE_SECONDS = env.int("MAIL_LEASE_SECONDS", default=180)  # longer than one mail ever takes
SMTP = "involvement.outbox.smtp.EmailBackend"
FOLDER = "django.core.mail.backends.filebased.EmailBackend"
POST_OFFICE = {
    "BACKENDS": {"default": SMTP if EMAIL_HOST else FOLDER},
    "DEFAULT_PRIORITY": "medium",
    "MESSAGE_ID_ENABLED": True,
    "MESSAGE_ID_FQDN": urlsplit(WAGTAILADMIN_BASE_URL).hostname,
}
# Where the mail server lays what comes to the desk's address; empty: nothing is read.
RECEIVE_MAILDIR = env("RECEIVE_MAILDIR", default="")
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Le Labo <bonjour@labo.example>")

# Get involved: what comes more often within an hour is set aside for a human. One network is a whole
# room on an evening.
REQUEST_SECONDS = env.int("REQUEST_SECONDS", default=3)  # nobody answers the form faster
REQUESTS_PER_ADDRESS = env.int("REQUESTS_PER_ADDRESS", default=6)
REQUESTS_PER_NETWORK = env.int("REQUESTS_PER_NETWORK", default=300)
# How many times the limits of content.limits hold: one line of a large institution, a test under load.
LIMITS_TIMES = env.int("LIMITS_TIMES", default=1)
PROXIES = env.int("PROXIES", default=0)  # how many stand in front and add to X-Forwarded-For
# Outside the database, so that a restored backup can be made to forget: manage.py replay_erasures.
ERASURE_LOG = Path(env("ERASURE_LOG", default=str(VAR_DIR / "erasures.jsonl")))

# What Prometheus shows to read /sante/mesures; empty: there is nothing to read.
METRICS_TOKEN = env("METRICS_TOKEN", default="")

# Press room: the hub that is told when feeds change; empty tells nobody.
WEBSUB_HUB = env("WEBSUB_HUB", default="")

# Press: count where republished copies are read, by a bare image; off unless somebody wants it.
PRESS_COUNT_COPIES = env.bool("PRESS_COUNT_COPIES", default=False)

# Wagtail
WAGTAIL_SITE_NAME = env("SITE_NAME", default="Labo des partenariats")
WAGTAILADMIN_USER_LOGIN_FORM = "home.signing_in.forms.LoginForm"
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"  # one door, with its limits
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # nothing comes from another host
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # every date is in the site's: no account has a choice
WAGTAILIMAGES_IMAGE_MODEL = "content.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "content.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # who may read a document is asked each time
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_FORM_BASE = "content.forms.DocumentForm"  # which kinds: content.uploads
WAGTAILDOCS_INLINE_CONTENT_TYPES = []  # downloads, never pages within the site
WAGTAILEMBEDS_FINDERS = []  # nothing of others stands in pages, so nobody is asked for it
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# The public search: an OpenSearch or Elasticsearch server instead of the database's own index, as
# https://user:password@host:9200/index. `manage.py rebuild_search` fills it.
SEARCH_URL = env("SEARCH_URL", default="")

# Nothing from elsewhere, nothing inline. config.headers relaxes it for those who signed in.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": MEDIA_SOURCES,
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    },
}
# Wagtail's choosers, date pickers and editor write inline scripts and styles; handlers in attributes,
# which is how injected markup mostly runs, only its cropper.
ADMIN_CONTENT_SECURITY_POLICY = {
    "frame-ancestors": [SELF],  # previews
    "script-src": [SELF, UNSAFE_INLINE],
    "script-src-attr": [NONE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [*MEDIA_SOURCES, "data:", "blob:"],
}
# What no page of ours asks a browser for, no script that got in may ask for.
PERMISSIONS_POLICY = dict.fromkeys(
    (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    ),
    "()",
)
ADMIN_PERMISSIONS_POLICY = {"camera": "(self)"}  # the list at the door scans codes
CSRF_FAILURE_VIEW = "config.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"  # Wagtail lifts it for its own previews
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
SILENCED_SYSTEM_CHECKS = ["security.W003"]  # config.middleware.CsrfMiddleware takes its place
