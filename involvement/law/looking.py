"""The log of who saw, listed or exported data of people: kept for a year, read by administrators.

Written when the screen has been answered, by its name in the URLconf; a screen of the desk, of the
registrations or of the press that is neither in `SCREENS` nor in `SHOWS_NOBODY` fails
`tests/involvement/law/test_looking.py`. A list is one row, however many people it shows.
"""

from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponseBase

from involvement.models import DataAccess

KEPT = timedelta(days=365)
ONCE_IN = timedelta(hours=1)
Act = DataAccess.Act

# Screens that show people: what happens there, and how the one person is found where it is one.
SCREENS: dict[str, tuple[str, str]] = {
    "involvement:index": (Act.LISTED, ""),
    "involvement:board": (Act.LISTED, ""),
    "involvement:follow_ups": (Act.LISTED, ""),
    "involvement:introductions": (Act.LISTED, ""),
    "involvement:partnerships": (Act.LISTED, ""),
    "involvement:card": (Act.SEEN, "involvement.Involvement"),
    "involvement:introduction": (Act.SEEN, ""),
    "involvement:partnership": (Act.SEEN, ""),
    "involvement:export_person": (Act.EXPORTED, "involvement.Involvement"),
    "registrations:occasion": (Act.LISTED, ""),
    "registrations:door": (Act.LISTED, ""),
    "registrations:one": (Act.SEEN, "events.Registration"),
    "registrations:scan": (Act.SEEN, ""),
    "undelivered_mails": (Act.LISTED, ""),
    "journalist:index": (Act.LISTED, ""),
    "journalist:edit": (Act.SEEN, ""),
    "presssubscription:index": (Act.LISTED, ""),
    "coveragecommitment:index": (Act.LISTED, ""),
    "presspickup:index": (Act.LISTED, ""),
    "press_board:index": (Act.LISTED, ""),
    "press_board:outlets": (Act.LISTED, ""),
    "press_board:story": (Act.LISTED, ""),
}


def note(request: HttpRequest, response: HttpResponseBase, now: datetime) -> DataAccess | None:
    """Write down what a screen has just shown to an account; nothing where it showed nobody.

    Args:
        request: answered, of the CMS.
        now: aware.
    """
    match = request.resolver_match
    name = (match.view_name if match else "").removesuffix("_results")
    if name not in SCREENS or request.method != "GET" or response.status_code != 200:
        return None
    act, model = SCREENS[name]
    if "export" in request.GET:
        act = Act.EXPORTED
    number = str(next(iter(match.kwargs.values()), ""))[:40]
    look = {"user": request.user, "act": act, "place": name, "number": number}
    if act != Act.EXPORTED and DataAccess.objects.filter(at__gt=now - ONCE_IN, **look).exists():
        return None
    person = _person(model, number) if model else None
    return DataAccess.objects.create(at=now, person_id=person, **look)


def forget(now: datetime) -> int:
    """Delete looks that are older than a year; the worker calls it. Returns how many."""
    return DataAccess.objects.filter(at__lt=now - KEPT).delete()[0]


def _person(model: str, number: str) -> Any:
    return apps.get_model(model).objects.filter(pk=number).values_list("person", flat=True).first()
