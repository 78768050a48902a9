"""Where the terms of entries are looked up: the site's database, or a server of its own.

`SEARCH_URL` chooses. The database's index is always kept, and answers while the server does not.
"""

import logging

from django.conf import settings
from django.core.cache import cache

from search.matching import Candidate, Question

from . import database, opensearch
from .server import Unavailable

logger = logging.getLogger(__name__)

AWAY = "search-server-away"
AWAY_SECONDS = 15  # a server that did not answer is left alone for so long


def find(question: Question, most: int) -> list[Candidate]:
    """The first entries that answer a question, hidden ones among them; the same from either.

    Args:
        question: what is looked for.
        most: how many are enough.
    """
    if settings.SEARCH_URL and not cache.get(AWAY):
        try:
            return database.entries(opensearch.find(question, most))
        except Unavailable as error:
            logger.warning("the database answers searches: %s", error)
            cache.set(AWAY, True, AWAY_SECONDS)
    return database.find(question, most)


def send_changes() -> None:
    """Send what changed to the server, where there is one; the worker calls it."""
    if settings.SEARCH_URL:
        opensearch.send_changes()


def tidy() -> None:
    """Put the database's index in order after very much of it was written."""
    database.tidy()


def rebuild() -> None:
    """Build the server's index anew, where there is one.

    Raises:
        Unavailable: it does not answer.
    """
    if settings.SEARCH_URL:
        opensearch.rebuild()
        cache.delete(AWAY)
