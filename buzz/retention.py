"""What an evening leaves behind is what the room was shown; the rest goes after three months.

The periods stand in `involvement.purposes.EVENING` in words; whoever changes one changes the other.
"""

from datetime import datetime, timedelta

from .choices import InputState
from .models import Act, BuzzSession, RoomInput, Seat, Star

KEEP = timedelta(days=90)
NEVER_SHOWN = [InputState.RECEIVED, InputState.DISMISSED]


def forget(now: datetime) -> int:
    """Forget what evenings that ended 90 days ago need no longer; the worker calls it every day.

    Stars, what moderators did not let through, which phone sent what, names of journalists whom the press
    room does not know, and who pressed which button of the control.

    Returns:
        How many inputs were deleted.
    """
    over = BuzzSession.objects.filter(closed_at__lte=now - KEEP).values("pk")
    Star.objects.filter(session__in=over).delete()
    RoomInput.objects.filter(session__in=over).exclude(device=None).update(device=None)
    Seat.objects.filter(session__in=over).exclude(name="").update(name="")
    Act.objects.filter(session__in=over).update(user=None, changes=[])
    deleted, _by_model = RoomInput.objects.filter(session__in=over, state__in=NEVER_SHOWN).delete()
    return deleted
