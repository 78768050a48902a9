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
from .speaking import Spokesperson
from .texts import Kind, PressKit, PressText

__all__ = [
    "Alert",
    "Announcement",
    "CommitmentStep",
    "CopyCount",
    "CorrectionTold",
    "CoverageCommitment",
    "Journalist",
    "Kind",
    "MediaOutlet",
    "PressKit",
    "PressLetter",
    "PressLink",
    "PressPickup",
    "PressRoomPage",
    "PressSubscription",
    "PressText",
    "Spokesperson",
]
