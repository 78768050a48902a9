"""Each buzz becomes a promise of the press room, with its kit on its way within a minute.

The worker does it, so that no mail can slow the room down, and half a minute after the button: time
enough for the three taps, and for taking a slip back. What cannot become a promise yet, because the
story is still to be written or nobody knows where the kit should go, waits here, and the control
shows it.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import translation
from wagtail.models import Page

from content.visibility import public
from press import promises
from press.choices import Origin, Promise
from press.letters import NobodyAnswersError

from .choices import Angle
from .models import Buzz, BuzzSession

logger = logging.getLogger(__name__)

SECOND_THOUGHTS = timedelta(seconds=30)
KIT_WITHIN = timedelta(seconds=60)
BATCH = 200


def carry_over(now: datetime) -> int:
    """Make or change the promises of what was pressed; the worker calls it every few seconds.

    Returns:
        How many buzzes were carried over.
    """
    done = 0
    for number in list(due(now).values_list("pk", flat=True)[:BATCH]):
        try:
            with transaction.atomic():
                rows = due(now).select_for_update(of=("self",)).filter(pk=number)
                row = rows.select_related("pitch__story", "seat__journalist", "commitment").first()
                if row:
                    _carry(row, now)
                    done += 1
        except (promises.NotForThemError, promises.ReservedError):
            continue  # waits: the story is not theirs to read yet, or another newsroom is first
        except NobodyAnswersError:
            logger.critical("There is no team from which a kit could be sent")
            break
        except Exception:  # whatever it is, the other newsrooms' promises do not wait for it
            logger.exception("buzz %s could not become a promise", number)
    return done


def due(now: datetime) -> QuerySet[Buzz]:
    """Buzzes whose promise is to be made, or no longer says what the journalist said last."""
    fresh = Q(commitment=None, withdrawn_at=None, at__lte=now - SECOND_THOUGHTS)
    stale = Q(commitment__isnull=False, changed_at__gt=F("promised_at"))
    known = Q(seat__journalist__isnull=False, pitch__story__isnull=False)
    return Buzz.objects.filter(fresh | stale, known, pitch__session__is_rehearsal=False)


def waiting(session: BuzzSession, now: datetime) -> list[Buzz]:
    """Buzzes that should have become promises a minute ago, for the control."""
    if session.is_rehearsal:
        return []
    late = Buzz.objects.filter(
        pitch__session=session, commitment=None, withdrawn_at=None, at__lte=now - KIT_WITHIN
    )
    return list(late.select_related("pitch__story", "seat__journalist__outlet"))


def _carry(row: Buzz, now: datetime) -> None:
    journalist, story = row.seat.journalist, row.pitch.story.specific
    with translation.override(journalist.language):
        angle = str(Angle(row.angle).label) if row.angle else ""
    taken_back = row.commitment and row.commitment.state == Promise.WITHDRAWN
    if row.commitment is None or (taken_back and not row.withdrawn_at):
        row.commitment = promises.promise(
            journalist,
            _in_language(story, journalist.language),
            now,
            week=row.week,
            angle=angle,
            format=row.format,
            origin=Origin.BUZZ,
        )
    elif row.withdrawn_at:
        _withdraw(row, now)
    else:
        _change(row, angle, now)
    row.promised_at = now
    row.save(update_fields=["commitment", "promised_at"])


def _withdraw(row: Buzz, now: datetime) -> None:
    try:
        promises.move(row.commitment, Promise.WITHDRAWN, now, by_journalist=True)
    except promises.TransitionRefusedError:
        logger.info("promise %s is past being withdrawn", row.commitment_id)


def _change(row: Buzz, angle: str, now: datetime) -> None:
    with promises.locked(row.commitment) as current:
        current.angle, current.format = angle or current.angle, row.format or current.format
        if row.week and row.week != current.week:
            current.week = row.week
            if Promise.PLANNED in promises.TRANSITIONS[current.state]:
                promises.apply(current, Promise.PLANNED, now, by_journalist=True)
        current.save()


def _in_language(story: Page, language: str) -> Page:
    """The story in the journalist's language where it can be read there, else as it is on stage."""
    versions = public(type(story).objects.filter(translation_key=story.translation_key))
    return versions.filter(locale__language_code=language).first() or story
