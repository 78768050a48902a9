"""How often republished copies are read: a bare image counts per site and day, and keeps nobody.

Off by default (setting PRESS_COUNT_COPIES). No cookie is set, no address is kept, nothing about the
reader is looked at; a site that strips the image loses nothing.
"""

import re
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Max, Sum
from django.urls import reverse
from wagtail.models import Page

from content import addresses

from .models import CopyCount

HOST = re.compile(r"[a-z0-9.-]{4,120}")
# Anybody can name any site: more than this many a day are put together.
MOST_HOSTS = 100
OTHERS = "…"
# The smallest GIF: one transparent point.
IMAGE = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)


def image_url(story: Page) -> str:
    """Full address of the bare image for copies of a story; empty where nothing is counted."""
    if not settings.PRESS_COUNT_COPIES:
        return ""
    return f"{addresses.root(story)}{reverse('press_copy', args=[story.pk])}"


def sites_of(story: Page) -> list[dict[str, object]]:
    """On which sites copies of a story were read, in whatever language, the most read first."""
    rows = CopyCount.objects.filter(story__translation_key=story.translation_key)
    return list(
        rows.values("host")
        .annotate(total=Sum("number"), last=Max("day"))
        .order_by("-total", "host")
    )


def count(story: Page, referer: str, day: date) -> None:
    """Count one view of a copy.

    Args:
        referer: the address of the page that shows it, as the browser says; only its host is kept.
    """
    try:
        host = (urlsplit(referer).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return
    if not HOST.fullmatch(host):
        return
    rows = CopyCount.objects.filter(story=story, day=day)
    if not rows.filter(host=host).exists() and rows.count() >= MOST_HOSTS:
        host = OTHERS
    if not _add(rows, host):
        try:
            with transaction.atomic():
                CopyCount.objects.create(story=story, host=host, day=day, number=1)
        except IntegrityError:
            _add(rows, host)  # somebody else's view came first


def _add(rows, host: str) -> int:
    return rows.filter(host=host).update(number=F("number") + 1)
