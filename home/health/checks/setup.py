"""What the environment says: asked of settings alone."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.http.request import validate_host
from django.utils.translation import gettext as _

from . import Check, Finding, is_local

LONG_ENOUGH = 50  # signs of a key that nobody guesses


def key() -> Iterator[Finding]:
    """Whoever knows the key opens every private link."""
    if len(settings.SECRET_KEY) < LONG_ENOUGH or settings.SECRET_KEY.startswith("only-for"):
        yield Finding(
            _("SECRET_KEY is short, or the one of a laptop: private links could be forged."),
            _("Set SECRET_KEY to at least 50 random signs, and keep it when you move."),
        )
    if settings.DEBUG:
        yield Finding(
            _("DEBUG is on: errors show the inside of the site to everybody."),
            _("Take DEBUG out of the environment."),
        )


def address() -> Iterator[Finding]:
    """Links in mails are made of BASE_URL."""
    base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    host = base.hostname or ""
    if base.scheme != "https" or host in ("", "localhost"):
        yield Finding(
            _("BASE_URL is %(url)s: links in mails would lead nowhere.")
            % {"url": settings.WAGTAILADMIN_BASE_URL},
            _("Set BASE_URL to the address that people type, such as https://labo.example."),
        )
    elif not validate_host(host, settings.ALLOWED_HOSTS):
        yield Finding(
            _("ALLOWED_HOSTS does not hold %(host)s: every page answers 400.") % {"host": host},
            _("Add the host of BASE_URL to ALLOWED_HOSTS."),
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield Finding(
            _("ALLOWED_HOSTS lets any host pass: links could be made to point elsewhere."),
            _("Name the hosts of the site in ALLOWED_HOSTS."),
            grave=False,
        )


def proxies() -> Iterator[Finding]:
    """Behind a web server every visitor has the web server's address."""
    if settings.PROXIES == 0:
        yield Finding(
            _("PROXIES is 0: behind a web server all visitors look like one network."),
            _("Set PROXIES to how many proxies stand in front, mostly 1."),
            grave=False,
        )


def encryption() -> Iterator[Finding]:
    """Whoever types the address without https, and browsers the next time."""
    if not settings.SECURE_SSL_REDIRECT:
        yield Finding(
            _("SECURE_SSL_REDIRECT is off: pages and forms are answered unencrypted, too."),
            _("Take SECURE_SSL_REDIRECT out of the environment."),
        )
    if settings.SECURE_HSTS_SECONDS == 0:
        yield Finding(
            _("SECURE_HSTS_SECONDS is 0: browsers are not told to come by https only."),
            _("Take SECURE_HSTS_SECONDS out of the environment."),
            grave=False,
        )


def second_factor() -> Iterator[Finding]:
    """A stolen password alone should not open the requests of people."""
    if not settings.SECOND_FACTOR:
        yield Finding(
            _("SECOND_FACTOR is off: a stolen password is enough to sign in."),
            _("Take SECOND_FACTOR out of the environment; whoever needs a code is shown how."),
            grave=False,
        )


def counting() -> Iterator[Finding]:
    """Processes without a cache in common count each for itself."""
    if is_local("limits") and _processes() > 1:
        yield Finding(
            _("Each of %(number)d processes counts for itself how much one line sends.")
            % {"number": _processes()},
            _("Set REDIS_URL, or WEB_CONCURRENCY=1; several machines need REDIS_URL."),
            grave=False,
        )


def _processes() -> int:
    """How many answer requests; gunicorn.conf.py reads the same."""
    return int(os.environ.get("WEB_CONCURRENCY") or "2")


def sender() -> Iterator[Finding]:
    """Nobody can answer a mail of `.example`."""
    if settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith(".example"):
        yield Finding(
            _("DEFAULT_FROM_EMAIL is an address that does not exist."),
            _("Set DEFAULT_FROM_EMAIL to a sender that your mail server may use."),
        )


def translating() -> Iterator[Finding]:
    """DeepL answers nobody without a key."""
    options = settings.MACHINE_TRANSLATORS["deepl"]["OPTIONS"]
    if settings.MACHINE_TRANSLATOR == "deepl" and not options["AUTH_KEY"]:
        yield Finding(
            _("MACHINE_TRANSLATOR is deepl, and DEEPL_KEY is empty: it drafts nothing."),
            _("Set DEEPL_KEY to the key of your account at DeepL, or empty MACHINE_TRANSLATOR."),
            grave=False,
        )


def static_files() -> Iterator[Finding]:
    """Pages need the list that collectstatic writes."""
    if isinstance(staticfiles_storage, ManifestFilesMixin) and not staticfiles_storage.hashed_files:
        yield Finding(
            _("Style sheets and scripts were not collected: every page answers 500."),
            _("Run: python manage.py collectstatic --no-input"),
        )


def folders() -> Iterator[Finding]:
    """What the site must be able to write."""
    for path in sorted({Path(settings.VAR_DIR), Path(settings.ERASURE_LOG).parent}):
        if not os.access(path, os.W_OK):
            yield Finding(
                _("The site may not write to %(path)s.") % {"path": path},
                _("Make the folder, and give it to the account that runs the site."),
            )
    if settings.RECEIVE_MAILDIR:
        maildir = Path(settings.RECEIVE_MAILDIR)
        if not all(os.access(maildir / part, os.W_OK) for part in ("cur", "new", "tmp")):
            yield Finding(
                _("RECEIVE_MAILDIR is no maildir that the site may write: arriving mails wait."),
                _(
                    "Let the mail server make it, and give the account of the site the right to write."
                ),
            )


SERVER = [key, address, proxies, encryption, second_factor, counting, sender, translating]


def checks() -> list[Check]:
    """What is asked here; a laptop is allowed to be one."""
    always = [static_files, folders]
    return always if settings.EMBEDDED else [*SERVER, *always]
