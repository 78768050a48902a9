"""The prepared evening: everything stands, nobody is in the room yet."""

from buzz.models import BuzzSession, Pitch, Seat
from home.demo.evening import CODE, EVENT, MEETING_POINT, PITCHES, SEATS
from home.demo.media import REPORTERS
from press.models import Journalist

from .base import Demonstration


def load_evening(demo: Demonstration) -> None:
    """Programme and seats of the evening in Strasbourg."""
    session = BuzzSession.objects.create(
        event=demo.events[EVENT]["fr"], code=CODE, meeting_point=MEETING_POINT, is_example=True
    )
    Pitch.objects.bulk_create(
        Pitch(
            session=session,
            story=demo.stories[data.story]["fr"] if data.story else None,
            title=data.title,
            presenter=data.presenter,
            seconds=data.seconds,
            sort_order=number,
        )
        for number, data in enumerate(PITCHES)
    )
    addresses = {reporter.key: reporter.email for reporter in REPORTERS}
    known = {row.email: row for row in Journalist.objects.filter(email__in=addresses.values())}
    Seat.objects.bulk_create(
        Seat(
            session=session,
            journalist=known[addresses[data.reporter]] if data.reporter else None,
            name=data.name,
            outlet=data.outlet,
            sort_order=number,
        )
        for number, data in enumerate(SEATS)
    )
