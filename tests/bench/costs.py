"""What one answer costs the server: processor time, which does not depend on who else is at work."""

import os
import socket
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

TIMES = 200
TICK = os.sysconf("SC_CLK_TCK")


def processor_seconds(group: int) -> float:
    """What all processes of a group have used so far, those included that have ended and were waited for."""
    used = 0
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(fields[2]) == group:
            used += sum(map(int, fields[11:15]))
    return used / TICK


class Caller:
    """One connection that asks one thing after the other."""

    def __init__(self, host: str, port: int) -> None:
        self.place = f"{host}:{port}"
        self.socket = socket.create_connection((host, port))
        self.file = self.socket.makefile("rb")

    def ask(self, method: str, path: str, words: str = "", etag: str = "") -> tuple[int, str]:
        """Status and ETag of the answer."""
        self.socket.sendall(request(self.place, method, path, words, etag))
        status, length, found = int(self.file.readline().split()[1]), 0, ""
        while (line := self.file.readline().decode()) != "\r\n":
            name, _colon, value = line.partition(":")
            length = int(value) if name.lower() == "content-length" else length
            found = value.strip() if name.lower() == "etag" else found
        self.file.read(length)
        return status, found


def request(place: str, method: str, path: str, words: str = "", etag: str = "") -> bytes:
    """An HTTP request as a browser's script sends it, as little of it as needed."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {place}", "Accept: application/json"]
    if etag:
        lines.append(f"If-None-Match: {etag}")
    if method == "POST":
        lines += [
            f"Origin: http://{place}",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(words)}",
        ]
    return ("\r\n".join(lines) + f"\r\n\r\n{words}").encode()


def measure(caller: Caller, group: int, room: str, seat: str, pitch: int) -> dict[str, float]:
    """Milliseconds of processor time for each kind of answer, on average.

    Args:
        group: process group of the server.
        room, seat: addresses of the room and of a journalist's page.
        pitch: primary key of the one on stage, its buzzing open.
    """
    state = f"{room}etat.json"
    etag = caller.ask("GET", state)[1]
    kinds = {
        "state, unchanged": lambda: caller.ask("GET", state, etag=etag),
        "state": lambda: caller.ask("GET", state),
        "projection": lambda: caller.ask("GET", f"{state}?scene", etag=etag),
        "journalist": lambda: caller.ask("GET", f"{seat}etat.json", etag=etag),
        "vote": lambda: caller.ask("POST", room, _words(pitch, stars=3, phone=uuid4())),
        "buzz": lambda: caller.ask("POST", seat, _words(pitch, buzz=1)),
    }
    found = {}
    for name, ask in kinds.items():
        ask()
        before = processor_seconds(group)
        for _time in range(TIMES):
            assert ask()[0] in (200, 304), name
        found[name] = (processor_seconds(group) - before) / TIMES * 1000
    return found


def _words(pitch: int, **fields: object) -> str:
    return urlencode({"pitch": pitch, "key": uuid4(), "waited": 0} | fields)
