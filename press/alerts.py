"""Telling journalists of new stories: at once or in digests, once per story and person.

No mail knows whether it was opened, and none is sent again by itself.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from content.visibility import public
from involvement import digests
from stories.models import StoryPage
from taxonomy.reach import Subject

from . import letters, links, reach
from .choices import AlertKind, Cadence
from .models import (
    Alert,
    Announcement,
    CoverageCommitment,
    Journalist,
    PressPickup,
    PressSubscription,
)

# A story that nobody was told of by then, say after a long pause of the worker, is no news.
NEWS_FOR = timedelta(days=14)
BATCH = 500  # mails in one transaction
MOST_IN_DIGEST = 5
FOLLOW_UP_AFTER = timedelta(days=5)


class NotUnderEmbargoError(Exception):
    """The story is a draft, or everybody can read it."""


def send_alerts(now: datetime) -> int:
    """All that is due: stories at once, digests, second mails. The worker calls it.

    Returns:
        How many mails were queued.
    """
    return announce(now) + announce_under_embargo(now) + send_digests(now) + send_follow_ups(now)


def announce(now: datetime) -> int:
    """Tell those who want to hear at once of each story that became public; each story once."""
    known = Announcement.objects.filter(at__gte=now - 2 * NEWS_FOR).values_list("story_key")
    known = {key for (key,) in known}
    fresh = [
        subject
        for subject in reach.released_since(now - NEWS_FOR, now)
        if subject.key not in known and subject.released_at >= now - NEWS_FOR
    ]
    return sum(_announce(subject, now) for subject in fresh)


def _announce(subject: Subject, now: datetime) -> int:
    try:
        with transaction.atomic():
            Announcement.objects.create(story_key=subject.key, at=now)
            rows = reach.listening(cadence=Cadence.AT_ONCE, confirmed_at__lte=subject.released_at)
            told = {row.journalist: row for row in reach.concerned(subject, rows)}
            return _tell({person: [subject] for person in told}, AlertKind.AT_ONCE, now, told)
    except IntegrityError:
        return 0  # another worker is announcing it


def announce_under_embargo(now: datetime) -> int:
    """Tell accredited people who want it so of stories under embargo, as soon as they are complete."""
    waiting = StoryPage.objects.live().filter(embargo_until__gt=now)
    sent = 0
    for story in waiting.select_related("locale"):
        people = {
            row.journalist
            for row in reach.concerned(
                _subject(story), reach.listening(under_embargo=True, journalist__accredited=True)
            )
        }
        sent += _tell_embargo(story, people, now)
    return sent


def tell_under_embargo(story: StoryPage, now: datetime) -> int:
    """Tell every accredited journalist whom a story under embargo concerns; each once.

    Returns:
        How many mails were queued.

    Raises:
        NotUnderEmbargoError: there is nothing to be told in confidence.
    """
    if not story.live or story.embargo_until is None or story.embargo_until <= now:
        raise NotUnderEmbargoError
    subject = _subject(story)
    people = Journalist.objects.filter(
        accredited=True, stopped_at=None, bounced_at=None, agreed_on__isnull=False
    ).select_related("outlet")
    people = people.prefetch_related(
        "outlet__areas", "outlet__beats", "subscriptions__areas", "subscriptions__beats"
    )
    concerned = [person for person in people if reach.is_concerned(person, subject)]
    return _tell_embargo(story, concerned, now)


def _tell_embargo(story: StoryPage, people: Iterable[Journalist], now: datetime) -> int:
    today = timezone.localdate(now)
    people = [person for person in people if person.is_accredited(today)]
    with transaction.atomic():
        people = _untold(people, story.translation_key)
        personal = links.story_links(people, story, now)
        people = [person for person in people if person.pk in personal]
        Alert.objects.bulk_create(
            Alert(
                journalist=person,
                story=story,
                story_key=story.translation_key,
                kind=AlertKind.EMBARGO,
                at=now,
            )
            for person in people
        )
        letters.queue(
            [
                letters.Draft(
                    person,
                    "embargo",
                    {"story": story, "story_url": links.story_url(personal[person.pk])},
                )
                for person in people
            ],
            now,
        )
    return len(people)


def send_digests(now: datetime) -> int:
    """Send each digest whose morning has come; one without a story is not sent."""
    today = digests.day_of(now)
    due = Q(cadence=Cadence.DAILY, digest_on__lt=today)
    due |= Q(cadence=Cadence.WEEKLY, digest_on__lt=digests.monday_of(today))
    sent = 0
    while keys := list(
        PressSubscription.objects.filter(due, confirmed_at__isnull=False)
        .order_by("pk")
        .values_list("pk", flat=True)[:BATCH]
    ):
        sent += _send_batch(keys, due, today, now)
    return sent


@transaction.atomic
def _send_batch(keys: list[int], due: Q, today: object, now: datetime) -> int:
    locked = PressSubscription.objects.select_for_update(
        of=("self",), skip_locked=connection.features.has_select_for_update_skip_locked
    )
    keys = list(locked.filter(due, pk__in=keys).values_list("pk", flat=True))
    PressSubscription.objects.filter(pk__in=keys).update(digest_on=today)
    rows = {row.journalist: row for row in reach.listening(pk__in=keys)}
    told = defaultdict(list)
    for subject in reach.released_since(now - NEWS_FOR, now):
        for row in reach.concerned(subject, rows.values()):
            if row.confirmed_at <= subject.released_at:
                told[row.journalist].append(subject)
    return _tell(told, AlertKind.DIGEST, now, rows)


def _tell(
    told: dict[Journalist, list[Subject]],
    kind: str,
    now: datetime,
    rows: dict[Journalist, PressSubscription],
) -> int:
    """Note who hears of what and queue one mail each; what somebody heard of is left out."""
    known = set(
        Alert.objects.filter(
            story_key__in={subject.key for subjects in told.values() for subject in subjects},
            journalist__in=told,
        ).values_list("journalist", "story_key")
    )
    alerts, drafts = [], []
    for person, subjects in told.items():
        fresh = [subject for subject in subjects if (person.pk, subject.key) not in known]
        fresh.sort(key=lambda subject: subject.released_at, reverse=True)
        stories = [subject.version_for(person.language) for subject in fresh]
        if not stories:
            continue
        alerts += [
            Alert(
                journalist=person,
                subscription=rows[person],
                story=story,
                story_key=story.translation_key,
                kind=kind,
                at=now,
            )
            for story in stories
        ]
        shown = stories[:MOST_IN_DIGEST]
        context = {"story": stories[0], "stories": shown, "more": len(stories) - len(shown)}
        template = "alert" if kind == AlertKind.AT_ONCE else "digest"
        drafts.append(letters.Draft(person, template, context))
    Alert.objects.bulk_create(alerts)
    letters.queue(drafts, now)
    return len(drafts)


def _untold(people: Iterable[Journalist], key: object) -> list[Journalist]:
    people = list(people)
    told = Alert.objects.filter(story_key=key, journalist__in=people)
    known = set(told.values_list("journalist", flat=True))
    return [person for person in people if person.pk not in known]


def _subject(story: StoryPage) -> Subject:
    return reach.subjects(StoryPage.objects.filter(pk=story.pk))[0]


def unanswered(story: StoryPage) -> QuerySet[Alert]:
    """Who heard of a story, promised and reported nothing, and has not been asked again."""
    same = {"story__translation_key": OuterRef("story_key"), "journalist": OuterRef("journalist")}
    return (
        Alert.objects.filter(story_key=story.translation_key, follow_up_at=None)
        .exclude(Exists(CoverageCommitment.objects.filter(**same)))
        .exclude(Exists(PressPickup.objects.filter(**same)))
    )


def ask_again(story: StoryPage, now: datetime) -> int:
    """Ask those who have not answered once more, five days after the first mail: once for ever.

    Returns:
        How many people will be asked.
    """
    rows = list(unanswered(story))
    for row in rows:
        row.follow_up_at = max(row.at + FOLLOW_UP_AFTER, now)
    Alert.objects.bulk_update(rows, ["follow_up_at"])
    return len(rows)


def send_follow_ups(now: datetime) -> int:
    """Send the second mails whose day has come, unless an answer came meanwhile."""
    with transaction.atomic():
        due = Alert.objects.select_for_update(
            of=("self",), skip_locked=connection.features.has_select_for_update_skip_locked
        ).filter(follow_up_at__lte=now, followed_up_at=None)
        rows = list(due.select_related("journalist__outlet")[:BATCH])
        if not rows:
            return 0
        keys = [row.pk for row in rows]
        Alert.objects.filter(pk__in=keys).update(followed_up_at=now)
        pages = {row.story_id for row in rows}
        stories = public(StoryPage.objects.filter(pk__in=pages), now)
        stories = {story.pk: story for story in stories.select_related("locale")}
        answered = _answered(rows)
        drafts = [
            letters.Draft(row.journalist, "follow_up", {"story": stories[row.story_id]})
            for row in rows
            if row.story_id in stories
            and row.journalist.may_be_written_to
            and (row.journalist_id, row.story_key) not in answered
        ]
        letters.queue(drafts, now)
    return len(drafts)


def _answered(rows: list[Alert]) -> set[tuple]:
    """Journalist and story of those who promised or reported something."""
    keys = {row.story_key for row in rows}
    found = set()
    for model in (CoverageCommitment, PressPickup):
        answers = model.objects.filter(story__translation_key__in=keys)
        found |= set(answers.values_list("journalist", "story__translation_key"))
    return found
