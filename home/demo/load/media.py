"""Newsrooms: who they are, what they promised, what appeared; and a story under embargo."""

from datetime import timedelta

from django.utils import timezone

from home.demo.media import (
    EMBARGO,
    EMBARGO_ENDS_IN,
    OUTLETS,
    PICKUPS,
    PROMISES,
    REPORTERS,
    SPEAKERS,
)
from press.choices import Agreement, PickupState, Promise, Proof
from press.models import (
    CommitmentStep,
    CoverageCommitment,
    Journalist,
    MediaOutlet,
    PressPickup,
    PressSubscription,
    Spokesperson,
)
from stories.models import StoryPage

from .base import Demonstration


def load_media(demo: Demonstration) -> None:
    """The newsrooms of the demonstration, and all that passed between them and the lab."""
    outlets = _outlets(demo)
    reporters = _reporters(demo, outlets)
    promises = _promises(demo, reporters)
    _pickups(demo, reporters, promises)
    _speakers(demo)
    story = demo.stories[EMBARGO]["fr"]
    ends = demo.moment(EMBARGO_ENDS_IN, "06:00")
    StoryPage.objects.filter(pk=story.pk).update(
        embargo_until=ends, first_published_at=demo.now, last_published_at=demo.now
    )


def _speakers(demo: Demonstration) -> None:
    for data in SPEAKERS:
        Spokesperson.objects.create(
            story=demo.stories[data.story]["fr"],
            name=data.name,
            role=data.role,
            phone=data.phone,
            hours=data.hours,
            agreed_on=demo.day(-60),
            is_example=True,
        )


def _outlets(demo: Demonstration) -> dict[str, MediaOutlet]:
    rows = {}
    for data in OUTLETS:
        outlet = MediaOutlet.objects.create(
            name=data.name,
            kind=data.kind,
            organisation=demo.organisations.get(data.organisation),
            formats=list(data.formats),
            lead_days=data.lead_days,
            language=data.language,
            ingest=["mail"],
            is_example=True,
        )
        outlet.areas.set([demo.territory(key) for key in data.areas])
        outlet.beats.set([demo.issues[slug] for slug in data.beats])
        rows[data.key] = outlet
    return rows


def _reporters(demo: Demonstration, outlets: dict[str, MediaOutlet]) -> dict[str, Journalist]:
    rows = {}
    for data in REPORTERS:
        journalist = Journalist.objects.create(
            name=data.name,
            email=data.email,
            outlet=outlets[data.outlet],
            language=data.language,
            agreement=Agreement.CONSENT,
            agreed_on=demo.day(-60),
            agreed_how="Carte remise à la soirée Buzz",
            accredited=data.accredited,
            is_example=True,
        )
        if data.cadence:
            PressSubscription.objects.create(
                journalist=journalist,
                cadence=data.cadence,
                confirmed_at=demo.now,
                digest_on=demo.today,
            )
        rows[data.key] = journalist
    return rows


def _promises(
    demo: Demonstration, reporters: dict[str, Journalist]
) -> dict[tuple[str, str], CoverageCommitment]:
    made = {}
    for data in PROMISES:
        story, reporter = demo.stories[data.story]["fr"], reporters[data.reporter]
        week = None if data.week_in is None else demo.day(data.week_in)
        at = demo.moment(-data.made_ago, "10:00")
        row = CoverageCommitment.objects.create(
            story=story,
            story_key=story.translation_key,
            journalist=reporter,
            outlet=reporter.outlet,
            edition=data.edition,
            angle=data.angle,
            week=week and week - timedelta(days=week.weekday()),
            state=data.state,
            promised_at=at,
            # Reminded this very day: it is still running when somebody looks at it next week.
            nudged_at=demo.now if data.state == Promise.NUDGED else None,
            is_example=True,
        )
        CommitmentStep.objects.create(commitment=row, at=at, to_state=data.state)
        made[data.story, data.reporter] = row
    return made


def _pickups(
    demo: Demonstration,
    reporters: dict[str, Journalist],
    promises: dict[tuple[str, str], CoverageCommitment],
) -> None:
    for data in PICKUPS:
        reporter = reporters[data.reporter]
        PressPickup.objects.create(
            story=demo.stories[data.story]["fr"],
            commitment=promises.get((data.story, data.reporter)),
            journalist=reporter,
            outlet=reporter.outlet,
            kind=data.kind,
            url=data.url,
            title=data.title,
            published_on=demo.day(-data.published_ago),
            quote=data.quote,
            state=PickupState.VERIFIED,
            proof=Proof.BY_HAND,
            verified_at=timezone.now(),
            reported_at=demo.moment(-data.published_ago, "12:00"),
            is_example=True,
        )
