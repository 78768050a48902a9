"""Rows of the press room for tests."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from press.choices import Agreement, Cadence
from press.models import Journalist, MediaOutlet, PressSubscription


def make_outlet(name: str = "Le Courrier", areas: Any = (), beats: Any = (), **kwargs: Any):
    outlet = MediaOutlet.objects.create(name=name, kind="daily", **kwargs)
    outlet.areas.set(areas)
    outlet.beats.set(beats)
    return outlet


def make_journalist(name: str = "La rubrique locale", **kwargs: Any) -> Journalist:
    """Somebody whom the lab may write to."""
    return Journalist.objects.create(
        **{
            "name": name,
            "email": f"{slugify(name)}@journal.example",
            "agreement": Agreement.CONSENT,
            "agreed_on": date(2026, 1, 5),
        }
        | kwargs
    )


def make_subscription(
    journalist: Journalist | None = None, areas: Any = (), beats: Any = (), **kwargs: Any
) -> PressSubscription:
    """A confirmed subscription that hears of stories at once."""
    subscription = PressSubscription.objects.create(
        **{
            "journalist": journalist or make_journalist(),
            "cadence": Cadence.AT_ONCE,
            "confirmed_at": timezone.now(),
            "digest_on": timezone.localdate(),
        }
        | kwargs
    )
    subscription.areas.set(areas)
    subscription.beats.set(beats)
    return subscription
