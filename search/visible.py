"""Entries that answer a question and that anybody may see.

An index knows words, not embargoes: whatever it finds is asked about here, before anything of it is
shown or counted.
"""

from collections.abc import Iterable

from wagtail.models import Page

from content.settled import Among
from content.visibility import public

from . import backends
from .matching import Candidate, Question

MORE = 4  # times as many are looked at where too many of them are hidden


def visible(question: Question, most: int) -> list[Candidate]:
    """The first visible entries that answer a question, best first.

    Args:
        question: what is looked for.
        most: how many are enough.
    """
    return visible_to_each([question], most)[question]


def visible_to_each(questions: Iterable[Question], most: int) -> dict[Question, list[Candidate]]:
    """The same for several questions: who may see what they find is asked once for all.

    Args:
        questions: what is looked for.
        most: how many are enough for each.
    """
    found: dict[Question, list[Candidate]] = {}
    looked_at = dict.fromkeys(questions, most)
    while looked_at:
        hits = {question: backends.find(question, n) for question, n in looked_at.items()}
        pages = readable(one.page for of_one in hits.values() for one in of_one)
        for question, of_one in hits.items():
            seen = [one for one in of_one if one.page is None or one.page in pages]
            if len(seen) >= most or len(of_one) < looked_at[question]:
                found[question] = seen[:most]
        looked_at = {one: n * MORE for one, n in looked_at.items() if one not in found}
    return found


def readable(pages: Iterable[int | None]) -> set[int]:
    """Those of some pages, by key, that anybody may see."""
    keys = {key for key in pages if key is not None}
    found = public(Page.objects.filter(Among("pk", keys))) if keys else Page.objects.none()
    return set(found.order_by().values_list("pk", flat=True))
