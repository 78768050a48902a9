"""The shape of calls and events of the demonstration: plain data, without a database."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Call:
    """Something sought or offered.

    Attributes:
        territories: keys of the official list, the first one shown first.
        opens_in, closes_in: days from today; negative in the past; None without a day.
        contact, fallback: keys of `home.demo.programmes.FACILITATORS`.
    """

    slug: str
    title: str
    direction: str
    summary: str
    body: str
    organisation: str
    issues: tuple[str, ...]
    territories: tuple[str, ...]
    contact: str
    fallback: str
    time_needed: str = ""
    places_left: int | None = None
    opens_in: int | None = None
    closes_in: int | None = None
    published_ago: int = 10


@dataclass(frozen=True)
class Occasion:
    """One date: day from today and hour of its beginning, then of its end."""

    day: int
    opens: str
    closes: str
    last_day: int | None = None


@dataclass(frozen=True)
class Event:
    """An event.

    Attributes:
        schedule: (hour, what, more).
        speakers: (slug of an organisation, what it speaks about).
        stories: slugs of stories of the demonstration.
        scene: its picture, a key of `home.demo.scenes`; empty for a wall.
    """

    slug: str
    title: str
    summary: str
    status: str
    dates: tuple[Occasion, ...]
    body: str
    issues: tuple[str, ...]
    territories: tuple[str, ...]
    contact: str
    attendance: str = "on-site"
    place_name: str = ""
    address: str = ""
    online_url: str = ""
    registration_url: str = ""
    registration_here: bool = False
    capacity: int | None = None
    is_free: bool = False
    price: str = ""
    accessibility: tuple[str, ...] = ()
    accessibility_text: str = ""
    filming_notice: str = ""
    schedule: tuple[tuple[str, str, str], ...] = ()
    speakers: tuple[tuple[str, str], ...] = ()
    stories: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    scene: str = ""
    published_ago: int = 20


@dataclass(frozen=True)
class CallText:
    """What is read in a call, in one other language; the rest comes from the French original."""

    slug: str
    title: str
    summary: str
    body: str
    time_needed: str = ""


@dataclass(frozen=True)
class EventText:
    """What is read in an event, in one other language.

    `schedule` and `speakers` stand in the order of the original: (what, more) and topics.
    """

    slug: str
    title: str
    summary: str
    body: str
    accessibility_text: str = ""
    filming_notice: str = ""
    place_name: str = ""
    price: str = ""
    schedule: tuple[tuple[str, str], ...] = ()
    speakers: tuple[str, ...] = ()
