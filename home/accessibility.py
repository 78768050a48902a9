"""The accessibility statement that French law expects.

Sources: decree 2019-768 of 24 July 2019, articles 4 and 5; order of 20 September 2019 (RGAA 4.1),
model of the statement. A statement holds for three years at most.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

VALID_YEARS = 3


class Compliance(StrEnum):
    """What a statement may say of a site."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True)
class Statement:
    """What the page says. `rate` in per cent; `valid_until` is None without an audit."""

    compliance: Compliance
    rate: int | None = None
    audited_on: date | None = None
    valid_until: date | None = None


def statement(audited_on: date | None, rate: int | None, today: date) -> Statement:
    """State of compliance: all criteria met, at least half of them, or fewer.

    Without an audit, without a rate, or once three years have passed, a site is not compliant,
    whatever it was.

    Args:
        audited_on: day of the audit.
        rate: share of the applicable criteria that are met, in per cent.
        today: the day on which the statement is read.
    """
    if audited_on is None or rate is None:
        return Statement(Compliance.NONE)
    valid_until = _years_later(audited_on, VALID_YEARS)
    if today > valid_until:
        return Statement(Compliance.NONE, audited_on=audited_on, valid_until=valid_until)
    if rate >= 100:
        compliance = Compliance.FULL
    else:
        compliance = Compliance.PARTIAL if rate >= 50 else Compliance.NONE
    return Statement(compliance, rate, audited_on, valid_until)


def _years_later(day: date, years: int) -> date:
    """The same day some years later; 28 February where 29 February does not exist."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
