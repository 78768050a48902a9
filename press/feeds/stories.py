"""Stories in feeds: which, in which order, in which document."""

from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import override

from content.remembered import remembered
from content.visibility import public
from press import addresses
from press.texts.material import read, with_everything
from stories.lists import FACETS
from stories.models import StoryCorrection, StoryIndexPage, StoryPage
from taxonomy.facets import narrow
from taxonomy.reach import latest

from .archives import ARCHIVE, document
from .entries import Channel, Entry, story_entry

# Google News reads what appeared within the last two days, and at most so many.
NEWS_AGE = timedelta(days=2)
MOST_NEWS = 1000
# How long an older story stays beside the newest ones after a correction.
CORRECTED_FOR = timedelta(days=14)


def by_release(stories: QuerySet) -> QuerySet:
    """The story that the public could read last at the top: an embargo ends later than its day."""
    embargo = Coalesce("embargo_until", "first_published_at")
    return stories.annotate(released=Greatest("first_published_at", embargo)).order_by(
        "-released", "-pk"
    )


def story_feed(
    index: StoryIndexPage, request: HttpRequest, extension: str
) -> tuple[Channel, list[Entry]]:
    """The feed of a list of stories, narrowed as the list itself would be.

    Args:
        index: the list, which anybody may see.
        request: its query string holds the list's filters and `archive`.
        extension: of the format, for the addresses of its other documents.
    """
    stories = by_release(public(StoryPage.objects.child_of(index)))
    found, values = narrow(stories, request, FACETS)
    part = document(_count(index, found, values), request.GET.get(ARCHIVE))
    if part.number is None:
        keys = {pk for _released, pk in latest(found, part.stop)}
        # Readers ask for this document alone: what an archive holds is corrected here, too (RFC 5005, 4).
        lately = timezone.localdate() - CORRECTED_FOR
        corrected = StoryCorrection.objects.filter(corrected_on__gte=lately)
        keys.update(corrected.values_list("page", flat=True))
        chosen = with_everything(found.filter(pk__in=keys))
    else:
        chosen = with_everything(found)[part.start : part.stop]
    with override(index.locale.language_code):
        entries = [story_entry(material) for material in read(chosen)]

    base = addresses.full(index, "press-feed", extension=extension)

    def address(archive: int | None) -> str:
        pairs = [*values, (ARCHIVE, archive)] if archive else values
        return f"{base}?{urlencode(pairs)}" if pairs else base

    links = {"self": address(part.number)}
    if part.number:
        links["current"] = address(None)
    if part.previous:
        links["prev-archive"] = address(part.previous)
    if part.next:
        links["next-archive"] = address(part.next)
    # The hub is told of whole feeds only: a narrowed one that named it would wait for ever.
    if settings.WEBSUB_HUB and not part.number and not values:
        links["hub"] = settings.WEBSUB_HUB
    channel = Channel(
        title=f"{settings.WAGTAIL_SITE_NAME} · {index.title}",
        description=index.description or index.title,
        url=f"{index.full_url}{f'?{urlencode(values)}' if values else ''}",
        language=index.locale.language_code,
        links=links,
        updated=max((entry.updated for entry in entries), default=_beginning(index)),
        is_archive=part.number is not None,
    )
    return channel, entries


def _count(index: StoryIndexPage, found: QuerySet, values: list[tuple[str, str]]) -> int:
    if "q" in dict(values):  # everybody searches for something else
        return found.count()
    choice = sha256(urlencode(values).encode()).hexdigest()
    return remembered(f"feed-{index.pk}-{choice}", found.count)


def news(now: datetime | None = None) -> list[StoryPage]:
    """Public stories of the last two days in all languages, the newest first."""
    now = now or timezone.now()
    recent = by_release(public(StoryPage.objects.all())).filter(released__gt=now - NEWS_AGE)
    return list(recent.select_related("locale")[:MOST_NEWS])


def _beginning(index: StoryIndexPage) -> datetime:
    """When an empty feed last changed: when its page did."""
    return (
        index.last_published_at
        or index.first_published_at
        or datetime.fromtimestamp(0, tz=timezone.get_default_timezone())
    )
