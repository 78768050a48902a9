"""In which other forms a page can be had: as a feed, as data, as a text to reprint.

Pages do not know who offers them elsewhere: apps of higher floors register here when Django starts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

if TYPE_CHECKING:
    from .models import BasePage


@dataclass(frozen=True)
class Form:
    """A page in another form.

    Attributes:
        title: names it, in the language of the page.
        url: where it is.
        type: media type, which puts a link into the head of the page; empty for a form that only
            people want.
        shown: whether the page itself shows the link to people.
    """

    title: str | Promise
    url: str
    type: str = ""
    shown: bool = False


_offers: list[tuple[type, Callable[..., Iterable[Form]]]] = []


def register(model: type["BasePage"], offer: Callable[..., Iterable[Form]]) -> None:
    """Let `offer(page)` name further forms of every page of a type; it asks the database nothing."""
    _offers.append((model, offer))


def forms(page: "BasePage") -> list[Form]:
    """All forms of a page that was saved; a page previewed before that has none."""
    if page.pk is None:
        return []
    return [form for model, offer in _offers if isinstance(page, model) for form in offer(page)]
