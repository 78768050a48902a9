"""People who signed up for an event."""

from datetime import timedelta
from uuid import uuid4

from django.utils.text import slugify

from events.registration import pages, signing_up
from events.registration.models import Occasion, Registration
from home.demo.registrations import EVENT, GUESTS
from involvement.law.deletion import delete_mails
from involvement.models import Letter

from .base import Demonstration


def load_registrations(demo: Demonstration) -> None:
    """Each gets the place that is left. Of their mails the first and the last stay in the mailbox:
    a place with its invitation, and a turn on the waiting list."""
    event = demo.events[EVENT]["fr"]
    occasion = pages.occasion_of(event, event.dates.get(), demo.now)
    rows = [_sign_up(demo, occasion, number) for number in range(len(GUESTS))]
    for registration in rows[1:-1]:
        letters = Letter.objects.filter(people=registration.person)
        delete_mails(letters.values_list("email", flat=True))


def _sign_up(demo: Demonstration, occasion: Occasion, number: int) -> Registration:
    guest = GUESTS[number]
    wish = signing_up.SignUp(
        form_key=uuid4(),
        name=guest.name,
        email=f"{slugify(guest.name)}@example.org",
        language="fr",
        places=guest.places,
        needs=guest.needs,
    )
    at = demo.now - timedelta(days=len(GUESTS) - number)
    registration = signing_up.register(occasion, wish, at)
    if guest.says:
        signing_up.answer(registration, guest.says, at)
    return registration
