"""The agenda."""

from datetime import date

from events.models import EventDate, EventPage, EventSpeaker, EventStory
from home.demo.events import EVENTS
from home.demo.publications import Event, EventText, Occasion
from home.demo.schema import call, text
from home.demo.translations.events import TRANSLATIONS
from involvement.hours import is_holiday
from people.models import Programme

from .base import Demonstration
from .blocks import BlockWriter, simple

SATURDAY = 5


def load_events(demo: Demonstration) -> None:
    """French events, then their translations."""
    for event in EVENTS:
        source = _put(demo, event, event, "fr")
        demo.events[event.slug] = {"fr": source}
        for code, words in TRANSLATIONS.get(event.slug, {}).items():
            demo.events[event.slug][code] = _put(demo, event, words, code, source)


def _put(
    demo: Demonstration,
    event: Event,
    words: Event | EventText,
    code: str,
    source: EventPage | None = None,
) -> EventPage:
    french = isinstance(words, Event)
    lines = [
        {"time": f"{hour}:00", "title": line[0], "text": line[1]}
        for (hour, *_), line in zip(
            event.schedule,
            [line[1:] for line in words.schedule] if french else words.schedule,
            strict=True,
        )
    ]
    body = [text(words.body), *(call(slug) for slug in event.calls)]
    page = EventPage(
        title=words.title,
        slug=words.slug,
        locale=demo.locales[code],
        summary=words.summary,
        status=event.status,
        attendance=event.attendance,
        place_name=words.place_name or event.place_name,
        address=event.address,
        online_url=event.online_url,
        registration_url=event.registration_url,
        registration_here=event.registration_here,
        capacity=event.capacity,
        is_free=event.is_free,
        price=words.price,
        accessibility=list(event.accessibility),
        accessibility_text=words.accessibility_text,
        filming_notice=words.filming_notice,
        body=BlockWriter(demo, f"{event.slug}/body", code).write(body),
        schedule=simple("item", lines, f"{event.slug}/schedule"),
        contact=demo.facilitators[event.contact],
        **demo.cover(event.scene, code),
    )
    if source:
        page.translation_key = source.translation_key
    demo.label(page, event.issues, event.territories)
    page.dates = [_date(demo, occasion, page.contact.programme) for occasion in event.dates]
    if source:
        # As a translation would have it: a date is the same in every language.
        for date_, original in zip(page.dates.all(), source.dates.all(), strict=True):
            date_.key = original.key
    page.speakers = _speakers(demo, event, words, code, source)
    page.story_links = [
        EventStory(story=demo.in_language(demo.stories[slug], code), sort_order=number)
        for number, slug in enumerate(event.stories)
    ]
    demo.put(page, demo.tree["events"][code], event.published_ago)
    return page


def _speakers(
    demo: Demonstration,
    event: Event,
    words: Event | EventText,
    code: str,
    source: EventPage | None,
) -> list[EventSpeaker]:
    topics = [topic for _slug, topic in event.speakers] if source is None else words.speakers
    speakers = [
        EventSpeaker(
            organisation=demo.organisations[slug],
            topic=topic,
            locale=demo.locales[code],
            sort_order=number,
        )
        for number, ((slug, _), topic) in enumerate(zip(event.speakers, topics, strict=True))
    ]
    if source:
        for speaker, original in zip(speakers, source.speakers.all(), strict=True):
            speaker.translation_key = original.translation_key
    return speakers


def _date(demo: Demonstration, occasion: Occasion, programme: Programme) -> EventDate:
    """A date of an event. Nobody holds a directors' breakfast on a Sunday, nor anything at
    Christmas: a single day that is neither today nor tomorrow moves on to the next working day."""
    shift = 0
    if occasion.last_day is None and occasion.day not in (0, 1):
        while _is_free(programme, demo.day(occasion.day + shift)):
            shift += 1
    last_day = occasion.day if occasion.last_day is None else occasion.last_day
    return EventDate(
        starts_at=demo.moment(occasion.day + shift, occasion.opens),
        ends_at=demo.moment(last_day + shift, occasion.closes),
    )


def _is_free(programme: Programme, day: date) -> bool:
    return day.weekday() >= SATURDAY or is_holiday(programme, day)
