"""What is kept of those who signed up, and how it ends. The periods stand in `involvement.purposes`."""

import logging
from contextlib import suppress
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.dispatch import receiver

from involvement.law.erasure import Why, erase, leaving
from involvement.models import Involvement, Party, Person

from . import signing_up
from .models import LIVE, Registration

logger = logging.getLogger(__name__)
NEEDS = timedelta(days=30)
NETWORKS = timedelta(days=1)
PEOPLE = timedelta(days=365)


def forget(now: datetime) -> None:
    """Empty what is too old, and erase people of whom nothing but old registrations is known. The
    worker calls it every hour."""
    old = Registration.objects.filter(occasion__ends_at__lt=now - NEEDS)
    old.exclude(needs="").update(needs="")
    seen = Registration.objects.filter(created_at__lt=now - NETWORKS)
    seen.exclude(network="").update(network="")
    theirs = Registration.objects.filter(person=OuterRef("pk"))
    requests = Involvement.objects.filter(person=OuterRef("pk"))
    parties = Party.objects.filter(person=OuterRef("pk"))
    people = Person.objects.filter(Exists(theirs), ~Exists(requests), ~Exists(parties)).exclude(
        Exists(theirs.filter(occasion__ends_at__gte=now - PEOPLE))
    )
    for person in list(people.order_by("pk")):
        try:
            erase(person, now, why=Why.SILENCE)
        except Exception:
            logger.exception("person %s could not be forgotten", person.pk)


@receiver(leaving, dispatch_uid="event-registrations")
def free_places(sender: object, person: Person, now: datetime, **kwargs: object) -> None:
    """Somebody is erased: whoever waits gets their place. A place that was used stays counted."""
    live = Registration.objects.filter(person=person, state__in=LIVE, occasion__starts_at__gt=now)
    for registration in live:
        with suppress(signing_up.RegistrationClosedError):
            signing_up.release(registration, now, tell=False)
