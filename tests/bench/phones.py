"""Phones of a room: each keeps a connection, asks what is on stage, and retries what it sent."""

import asyncio
import json
import random
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

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
    pace: float
    state: dict[str, Any] = field(default_factory=dict)
    etag: str = ""
    polls: int = 0
    failures: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    _asking: "Connection | None" = None

    def __post_init__(self) -> None:
        self._asking = Connection(self.network)
        self._sending = Connection(self.network)

    async def watch(self) -> None:
        """Ask again and again until cancelled."""
        await asyncio.sleep(random.random())
        while True:
            try:
                status, headers, body = await self._asking.request(
                    "GET", self.state_path, self.etag
                )
                self.polls += 1
                if status == 200:
                    self.state, self.etag = json.loads(body), headers.get("etag", "")
                    self.changed.set()
                    self.changed = asyncio.Event()
            except (TimeoutError, OSError, EOFError, ValueError):
                self.failures += 1
            every = self.state.get("every", 1000) / 1000
            await asyncio.sleep(every * self.pace * (1 + random.random() / 10))

    async def tap(self, path: str, **fields: Any) -> float:
        """Send a tap until it is acknowledged; how long that took, in seconds."""
        began, pause = time.monotonic(), 0.3
        fields["key"] = str(uuid4())
        while True:
            waited = int((time.monotonic() - began) * 1000)
            try:
                _status, _headers, body = await self._sending.request(
                    "POST", path, words=urlencode(fields | {"waited": waited})
                )
                answer = json.loads(body)
                if answer.get("key") == fields["key"]:
                    assert "refused" not in answer, answer
                    return time.monotonic() - began
            except (TimeoutError, OSError, EOFError, ValueError):
                self.failures += 1
            await asyncio.sleep(pause * (0.75 + random.random() / 2))
            pause = min(pause * 2, 4)


class Connection:
    """HTTP/1.1 with keep-alive, as little of it as needed."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def request(
        self, method: str, path: str, etag: str = "", words: str = ""
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of an answer.

        Raises:
            OSError, EOFError, asyncio.TimeoutError, ValueError: no answer that makes sense.
        """
        if self.network.is_cut:
            raise OSError("no network")
        try:
            return await asyncio.wait_for(self._request(method, path, etag, words), TIMEOUT)
        except BaseException:
            self.close()
            raise

    async def _request(
        self, method: str, path: str, etag: str, words: str
    ) -> tuple[int, dict[str, str], bytes]:
        place = f"{self.network.host}:{self.network.port}"
        if self.streams is None:
            self.streams = await asyncio.open_connection(self.network.host, self.network.port)
        reader, writer = self.streams
        lines = [f"{method} {path} HTTP/1.1", f"Host: {place}", "Accept: application/json"]
        if etag:
            lines.append(f"If-None-Match: {etag}")
        if method == "POST":
            lines += [
                f"Origin: http://{place}",
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(words)}",
            ]
        writer.write(("\r\n".join(lines) + f"\r\n\r\n{words}").encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {
            name.lower(): value.strip()
            for name, _colon, value in (line.partition(":") for line in head[1:] if line)
        }
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        if self.network.is_cut:  # the answer was lost on the way
            raise OSError("no network")
        if headers.get("connection", "").lower() == "close":
            self.close()
        return int(head[0].split()[1]), headers, body

    def close(self) -> None:
        if self.streams:
            self.streams[1].close()
        self.streams = None
