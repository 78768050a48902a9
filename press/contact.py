"""Who answers newsrooms, and from which address mails to them come."""

from people.models import Programme

from .models import PressRoomPage


def answering() -> Programme | None:
    """The team that the press room names, else the one that answers for the rest, else any."""
    room = PressRoomPage.objects.filter(programme__isnull=False).select_related("programme").first()
    if room:
        return room.programme
    return Programme.objects.order_by("-is_default", "pk").first()
