"""Rows for tests, made by plain functions: each takes what matters and fills in the rest."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from calls.models import CallIndexPage, CallIssue, CallPage, CallTerritory
from events.models import EventDate, EventIndexPage, EventIssue, EventPage, EventTerritory
from involvement.models import Involvement, Person
from involvement.transitions import start_the_clock
from people.models import Facilitator, OpeningHours, Organisation, Programme
from stories.models import (
    StoryClaim,
    StoryIndexPage,
    StoryIssue,
    StoryPage,
    StoryPartner,
    StoryTerritory,
)
from taxonomy.models import Issue, Territory, TerritoryAncestry, TerritoryKind
from taxonomy.official_list import KEY_PREFIXES


def roles() -> dict[str, Group]:
    """The groups of the site by name; every test begins with them."""
    return {group.name: group for group in Group.objects.all()}


def make_issue(name: str = "Emploi", **kwargs: Any) -> Issue:
    slug = kwargs.pop("slug", slugify(name))
    return Issue.objects.get_or_create(
        slug=slug, defaults={"name_fr": name, "hue": "brick"} | kwargs
    )[0]


def make_territory(
    name: str = "Mulhouse", parent: Territory | None = None, **kwargs: Any
) -> Territory:
    """A territory below `parent`, with its rows in the closure."""
    kind = kwargs.pop("kind", TerritoryKind.COMMUNE)
    code = kwargs.pop("code", str(68000 + Territory.objects.count()))
    territory = Territory.objects.create(
        key=kwargs.pop("key", f"{KEY_PREFIXES[kind]}-{code}"),
        kind=kind,
        code=code,
        slug=kwargs.pop("slug", slugify(name)),
        name_fr=name,
        vintage=2026,
        main_parent=parent,
        **kwargs,
    )
    TerritoryAncestry.objects.create(ancestor=territory, descendant=territory, distance=0)
    if parent:
        territory.parents.add(parent)
        TerritoryAncestry.objects.bulk_create(
            TerritoryAncestry(
                ancestor=above.ancestor, descendant=territory, distance=above.distance + 1
            )
            for above in parent.above.all()
        )
    return territory


def make_organisation(
    name: str = "Ateliers du Rhin", universe: str = "company", **kwargs: Any
) -> Organisation:
    return Organisation.objects.create(
        name=name, slug=kwargs.pop("slug", slugify(name)), universe=universe, **kwargs
    )


def make_programme(name: str = "Alsace", **kwargs: Any) -> Programme:
    """A team that answers from Monday to Friday, 9:00 to 12:00 and 14:00 to 18:00."""
    from datetime import time

    territories = kwargs.pop("territories", [])
    programme = Programme(
        name=name,
        slug=kwargs.pop("slug", slugify(name)),
        email=kwargs.pop("email", f"{slugify(name)}@labo.example"),
        **kwargs,
    )
    programme.opening_hours = [
        OpeningHours(weekday=day, opens_at=time(opens), closes_at=time(closes))
        for day in range(5)
        for opens, closes in ((9, 12), (14, 18))
    ]
    programme.territories = territories
    programme.save()
    return programme


def make_facilitator(
    programme: Programme | None = None, name: str = "Camille", **kwargs: Any
) -> Facilitator:
    programme = programme or Programme.objects.first() or make_programme()
    return Facilitator.objects.create(
        programme=programme,
        name=name,
        email=kwargs.pop("email", f"{slugify(name)}@labo.example"),
        **kwargs,
    )


def make_story(title: str = "Un atelier partagé", **kwargs: Any) -> StoryPage:
    """A published story that misses nothing; `live=False` for a draft."""
    issues = kwargs.pop("issues", None)
    territories = kwargs.pop("territories", None)
    partners = kwargs.pop("partners", None)
    parent = kwargs.pop("parent", None) or StoryIndexPage.objects.get(locale__language_code="fr")
    if issues is None:
        issues = [make_issue()]
    if territories is None:
        territories = [Territory.objects.filter(slug="mulhouse").first() or make_territory()]
    if partners is None:
        partners = [
            Organisation.objects.filter(universe=universe).first()
            or make_organisation(f"Organisation {universe}", universe)
            for universe in ("company", "social-economy")
        ]
    defaults: dict[str, Any] = {
        "slug": slugify(title),
        "summary": f"Résumé de {title}.",
        "authors": "La rédaction",
        "problem": "Des machines dorment le soir.",
        "affected": "Trente apprentis du bassin.",
        "stage": "established",
        "limits": "<p>L’assurance a pris neuf mois.</p>",
        "conditions": "<p>Un référent nommé.</p>",
        "action_text": "Ouvrez votre atelier un soir par mois.",
        "contact": Facilitator.objects.first() or make_facilitator(),
        "verified_on": date(2026, 10, 1),
        "steps": [
            {"type": "step", "value": {"title": f"Étape {n}", "text": "Ce qui se passe."}}
            for n in (1, 2, 3)
        ],
        "lessons": [{"type": "lesson", "value": f"Leçon {n}"} for n in (1, 2, 3)],
        "first_published_at": timezone.now(),
    }
    story = StoryPage(title=title, locale=parent.locale, **(defaults | kwargs))
    story.issue_links = [StoryIssue(issue=issue) for issue in issues]
    story.territory_links = [StoryTerritory(territory=territory) for territory in territories]
    story.partners = [
        StoryPartner(
            organisation=organisation,
            role="Ouvre",
            gives="Un lieu",
            gets="Une équipe",
            locale=parent.locale,
        )
        for organisation in partners
    ]
    story.claims = [
        StoryClaim(
            value="31",
            statement="embauches en deux ans",
            method="measured",
            source="Registre du personnel",
            checked_on=date(2026, 9, 1),
            period="2024-2026",
            locale=parent.locale,
        )
    ]
    parent.refresh_from_db()
    return parent.add_child(instance=story)


def make_event(
    title: str = "Petit déjeuner", starts_at: datetime | None = None, **kwargs: Any
) -> EventPage:
    """A published event of two hours; `dates` gives several pairs of start and end."""
    issues = kwargs.pop("issues", None) or [make_issue()]
    territories = kwargs.pop("territories", None) or [
        Territory.objects.filter(slug="mulhouse").first() or make_territory()
    ]
    parent = kwargs.pop("parent", None) or EventIndexPage.objects.get(locale__language_code="fr")
    starts_at = starts_at or timezone.now() + timedelta(days=7)
    dates = kwargs.pop("dates", [(starts_at, starts_at + timedelta(hours=2))])
    event = EventPage(
        title=title,
        locale=parent.locale,
        **(
            {
                "slug": slugify(title),
                "summary": f"Résumé de {title}.",
                "place_name": "Maison du Labo",
                "first_published_at": timezone.now(),
            }
            | kwargs
        ),
    )
    event.issue_links = [EventIssue(issue=issue) for issue in issues]
    event.territory_links = [EventTerritory(territory=territory) for territory in territories]
    event.dates = [EventDate(starts_at=start, ends_at=end) for start, end in dates]
    parent.refresh_from_db()
    return parent.add_child(instance=event)


def make_call(title: str = "Un local à Sélestat", **kwargs: Any) -> CallPage:
    """A published, open call."""
    issues = kwargs.pop("issues", None) or [make_issue()]
    territories = kwargs.pop("territories", None) or [
        Territory.objects.filter(slug="mulhouse").first() or make_territory()
    ]
    parent = kwargs.pop("parent", None) or CallIndexPage.objects.get(locale__language_code="fr")
    call = CallPage(
        title=title,
        locale=parent.locale,
        **(
            {
                "slug": slugify(title),
                "summary": f"Résumé de {title}.",
                "contact": Facilitator.objects.first() or make_facilitator(),
                "first_published_at": timezone.now(),
            }
            | kwargs
        ),
    )
    call.issue_links = [CallIssue(issue=issue) for issue in issues]
    call.territory_links = [CallTerritory(territory=territory) for territory in territories]
    parent.refresh_from_db()
    return parent.add_child(instance=call)


def restrict(page: Page) -> Page:
    """Make a page private: only people who logged in may see it."""
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page


def make_person(
    programme: Programme | None = None, first_name: str = "Inès", **kwargs: Any
) -> Person:
    """Somebody who wrote to a programme."""
    return Person.objects.create(
        programme=programme or Programme.objects.first() or make_programme(),
        first_name=first_name,
        email=kwargs.pop("email", f"{slugify(first_name)}@example.org"),
        last_active_at=kwargs.pop("last_active_at", timezone.now()),
        **kwargs,
    )


def make_request(
    owner: Facilitator | None = None, person: Person | None = None, **kwargs: Any
) -> Involvement:
    """A request as `services.receive` would have stored it an instant ago; no mails."""
    owner = owner or Facilitator.objects.first() or make_facilitator()
    person = person or make_person(owner.programme)
    involvement = Involvement(
        **{
            "key": uuid4(),
            "person": person,
            "programme": owner.programme,
            "owner": owner,
            "message": "Je prête mon atelier le mardi soir.",
            "language": "fr",
        }
        | kwargs
    )
    if "due_at" not in kwargs:
        start_the_clock(involvement, timezone.now())
    involvement.save()
    return involvement
