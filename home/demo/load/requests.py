"""People who wrote, and what the teams did: told by the same functions that the desk calls."""

from datetime import datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from home.demo.requests import REQUESTS, Act, Request
from involvement import calls, claiming, closing, hours, notes, snoozing
from involvement.follow_ups import plans
from involvement.models import Involvement, Person, State, StepKind
from involvement.private.acts import add_word
from involvement.reply_texts import ensure_reply_templates
from involvement.timeline import THE_PERSON, Actor, record
from involvement.transitions import apply, locked, move, start_the_clock
from people.models import Facilitator

from .base import PARIS, Demonstration

EXAMPLE = "[Exemple] "
A_MINUTE = timedelta(minutes=1)


def load_requests(demo: Demonstration) -> None:
    """Reply templates, then requests with their history. No mail leaves for the past."""
    ensure_reply_templates()
    for number, data in enumerate(REQUESTS):
        involvement, came_in = _receive(demo, data, number)
        teller = Teller(demo, involvement)
        for act in data.acts:
            at = hours.due_at(involvement.programme, came_in, act.minutes)
            teller.tell(act, min(at, demo.now))


def _receive(demo: Demonstration, data: Request, number: int) -> tuple[Involvement, datetime]:
    owner = demo.facilitators[data.owner]
    came_in = _came_in(demo, owner, data.days_ago)
    person = Person.objects.create(
        programme=owner.programme,
        first_name=data.first_name,
        email=data.email,
        phone=data.phone,
        language=data.language,
        commune=demo.territory(data.commune) if data.commune else None,
        commune_text=data.place,
        last_active_at=came_in,
    )
    involvement = Involvement(
        key=uuid5(NAMESPACE_URL, f"demonstration/{number}"),
        person=person,
        wish=data.wish,
        message=EXAMPLE + data.words,
        language=data.language,
        page=_page(demo, data),
        origin=data.origin,
        programme=owner.programme,
        owner=owner,
        state=State.SET_ASIDE if data.spam else State.NEW,
        acknowledged_at=came_in if data.email and not data.spam else None,
        owner_told_at=None if data.spam else came_in,
    )
    start_the_clock(involvement, came_in)
    if data.spam:
        involvement.next_rung_at = None
    if data.call_in:
        days, hour = data.call_in
        involvement.callback_at = demo.moment(days, hour)
    involvement.save()
    Involvement.objects.filter(pk=involvement.pk).update(created_at=came_in)
    spam = {"spam": data.spam} if data.spam else {}
    record(involvement, StepKind.RECEIVED, came_in, THE_PERSON, data=spam, private=False)
    if involvement.acknowledged_at:
        record(involvement, StepKind.ACKNOWLEDGED, came_in, private=False)
    if involvement.owner_told_at:
        record(involvement, StepKind.OWNER_TOLD, came_in)
    return involvement, came_in


def _came_in(demo: Demonstration, owner: Facilitator, days_ago: int) -> datetime:
    """A quarter of an hour into the opening hours of a day; a minute ago for today."""
    if not days_ago:
        return demo.now - A_MINUTE
    midnight = datetime.combine(demo.day(-days_ago), time.min, PARIS)
    opens = next((start for start, _end in hours.open_intervals(owner.programme, midnight)), None)
    return min(max(opens or midnight, midnight) + 15 * A_MINUTE, demo.now - A_MINUTE)


def _page(demo: Demonstration, data: Request):
    if data.moved_by is None:
        return None
    kind, slug = data.moved_by
    return demo.in_language(getattr(demo, kind)[slug], data.language).page_ptr


class Teller:
    """Does to a request what its history says, each at its moment."""

    def __init__(self, demo: Demonstration, involvement: Involvement) -> None:
        self.demo = demo
        self.involvement = involvement

    def tell(self, act: Act, at: datetime) -> None:
        """One act."""
        self.involvement.refresh_from_db()
        owner = self.demo.facilitators[act.by] if act.by else self.involvement.owner
        getattr(self, f"_{act.kind}")(at, Actor(facilitator=owner), **act.values)

    def _claim(self, at: datetime, actor: Actor) -> None:
        claiming.claim(self.involvement, actor.facilitator, at, actor)

    def _mail(self, at: datetime, actor: Actor, words: str) -> None:
        """A reply that left long ago: on the timeline, in no queue."""
        with locked(self.involvement) as current:
            record(current, StepKind.MAIL_OUT, at, actor, text=words, private=False)
            if current.state != State.IN_DIALOGUE:
                apply(current, State.IN_DIALOGUE, at, actor)
            current.save()

    def _call(self, at: datetime, actor: Actor, **said: object) -> None:
        calls.log_call(self.involvement, calls.Call(**said), at, actor)

    def _note(self, at: datetime, actor: Actor, words: str) -> None:
        notes.add_note(self.involvement, words, at, actor)

    def _state(self, at: datetime, actor: Actor, to: str) -> None:
        move(self.involvement, to, at, actor)

    def _plan(self, at: datetime, actor: Actor, when: str, then: str, days: int, hour: str) -> None:
        """Without an agreement to letters: none leaves for the past."""
        words = plans.Words(when, then, self.demo.moment(days, hour))
        plans.write(self.involvement, words, at, actor)

    def _snooze(self, at: datetime, actor: Actor, days: int, words: str) -> None:
        until = timezone.localdate(self.demo.now) + timedelta(days=days)
        snoozing.snooze(self.involvement, until, at, actor, text=words)

    def _close(self, at: datetime, actor: Actor, reason: str) -> None:
        closing.close(self.involvement, reason, at, actor)

    def _word(self, at: datetime, _actor: Actor, words: str) -> None:
        add_word(self.involvement, words, at)

    def _late(self, at: datetime, actor: Actor) -> None:
        """Nobody answered: it has climbed all rungs."""
        programme = self.involvement.programme
        with locked(self.involvement) as current:
            apply(current, State.ESCALATED, at)
            current.escalation_level, current.next_rung_at = 3, None
            told = [member.name for member in programme.circle.all()]
            record(current, StepKind.ESCALATED, at, data={"level": 3, "told": told})
            current.save()
