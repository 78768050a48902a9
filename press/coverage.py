"""What media published: reported, verified, shown; and links looked at again every month."""

import logging
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from content.folding import folded_words
from content.remembered import forget
from content.visibility import public
from stories.models import StoryPage, StoryPartner

from . import promises
from .choices import PickupState, Promise, Proof
from .fetching import FailedError, GoneError, Guard, RefusedError
from .models import CoverageCommitment, Journalist, MediaOutlet, PressPickup
from .models.coverage import OPEN_PROMISES

logger = logging.getLogger(__name__)

CHECK_EVERY = timedelta(days=30)
A_ROUND = 1  # addresses in one round of the worker: mails wait meanwhile, ten seconds at most
# A name of one short word (“Alba”) proves nothing.
SHORTEST_NAME = 8  # letters


def report(
    story: Page,
    now: datetime,
    *,
    journalist: Journalist | None = None,
    suspicious: str = "",
    **values: Any,
) -> PressPickup:
    """Note what somebody says was published. The same address for the same story is one report.

    Args:
        story: what it is about.
        now: aware.
        journalist: who published it; an open promise of theirs awaits verification from now on.
        suspicious: why it looks like spam; it waits for a human and nothing is fetched.
        values: fields of `PressPickup`: url, title, published_on, quote, kind, outlet …
    """
    with transaction.atomic():
        commitment = _promise_of(story, journalist, None) if journalist else None
        row = PressPickup(
            story=story,
            journalist=journalist,
            commitment=commitment,
            suspicious=suspicious,
            reported_at=now,
            **values,
        )
        row.outlet = row.outlet or (journalist.outlet if journalist else _outlet_at(row.url))
        if journalist:
            row.outlet_name = row.outlet_name or journalist.medium
            Journalist.objects.filter(pk=journalist.pk).update(last_active_at=now)
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError:
            known = PressPickup.objects.get(story=story, url=row.url)
            return _adopt(known, row) if journalist else known
        if commitment and commitment.state != Promise.TO_VERIFY:
            promises.move(commitment, Promise.TO_VERIFY, now, by_journalist=True)
    return row


def _adopt(known: PressPickup, row: PressPickup) -> PressPickup:
    """A reader was quicker than the journalist: the report becomes theirs."""
    if known.journalist_id is None:
        known.journalist, known.commitment = row.journalist, row.commitment
        known.outlet = known.outlet or row.outlet
        known.save()
    return known


def _promise_of(
    story: Page, journalist: Journalist | None, outlet: MediaOutlet | None
) -> CoverageCommitment | None:
    """The promise that a publication keeps: the journalist's own, else one of their newsroom."""
    rows = CoverageCommitment.objects.filter(
        story_key=story.translation_key, state__in=[*OPEN_PROMISES, Promise.LAPSED]
    ).order_by("-promised_at")
    own = rows.filter(journalist=journalist).first() if journalist else None
    return own or (rows.filter(outlet=outlet).first() if outlet else None)


def _outlet_at(url: str) -> MediaOutlet | None:
    """The outlet on whose own site an address lies."""
    host = _host(url)
    outlets = MediaOutlet.objects.exclude(website="")
    return next((outlet for outlet in outlets if host and _host(outlet.website) == host), None)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # no address at all
        return ""


def verify(pickup: PressPickup, now: datetime, proof: str, user: Any = None) -> PressPickup:
    """It is true: show it, and keep the promise behind it.

    A newsroom's promise is kept whoever reported: a reader, or the press officer after a call. Twice
    is once, but an outlet that is named later finds its promise all the same.

    Args:
        proof: a value of `Proof`.
        user: who says so, where it is not the machine.
    """
    with transaction.atomic():
        current = PressPickup.objects.select_for_update().get(pk=pickup.pk)
        if current.state != PickupState.VERIFIED:
            current.state, current.proof = PickupState.VERIFIED, proof
            current.verified_at, current.verified_by = now, user
        current.commitment = current.commitment or _promise_of(
            current.story, current.journalist, current.outlet
        )
        current.save()
        if current.commitment_id:
            with promises.locked(current.commitment) as commitment:
                if commitment.state in [*OPEN_PROMISES, Promise.LAPSED]:
                    promises.keep(commitment, now, user)
    return current


def reject(pickup: PressPickup, now: datetime, user: Any = None) -> None:
    """It is none of ours, or does not exist. Its promise stands where it stood before the report."""
    with transaction.atomic():
        current = PressPickup.objects.select_for_update().get(pk=pickup.pk)
        current.state, current.verified_by = PickupState.REJECTED, user
        current.save()
        if current.commitment_id:
            with promises.locked(current.commitment) as commitment:
                promises.take_back(commitment, now, user)


def look_at_reports(now: datetime, guard: Guard | None = None) -> int:
    """Open reported links, each once; one whose page names the story or a partner is verified.

    Returns:
        How many were opened. What proves nothing waits for a human.
    """
    guard = guard or Guard()
    waiting = PressPickup.objects.filter(
        state=PickupState.REPORTED, checked_at=None, suspicious="", is_example=False
    )
    rows = list(waiting.exclude(url="").order_by("reported_at")[:A_ROUND])
    for pickup in rows:
        PressPickup.objects.filter(pk=pickup.pk).update(checked_at=now)
        try:
            page = guard.fetch(pickup.url)
        except (RefusedError, FailedError) as error:
            logger.info("coverage %s was not verified by itself: %s", pickup.pk, error)
            continue
        soup = BeautifulSoup(page.text, "html.parser")
        title = soup.title.get_text(" ", strip=True)[:200] if soup.title else ""
        if title and not pickup.title:
            PressPickup.objects.filter(pk=pickup.pk, title="").update(title=title)
            forget(pages=())
        if names(soup.get_text(" "), pickup.story):
            verify(pickup, now, Proof.FETCHED)
    return len(rows)


def check_links(now: datetime, guard: Guard | None = None) -> int:
    """Look at shown links again, each once a month: a dead one is marked and kept.

    Returns:
        How many were opened.
    """
    guard = guard or Guard()
    due = PressPickup.objects.filter(state=PickupState.VERIFIED, is_example=False).exclude(url="")
    due = due.filter(Q(checked_at=None) | Q(checked_at__lte=now - CHECK_EVERY))
    rows = list(due.order_by("checked_at", "pk")[:A_ROUND])
    for pickup in rows:
        try:
            guard.fetch(pickup.url)
        except GoneError:
            pickup.dead_since = pickup.dead_since or timezone.localdate(now)
        except (RefusedError, FailedError):
            pass  # asleep, or shut to machines: no proof that it is gone
        else:
            pickup.dead_since = None
        pickup.checked_at = now
        pickup.save(update_fields=["dead_since", "checked_at"])
    return len(rows)


def names(text: str, story: Page) -> bool:
    """Whether a text names a story, or somebody who takes part in it, whatever the accents."""
    found = f" {' '.join(folded_words(text))} "
    versions = StoryPage.objects.filter(translation_key=story.translation_key)
    partners = StoryPartner.objects.filter(page__in=versions, organisation__isnull=False)
    titles = list(versions.values_list("title", flat=True))
    organisations = list(partners.values_list("organisation__name", flat=True).distinct())
    return any(_is_named(name, found) for name in (*titles, *organisations))


def _is_named(name: str, text: str) -> bool:
    folded = " ".join(folded_words(name))
    return len(folded) >= SHORTEST_NAME and f" {folded} " in text


def shown(rows: QuerySet[PressPickup] | None = None) -> QuerySet[PressPickup]:
    """Verified coverage of stories that anybody can read, the newest first."""
    rows = PressPickup.objects.all() if rows is None else rows
    return (
        rows.filter(
            state=PickupState.VERIFIED, story__in=public(StoryPage.objects.all()).order_by()
        )
        .select_related("outlet", "story__locale")
        .order_by("-published_on", "-pk")
    )


def of_story(story: Page) -> list[PressPickup]:
    """Verified coverage of a story, whichever of its languages it was reported for."""
    rows = PressPickup.objects.filter(
        story__translation_key=story.translation_key, state=PickupState.VERIFIED
    )
    return list(rows.select_related("outlet").order_by("-published_on", "-pk"))
