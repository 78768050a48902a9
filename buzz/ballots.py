"""Stars of a whole room within two seconds: those that wait together are written together."""

import threading
from dataclasses import dataclass

from django.db import Error

from .models import Star


@dataclass
class _Ballot:
    row: Star
    is_kept: bool = False


_waiting: list[_Ballot] = []
_listing = threading.Lock()
_writing = threading.Lock()


def keep(row: Star) -> None:
    """Keep one vote; it is in the database when this returns. Sent again it is the same one.

    Who comes while another thread writes waits, and whoever is next writes for all who waited: one
    transaction instead of as many as there are phones, which SQLite would let wait for each other.
    """
    own = _Ballot(row)
    with _listing:
        _waiting.append(own)
    with _writing:
        if not own.is_kept:
            with _listing:
                ballots = _waiting[:]
                _waiting.clear()
            _write(ballots, own)


def _write(ballots: list[_Ballot], own: _Ballot) -> None:
    try:
        _insert([ballot.row for ballot in ballots])
    except Error:
        if len(ballots) == 1:
            raise
        # One of them spoils it for all: each for itself, and only that one fails.
        with _listing:
            _waiting.extend(ballot for ballot in ballots if ballot is not own)
        _insert([own.row])
        own.is_kept = True
    else:
        for ballot in ballots:
            ballot.is_kept = True


def _insert(rows: list[Star]) -> None:
    Star.objects.bulk_create(rows, ignore_conflicts=True)
