"""Reply templates: which ones there are, and how their fields are filled in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import translation

from people.models import Facilitator

from . import slots
from .first_replies import FIRST_REPLIES
from .models import Involvement, ReplyTemplate
from .wording import slot_in_words

FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Filled:
    """A template made ready for one person."""

    subject: str
    body: str


@dataclass(frozen=True)
class _Moment:
    involvement: Involvement
    facilitator: Facilitator
    now: datetime


def _three_slots(moment: _Moment) -> str:
    free = slots.free_slots(moment.facilitator, moment.now)
    return "\n".join(f"– {slot_in_words(slot, moment.now)}" for slot in free)


def _page(moment: _Moment) -> str:
    page = moment.involvement.page
    return page.title if page else ""


# What a template may hold between braces, in the order in which the help lists it.
FIELDS: dict[str, Callable[[_Moment], str]] = {
    "name": lambda moment: moment.involvement.person.first_name,
    "facilitator": lambda moment: moment.facilitator.name,
    "phone": lambda moment: moment.facilitator.phone,
    "slot": lambda moment: slot_in_words(moment.involvement.callback_at, moment.now),
    "slots": _three_slots,
    "page": _page,
    "programme": lambda moment: moment.involvement.programme.name,
}


def unknown_fields(text: str) -> list[str]:
    """Fields of a text that nothing can fill in."""
    return [found[0] for found in FIELD.finditer(text) if found[1] not in FIELDS]


def templates_for(involvement: Involvement) -> QuerySet[ReplyTemplate]:
    """Templates of the request's team and of every team, in their order."""
    return ReplyTemplate.objects.filter(Q(programme=None) | Q(programme=involvement.programme_id))


def fill(
    templates: list[ReplyTemplate],
    involvement: Involvement,
    facilitator: Facilitator,
    now: datetime,
) -> dict[int, Filled]:
    """Templates in the person's language with their fields filled in, by key.

    A line whose field has nothing to say, such as the page of somebody who came from none, is left
    out. Slots are looked up once, and only where a template asks for them.

    Args:
        facilitator: who signs.
        now: what "tomorrow" is counted from, aware.
    """
    moment = _Moment(involvement, facilitator, now)
    known: dict[str, str] = {}

    def value(name: str) -> str:
        if name not in known:
            known[name] = FIELDS[name](moment)
        return known[name]

    with translation.override(involvement.language):
        return {
            template.pk: Filled(
                " ".join(_fill(template.subject, value).split()), _fill(template.body, value)
            )
            for template in templates
        }


def _fill(text: str, value: Callable[[str], str]) -> str:
    lines = []
    for line in text.replace("\r\n", "\n").split("\n"):
        names = [name for name in FIELD.findall(line) if name in FIELDS]
        if all(value(name) for name in names):
            lines.append(FIELD.sub(lambda found: _known(found, value), line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _known(found: re.Match[str], value: Callable[[str], str]) -> str:
    return value(found[1]) if found[1] in FIELDS else found[0]


def ensure_reply_templates() -> None:
    """Plant the first templates where there are none. What the team changed or deleted stays so."""
    if ReplyTemplate.objects.exists():
        return
    for number, first in enumerate(FIRST_REPLIES):
        ReplyTemplate.objects.create(
            name=first.name,
            closes=first.closes,
            sort_order=number,
            **{f"subject_{code}": words[0] for code, words in first.words.items()},
            **{f"body_{code}": words[1].strip() for code, words in first.words.items()},
        )
