"""Database, worker, mails, archives, disk: asked quickly, nothing is written."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from content.uploads import scanner
from home.backup import databases, places
from home.health import facts, migrations
from people.models import Facilitator

from . import Finding

WORKER_SILENT = timedelta(minutes=3)  # it gives a sign twice a minute
BACKUP_OLD = timedelta(hours=26)  # one a day, with two hours to be made in
SIGNATURES_OLD = timedelta(days=7)  # freshclam brings some every day
FREE_SHARE, FREE_BYTES = 0.1, 1024**3  # of a disk; where less is free, somebody should look
CLOCKS_APART = timedelta(seconds=5)


def foundation() -> Iterator[Finding]:
    """The database and its tables."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        yield Finding(
            _("The database does not answer: %(error)s") % {"error": error},
            _("Start it, or correct DATABASE_URL."),
        )
        return
    if waiting := migrations.pending():
        yield Finding(
            _("The database is older than the code; migrations that wait: %(number)d.")
            % {"number": len(waiting)},
            _("Run: python manage.py migrate"),
        )


def database() -> Iterator[Finding]:
    """Its kind, its clock, its tools."""
    if connection.vendor == "sqlite":
        if not settings.EMBEDDED:
            yield Finding(
                _("The site runs on SQLite: one machine, and one who writes at a time."),
                _("Set DATABASE_URL to a PostgreSQL database."),
                grave=False,
            )
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (there,) = cursor.fetchone()
    if abs(there - timezone.now()) > CLOCKS_APART:
        yield Finding(
            _("The clocks of the site and of its database differ by more than five seconds."),
            _("Let both machines keep their time by NTP (timedatectl set-ntp true)."),
        )
    server, tool = connection.pg_version // 10000, databases.tool_version("pg_dump")
    if tool is None or tool < server:
        yield Finding(
            _("pg_dump is missing, or older than the server (%(server)d): no archive can be made.")
            % {"server": server},
            _("Install the package postgresql-client of the server’s version."),
        )


def pages() -> Iterator[Finding]:
    """The first pages, at the address that people type."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        yield Finding(
            _("There are no pages yet."), _("Run: python manage.py set_up"),
        )  # fmt: skip
    elif not settings.EMBEDDED and site.hostname != host:
        yield Finding(
            _("The pages believe to stand at %(site)s, BASE_URL says %(host)s.")
            % {"site": site.hostname, "host": host},
            _("Correct the host under Settings, Sites."),
            grave=False,
        )
    if not Facilitator.objects.filter(active=True, programme__is_default=True).exists():
        yield Finding(
            _("Nobody answers requests: the default programme has no active facilitator."),
            _("Tick “answers for every other territory” on one programme, and add who answers."),
        )


def worker() -> Iterator[Finding]:
    """Without it no mail leaves and no page appears at its minute."""
    seen = facts.worker_seen()
    if seen is None or timezone.now() - seen > WORKER_SILENT:
        yield Finding(
            _("No worker runs: mails wait, and nothing is published at its minute."),
            _("Start it: systemctl start labo-worker@1, or python manage.py worker"),
        )
    for sign in facts.failed_jobs(timezone.now()):
        yield Finding(
            _("The job “%(job)s” failed within the last hour: %(error)s.")
            % {"job": sign.details["job"], "error": sign.details["error"]},
            _("Read the log of the worker; the job is tried again by itself."),
            grave=False,
        )


def mails() -> Iterator[Finding]:
    """Mails that wait or that came back."""
    numbers = facts.mails(timezone.now())
    if numbers.waiting_since:
        yield Finding(
            _("Mails have been waiting for more than a quarter of an hour."),
            _("Look whether the worker runs and whether EMAIL_HOST answers."),
        )
    if numbers.stuck:
        yield Finding(
            _("Mails that could not be delivered: %(number)d.") % {"number": numbers.stuck},
            _("Look at the report “Mails that could not be delivered”."),
            grave=False,
        )


def archives() -> Iterator[Finding]:
    """What is lost when the machine is."""
    if settings.EMBEDDED:
        return
    last = facts.last_backup()
    if last is None or timezone.now() - last.at > BACKUP_OLD:
        yield Finding(
            _("There is no archive of the last day."),
            _("Let the timer labo-backup run, or python manage.py backup every night."),
        )
    if isinstance(places.backups(), FileSystemStorage):
        yield Finding(
            _("Archives lie on this machine: who loses it loses them, too."),
            _("Set BACKUP_S3_BUCKET, or copy BACKUP_DIR elsewhere every night."),
            grave=False,
        )


def disk() -> Iterator[Finding]:
    """Room for uploads, logs and the database."""
    if not settings.VAR_DIR.is_dir():
        return  # said among what the site must be able to write
    usage = shutil.disk_usage(settings.VAR_DIR)
    if usage.free < FREE_BYTES or usage.free < FREE_SHARE * usage.total:
        yield Finding(
            _("The disk is nearly full."),
            _("Make room, or give the machine a larger disk: uploads will soon be refused."),
        )


def viruses() -> Iterator[Finding]:
    """The virus scanner, where one is named: without it no upload is taken."""
    if not settings.CLAMD:
        return
    try:
        signatures = scanner.signatures_of()
    except scanner.ScannerAway as error:
        yield Finding(
            _("The virus scanner does not answer, and no upload is taken: %(error)s")
            % {"error": error},
            _("Start it: systemctl start clamav-daemon. Or correct CLAMD, or empty it."),
        )
        return
    if signatures is None or timezone.now().replace(tzinfo=None) - signatures > SIGNATURES_OLD:
        yield Finding(
            _("The virus scanner knows no signatures of the last week: it overlooks what is new."),
            _("Let freshclam run: systemctl enable --now clamav-freshclam."),
            grave=False,
        )


CHECKS = [database, pages, worker, mails, archives, disk, viruses]
