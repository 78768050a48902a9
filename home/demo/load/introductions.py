"""Needs and offers, and an introduction that waits for one more answer."""

from datetime import timedelta
from uuid import uuid4

from home.demo.introductions import HAS_SAID_YES, SEATS, SPEAKERS, SUBJECT, Speaker
from involvement.introductions import asking, board
from involvement.models import Answer, Ingredient, Involvement, Person, State
from involvement.timeline import Actor
from involvement.transitions import start_the_clock

from .base import Demonstration


def load_introductions(demo: Demonstration) -> None:
    """The board, and two people who are asked."""
    requests = {speaker.key: _request(demo, speaker) for speaker in SPEAKERS}
    board.follow_calls(demo.now)
    need = requests[HAS_SAID_YES].ingredients.get()
    invitees = [asking.Invitee(requests[key], *seat) for key, seat in SEATS.items()]
    asked_at = demo.now - timedelta(days=1)
    owner = need.involvement.owner
    actor = Actor(facilitator=owner)
    introduction = asking.ask(uuid4(), need, owner, SUBJECT, invitees, asked_at, actor)
    party = introduction.parties.get(involvement=requests[HAS_SAID_YES])
    asking.answer(party, Answer.YES, demo.now, shares_email=True)


def _request(demo: Demonstration, speaker: Speaker) -> Involvement:
    noted_at = demo.now - timedelta(days=speaker.waits)
    owner = demo.facilitators[speaker.facilitator]
    commune = demo.territory(speaker.territory)
    person = Person.objects.create(
        programme=owner.programme,
        first_name=speaker.first_name,
        last_name=speaker.last_name,
        email=speaker.email,
        phone=speaker.phone,
        commune=commune,
        commune_text=commune.label,
        last_active_at=noted_at,
    )
    request = Involvement(
        key=uuid4(),
        person=person,
        programme=owner.programme,
        owner=owner,
        message=f"[Exemple] {speaker.message}",
        wish=speaker.wish,
        language="fr",
        state=State.IN_DIALOGUE,
        acknowledged_at=noted_at,
        owner_told_at=noted_at,
        first_human_reply_at=noted_at,
    )
    start_the_clock(request, noted_at)
    request.next_rung_at = None
    request.save()
    # The moment of receipt is stamped by the database row itself.
    Involvement.objects.filter(pk=request.pk).update(created_at=noted_at)
    row = Ingredient(
        side=speaker.side,
        kind=speaker.kind,
        description=speaker.description,
        universe=speaker.universe,
        issue=demo.issues[speaker.issue],
        territory=commune,
    )
    board.note(request, row, noted_at, Actor(facilitator=owner))
    return request
