"""Phones of a room: each keeps a connection, asks what is on stage, and retries what it sent."""

import asyncio
import json
import random
import time
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from tests.bench.costs import request

TIMEOUT = 8  # seconds, as live.js waits


@dataclass
class Network:
    """What all phones have in common: the server's place, and whether it can be reached.

    Attributes:
        is_cut: nothing goes through; whoever tries notices at once.
    """

    host: str
    port: int
    is_cut: bool = False


@dataclass
class Phone:
    """One browser. As live.js does, it sends one tap at a time and never gives up."""

    network: Network
    state_path: str
    state: dict[str, Any] = field(default_factory=dict)
    every: float = 1.0  # seconds between two questions, as the server last said
    polls: int = 0
    failures: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    _asking: "Connection | None" = None

    def __post_init__(self) -> None:
        self._asking = Connection(self.network)
        self._sending = Connection(self.network)
        place = f"{self.network.host}:{self.network.port}"
        self._request = partial(request, place)

    async def watch(self) -> None:
        """Ask again and again until cancelled."""
        await asyncio.sleep(random.random())
        question = self._request("GET", self.state_path)
        while True:
            try:
                status, head, body = await self._asking.request(question)
                self.polls += 1
                self.every = int(value(head, b"x-every") or 1000) / 1000
                if status == 200:
                    self.state, etag = json.loads(body), value(head, b"etag").decode()
                    question = self._request("GET", self.state_path, etag=etag)
                    self.changed.set()
                    self.changed = asyncio.Event()
            except (TimeoutError, OSError, ValueError):
                self.failures += 1
            await asyncio.sleep(self.every * (1 + random.random() / 10))

    async def tap(self, path: str, **fields: Any) -> float:
        """Send a tap until it is acknowledged; how long that took, in seconds."""
        began, pause = time.monotonic(), 0.3
        fields["key"] = str(uuid4())
        while True:
            waited = int((time.monotonic() - began) * 1000)
            try:
                words = urlencode(fields | {"waited": waited})
                message = self._request("POST", path, words)
                _status, _head, body = await self._sending.request(message)
                answer = json.loads(body)
                if answer.get("key") == fields["key"]:
                    assert "refused" not in answer, answer
                    return time.monotonic() - began
            except (TimeoutError, OSError, ValueError):
                self.failures += 1
            await asyncio.sleep(pause * (0.75 + random.random() / 2))
            pause = min(pause * 2, 4)


class Connection(asyncio.Protocol):
    """HTTP/1.1 with keep-alive, as little of it as needed: the server needs the processor more.

    Neither streams nor tasks: one callback per answer, and one timer that looks after all.
    """

    def __init__(self, network: Network) -> None:
        self.network = network
        self.transport: asyncio.Transport | None = None
        self.waiting: asyncio.Future | None = None
        self.received = b""

    async def request(self, message: bytes) -> tuple[int, bytes, bytes]:
        """Status, head and body of an answer.

        Raises:
            OSError, asyncio.TimeoutError: there was no answer.
        """
        if self.network.is_cut:
            raise OSError("no network")
        loop = asyncio.get_running_loop()
        if self.transport is None or self.transport.is_closing():
            place = (self.network.host, self.network.port)
            self.transport, _protocol = await loop.create_connection(lambda: self, *place)
        self.received, self.waiting = b"", loop.create_future()
        timer = loop.call_later(TIMEOUT, self.connection_lost, TimeoutError())
        try:
            self.transport.write(message)
            answer = await self.waiting
        except BaseException:
            self.transport.abort()
            raise
        finally:
            timer.cancel()
        if self.network.is_cut:  # the answer was lost on the way
            self.transport.abort()
            raise OSError("no network")
        return answer

    def data_received(self, data: bytes) -> None:
        self.received += data
        head, end, body = self.received.partition(b"\r\n\r\n")
        if not end or len(body) < int(value(head, b"content-length") or 0):
            return
        if value(head, b"connection").lower() == b"close":
            self.transport.close()
        if self.waiting and not self.waiting.done():
            self.waiting.set_result((int(head[9:12]), head, body))

    def connection_lost(self, error: Exception | None) -> None:
        if self.waiting and not self.waiting.done():
            self.waiting.set_exception(error or OSError("closed"))


def value(head: bytes, name: bytes) -> bytes:
    """What a header says; nothing where it is not there."""
    _before, found, rest = head.lower().partition(b"\r\n" + name + b":")
    begins = len(head) - len(rest)
    return head[begins:].partition(b"\r\n")[0].strip() if found else b""
