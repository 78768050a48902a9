"""Telling a WebSub hub that feeds changed (W3C Recommendation, 23 January 2018). Off by default."""

import logging
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from content.outgoing import accepted, ask
from content.visibility import public
from press import addresses
from stories.models import StoryIndexPage, StoryPage

from .writing import FORMATS

logger = logging.getLogger(__name__)
PATIENCE = 10  # seconds


class Announcer:
    """Pings the hub once for all that became public or changed since it looked last."""

    def __init__(self) -> None:
        self.seen_until: datetime | None = None

    def ping(self) -> list[str]:
        """Tell the hub, and give the addresses of the feeds that it was told about.

        Raises:
            OutgoingError: the hub cannot be reached or refuses; the next round tries again.
        """
        now = timezone.now()
        since, told = self.seen_until or now, []
        if settings.WEBSUB_HUB:
            told = changed_feeds(since, now)
            if told:
                data = [("hub.mode", "publish"), *(("hub.url", address) for address in told)]
                accepted(ask("POST", settings.WEBSUB_HUB, data=data, seconds=PATIENCE))
                logger.info("the hub was told of %s feeds", len(told))
        self.seen_until = now
        return told


def changed_feeds(since: datetime, until: datetime) -> list[str]:
    """Addresses of the feeds in which a story appeared or changed within a span of time."""
    changed = public(StoryPage.objects.all(), until).filter(
        Q(last_published_at__gt=since, last_published_at__lte=until)
        | Q(embargo_until__gt=since, embargo_until__lte=until)
    )
    locales = changed.order_by().values("locale")
    indexes = public(StoryIndexPage.objects.filter(locale__in=locales)).select_related("locale")
    return [
        addresses.full(index, "press-feed", extension=extension)
        for index in indexes
        for extension in FORMATS
    ]


ping = Announcer().ping
