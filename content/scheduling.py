"""Pages whose minute has come are published or withdrawn, each as a whole or not yet.

Wagtail's own command forgets that a page was to be published before the page is: a worker that dies
in between, or loses its database, has lost the publication for good. And a page that cannot be
published would hold up all those behind it.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from itertools import chain

from django.db import transaction
from wagtail.models import Page, Revision


def publish_and_withdraw(now: datetime) -> None:
    """Withdraw what has expired, then publish what is due; what was missed is made up for.

    Args:
        now: the moment.

    Raises:
        ExceptionGroup: what kept pages from it, after all others had their turn; they stay due.
    """
    failures: list[Exception] = []
    for act in chain(_withdrawals(now), _publications(now)):
        try:
            with transaction.atomic():
                act()
        except Exception as error:
            failures.append(error)
    if failures:
        raise ExceptionGroup("pages that could not be published or withdrawn", failures)


def _withdrawals(now: datetime) -> Iterator[Callable[[], None]]:
    for page in Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at"):
        yield partial(page.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publications(now: datetime) -> Iterator[Callable[[], None]]:
    due = Revision.page_revisions.filter(approved_go_live_at__lt=now)
    for revision in due.order_by("approved_go_live_at"):
        yield partial(revision.publish, log_action="wagtail.publish.scheduled")
