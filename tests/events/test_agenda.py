"""Where an event stands in time, and what follows from it."""

from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from events import agenda
from events.agenda import Moment
from events.models import EventPage, Status
from events.telling import tell
from tests.factories import make_event

PARIS = ZoneInfo("Europe/Paris")
REUNION = ZoneInfo("Indian/Reunion")
CAYENNE = ZoneInfo("America/Cayenne")


def at(text: str, zone: ZoneInfo = PARIS) -> datetime:
    """A moment written as `2027-03-12 18:30`, in Paris unless told otherwise."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


# name, zone, dates, now, where the event stands
CASES = [
    ("a week before", PARIS, [("2027-03-12 18:30", "2027-03-12 21:00")], "2027-03-05 12:00", "upcoming"),
    ("the evening before, one minute to midnight", PARIS, [("2027-03-12 00:00", "2027-03-12 02:00")], "2027-03-11 23:59", "upcoming"),
    ("in the morning of its day", PARIS, [("2027-03-12 18:30", "2027-03-12 21:00")], "2027-03-12 00:00", "upcoming"),
    ("while it runs", PARIS, [("2027-03-12 18:30", "2027-03-12 21:00")], "2027-03-12 19:00", "running"),
    ("one second before it ends", PARIS, [("2027-03-12 18:30", "2027-03-12 21:00")], "2027-03-12 20:59:59", "running"),
    ("as it ends", PARIS, [("2027-03-12 18:30", "2027-03-12 21:00")], "2027-03-12 21:00", "past"),
    ("the same evening, once it is over", PARIS, [("2027-03-12 08:00", "2027-03-12 09:00")], "2027-03-12 22:00", "past"),
    ("after midnight, while it runs", PARIS, [("2027-03-12 22:00", "2027-03-13 02:00")], "2027-03-13 01:00", "running"),
    ("on the second of three days", PARIS, [("2027-03-12 14:00", "2027-03-14 12:00")], "2027-03-13 03:00", "running"),
    ("whole day, first minute", PARIS, [("2027-03-12 00:00", "2027-03-13 00:00")], "2027-03-12 00:00", "running"),
    ("whole day, last minute", PARIS, [("2027-03-12 00:00", "2027-03-13 00:00")], "2027-03-12 23:59", "running"),
    ("whole day, next midnight", PARIS, [("2027-03-12 00:00", "2027-03-13 00:00")], "2027-03-13 00:00", "past"),
    ("one second before it begins", PARIS, [("2027-03-12 18:30", "2027-03-12 21:00")], "2027-03-12 18:29:59", "upcoming"),
    ("as it begins", PARIS, [("2027-03-12 18:30", "2027-03-12 21:00")], "2027-03-12 18:30", "running"),
    # 28 March 2027: the clock goes from 2:00 to 3:00; the day has 23 hours.
    ("before the hour that is left out", PARIS, [("2027-03-28 01:30", "2027-03-28 03:30")], "2027-03-28 01:29", "upcoming"),
    ("after the hour that is left out", PARIS, [("2027-03-28 01:30", "2027-03-28 03:30")], "2027-03-28 03:00", "running"),
    ("one clock hour after it is over", PARIS, [("2027-03-28 01:30", "2027-03-28 03:30")], "2027-03-28 03:30", "past"),
    # 31 October 2027: from 3:00 back to 2:00; the day has 25 hours.
    ("on the day of 25 hours", PARIS, [("2027-10-31 00:30", "2027-10-31 23:45")], "2027-10-31 23:30", "running"),
    ("before the day of 25 hours", PARIS, [("2027-10-31 23:30", "2027-10-31 23:45")], "2027-10-31 00:00", "upcoming"),
    # Zones: 23:00 on the 11th in Paris is 2:00 on the 12th in La Réunion, 19:00 on the 11th in Cayenne.
    ("running in La Réunion", REUNION, [("2027-03-12 01:00", "2027-03-12 03:00")], "2027-03-11 23:00", "running"),
    ("over in La Réunion", REUNION, [("2027-03-12 00:00", "2027-03-12 02:00")], "2027-03-11 23:00", "past"),
    ("to come in Cayenne", CAYENNE, [("2027-03-11 20:00", "2027-03-11 22:00")], "2027-03-11 23:59", "upcoming"),
    ("running in Cayenne", CAYENNE, [("2027-03-11 20:00", "2027-03-11 22:00")], "2027-03-12 01:00", "running"),
    # Several dates: the next one decides.
    ("between two dates", PARIS, [("2027-03-01 18:00", "2027-03-01 20:00"), ("2027-04-01 18:00", "2027-04-01 20:00")], "2027-03-12 12:00", "upcoming"),
    ("one date over this morning, one next month", PARIS, [("2027-03-12 08:00", "2027-03-12 09:00"), ("2027-04-01 18:00", "2027-04-01 20:00")], "2027-03-12 12:00", "upcoming"),
    ("one date over this morning, one this evening", PARIS, [("2027-03-12 08:00", "2027-03-12 09:00"), ("2027-03-12 18:00", "2027-03-12 20:00")], "2027-03-12 12:00", "upcoming"),
    ("the second of two dates", PARIS, [("2027-03-12 08:00", "2027-03-12 09:00"), ("2027-03-12 18:00", "2027-03-12 20:00")], "2027-03-12 18:00", "running"),
    ("after the last of two dates", PARIS, [("2027-03-01 18:00", "2027-03-01 20:00"), ("2027-04-01 18:00", "2027-04-01 20:00")], "2027-04-01 20:00", "past"),
    ("no date", PARIS, [], "2027-03-12 12:00", "upcoming"),
]  # fmt: skip


def event_of(zone: ZoneInfo, dates: list, **kwargs) -> EventPage:
    pairs = [(at(start, zone), at(end, zone)) for start, end in dates]
    return make_event(time_zone=zone.key, dates=pairs, **kwargs)


def lists_of(event: EventPage, now: datetime) -> list[Moment]:
    """The lists in which the database finds the event."""
    events = EventPage.objects.filter(pk=event.pk)
    lists = {
        Moment.RUNNING: agenda.running,
        Moment.UPCOMING: agenda.upcoming,
        Moment.PAST: agenda.past,
    }
    return [moment for moment, keep in lists.items() if keep(events, now).exists()]


def test_an_event_is_in_exactly_one_list(tree):
    """One table, one tree: by the function and by the database, case by case."""
    told, listed = {}, {}
    for number, (name, zone, dates, now, _expected) in enumerate(CASES):
        event = event_of(zone, dates, slug=f"cas-{number}")
        told[name] = agenda.moment(event, at(now))
        listed[name] = lists_of(event, at(now))

    assert told == {name: expected for name, *_, expected in CASES}
    assert listed == {name: [expected] for name, *_, expected in CASES}


def test_in_exactly_one_list_whatever_hours_zone_and_clocks(tree):
    """Three hundred moments around both changes of clocks, some exactly where a date begins or ends."""
    chance = Random(20270328)
    zones = [PARIS, REUNION, CAYENNE, ZoneInfo("America/Guadeloupe"), ZoneInfo("UTC")]
    wrong = []
    for number in range(30):
        zone, around = chance.choice(zones), chance.choice(["2027-03-28 02:00", "2027-10-31 02:00"])
        middle = at(around, ZoneInfo("UTC"))
        starts = [
            middle + timedelta(minutes=chance.randrange(-2880, 2880)) for _ in range(number % 4)
        ]
        dates = [(start, start + timedelta(minutes=chance.randrange(1, 3000))) for start in starts]
        status = chance.choice(["announced", "open", "full", "cancelled", "postponed"])
        event = make_event(dates=dates, time_zone=zone.key, status=status, slug=f"hasard-{number}")
        event.dates.filter(
            pk__in=[row.pk for row in event.dates.all() if chance.random() < 0.2]
        ).update(is_cancelled=True)
        event = EventPage.objects.get(pk=event.pk)
        bounds = [moment for date in dates for moment in date]
        moments = bounds + [
            middle + timedelta(minutes=chance.randrange(-4000, 4000))
            for _ in range(10 - len(bounds))
        ]
        for now in moments:
            found, told = lists_of(event, now), agenda.moment(event, now)
            takes_place = status not in ("cancelled", "postponed") and any(
                row.starts_at <= now < row.ends_at and not row.is_cancelled
                for row in event.dates.all()
            )
            if found != [told] or (told is Moment.RUNNING) != takes_place:
                wrong.append((number, now, told, found))
    assert wrong == []


def test_what_does_not_take_place_never_runs(tree):
    now, dates = at("2027-03-12 19:00"), [("2027-03-12 18:30", "2027-03-12 21:00")]
    for status in ("cancelled", "postponed"):
        event = event_of(PARIS, dates, slug=status, status=status)
        assert lists_of(event, now) == [Moment.UPCOMING] == [agenda.moment(event, now)]
        assert lists_of(event, at("2027-03-12 21:00")) == [Moment.PAST]
        assert not tell(event, agenda.dates(event)[0], now).runs


def test_both_passes_of_the_hour_that_comes_twice(tree):
    """31 October 2027, 2:30 in Paris happens twice; stored in UTC, each is itself."""
    start = datetime(2027, 10, 31, 2, 30, tzinfo=PARIS, fold=0)
    end = datetime(2027, 10, 31, 2, 30, tzinfo=PARIS, fold=1)
    event = make_event(dates=[(start, end)])
    utc = ZoneInfo("UTC")

    assert agenda.moment(event, at("2027-10-31 01:29", utc)) is Moment.RUNNING
    assert agenda.moment(event, at("2027-10-31 01:30", utc)) is Moment.PAST


def test_the_next_date_is_the_earliest_that_is_not_over(tree):
    event = event_of(
        PARIS,
        [
            ("2027-05-01 18:00", "2027-05-01 20:00"),
            ("2027-03-01 18:00", "2027-03-01 20:00"),
            ("2027-04-01 18:00", "2027-04-01 20:00"),
        ],
    )
    starts = [
        row and row.starts_at
        for row in (
            agenda.next_date(event, at(now))
            for now in (
                "2027-02-01 12:00",
                "2027-03-01 19:00",
                "2027-03-01 20:00",
                "2027-06-01 12:00",
            )
        )
    ]
    assert starts == [at("2027-03-01 18:00"), at("2027-03-01 18:00"), at("2027-04-01 18:00"), None]
    assert agenda.last_date(event).starts_at == at("2027-05-01 18:00")


def test_lists_are_in_the_order_in_which_one_would_go(tree):
    now = at("2027-03-12 12:00")
    late = make_event("Tard", at("2027-05-01 10:00"))
    soon = make_event("Bientôt", at("2027-03-12 18:00"))
    this_noon = make_event("Ce midi", at("2027-03-12 11:30"))
    runs = make_event("En cours", dates=[(at("2027-03-10 10:00"), at("2027-03-20 10:00"))])
    again = make_event(
        "Encore",
        dates=[
            (at("2027-03-01 10:00"), at("2027-03-01 12:00")),
            (at("2027-04-01 10:00"), at("2027-04-01 12:00")),
        ],
    )
    undated = make_event("Sans date", dates=[])
    old = make_event("Ancien", at("2026-01-01 10:00"))
    recent = make_event("Récent", at("2027-03-11 10:00"))
    events = EventPage.objects.all()

    assert list(agenda.not_past(events, now)) == [
        this_noon, runs, soon, again, late, undated]  # fmt: skip
    assert list(agenda.running(events, now)) == [this_noon, runs]
    assert list(agenda.upcoming(events, now)) == [soon, again, late, undated]
    assert list(agenda.past(events, now)) == [recent, old]


BEFORE, AFTER = "2027-03-12 12:00", "2027-03-13 12:00"


STATUSES = [  # what is stored, now, what is told, whether one may register
    ("announced", BEFORE, "announced", False),
    ("open", BEFORE, "open", True),
    ("full", BEFORE, "full", False),
    ("postponed", BEFORE, "postponed", False),
    ("cancelled", BEFORE, "cancelled", False),
    ("over", BEFORE, "announced", False),
    ("announced", AFTER, "over", False),
    ("open", AFTER, "over", False),
    ("full", AFTER, "over", False),
    ("postponed", AFTER, "postponed", False),
    ("cancelled", AFTER, "cancelled", False),
    ("over", AFTER, "over", False),
]


def test_what_is_said_of_an_event(tree):
    event = make_event(starts_at=at("2027-03-12 18:30"))
    found = []
    for stored, now, *_ in STATUSES:
        event.status = stored
        found.append(
            (
                stored,
                now,
                agenda.current_status(event, at(now)),
                agenda.registration_is_possible(event, at(now)),
            )
        )
    assert found == STATUSES


def test_an_event_with_a_date_to_come_is_not_over(tree):
    event = event_of(
        PARIS,
        [("2027-03-01 18:00", "2027-03-01 20:00"), ("2027-04-01 18:00", "2027-04-01 20:00")],
        status="open",
    )
    assert agenda.current_status(event, at("2027-03-15 12:00")) is Status.OPEN


MONTHS = [
    (PARIS, "2026-12-31 20:00", "2026-12-31 22:00", [12]),
    (PARIS, "2026-12-31 22:00", "2027-01-01 02:00", [12, 1]),
    (PARIS, "2026-12-31 22:00", "2027-01-01 00:00", [12]),
    (PARIS, "2027-01-01 00:00", "2027-01-01 02:00", [1]),
    (REUNION, "2027-01-01 00:30", "2027-01-01 02:00", [1]),
    (CAYENNE, "2026-12-31 23:00", "2026-12-31 23:30", [12]),
    (PARIS, "2026-11-15 10:00", "2027-01-15 10:00", [11, 12, 1]),
]


def test_the_months_of_an_event(tree):
    asked = [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1)]
    by_database, by_function = [], []
    for number, (zone, start, end, _months) in enumerate(MONTHS):
        event = event_of(zone, [(start, end)], slug=f"mois-{number}")
        found = {day: agenda.in_month(EventPage.objects.all(), day) for day in asked}
        by_database.append([day.month for day in asked if event in found[day]])
        by_function.append([day.month for day in asked if agenda.date_in_month(event, day)])

    assert by_database == by_function == [months for *_, months in MONTHS]


def test_dates_may_be_prefetched_or_not(tree, django_assert_num_queries):
    for number in range(3):
        make_event(f"Rendez-vous {number}", at("2027-03-12 18:00") + timedelta(days=number))
    events = list(agenda.upcoming(EventPage.objects.all(), at(BEFORE)).prefetch_related("dates"))
    with django_assert_num_queries(0):
        assert [agenda.moment(event, at(BEFORE)) for event in events] == [
            "upcoming",
            "upcoming",
            "upcoming",
        ]
