"""Who may enter which room of an evening."""

from typing import Any

from content.visibility import is_public

from .models import BuzzSession

DIRECT, MODERATE = "buzz.direct_buzzsession", "buzz.moderate_buzzsession"


def may_direct(user: Any) -> bool:
    """Whether this user may use the control of an evening."""
    return user.is_active and user.has_perm(DIRECT)


def may_moderate(user: Any) -> bool:
    """Whether this user may decide what of the room is shown; whoever directs may."""
    return user.is_active and (user.has_perm(MODERATE) or user.has_perm(DIRECT))


def may_enter(session: BuzzSession, user: Any) -> bool:
    """Whether the room and its screen are open: the event is public, or the team rehearses."""
    return is_public(session.event) or may_moderate(user)


def has_page_that_remains(session: BuzzSession) -> bool:
    """Whether the evening can be read about: it is over, and its event is public."""
    return session.closed_at is not None and not session.is_live and is_public(session.event)
