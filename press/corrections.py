"""Those who published a story, or promised to, hear of its corrections: each once."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from . import letters
from .choices import PickupState, Promise
from .models import CorrectionTold, CoverageCommitment, Journalist, PressPickup


def concerned(story: Page) -> list[Journalist]:
    """Who published the story or has promised to, and may be written to.

    Where only the outlet is known, somebody of it must hear: all whom we know there.
    """
    pickups = PressPickup.objects.filter(
        story__translation_key=story.translation_key, state=PickupState.VERIFIED
    )
    promised = CoverageCommitment.objects.filter(story_key=story.translation_key).exclude(
        state__in=[Promise.WITHDRAWN, Promise.LAPSED]
    )
    people = Journalist.objects.filter(pk__in=pickups.values("journalist"))
    people |= Journalist.objects.filter(
        outlet__in=pickups.filter(journalist=None, outlet__isnull=False).values("outlet")
    )
    people |= Journalist.objects.filter(pk__in=promised.values("journalist"))
    return [person for person in people.distinct() if person.may_be_written_to]


def tell(story: Page, corrections: Iterable[Any], now: datetime) -> int:
    """Tell of corrections; what somebody was told already is left out.

    Args:
        story: a public story.
        corrections: rows with `corrected_on` and `text`.
        now: aware.

    Returns:
        How many mails were queued.
    """
    by_digest = {_digest(row): row for row in corrections}
    if not by_digest:
        return 0
    drafts, told = [], []
    with transaction.atomic():
        people = concerned(story)
        known = set(
            CorrectionTold.objects.filter(
                journalist__in=people, story_key=story.translation_key
            ).values_list("journalist", "digest")
        )
        for person in people:
            fresh = [digest for digest in by_digest if (person.pk, digest) not in known]
            if fresh:
                told += [
                    CorrectionTold(
                        journalist=person, story_key=story.translation_key, digest=digest, at=now
                    )
                    for digest in fresh
                ]
                rows = [by_digest[digest] for digest in fresh]
                drafts.append(
                    letters.Draft(person, "correction", {"story": story, "corrections": rows})
                )
        CorrectionTold.objects.bulk_create(told)
        letters.queue(drafts, now)
    return len(drafts)


def tell_those_concerned(sender: Any, story: Page, corrections: list[Any], **kwargs: Any) -> None:
    """Receiver of `stories.corrections.corrected`."""
    tell(story, corrections, timezone.now())


def _digest(row: Any) -> str:
    return sha256(f"{row.corrected_on} {row.text}".encode()).hexdigest()
