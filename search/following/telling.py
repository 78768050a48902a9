"""Telling followers what is new: at once or on Monday morning, each page once per mailbox.

No mail knows whether it was opened, and none is sent again by itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from calls.models import CallPage
from calls.state import State, state
from content import dates
from content.models import Publication
from content.typography import typo
from events import agenda
from events.choices import Status
from events.models import EventPage
from events.telling import tell as tell_date
from involvement import digests
from stories.models import StoryPage
from taxonomy import reach
from taxonomy.models import Issue, Territory
from taxonomy.reach import Profile, Subject

from . import letters
from .models import Announced, Cadence, Follow, Told

# What nobody was told of by then, say after a long pause of the worker, is no news.
NEWS_FOR = timedelta(days=28)
BATCH = 500  # mails in one transaction
MOST_OF_A_KIND = 5  # in one mail: a busy week of stories hides no event


@dataclass(frozen=True)
class Kind:
    """A kind of publication that can be followed.

    Attributes:
        pages: all of them, with what a mail shows.
        is_news: whether one is still worth a mail.
        when: what its line says of dates; empty where it has none.
    """

    label: Promise
    pages: Callable[[], QuerySet]
    is_news: Callable[[Publication, datetime], bool]
    when: Callable[[Publication, datetime], str]


@dataclass(frozen=True)
class Item:
    """A publication as a mail shows it; `language` is told where it is not the reader's."""

    kind: str
    title: str
    summary: str
    language: str
    when: str
    url: str


def tell(now: datetime) -> int:
    """All that is due: what appeared, to those who hear at once, and digests. The worker calls it.

    Returns:
        How many mails were queued.
    """
    return announce(now) + send_digests(now)


def announce(now: datetime) -> int:
    """Tell those who want to hear at once of each page that became public; each page once."""
    found = news(now)
    known = Announced.objects.filter(page_key__in=[subject.key for subject in found])
    known = set(known.values_list("page_key", flat=True))
    fresh = [subject for subject in found if subject.key not in known]
    if not fresh:
        return 0
    try:
        with transaction.atomic():
            Announced.objects.bulk_create(
                Announced(page_key=subject.key, at=now) for subject in fresh
            )
            return _tell(fresh, listening(cadence=Cadence.AT_ONCE), now)
    except IntegrityError:
        return 0  # another worker is announcing them


def send_digests(now: datetime) -> int:
    """Send each digest whose Monday has come; one without news is not sent.

    Those who hear at once are asked, too: what slipped through, say a page that got its territory
    only later, reaches them here.
    """
    today = digests.day_of(now)
    due = Q(digest_on__lt=digests.monday_of(today), confirmed_at__isnull=False)
    found, sent = None, 0
    while keys := list(
        Follow.objects.filter(due).order_by("email", "pk").values_list("pk", flat=True)[:BATCH]
    ):
        found = news(now) if found is None else found
        sent += _send_batch(keys, due, found, today, now)
    return sent


@transaction.atomic
def _send_batch(keys: list[int], due: Q, found: list[Subject], today: date, now: datetime) -> int:
    locked = Follow.objects.select_for_update(
        of=("self",), skip_locked=connection.features.has_select_for_update_skip_locked
    )
    keys = list(locked.filter(due, pk__in=keys).values_list("pk", flat=True))
    Follow.objects.filter(pk__in=keys).update(digest_on=today)
    return _tell(found, listening(pk__in=keys), now)


def listening(**conditions: object) -> QuerySet[Follow]:
    """Follows whose mailboxes may be written to, with what deciding and writing need."""
    rows = Follow.objects.filter(
        confirmed_at__isnull=False, stopped_at=None, bounced_at=None, **conditions
    )
    return rows.select_related("person__programme").prefetch_related(
        Prefetch("issues", Issue.objects.all()), Prefetch("territories", Territory.objects.all())
    )


def news(now: datetime) -> list[Subject]:
    """What anybody can read, and could not four weeks ago; nothing that is over."""
    found = []
    for kind in KINDS.values():
        pages = reach.released_since(kind.pages(), now - NEWS_FOR, now)
        found += [
            subject
            for subject in reach.subjects(pages)
            if all(kind.is_news(page, now) for page in subject.versions.values())
        ]
    # `embargo_until` may lie behind, `first_published_at` before the window: the later one counts.
    return [subject for subject in found if subject.released_at >= now - NEWS_FOR]


def _tell(found: list[Subject], follows: Iterable[Follow], now: datetime) -> int:
    """Note who hears of what and queue one mail per mailbox; what it heard of is left out."""
    mailboxes: dict[str, list[Follow]] = defaultdict(list)
    for follow in follows:
        mailboxes[follow.email].append(follow)
    known = set(
        Told.objects.filter(
            page_key__in=[subject.key for subject in found], follow__email__in=mailboxes
        ).values_list("follow__email", "page_key")
    )
    told, drafts = [], []
    for email, rows in mailboxes.items():
        fresh = [subject for subject in found if (email, subject.key) not in known]
        fresh = [(subject, row) for subject in fresh if (row := _first_for(subject, rows))]
        if not fresh:
            continue
        told += [Told(follow=row, page_key=subject.key, at=now) for subject, row in fresh]
        drafts.append(_draft(fresh, now))
    Told.objects.bulk_create(told)
    letters.queue(drafts, now)
    return len(drafts)


def _first_for(subject: Subject, follows: list[Follow]) -> Follow | None:
    return next((row for row in follows if _concerns(subject, row)), None)


def _concerns(subject: Subject, follow: Follow) -> bool:
    profile = Profile(
        frozenset(row.pk for row in follow.territories.all()),
        frozenset(row.pk for row in follow.issues.all()),
    )
    return follow.since <= subject.released_at and reach.reaches(subject, profile)


def _draft(fresh: list[tuple[Subject, Follow]], now: datetime) -> letters.Draft:
    follow = fresh[0][1]
    pages = [subject.version_for(follow.language) for subject, _row in fresh]
    pages.sort(key=reach.released_at, reverse=True)
    shown = [
        page
        for kind in KINDS
        for page in [page for page in pages if type(page) is kind][:MOST_OF_A_KIND]
    ]
    with translation.override(follow.language):
        # Several follows of one mailbox are one mail: it says all of them.
        followed = dict.fromkeys(letters.choice_of(row).words for _subject, row in fresh)
        context = {
            "followed": "; ".join(followed),
            "items": [_item(page, follow.language, now) for page in shown],
            "number": len(pages),
            "more": len(pages) - len(shown),
        }
    return letters.Draft(follow, letters.NEWS, context)


def _item(page: Publication, language: str, now: datetime) -> Item:
    kind, own = KINDS[type(page)], page.locale.language_code
    return Item(
        kind=capfirst(str(kind.label)),
        title=typo(page.title, own),
        summary=typo(page.summary, own),
        language="" if own == language else str(dict(settings.LANGUAGES)[own]),
        when=kind.when(page, now),
        url=page.full_url,
    )


def _event_is_news(event: EventPage, now: datetime) -> bool:
    return agenda.current_status(event, now) not in (Status.OVER, Status.CANCELLED)


def event_when(event: EventPage, now: datetime) -> str:
    """When and where an event takes place, on one line."""
    date = tell_date(event, agenda.next_date(event, now) or agenda.last_date(event), now)
    parts = [f"{date.span}, {date.zone}" if date.zone else date.span] if date else []
    return " · ".join(filter(None, [*parts, event.place_name]))


def _call_is_news(call: CallPage, now: datetime) -> bool:
    return state(call, timezone.localdate(now)) in (State.OPEN, State.COMING)


def call_when(call: CallPage, now: datetime) -> str:
    """Until when a call can be answered; empty where it has no end."""
    return _("Until %(day)s") % {"day": dates.day(call.closes_on)} if call.closes_on else ""


KINDS: dict[type[Publication], Kind] = {
    StoryPage: Kind(
        gettext_lazy("story"),
        lambda: StoryPage.objects.defer("body", "steps", "lessons").select_related("locale"),
        lambda story, now: True,
        lambda story, now: "",
    ),
    EventPage: Kind(
        gettext_lazy("event"),
        lambda: (
            EventPage.objects.defer("body", "schedule")
            .select_related("locale")
            .prefetch_related("dates")
        ),
        _event_is_news,
        event_when,
    ),
    CallPage: Kind(
        gettext_lazy("call"),
        lambda: CallPage.objects.defer("body").select_related("locale"),
        _call_is_news,
        call_when,
    ),
}
