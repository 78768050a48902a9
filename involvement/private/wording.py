"""Where a request stands, as one would say it to the person."""

from datetime import datetime

from django.utils.translation import gettext as _

from involvement.merging import surviving
from involvement.models import UNANSWERED_STATES, ClosedReason, Involvement, State
from involvement.wording import deadline, slot_in_words


def standing(involvement: Involvement, now: datetime) -> str:
    """One sentence, with the name of who answers. A merged request stands where the other does."""
    involvement = surviving(involvement)
    name = {"name": involvement.owner.name}
    if involvement.state in [*UNANSWERED_STATES, State.SET_ASIDE]:
        if involvement.callback_at and involvement.callback_at > now:
            slot = {"slot": slot_in_words(involvement.callback_at, now)}
            return _("%(name)s calls you %(slot)s.") % (name | slot)
        if involvement.due_at < now:
            return _("%(name)s should have answered you by now. Please call us.") % name
        due = {"deadline": deadline(involvement.due_at, now)}
        return _("%(name)s answers you %(deadline)s.") % (name | due)
    if involvement.state == State.DORMANT:
        return _("Your request rests for a while, as agreed. %(name)s comes back to you.") % name
    if involvement.state == State.CLOSED:
        if involvement.closed_reason == ClosedReason.WITHDRAWN:
            return _("You have withdrawn your request.")
        return _("Your request is closed. A word from you opens it again.")
    if involvement.state == State.SUCCEEDED:
        return _("Something has come of it. Thank you.")
    return _("You and %(name)s are talking.") % name
