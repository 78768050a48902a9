"""`make bench`: each kind of page beside a bare Django view, kept and rendered, and its queries.

A page is rendered in three ways, all without the cache of whole pages: as whoever is signed in gets it,
when rows are remembered and parts are kept; just after somebody changed something else, when what was
remembered is asked about and parts are kept; and from nothing, without any cache.

Requests go in turn (hello, each page kept, each page rendered, hello, …), so whatever else the machine
does hits all alike. What counts is processor time per request, read from the kernel for the server's
own processes: nearly the same on a busy machine. Then first visits on a phone (`first_visit`).

SITE=FOLDER keeps the demonstration for the next run; ROUNDS sets how often all take their turn.
"""

import os
import socket
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from content import version
from tests.bench import first_visit
from tests.bench.live import Server
from tests.bench.site import Served, served

ROUNDS = int(os.environ.get("ROUNDS", "5"))
QUICK, SLOW = 200, 5  # requests of one turn, kept and rendered
CONNECTIONS = 4
# Whoever shows a name and a password gets nothing that is kept for everybody.
RENDERED = "Authorization: Bearer bench\r\n"


def main() -> None:
    with served() as made:
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before", flush=True)
        measure(made)
        if "--without-browser" not in sys.argv:
            first_visit.measure(made)


@dataclass
class Row:
    """One thing that is asked for again and again. `queries` are counted apart."""

    server: Server
    path: str
    headers: str = ""
    number: int = QUICK
    after_a_change: bool = False  # each request
    cpu: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def turn(self) -> None:
        """Ask so often, and note what one request took.

        Kept pages may have come to their end since the last turn: every process keeps them anew.
        """
        if self.number == QUICK:
            for _try in range(8):  # new connections, which fall to one process or the other
                ask(self.server.environment["BIND"], self.path, self.headers, CONNECTIONS)
        before, began = cpu_seconds(self.server.process.pid), time.perf_counter()
        if self.after_a_change:
            for _request in range(self.number):
                version.change()
                ask(self.server.environment["BIND"], self.path, self.headers, 1)
        else:
            ask(self.server.environment["BIND"], self.path, self.headers, self.number)
        self.seconds.append((time.perf_counter() - began) / self.number)
        self.cpu.append((cpu_seconds(self.server.process.pid) - before) / self.number)


def measure(made: Served) -> None:
    hello = Row(made.hello, "/")
    ways = {
        "kept": {name: Row(made.site, path) for name, path in made.pages.items()},
        "rendered": _rendered(made.pages, made.site),
        "after a change": _rendered(made.pages, made.site, after_a_change=True),
        "from nothing": _rendered(made.pages, made.forgetful),
    }
    rows = [row for of_way in ways.values() for row in of_way.values()]
    for row in rows:  # pictures are made, every process has seen every page
        if row.number == SLOW:
            ask(row.server.environment["BIND"], row.path, row.headers, 2 * CONNECTIONS)
    for _round in range(ROUNDS):
        for row in (hello, *rows):
            row.turn()
    print(
        f"\nbare view: {1e3 * median(hello.cpu):.2f} ms of a processor, "
        f"{1 / median(hello.seconds):.0f} requests/s. Rendered: whole pages are not kept, parts and "
        "rows are; after a change of something else parts are; from nothing no cache at all.\n"
    )
    print("| page | queries | after a change | " + " | ".join((*ways, "its requests")) + " |")
    print("| --- " * (4 + len(ways)) + "|")
    for name, path in made.pages.items():
        cells = [share(hello, of_way[name], "cpu") for of_way in ways.values()]
        cells.append(share(hello, ways["kept"][name], "seconds"))
        remembering, anew = queries(path)
        print(f"| {name} | {remembering} | {anew} | " + " | ".join(cells) + " |", flush=True)


def _rendered(pages: dict[str, str], server: Server, **how: bool) -> dict[str, Row]:
    return {name: Row(server, path, RENDERED, SLOW, **how) for name, path in pages.items()}


def share(hello: Row, row: Row, what: str) -> str:
    """How much of the bare view's speed: of each round, then the middle one."""
    pairs = zip(getattr(hello, what), getattr(row, what), strict=True)
    return f"{100 * median(bare / own for bare, own in pairs):.1f} %"


def queries(path: str) -> tuple[int, int]:
    """Queries of a rendered page: once its rows are remembered, and just after a change."""
    from django.test import Client

    from tests.queries import queries as counted

    client = Client(HTTP_AUTHORIZATION="Bearer bench", SERVER_NAME="127.0.0.1")
    remembering = counted(lambda: client.get(path))
    return remembering, counted(lambda: version.change() and client.get(path))


def ask(place: str, path: str, headers: str, number: int) -> None:
    """Send so many requests over a few connections that stay open; each must be answered well."""
    host, _, port = place.partition(":")
    request = (
        f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\n{headers}\r\n"
    ).encode()
    connections = [
        socket.create_connection((host, int(port))) for _one in range(min(CONNECTIONS, number))
    ]
    streams = [connection.makefile("rb") for connection in connections]
    for start in range(0, number, CONNECTIONS):
        turns = range(min(CONNECTIONS, number - start))
        for turn in turns:
            connections[turn].sendall(request)
        for turn in turns:
            read_answer(streams[turn], path)
    for connection in (*streams, *connections):
        connection.close()


def read_answer(stream: object, path: str) -> None:
    """Read one answer to its end.

    Raises:
        RuntimeError: it is not 200.
    """
    status = stream.readline()
    if b" 200 " not in status:
        raise RuntimeError(f"{path}: {status!r}")
    length = None
    while (line := stream.readline().strip()) != b"":
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    if length is not None:
        stream.read(length)
        return
    while size := int(stream.readline(), 16):  # in chunks
        stream.read(size + len(b"\r\n"))
    stream.readline()


def cpu_seconds(leader: int) -> float:
    """Processor time so far of a process and all that it began, threads included, in seconds."""
    return sum(
        int((task / "schedstat").read_text().split()[0]) / 1e9
        for process in (leader, *_children(leader))
        for task in Path(f"/proc/{process}/task").iterdir()
    )


def _children(parent: int) -> list[int]:
    tasks = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(child) for child in tasks]


if __name__ == "__main__":
    main()
