"""Who of the team saw people's data is written down once, and forgotten with them."""

from datetime import timedelta

import pytest
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from involvement.law import looking
from involvement.law.erasure import Why, erase
from involvement.models import DataAccess
from tests.queries import queries

pytestmark = pytest.mark.django_db
Act = DataAccess.Act

# Screens of the watched rooms that show nobody, or only what a watched screen has shown before.
SHOWS_NOBODY = {
    "involvement": {
        "intake", "views", "ingredient_add", "ingredient", "compose", "introduction_act",
        "erase_person", "claim", "settle", "step", "note", "call", "reply", "handover", "snooze",
        "wake", "close", "link", "merge", "unmerge", "presence", "note_ingredient", "limits",
        "plan", "plan_link", "plan_dates", "plan_stop", "note_partnership", "partnership_seed",
    },
    "registrations": {"index", "door_worker"},
    "journalist": {"add", "delete", "history", "usage"},
    "press_board": {"territories", "act"},
}  # fmt: skip


def looks() -> list[tuple[str, str, str, str]]:
    rows = DataAccess.objects.order_by("pk").select_related("user", "person")
    return [
        (row.user.username, row.act, row.place, row.person.first_name if row.person else "")
        for row in rows
    ]


def test_each_screen_of_the_watched_rooms_is_watched_or_shows_nobody():
    rooms = {
        part.namespace: {one.name.removesuffix("_results") for one in part.url_patterns}
        for admin in get_resolver().url_patterns
        if str(admin.pattern) == "admin/"
        for part in admin.url_patterns
        if isinstance(part, URLResolver) and part.namespace in SHOWS_NOBODY
    }
    for room, none in SHOWS_NOBODY.items():
        watched = {
            place.partition(":")[2] for place in looking.SCREENS if place.startswith(f"{room}:")
        }
        assert rooms[room] - none == watched, room


def test_a_look_is_written_once_an_hour_and_each_file_each_time(client, people, requests):
    client.force_login(people["camille"])
    card = reverse("involvement:card", args=[requests["alsace"].pk])
    queue = reverse("involvement:index")
    for address in (
        queue,
        card,
        card,
        queue,
        f"{queue}?export=csv",
        f"{queue}?export=csv",
        reverse("involvement:export_person", args=[requests["alsace"].pk]),
        reverse("involvement:card", args=[requests["lyon"].pk]),  # 404: not her programme's
    ):
        response = client.get(address)
        _ = b"".join(response.streaming_content) if response.streaming else response.content

    assert looks() == [
        ("camille", Act.LISTED, "involvement:index", ""),
        ("camille", Act.SEEN, "involvement:card", "Inès"),
        ("camille", Act.EXPORTED, "involvement:index", ""),
        ("camille", Act.EXPORTED, "involvement:index", ""),
        ("camille", Act.EXPORTED, "involvement:export_person", "Inès"),
    ]
    client.force_login(people["paul"])
    client.get(reverse("journalist:index"))
    assert looks()[5:] == [("paul", Act.LISTED, "journalist:index", "")]


def test_whose_data_it_was_is_forgotten_with_the_person_and_the_rest_after_a_year(
    client, people, requests
):
    client.force_login(people["root"])
    client.get(reverse("involvement:card", args=[requests["alsace"].pk]))
    erase(requests["alsace"].person, timezone.now(), why=Why.WISH)
    row = DataAccess.objects.get()
    assert (row.person, row.act) == (None, Act.SEEN)

    assert looking.forget(row.at + looking.KEPT) == 0
    assert looking.forget(row.at + looking.KEPT + timedelta(seconds=1)) == 1


def test_administrators_alone_read_it_and_many_cost_what_few_do(client, people):
    address = reverse("looks_at_data")
    client.force_login(people["camille"])
    assert client.get(address).status_code == 302
    client.force_login(people["root"])
    costs = []
    for number in (2, 8):
        DataAccess.objects.bulk_create(
            DataAccess(at=timezone.now(), user=people["camille"], act=Act.SEEN, place="a")
            for _row in range(number)
        )
        costs.append(queries(lambda: client.get(address)))
    assert costs[0] == costs[1]
