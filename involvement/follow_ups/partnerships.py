"""What came of a request: the partnership, the seed of its story, and the chain back to the origin."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from involvement import access
from involvement.models import Involvement, Partnership, State, StepKind
from involvement.timeline import Actor, record
from involvement.transitions import TALK, apply, locked
from people.models import Organisation
from stories.models import StoryIndexPage, StoryIssue, StoryPage, StoryPartner, StoryTerritory
from taxonomy.models import Territory

MAY_END_WELL = [*TALK, State.SUCCEEDED]


@dataclass(frozen=True)
class Outcome:
    """What a partnership is.

    Attributes:
        title: what the parties do together; names organisations, no person.
        category: a value of `PartnershipCategory`.
        organisations: the parties.
        begun_on: the day on which it began.
    """

    title: str
    category: str
    organisations: Iterable[Organisation]
    begun_on: date


@dataclass(frozen=True)
class Link:
    """One link of the chain from a page to a new story.

    Attributes:
        what: what kind of thing it is.
        title: its own words, if it has any.
        on: its day, if it is known.
        url: where it is to be seen; empty where there is nothing to see, or no longer.
    """

    what: str
    title: str = ""
    on: date | None = None
    url: str = ""


def note(involvement: Involvement, outcome: Outcome, now: datetime, actor: Actor) -> Partnership:
    """Note that a request became a partnership. The same one noted twice is one.

    Args:
        involvement: the request; its row is locked and read again.
        outcome: what came of it.
        now: when, aware.
        actor: who notes it.

    Raises:
        TransitionRefusedError: there has been no talk yet, or the request is closed.
    """
    with locked(involvement) as current:
        if current.state != State.SUCCEEDED:
            apply(current, State.SUCCEEDED, now, actor)
            current.save()
        partnership, created = Partnership.objects.get_or_create(
            involvement=current,
            title=outcome.title,
            begun_on=outcome.begun_on,
            defaults={
                "programme": current.programme,
                "category": outcome.category,
                "origin_page": current.page,
                "noted_at": now,
            },
        )
        if created:
            partnership.organisations.set(outcome.organisations)
            data = {"partnership": partnership.pk}
            record(current, StepKind.PARTNERSHIP, now, actor, text=outcome.title, data=data)
    return partnership


def make_seed(partnership: Partnership, user: Any) -> Page:
    """Plant the draft of a story, once: title, partners, territories, issues, contact.

    No word of the person is copied: editors ask whoever is quoted. It is planted in the name of
    whoever clicks, who may not write stories: editors find it among the seeds on their first page.

    Args:
        partnership: its row is locked and read again.
        user: who plants it, and owns the draft.
    """
    with transaction.atomic():
        row = Partnership.objects.select_for_update(of=("self",)).get(pk=partnership.pk)
        if row.story:
            return row.story
        parent = _story_list(row.involvement)
        story = StoryPage(
            title=row.title,
            locale=parent.locale,
            owner=user,
            live=False,
            started_on=row.begun_on,
            contact=row.involvement.owner if row.involvement else None,
        )
        origin = row.origin_page.specific if row.origin_page else None
        story.issue_links = [StoryIssue(issue=issue) for issue in getattr(origin, "issues", [])]
        story.territory_links = [
            StoryTerritory(territory=territory) for territory in _territories(row, origin)
        ]
        story.partners = [
            StoryPartner(organisation=organisation, locale=parent.locale)
            for organisation in row.organisations.all()
        ]
        parent.add_child(instance=story)
        story.save_revision(user=user)
        row.story = partnership.story = story
        row.save(update_fields=["story"])
    return story


def seeds() -> QuerySet[Partnership]:
    """Partnerships whose story is still a draft, the newest first."""
    return Partnership.objects.filter(story__live=False).select_related("story").order_by("-pk")


def of_story(page: Page, user: Any) -> Partnership | None:
    """The partnership that a story tells, in whichever language, if this user may see it."""
    rows = access.visible(Partnership.objects.all(), user)
    return rows.filter(story__translation_key=page.translation_key).first()


def chain(partnership: Partnership, user: Any) -> list[Link]:
    """From the page that moved somebody to the new story: what is known, link by link.

    Of an erased request only its day is left; nothing leads to the person.

    Args:
        user: who looks; only links that they may follow are given.
    """
    found = []
    if origin := partnership.origin_page:
        what = str(origin.specific_class._meta.verbose_name)
        found.append(Link(what, origin.title, _local(origin.first_published_at), origin.url or ""))
    if request := partnership.involvement:
        found += _links_of_request(request, user)
    found.append(Link(_("Partnership"), partnership.title, partnership.begun_on))
    if story := partnership.story:
        what = _("New story") if story.live else _("Seed of a story")
        found.append(
            Link(what, story.title, _local(story.first_published_at), _story_url(story, user))
        )
    return found


def _links_of_request(request: Involvement, user: Any) -> list[Link]:
    seen = access.visible_to(user).filter(pk=request.pk).exists()
    url = reverse("involvement:card", args=[request.pk]) if seen else ""
    what = _("Request (erased)") if request.state == State.ERASED else _("Request")
    found = [Link(what, str(request) if seen else "", _local(request.created_at), url)]
    names = {State.INTRODUCTION: _("Introduction"), State.MET: _("Meeting")}
    first: dict[str, datetime] = {}
    for state, at in request.steps.filter(to_state__in=names).values_list("to_state", "at"):
        first.setdefault(state, at)
    return found + [Link(names[State(state)], on=_local(at)) for state, at in first.items()]


def _story_url(story: Page, user: Any) -> str:
    if story.permissions_for_user(user).can_edit():
        return reverse("wagtailadmin_pages:edit", args=[story.pk])
    return (story.url or "") if story.live else ""


def _story_list(involvement: Involvement | None) -> StoryIndexPage:
    """The list of stories in the language of the request, in French where there is none."""
    language = involvement.language if involvement else settings.LANGUAGE_CODE
    lists = {
        row.locale.language_code: row
        for row in StoryIndexPage.objects.select_related("locale").order_by("-pk")
    }
    return lists.get(language) or lists[settings.LANGUAGE_CODE]


def _territories(row: Partnership, origin: Any) -> list[Territory]:
    """Where it takes place: as the page that it comes from; else where its parties are at home."""
    homes = [organisation.territory for organisation in row.organisations.all()]
    found = getattr(origin, "territories", []) or [home for home in homes if home]
    return list(dict.fromkeys(found or list(row.programme.territories.all())[:1]))


def _local(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
