"""How the site is, in numbers: for the health page and for Prometheus. Nothing about people."""

import platform
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta

import django
import wagtail
from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from post_office.models import Email

from home.models import SignOfLife
from involvement.models import Delivery
from involvement.outbox import undelivered
from involvement.outbox.queue import QUEUED

from . import signs

REMEMBERED = timedelta(hours=1)  # a job that failed and has run well since


@dataclass(frozen=True)
class Mails:
    """The queue of mails.

    Attributes:
        waiting: in the queue, those of later times too.
        waiting_since: of the oldest that is late, if one is.
        stuck: could not be delivered.
    """

    waiting: int
    waiting_since: datetime | None
    stuck: int


def mails(now: datetime) -> Mails:
    """How the queue of mails is."""
    return Mails(
        Email.objects.filter(status__in=QUEUED).count(),
        undelivered.waiting_since(now),
        Delivery.objects.filter(undelivered.STUCK).count(),
    )


def worker_seen() -> datetime | None:
    """When a worker was last alive."""
    sign = signs.last(signs.WORKER)
    return sign.at if sign else None


def failed_jobs(now: datetime) -> QuerySet[SignOfLife]:
    """Jobs that failed a short while ago."""
    signs_ = SignOfLife.objects.filter(name__startswith=signs.FAILED, at__gt=now - REMEMBERED)
    return signs_.order_by("-at")


def last_backup() -> SignOfLife | None:
    """The last archive that was made and found sound."""
    return signs.last(signs.BACKUP)


def disk() -> tuple[int, int]:
    """Free and all bytes of the disk that the site writes to."""
    usage = shutil.disk_usage(settings.VAR_DIR)
    return usage.free, usage.total


def database_bytes() -> int:
    """How large the database is."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        else:
            cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0]


def versions() -> dict[str, str]:
    """What runs, and in which version."""
    server = ".".join(map(str, connection.get_database_version()))
    return {
        settings.WAGTAIL_SITE_NAME: settings.RELEASE,
        "Wagtail": wagtail.__version__,
        "Django": django.get_version(),
        "Python": platform.python_version(),
        connection.display_name: server,
    }
