"""Pictures made ahead: the worker opens new pages once, so that no visitor waits for a drawing.

Wagtail makes a picture's sizes and formats when a page that shows them is first rendered; nine of
them take about three seconds of a processor. Rendering the page itself, rather than listing sizes
a second time, makes exactly those that its template asks for. A page under embargo is opened like
any other: when its hour comes, everybody comes at once.
"""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

# What was published longer ago has been opened by somebody since.
NEWEST = 200


class Warming:
    """Opens pages one by one: the newest when the worker starts, then whatever is published."""

    def __init__(self) -> None:
        self.waiting: list[int] = []
        self.seen_until: datetime | None = None

    def open_next_page(self) -> Page | None:
        """Render one page that nobody may have seen yet and return it; None when all are warm."""
        self._look_for_pages()
        while self.waiting:
            page = _published().filter(pk=self.waiting.pop(0)).first()
            if page is not None:
                specific = page.specific
                specific.make_preview_request()
                return specific
        return None

    def _look_for_pages(self) -> None:
        now, published = timezone.now(), _published()
        if self.seen_until is None:
            # The home pages first, then the newest.
            newest = published.order_by("-last_published_at").values_list("pk", flat=True)
            homes = published.filter(depth=2).values_list("pk", flat=True)
            self.waiting = list(dict.fromkeys([*homes, *newest[:NEWEST]]))
        else:
            new = published.filter(last_published_at__gt=self.seen_until)
            self.waiting += new.values_list("pk", flat=True)
        self.seen_until = now


def _published() -> QuerySet:
    """Pages with pictures of their own: an alias shows those of its original."""
    return Page.objects.filter(live=True, depth__gt=1, alias_of=None)


open_next_page = Warming().open_next_page
