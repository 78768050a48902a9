"""What may fail beside a transaction, and what may not."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def beside(logger: logging.Logger, message: str, *about: object) -> Iterator[None]:
    """Do something in a savepoint of its own: if it fails it is logged, and the rest goes on.

    Args:
        logger: of the caller.
        message: says what failed.
        about: what the message names.

    Raises:
        Exception: what went wrong, if it took the whole transaction with it, as a connection does
            that is lost in the middle. Django then rolls back without a word at the end, and who
            goes on would promise what is not stored.
    """
    try:
        with transaction.atomic():
            yield
    except Exception:
        if transaction.get_connection().needs_rollback:
            raise
        logger.exception(message, *about)
