"""Accounts, organisations, teams and those who answer."""

from datetime import time

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User
from django.utils.text import slugify
from wagtail.users.models import UserProfile

from home.demo.accounts import ACCOUNTS, PASSWORD
from home.demo.guests import GUESTS
from home.demo.identity import LOGOS
from home.demo.organisations import ORGANISATIONS
from home.demo.programmes import ABSENCES, FACILITATORS, TEAMS
from people.models import (
    Absence,
    CircleMember,
    Facilitator,
    OpeningHours,
    Organisation,
    Programme,
)

from .base import Demonstration


def load_accounts(demo: Demonstration) -> None:
    """One account of each kind, with the admin in French."""
    password = make_password(PASSWORD)
    for account in ACCOUNTS:
        user = User.objects.create(
            username=account.username,
            first_name=account.first_name,
            email=f"{account.username}@labo.example",
            password=password,
            is_staff=account.is_administrator,
            is_superuser=account.is_administrator,
        )
        if account.group:
            user.groups.add(Group.objects.get(name=account.group))
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "fr"})
        demo.accounts[account.username] = user


def load_organisations(demo: Demonstration) -> None:
    for data in (*ORGANISATIONS, *GUESTS):
        demo.organisations[data.slug] = Organisation.objects.create(
            name=data.name,
            slug=data.slug,
            universe=data.universe,
            territory=demo.territory(data.territory),
            description_fr=data.description_fr,
            description_de=data.description_de,
            description_en=data.description_en,
            logo=demo.pictures.get(LOGOS[data.slug], press_use=False)
            if data.slug in LOGOS
            else None,
            is_example=True,
        )


def load_teams(demo: Demonstration) -> None:
    """Programmes with their hours, and their facilitators in the order in which they answer."""
    teams = {}
    for team in TEAMS:
        programme = Programme(
            name=team.name,
            slug=team.key,
            email=team.email,
            phone=team.phone,
            holiday_region=team.holiday_region,
            is_default=team.is_default,
            answer_minutes=team.answer_minutes,
            **{f"presentation_{code}": text for code, text in team.presentation.items()},
        )
        programme.opening_hours = [
            OpeningHours(
                weekday=day,
                opens_at=time.fromisoformat(opens),
                closes_at=time.fromisoformat(closes),
            )
            for days, opens, closes in team.hours
            for day in days
        ]
        programme.circle = [
            CircleMember(name=name, email=f"{slugify(name)}@example.org", sort_order=number)
            for number, name in enumerate(team.circle)
        ]
        programme.territories = [demo.territory(key) for key in team.territories]
        programme.save()
        teams[team.key] = programme
    for number, person in enumerate(FACILITATORS):
        demo.facilitators[person.key] = Facilitator.objects.create(
            programme=teams[person.team],
            name=person.name,
            email=person.email,
            phone=person.phone,
            photo=demo.pictures.get(person.portrait, press_use=False),
            sort_order=number,
            **{f"role_{code}": text for code, text in person.role.items()},
        )
    for team in TEAMS:
        teams[team.key].lead = demo.facilitators[team.lead]
        teams[team.key].save()
    for key, (first, last) in ABSENCES.items():
        Absence.objects.create(
            facilitator=demo.facilitators[key], first_day=demo.day(first), last_day=demo.day(last)
        )


def link_accounts(demo: Demonstration) -> None:
    """Tie an account to the facilitator who uses it."""
    for account in ACCOUNTS:
        if account.facilitator:
            facilitator = demo.facilitators[account.facilitator]
            facilitator.user = demo.accounts[account.username]
            facilitator.save()


def who_answers(
    demo: Demonstration, issues: tuple[str, ...], territories: tuple[str, ...]
) -> Facilitator:
    """The facilitator whom a story names: of the team of its first territory, by its issues."""
    place = demo.territory(territories[0])
    programme = Programme.objects.filter(
        territories__below__descendant=place
    ).first() or Programme.objects.get(is_default=True)
    team = [
        person for person in FACILITATORS if demo.facilitators[person.key].programme == programme
    ]
    for issue in issues:
        for person in team:
            if issue in person.issues:
                return demo.facilitators[person.key]
    return demo.facilitators[team[0].key]
