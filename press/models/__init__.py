"""The press room: what media may take, whom they are, what they promised and what they published."""

from .texts import Kind, PressKit, PressText

__all__ = ["Kind", "PressKit", "PressText"]
