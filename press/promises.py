"""Promises to cover a story: made, planned, kept, or quietly over.

The table says from which state one may go to which, as `involvement/transitions.py` does for
requests. A promise that lapses is told to nobody: no shaming, no second nudge.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from content.visibility import is_public, under_embargo

from . import letters, links
from .choices import Origin, PickupState, Promise
from .models import CommitmentStep, CoverageCommitment, Journalist
from .models.coverage import OPEN_PROMISES

LAPSES_AFTER = timedelta(days=30)
MOST_WEEKS = 26
BATCH = 200

TRANSITIONS: dict[str, list[str]] = {
    Promise.PROMISED: [Promise.PLANNED, Promise.TO_VERIFY, Promise.NUDGED, Promise.WITHDRAWN],
    Promise.PLANNED: [Promise.PLANNED, Promise.TO_VERIFY, Promise.NUDGED, Promise.WITHDRAWN],
    Promise.NUDGED: [Promise.PLANNED, Promise.TO_VERIFY, Promise.LAPSED, Promise.WITHDRAWN],
    # A report that was none of ours leads back to where the promise stood.
    Promise.TO_VERIFY: [
        Promise.KEPT,
        Promise.PROMISED,
        Promise.PLANNED,
        Promise.NUDGED,
        Promise.LAPSED,
        Promise.WITHDRAWN,
    ],
    # Late is better than never.
    Promise.LAPSED: [Promise.TO_VERIFY],
    # A machine that took somebody else's article for ours is put right by hand.
    Promise.KEPT: [Promise.TO_VERIFY],
    Promise.WITHDRAWN: [],
}


class TransitionRefusedError(Exception):
    """The promise is not, or no longer, in a state from which this is possible."""


class ReservedError(Exception):
    """Another newsroom is first until a day."""

    def __init__(self, commitment: CoverageCommitment) -> None:
        super().__init__(commitment.pk)
        self.commitment = commitment


class NotForThemError(Exception):
    """The journalist cannot read the story, or it does not exist for them."""


def promise(
    journalist: Journalist,
    story: Page,
    now: datetime,
    *,
    week: date | None = None,
    edition: str = "",
    angle: str = "",
    format: str = "",
    wants_exclusive: bool = False,
    origin: str = Origin.CLAIM,
    key: UUID | None = None,
) -> CoverageCommitment:
    """Note that a journalist will cover a story and queue what they need for it, all or nothing.

    Promising again while a promise is open changes nothing but what was left open: it is the same
    promise. The room of the buzz calls it with the key of the buzz, so that a tap sent twice is one.

    Args:
        journalist: who promises; their outlet stands for them in public.
        story: in whatever language.
        now: aware.
        week: any day of the week in which it is to appear; None where it is not decided yet.
        edition, angle, format: as far as they know.
        wants_exclusive: asks to be first; only the press officer can agree.
        origin: a value of `Origin`.
        key: names the act; the same key never makes a second promise.

    Raises:
        ReservedError: another newsroom is first, and this one would come earlier.
        NotForThemError: the story is not public, and they are not accredited for it.
    """
    if not may_read(journalist, story, now):
        raise NotForThemError
    monday = week and week - timedelta(days=week.weekday())
    reserved = reservation(story, timezone.localdate(now), besides=journalist)
    if reserved and (monday is None or monday <= reserved.exclusive_until):
        raise ReservedError(reserved)
    with transaction.atomic():
        # One journalist at a time: two taps wait for each other.
        Journalist.objects.select_for_update().get(pk=journalist.pk)
        known = _known(journalist, story, key)
        if known:
            return known
        commitment = CoverageCommitment.objects.create(
            key=key or uuid4(),
            story=story,
            story_key=story.translation_key,
            journalist=journalist,
            outlet=journalist.outlet,
            edition=edition,
            angle=angle,
            format=format,
            wants_exclusive=wants_exclusive,
            origin=origin,
            promised_at=now,
        )
        _record(commitment, "", now, by_journalist=True)
        if monday:
            commitment.week = monday
            apply(commitment, Promise.PLANNED, now, by_journalist=True)
            commitment.save()
        _touch(journalist, now)
        letters.queue([_pack(commitment, journalist, now)], now)
    return commitment


def may_read(journalist: Journalist, story: Page, now: datetime) -> bool:
    """Whether a journalist can read a story today: it is public, or they hold an open link to it."""
    if is_public(story, now):
        return True
    if not (story.live and under_embargo(story, now)):
        return False
    held = journalist.links.filter(story=story, revoked_at=None)
    return journalist.is_accredited(timezone.localdate(now)) and held.exists()


def reservation(
    story: Page, on: date, besides: Journalist | None = None
) -> CoverageCommitment | None:
    """The promise whose newsroom is first until a day that has not passed; None without one."""
    rows = CoverageCommitment.objects.filter(
        story_key=story.translation_key, exclusive_until__gte=on, state__in=OPEN_PROMISES
    )
    if besides is not None:
        rows = rows.exclude(journalist=besides)
        if besides.outlet_id:
            rows = rows.exclude(outlet=besides.outlet_id)
    return rows.select_related("outlet").order_by("exclusive_until").last()


def plan(commitment: CoverageCommitment, week: date, now: datetime) -> CoverageCommitment:
    """Note in which week it is to appear; a later word counts.

    Raises:
        TransitionRefusedError: it is over, or being verified.
    """
    with locked(commitment) as current:
        if current.state == Promise.TO_VERIFY:
            raise TransitionRefusedError(current.state)
        current.week = week - timedelta(days=week.weekday())
        apply(current, Promise.PLANNED, now, by_journalist=True)
        current.save()
    return current


def withdraw(commitment: CoverageCommitment, now: datetime, reason: str = "") -> CoverageCommitment:
    """The journalist leaves the story to others.

    Args:
        reason: in their words; may be empty.

    Raises:
        TransitionRefusedError: it is over.
    """
    with locked(commitment) as current:
        apply(current, Promise.WITHDRAWN, now, by_journalist=True)
        current.reason = reason
        current.save()
    return current


def move(
    commitment: CoverageCommitment,
    to: str,
    now: datetime,
    *,
    by_journalist: bool = False,
    user: Any = None,
) -> CoverageCommitment:
    """Move a promise on and leave a step.

    Raises:
        TransitionRefusedError: somebody else was quicker, or the step does not exist.
    """
    with locked(commitment) as current:
        apply(current, to, now, by_journalist=by_journalist, user=user)
        current.save()
    return current


@contextmanager
def locked(commitment: CoverageCommitment) -> Iterator[CoverageCommitment]:
    """The promise as it is now, its row locked until the block ends."""
    with transaction.atomic():
        rows = CoverageCommitment.objects.select_for_update(of=("self",))
        yield rows.select_related("journalist__outlet", "outlet").get(pk=commitment.pk)


def apply(
    current: CoverageCommitment,
    to: str,
    now: datetime,
    *,
    by_journalist: bool = False,
    user: Any = None,
) -> None:
    """Move a promise whose row is locked; the caller saves it. Arguments as in `move`."""
    if to not in TRANSITIONS[current.state]:
        raise TransitionRefusedError(current.state)
    before, current.state = current.state, to
    _record(current, before, now, by_journalist=by_journalist, user=user)


def nudge(now: datetime) -> int:
    """Remind once, in the week that was chosen; without a week, a month after the promise.

    Who plans anew after that is not reminded again: the thirty days begin in the new week.

    Returns:
        How many people were reminded. Who may not be written to is not, and lapses all the same.
    """
    today = timezone.localdate(now)
    due = CoverageCommitment.objects.filter(state=Promise.PLANNED, week__lte=today)
    due |= CoverageCommitment.objects.filter(
        state=Promise.PROMISED, promised_at__lte=now - LAPSES_AFTER
    )
    sent = 0
    with _due(due) as rows:
        for current in rows:
            is_first = current.nudged_at is None
            apply(current, Promise.NUDGED, now)
            current.nudged_at = now
            current.save()
            person = current.journalist
            if is_first and person and person.may_be_written_to:
                letters.queue([_about("nudge", current, person)], now)
                sent += 1
    return sent


def lapse(now: datetime) -> int:
    """Let go of what was neither kept nor planned anew within thirty days of the reminder."""
    due = CoverageCommitment.objects.filter(state=Promise.NUDGED, nudged_at__lte=now - LAPSES_AFTER)
    with _due(due) as rows:
        for current in rows:
            apply(current, Promise.LAPSED, now)
            current.save()
    return len(rows)


def keep(current: CoverageCommitment, now: datetime, user: Any = None) -> None:
    """A promise whose row is locked has been kept: note it, and thank whoever gave it."""
    if current.state != Promise.TO_VERIFY:
        apply(current, Promise.TO_VERIFY, now, user=user)
    apply(current, Promise.KEPT, now, user=user)
    current.save()
    person = current.journalist
    if person and person.may_be_written_to:
        letters.queue([_about("kept", current, person)], now)


def take_back(current: CoverageCommitment, now: datetime, user: Any = None) -> None:
    """What was reported was none of ours: a promise whose row is locked stands where it stood before.

    Another report may still keep it, and whoever promised anew meanwhile is held to that.
    """
    if current.state not in (Promise.TO_VERIFY, Promise.KEPT):
        return
    if current.pickups.exclude(state=PickupState.REJECTED).exists():
        return
    anew = CoverageCommitment.objects.filter(
        journalist=current.journalist, story_key=current.story_key, state__in=OPEN_PROMISES
    ).exclude(pk=current.pk)
    if current.journalist_id and anew.exists():
        return
    if current.state == Promise.KEPT:
        apply(current, Promise.TO_VERIFY, now, user=user)
    reported = current.steps.filter(to_state=Promise.TO_VERIFY).exclude(from_state=Promise.KEPT)
    before = reported.last()
    apply(current, before.from_state if before else Promise.PROMISED, now, user=user)
    current.save()


@contextmanager
def _due(rows: Any) -> Iterator[list[CoverageCommitment]]:
    with transaction.atomic():
        skip = connection.features.has_select_for_update_skip_locked
        due = rows.select_for_update(of=("self",), skip_locked=skip)
        yield list(due.select_related("journalist__outlet", "outlet", "story")[:BATCH])


def _known(journalist: Journalist, story: Page, key: UUID | None) -> CoverageCommitment | None:
    if key and (same := CoverageCommitment.objects.filter(key=key).first()):
        return same
    return CoverageCommitment.objects.filter(
        journalist=journalist, story_key=story.translation_key, state__in=OPEN_PROMISES
    ).first()


def _pack(commitment: CoverageCommitment, person: Journalist, now: datetime) -> letters.Draft:
    story = commitment.story
    address = story.full_url
    if under_embargo(story, now):
        address = links.story_url(links.story_links([person], story, now)[person.pk])
    context = {"commitment": commitment, "story": story, "story_url": address}
    return letters.Draft(person, "pack", context, answers=True)


def _about(template: str, commitment: CoverageCommitment, person: Journalist) -> letters.Draft:
    return letters.Draft(person, template, {"commitment": commitment, "story": commitment.story})


def _record(current: CoverageCommitment, before: str, now: datetime, **who: Any) -> None:
    CommitmentStep.objects.create(
        commitment=current, at=now, from_state=before, to_state=current.state, **who
    )


def _touch(journalist: Journalist, now: datetime) -> None:
    Journalist.objects.filter(pk=journalist.pk).update(last_active_at=now)
