"""Personal links of journalists: to their own space, to a story under embargo, out of our list.

Signed, so that nobody can guess one; kept in a row, so that one can be revoked.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page

from content.visibility import under_embargo
from involvement import tokens
from stories.models import StoryPage

from .models import Journalist, PressLink, PressSubscription

SPACE, STORY, STOP, CONFIRM = "press-space", "press-story", "press-stop", "press-confirm"
VALID = timedelta(days=180)
CONFIRM_WITHIN = timedelta(days=7)


class LinkClosedError(Exception):
    """The link is none of ours, too old, revoked, or whoever held it is gone."""


def spaces(journalists: Iterable[Journalist], now: datetime) -> dict[int, PressLink]:
    """The link of each journalist to their space, by their key; made where there is none.

    A living one is used again, and renewed when half over. The queries do not grow with the people.
    """
    people = {journalist.pk: journalist for journalist in journalists}
    found = {link.journalist_id: link for link in _living_spaces(people, now)}
    old = [link.pk for link in found.values() if link.expires_at - now < VALID / 2]
    if old:
        PressLink.objects.filter(pk__in=old).update(expires_at=now + VALID)
    made = PressLink.objects.bulk_create(
        PressLink(key=uuid4(), journalist_id=key, expires_at=now + VALID)
        for key in people
        if key not in found
    )
    found |= {link.journalist_id: link for link in made}
    for key, link in found.items():
        link.journalist = people[key]
    return found


def space(journalist: Journalist, now: datetime) -> PressLink:
    """The link of one journalist to their space."""
    return spaces([journalist], now)[journalist.pk]


def living_space(journalist: Journalist, now: datetime) -> PressLink | None:
    """The same, where there is one already: for who only looks."""
    return _living_spaces([journalist.pk], now).select_related("journalist").first()


def _living_spaces(people: Iterable[int], now: datetime) -> QuerySet[PressLink]:
    return PressLink.objects.filter(
        journalist__in=people, story=None, revoked_at=None, expires_at__gt=now
    )


def story_links(
    journalists: Iterable[Journalist], story: StoryPage, now: datetime
) -> dict[int, PressLink]:
    """The link of each journalist to a story under embargo, by their key; made where there is none.

    A link that was revoked stays so, and no other is made: whoever lost it does not get it back by
    the next mail. Those people are left out.
    """
    people = {journalist.pk: journalist for journalist in journalists}
    known = PressLink.objects.filter(journalist__in=people, story=story)
    found = {link.journalist_id: link for link in known}
    made = PressLink.objects.bulk_create(
        PressLink(key=uuid4(), journalist_id=key, story=story, expires_at=story.embargo_until)
        for key in people
        if key not in found
    )
    found |= {link.journalist_id: link for link in made}
    for key, link in found.items():
        link.journalist = people[key]
    return {key: link for key, link in found.items() if link.revoked_at is None}


def space_url(link: PressLink, name: str = "press_space", *args: object) -> str:
    """Full address of a journalist's space, or of one of its acts, in their language."""
    return settings.WAGTAILADMIN_BASE_URL + space_path(link, name, *args)


def space_path(link: PressLink, name: str = "press_space", *args: object) -> str:
    """The same without the site's name."""
    return _path(name, SPACE, link, *args)


def story_url(link: PressLink) -> str:
    """Full address of a story under embargo, for one journalist."""
    return settings.WAGTAILADMIN_BASE_URL + _path("press_embargo", STORY, link)


def stop_url(link: PressLink) -> str:
    """Full address at which alerts are stopped."""
    return settings.WAGTAILADMIN_BASE_URL + _path("press_stop", STOP, link)


def confirm_url(subscription: PressSubscription) -> str:
    """Full address at which a subscription is confirmed."""
    language = subscription.journalist.language
    with translation.override(language):
        token = tokens.make(CONFIRM, subscription.pk)
        return settings.WAGTAILADMIN_BASE_URL + reverse("press_confirm", args=[token])


def open_space(token: str, now: datetime) -> PressLink:
    """The link behind a token of `space_url`.

    Raises:
        LinkClosedError: it opens nothing, whatever the reason.
    """
    link = _link(SPACE, token)
    if link.story_id or link.revoked_at or link.expires_at <= now:
        raise LinkClosedError
    return link


def open_story(token: str, now: datetime) -> tuple[PressLink, StoryPage]:
    """The link behind a token of `story_url`, and its story, until the embargo ends.

    The embargo as it is now counts, not as it was when the link was made.

    Raises:
        LinkClosedError: it opens nothing: revoked, accreditation over, story withdrawn.
    """
    link = _link(STORY, token)
    story = StoryPage.objects.filter(pk=link.story_id, live=True).first()
    if link.revoked_at or story is None:
        raise LinkClosedError
    today = timezone.localdate(now)
    if under_embargo(story, now) and not link.journalist.is_accredited(today):
        raise LinkClosedError
    return link, story


def open_stop(token: str) -> PressLink:
    """The link of whoever wants no more alerts. A way out never grows too old.

    Raises:
        LinkClosedError: it is none of ours, or they have been erased.
    """
    return _link(STOP, token)


def open_confirm(token: str) -> PressSubscription:
    """The subscription that is to be confirmed.

    Raises:
        LinkClosedError: it is none of ours, too old, or was forgotten.
    """
    try:
        key = tokens.read(CONFIRM, token, CONFIRM_WITHIN.total_seconds())
    except tokens.BadTokenError as error:
        raise LinkClosedError from error
    rows = PressSubscription.objects.select_related("journalist__outlet")
    subscription = rows.filter(pk=key, suspicious="").first()
    if subscription is None:
        raise LinkClosedError
    return subscription


def revoke(journalist: Journalist, story: Page | None, now: datetime) -> int:
    """Close the links of a journalist to a story, or to their space. Returns how many."""
    rows = PressLink.objects.filter(journalist=journalist, story=story, revoked_at=None)
    return rows.update(revoked_at=now)


def restore(journalist: Journalist, story: Page) -> int:
    """Open the links of a journalist to a story again: taken back by mistake. Returns how many."""
    rows = PressLink.objects.filter(journalist=journalist, story=story)
    return rows.exclude(revoked_at=None).update(revoked_at=None)


def _path(name: str, purpose: str, link: PressLink, *args: object) -> str:
    with translation.override(link.journalist.language):
        return reverse(name, args=[tokens.make(purpose, link.key.hex), *args])


def _link(purpose: str, token: str) -> PressLink:
    try:
        key = UUID(tokens.read(purpose, token))
    except (tokens.BadTokenError, ValueError, TypeError, AttributeError) as error:
        raise LinkClosedError from error
    link = PressLink.objects.select_related("journalist__outlet").filter(key=key).first()
    if link is None:
        raise LinkClosedError
    return link
