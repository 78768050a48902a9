"""What people looked for and did not find: counted, and nobody can be told from it.

No address, no time of day, no session is kept. Words that could name somebody or reach them are
left out: those with an @ and those with many digits. Editors see words only once they were searched
for `FEWEST` times; what nobody searched for again is forgotten.
"""

from datetime import date, timedelta

from django.db.models import F, QuerySet

from .models import MissedSearch

FEWEST = 3
LONGEST = 60  # characters
MOST_WORDS = 5
MOST_DIGITS = 4  # a year may stand, a telephone number may not
MOST_ROWS = 2_000  # a machine that searches for nonsense fills no disk
KEEP = timedelta(days=90)


def note(query: str, language: str, today: date) -> None:
    """Count a search that found nothing.

    Args:
        query: cleaned words.
        language: in which was searched.
        today: the day in the site's time zone.
    """
    words = harmless(query)
    if not words:
        return
    known = MissedSearch.objects.filter(language=language, words=words)
    if known.update(count=F("count") + 1, last_on=today):
        return
    if MissedSearch.objects.count() < MOST_ROWS:
        MissedSearch.objects.get_or_create(
            language=language, words=words, defaults={"count": 1, "last_on": today}
        )


def harmless(query: str) -> str:
    """The words of a query that may be kept; empty for a whole sentence."""
    words = query.lower().split()
    if len(words) > MOST_WORDS:
        return ""
    kept = [
        word for word in words if "@" not in word and sum(map(str.isdigit, word)) <= MOST_DIGITS
    ]
    return " ".join(kept)[:LONGEST].strip()


def shown() -> QuerySet[MissedSearch]:
    """What editors may see, the most missed first."""
    return MissedSearch.objects.filter(count__gte=FEWEST)


def forget(today: date) -> int:
    """Delete what nobody has searched for lately; the worker calls it. Returns how many rows."""
    return MissedSearch.objects.filter(last_on__lt=today - KEEP).delete()[0]
