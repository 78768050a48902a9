"""Puts the demonstration into the database, once."""

from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.demo.accounts import ACCOUNTS
from home.demo.load import (
    calls,
    evening,
    events,
    introductions,
    media,
    pages,
    people,
    press,
    registrations,
    requests,
    search,
    stories,
)
from home.demo.load.base import Demonstration
from home.demo.load.pictures import PictureLibrary
from home.models import SiteIdentity
from home.roles import ensure_roles
from home.tree import ensure_tree
from people.models import Programme
from stories.models import StoryPage
from taxonomy.issues import ensure_issues


def is_loaded() -> bool:
    """Whether the site has content already: then nothing of it may be touched."""
    names = [account.username for account in ACCOUNTS]
    return (
        StoryPage.objects.exists() or get_user_model().objects.filter(username__in=names).exists()
    )


@transaction.atomic
def load_demonstration(picture_pixels: int | None = None) -> bool:
    """Create everything that the demonstration holds and say whether there was anything to do.

    Needs territories. Run on a site that has content it changes nothing.

    Args:
        picture_pixels: width of the pictures; by default large enough for newsrooms.
    """
    if is_loaded():
        return False
    # Wagtail notes what refers to what at every save: once at the end is a third of the work.
    with disable_reference_index_auto_update():
        demo = _load(PictureLibrary(picture_pixels))
    for row in _rows_with_references(demo):
        ReferenceIndex.create_or_update_for_object(row)
    return True


def _load(pictures: PictureLibrary) -> Demonstration:
    ensure_issues()
    site = Site.objects.filter(is_default_site=True).first()
    homes = ensure_tree(**({"hostname": site.hostname, "port": site.port} if site else {}))
    ensure_roles()
    demo = Demonstration(homes, timezone.now(), pictures)
    people.load_accounts(demo)
    people.load_organisations(demo)
    people.load_teams(demo)
    people.link_accounts(demo)
    calls.load_calls(demo)
    stories.load_stories(demo)
    stories.load_drafts(demo)
    press.load_press_texts(demo)
    events.load_events(demo)
    pages.load_pages(demo)
    pages.load_identity(demo)
    requests.load_requests(demo)
    introductions.load_introductions(demo)
    registrations.load_registrations(demo)
    media.load_media(demo)
    evening.load_evening(demo)
    search.load_search()
    return demo


def _rows_with_references(demo: Demonstration) -> Iterator[Model]:
    yield from demo.organisations.values()
    yield from demo.facilitators.values()
    yield from Programme.objects.all()
    yield from SiteIdentity.objects.all()
    yield from Page.objects.filter(depth__gt=1).specific()
