"""What an evening under load is held to: a figure that misses its aim is one plain line."""

from dataclasses import dataclass

# Seconds from a press to its window on the projection, for 95 of 100, by how many phones there are at most.
# Fuller rooms have the last one.
AIMS = {250: 0.3, 1000: 1.0}


@dataclass(frozen=True)
class Measured:
    """What one stretch of an evening brought.

    Attributes:
        name: of the stretch, as the table shows it.
        phones: in the room.
        buzzes: seconds from each press to its window on the projection.
        lost, twice: taps that the database does not hold, or holds once too often.
        is_timed: whether times are held to the aims; not while the network is away.
    """

    name: str
    phones: int
    buzzes: list[float]
    lost: int
    twice: int
    is_timed: bool = True


@dataclass(frozen=True)
class Restarted:
    """What was there again after the server had been killed and started.

    Attributes:
        phones: in the room; `back` of them have asked again.
        is_same: whether the projection shows what it did.
    """

    phones: int
    back: int
    is_same: bool


def p95(seconds: list[float]) -> float:
    """The value that 95 of 100 do not exceed; of few, one of the largest. There has to be one."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * 0.95))]


def missed(found: list[Measured | Restarted]) -> list[str]:
    """A line for each aim that was missed; none is good news."""
    lines = []
    for row in found:
        lines += _not_back(row) if isinstance(row, Restarted) else _not_kept(row)
    return lines


def _not_kept(row: Measured) -> list[str]:
    where = f"{row.phones} phones, {row.name}"
    lines = [
        f"{where}: taps {what}: {number}"
        for number, what in ((row.lost, "lost"), (row.twice, "kept twice"))
        if number
    ]
    aim = next((aim for most, aim in AIMS.items() if row.phones <= most), max(AIMS.values()))
    if not row.buzzes:
        lines.append(f"{where}: no buzz reached the projection")
    elif row.is_timed and p95(row.buzzes) >= aim:
        took = p95(row.buzzes) * 1000
        lines.append(f"{where}: buzz to projection {took:.0f} ms, aim below {aim * 1000:.0f} ms")
    return lines


def _not_back(row: Restarted) -> list[str]:
    where = f"{row.phones} phones, server killed"
    lines = []
    if row.back < row.phones:
        lines.append(f"{where}: {row.phones - row.back} did not come back within a minute")
    if not row.is_same:
        lines.append(f"{where}: the projection shows something else than before")
    return lines
