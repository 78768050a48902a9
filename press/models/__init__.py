"""The press room: what media may take, whom they are, what they promised and what they published."""

from .coverage import CommitmentStep, CopyCount, CoverageCommitment, PressPickup
from .media import (
    Alert,
    Announcement,
    CorrectionTold,
    Journalist,
    MediaOutlet,
    PressLetter,
    PressLink,
    PressSubscription,
)
from .pages import PressRoomPage

__all__ = [
    "Alert",
    "Announcement",
    "CommitmentStep",
    "CopyCount",
    "CorrectionTold",
    "CoverageCommitment",
    "Journalist",
    "MediaOutlet",
    "PressLetter",
    "PressLink",
    "PressPickup",
    "PressRoomPage",
    "PressSubscription",
]
