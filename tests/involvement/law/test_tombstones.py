"""The log of erasures: written before anything is certain, read after a restore."""

import json
import stat
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command

from involvement.law import tombstones
from involvement.law.erasure import Why, erase
from involvement.models import Involvement, Person, State
from involvement.services import receive
from involvement.timeline import THE_PERSON, Actor
from tests.factories import make_person
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry
from tests.involvement.law.life import TRACES

pytestmark = pytest.mark.django_db
LATER = MONDAY_MORNING + timedelta(hours=3)


def stone(**changes) -> tombstones.Tombstone:
    values = {"key": uuid4(), "at": MONDAY_MORNING, "why": "wish", "by": "person"}
    return tombstones.Tombstone(**values | changes)


def test_a_line_names_nobody(xanthippe, camille, erasure_log):
    erase(xanthippe, LATER, Actor(facilitator=camille), why=Why.OTHER)
    line = erasure_log.read_text()
    assert json.loads(line) == {
        "key": str(xanthippe.key),
        "at": LATER.isoformat(),
        "why": "other",
        "by": "team",
    }
    assert line.endswith("\n")
    assert [trace for trace in [*TRACES, "camille"] if trace in line.casefold()] == []
    assert stat.S_IMODE(erasure_log.stat().st_mode) == 0o600


def test_what_is_written_is_read_again_in_order():
    stones = [stone(by="clock", why="silence"), stone(), stone(at=LATER)]
    for one in stones:
        tombstones.write(one)
    assert list(tombstones.read()) == stones


def test_half_a_line_after_a_power_cut_spoils_no_other(erasure_log):
    tombstones.write(stone())
    with erasure_log.open("a") as log:
        log.write('{"key": "12')
    tombstones.write(stone())
    lines = erasure_log.read_text().splitlines()
    assert (len(lines), UUID(json.loads(lines[2])["key"]).version) == (3, 4)
    with pytest.raises(tombstones.DamagedLogError, match="line 2"):
        list(tombstones.read())
    with pytest.raises(CommandError, match="line 2"):
        call_command("replay_erasures")


@pytest.mark.parametrize("line", ["[]", "1", "{}", '{"key": "x", "at": "y", "why": "", "by": ""}'])
def test_a_damaged_log_is_said_and_not_passed_over(erasure_log, line):
    erasure_log.parent.mkdir()
    erasure_log.write_text(f"\n{line}\n")
    with pytest.raises(tombstones.DamagedLogError):
        list(tombstones.read())


def test_a_restore_without_the_log_says_so(db):
    with pytest.raises(CommandError, match="no log of erasures"):
        call_command("replay_erasures")


def test_a_restored_backup_forgets_again(camille, mulhouse, monday, capsys):
    mine = receive(make_enquiry(commune=mulhouse))
    other = receive(make_enquiry(commune=mulhouse, first_name="Karim", email="k@example.org"))
    backup = serializers.serialize("json", [mine.person, mine])
    erase(mine.person, LATER, THE_PERSON)
    # A number may have been given to somebody else; the key has not.
    reused = make_person(camille.programme, "Nina")
    for row in serializers.deserialize("json", backup):
        if isinstance(row.object, Person):
            row.object.pk = reused.pk + 1000
        else:
            row.object.person_id = reused.pk + 1000
        row.save()
    assert Person.objects.filter(key=mine.person.key).exists()

    call_command("replay_erasures")
    call_command("replay_erasures")

    assert capsys.readouterr().out == "Erased again: 1\nErased again: 0\n"
    names = Person.objects.order_by("first_name").values_list("first_name", flat=True)
    assert list(names) == ["Karim", "Nina"]
    mine = Involvement.objects.get(pk=mine.pk)
    assert (mine.state, mine.message, mine.person) == (State.ERASED, "", None)
    other.refresh_from_db()
    assert other.state == State.NEW
    assert len(list(tombstones.read())) == 1
