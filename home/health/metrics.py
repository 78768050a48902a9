"""Measures for Prometheus: what the database knows, so that every process answers the same."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from involvement.models import OPEN_STATES, Involvement

from . import facts

CONTENT_TYPE = CONTENT_TYPE_LATEST


class Site(Collector):
    """Numbers of the moment; none is about a person."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One family per number."""
        now = timezone.now()
        mails, backup = facts.mails(now), facts.last_backup()
        free, total = facts.disk()
        requests = Involvement.objects.filter(state__in=OPEN_STATES)
        for name, what, value in (
            ("mails_waiting", "Mails in the queue", mails.waiting),
            ("mails_stuck", "Mails that could not be delivered", mails.stuck),
            ("requests_open", "Requests that are not closed", requests.count()),
            (
                "requests_late",
                "Open requests past their time",
                requests.filter(due_at__lt=now).count(),
            ),
            ("worker_age_seconds", "Since a worker was last alive", _age(facts.worker_seen(), now)),
            ("backup_age_seconds", "Since the last archive", _age(backup and backup.at, now)),
            ("disk_free_bytes", "Free on the disk of the site", free),
            ("disk_bytes", "Size of the disk of the site", total),
            ("database_bytes", "Size of the database", facts.database_bytes()),
        ):
            yield GaugeMetricFamily(f"labo_{name}", what, value=value)


def exposition() -> bytes:
    """In the text format of Prometheus."""
    registry = CollectorRegistry()
    registry.register(Site())
    return generate_latest(registry)


def _age(moment: datetime | None, now: datetime) -> float:
    return (now - moment).total_seconds() if moment else float("nan")
