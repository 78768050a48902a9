"""What the press room adds to the CMS."""

from .admin import hooks as hooks_of_the_press_room

__all__ = ["hooks_of_the_press_room"]
