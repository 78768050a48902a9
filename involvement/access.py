"""Who may see which requests. Every path of the admin asks here.

A facilitator sees those of their own programme; what belongs to another one does not exist.
"""

from typing import Any

from django.db.models import Q, QuerySet

from .models import UNANSWERED_STATES, Involvement, State


def visible_to(user: Any) -> QuerySet[Involvement]:
    """Requests that this user may see: their programme's; everything for administrators."""
    return visible(Involvement.objects.exclude(state=State.ERASED), user)


def may_see(user: Any) -> bool:
    """Whether the desk is open to this user at all."""
    return user.has_perm("involvement.view_involvement")


def may_change(user: Any) -> bool:
    """Whether this user may move on the requests that they see."""
    return user.has_perm("involvement.change_involvement")


def awaiting(user: Any) -> QuerySet[Involvement]:
    """Requests that this user sees and that wait for somebody, the most urgent first."""
    return visible_to(user).filter(Q(state__in=UNANSWERED_STATES) | ~Q(attention=""))


def visible(rows: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """Those of `rows`, of any model with a `programme`, that this user may see.

    The one rule, for requests and for whatever else belongs to a programme.
    """
    if user.is_active and user.is_superuser:
        return rows
    facilitator = getattr(user, "facilitator", None)
    if facilitator is None or not may_see(user):
        return rows.none()
    return rows.filter(programme=facilitator.programme_id)


def may_claim(user: Any, involvement: Involvement) -> bool:
    """Whether this user can take a request at all: a facilitator of its programme.

    Whether somebody else has, `claiming.claim` decides.
    """
    facilitator = getattr(user, "facilitator", None)
    return bool(
        facilitator and may_change(user) and facilitator.programme_id == involvement.programme_id
    )
