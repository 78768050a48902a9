"""What can be wrong with a site, in plain words, each with its cure.

`manage.py doctor` asks everything; the health page asks what costs a moment and writes nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be.

    Attributes:
        what: is wrong.
        cure: what to do about it.
        grave: whether the site does not do its work like this; else it is at risk.
    """

    what: str
    cure: str
    grave: bool = True


Check = Callable[[], Iterator[Finding]]


def is_local(cache: str) -> bool:
    """Whether this cache is each process's own memory; otherwise it is Redis."""
    return settings.CACHES[cache]["BACKEND"].endswith("LocMemCache")


def findings(*, thorough: bool) -> list[Finding]:
    """Everything that is wrong, the grave first.

    Args:
        thorough: also ask the mail server and write a file to the storage and to the cache.
    """
    from . import outside, services, setup

    found = _asked_all(setup.checks())
    if broken := _asked(services.foundation):
        # Without its tables everything else would only say so again.
        found += broken
    else:
        found += _asked_all([*services.CHECKS, *(outside.CHECKS if thorough else [])])
    return sorted(found, key=lambda finding: not finding.grave)


def _asked_all(checks: list[Check]) -> list[Finding]:
    return [finding for check in checks for finding in _asked(check)]


def _asked(check: Check) -> list[Finding]:
    """What one check finds; one that cannot even be made is a finding, too."""
    try:
        return list(check())
    except Exception as error:  # whatever it is, the others are asked
        what = _("“%(check)s” could not be checked: %(error)s")
        return [
            Finding(
                what % {"check": check.__name__, "error": error},
                _("Mend this first, then ask again."),
            )
        ]
