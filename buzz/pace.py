"""How often who asks what is on stage: the projection and the journalists first, the room with what is left.

The server says it with every answer, so that a full room slows itself down and the two screens that
everybody watches do not.
"""

import threading
import time
from enum import Enum

HEADER = "X-Every"  # milliseconds until the next question


class Asker(Enum):
    """Who asks; milliseconds between two questions while buzzing is open, and otherwise."""

    SCENE = (125, 250)
    SEAT = (500, 1000)  # and the control
    ROOM = (1500, 3000)

    def every(self, *, is_buzzing: bool) -> int:
        """Milliseconds until their next question."""
        quick, calm = self.value
        return quick if is_buzzing else calm


# What one process answers a room in a second; measured, it is a twentieth of what one core can.
ROOM_PER_SECOND = 150
SLOWEST = 8000  # milliseconds; a phone that knows of a pitch this late can still judge it
WINDOW = 2.0  # seconds over which phones are counted


class Crowd:
    """How many phones ask this process, told by how often they do: nobody is recognised."""

    def __init__(self) -> None:
        self.phones = 0.0
        self._since = time.monotonic()
        self._waited = 0  # milliseconds that those who asked had been told to wait
        self._told = Asker.ROOM.value[1]
        self._lock = threading.Lock()

    def every(self, *, is_buzzing: bool) -> int:
        """One more phone has asked; milliseconds until it should again."""
        with self._lock:
            self._waited += self._told
            moment = time.monotonic()
            if moment - self._since >= WINDOW:
                self.phones = self._waited / 1000 / (moment - self._since)
                self._since, self._waited = moment, 0
            wanted = self.phones / ROOM_PER_SECOND * 1000
            self._told = int(min(max(Asker.ROOM.every(is_buzzing=is_buzzing), wanted), SLOWEST))
            return self._told


crowd = Crowd()
