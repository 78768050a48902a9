"""`make bench-live`: an evening under load. A whole site under gunicorn, phones on the same machine.

Seven journalists press while every phone of the room gives its stars within two seconds; then the
same with the network away in the middle of it, and with the server killed. PHONES, ROUNDS and CUT
(seconds) can be set. It fails, with a line for each, where an aim of `tests.bench.aims` is missed.
"""

import asyncio
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from urllib.request import urlopen
from uuid import uuid4

import django

from tests.bench import costs
from tests.bench.aims import Measured, Restarted, missed, p95
from tests.bench.phones import Network, Phone
from tests.databases import database
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]

PHONES = [int(number) for number in os.environ.get("PHONES", "250,1000").split(",")]
ROUNDS = int(os.environ.get("ROUNDS", "6"))
CUT = float(os.environ.get("CUT", "60"))
BURST = 2.0  # seconds within which everybody votes


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server goes, too
    resource.setrlimit(
        resource.RLIMIT_NOFILE, (8192, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    )
    folder = Path(tempfile.mkdtemp(prefix="bench-live-"))
    network = Network("127.0.0.1", free_port())
    place = f"127.0.0.1:{network.port}"
    environment = os.environ | {
        "VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "PYTHONPATH": "",
        "LIMITS_TIMES": "100",
        "BASE_URL": f"http://{place}",
        "BIND": place,
    }
    with database(environment):
        os.environ |= {name: environment[name] for name in ("VAR_DIR", "DJANGO_SETTINGS_MODULE")}
        os.environ["DATABASE_URL"] = environment.get("DATABASE_URL", "")
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the bench itself holds the control
        sys.path.insert(0, str(ROOT / "site"))
        for command in ("migrate", "set_up"):
            run = [sys.executable, str(ROOT / "manage.py"), command]
            subprocess.run(run, env=environment, check=True, capture_output=True)
        django.setup()
        server = Server(environment, folder / "log", network)
        try:
            lines = missed(asyncio.run(measure(server)))
        finally:
            server.kill()
    if lines:
        sys.exit("Missed:\n" + "\n".join(lines))


class Server:
    """gunicorn as in production, with the settings of one laptop."""

    def __init__(self, environment: dict[str, str], log: Path, network: Network) -> None:
        self.environment, self.log, self.network = environment, log, network
        self.process: subprocess.Popen | None = None
        self.start()

    def start(self) -> None:
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn"],
                env=self.environment,
                cwd=ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        for _second in range(300):
            try:
                urlopen(f"http://{self.environment['BIND']}/robots.txt", timeout=5)
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise SystemExit(self.log.read_text()[-4000:])

    def kill(self) -> None:
        """As a power cut does: workers and all, without a word."""
        os.killpg(self.process.pid, 9)
        self.process.wait()


async def measure(server: Server) -> list[Measured | Restarted]:
    """Hold one evening for each number of phones, print what it brought, and return it."""
    from django.db import connection

    cores, load = os.cpu_count(), os.getloadavg()[0]
    print(f"{connection.vendor}, {cores} cores, load {load:.1f} before; milliseconds", flush=True)
    print("processor time of one answer:", costs_of(server), flush=True)
    head = f"{'buzz to projection':>26} {'votes acknowledged':>26} lost twice"
    print(f"{'phones':>7} {'network':>9} {head} processor s: server, phones")
    found: list[Measured | Restarted] = []
    for number in PHONES:
        evening = Evening(server, number)
        async with evening:
            for _round in range(ROUNDS):
                await evening.round()
            await asyncio.sleep(1)
            found.append(evening.measured("steady"))
            await evening.round(cut=CUT)
            found.append(evening.measured(f"{CUT:.0f} s cut", is_timed=False))
            found.append(await evening.killed())
    return found


def costs_of(server: Server) -> str:
    """What each kind of answer costs the server."""
    evening = Evening(server, 0)
    pitch = evening.next_pitch()
    time.sleep(0.5)  # longer than the state is remembered
    seat = evening.journalists[0][0]
    caller = costs.Caller(server.network.host, server.network.port)
    found = costs.measure(caller, server.process.pid, evening.path, seat, pitch.pk)
    return ", ".join(f"{name} {cost:.1f} ms" for name, cost in found.items())


class Evening:
    """An open room with seven seats, and everybody in it."""

    def __init__(self, server: Server, phones: int) -> None:
        from django.utils import timezone

        from buzz import seats, session
        from buzz.choices import SessionState
        from buzz.models import BuzzSession, Pitch, Seat
        from tests.factories import make_event

        self.server, network = server, server.network
        event = make_event(f"Soirée {uuid4().hex[:8]}")
        self.session = BuzzSession.objects.create(event=event)
        session.move(self.session, SessionState.OPEN, uuid4(), timezone.now())
        Pitch.objects.bulk_create(
            Pitch(session=self.session, title=f"Pitch {number}", sort_order=number)
            for number in range(ROUNDS + 2)
        )
        Seat.objects.bulk_create(
            Seat(session=self.session, outlet=f"Média {number}", agreed_at=timezone.now())
            for number in range(7)
        )
        self.pitches = list(self.session.pitches.all())
        self.path = f"/direct/{self.session.code}/"
        state = f"{self.path}etat.json"
        places = [seats.path_of(seat) for seat in self.session.seats.select_related("session")]
        self.scene = Phone(network, f"{state}?scene")
        self.journalists = [(place, Phone(network, f"{place}etat.json")) for place in places]
        self.room = [Phone(network, state) for _phone in range(phones)]
        self.buzzes: list[float] = []
        self.votes: list[float] = []
        self.expected = {"votes": 0, "buzzes": 0}
        self.used = self._processor()

    async def __aenter__(self) -> "Evening":
        everybody = [self.scene, *(phone for _place, phone in self.journalists), *self.room]
        self.watching = [asyncio.create_task(phone.watch()) for phone in everybody]
        await asyncio.sleep(4)
        return self

    async def __aexit__(self, *error: object) -> None:
        for task in self.watching:
            task.cancel()
        await asyncio.gather(*self.watching, return_exceptions=True)

    def next_pitch(self) -> object:
        """Call the next pitch and open its buzzing."""
        from django.utils import timezone

        from buzz import pitches

        pitch = self.pitches.pop(0)
        for act in (lambda **who: pitches.stage(number=pitch.pk, **who), pitches.open_buzz):
            act(session=self.session, key=uuid4(), now=timezone.now())
        return pitch

    def _processor(self) -> list[float]:
        """Processor seconds that the server and the phones have used so far."""
        return [costs.processor_seconds(self.server.process.pid), time.process_time()]

    async def round(self, cut: float = 0) -> None:
        """Everybody votes within two seconds, seven press meanwhile; perhaps without a network."""
        pitch = self.next_pitch()
        await asyncio.sleep(2)  # most phones know
        votes = [self._vote(phone, pitch) for phone in self.room]
        buzzes = [self._buzz(n, *seat, pitch) for n, seat in enumerate(self.journalists)]
        self.buzzes, self.votes = ([], []) if cut else (self.buzzes, self.votes)
        self.expected = {
            "votes": self.expected["votes"] + len(votes),
            "buzzes": self.expected["buzzes"] + len(buzzes),
        }
        cutting = asyncio.create_task(self._cut(cut)) if cut else None
        await asyncio.gather(*votes, *buzzes)
        if cutting:
            await cutting

    async def _cut(self, seconds: float) -> None:
        await asyncio.sleep(BURST / 2)
        self.server.network.is_cut = True
        await asyncio.sleep(seconds)
        self.server.network.is_cut = False

    async def _vote(self, phone: Phone, pitch: object) -> None:
        await asyncio.sleep(random.random() * BURST)
        self.votes.append(
            await phone.tap(self.path, pitch=pitch.pk, stars=random.randint(1, 5), phone=uuid4())
        )

    async def _buzz(self, number: int, place: str, phone: Phone, pitch: object) -> None:
        await asyncio.sleep(random.random() * BURST)
        began = time.monotonic()
        sending = asyncio.create_task(phone.tap(place, buzz=1, pitch=pitch.pk))
        while not self._is_lit(number, pitch):
            changed = self.scene.changed
            await changed.wait()
        self.buzzes.append(time.monotonic() - began)
        await sending

    def _is_lit(self, number: int, pitch: object) -> bool:
        shown = self.scene.state
        return bool(
            (shown.get("pitch") or {}).get("id") == pitch.pk and shown["seats"][number]["lit"]
        )

    def measured(self, name: str, *, is_timed: bool = True) -> Measured:
        """What was measured since the last time, and what the database holds; printed as a line."""
        from buzz.models import Buzz, Star

        stars = Star.objects.filter(session=self.session)
        kept = {"votes": stars.values("device").distinct().count(), "buzzes": 0}
        rows = Buzz.objects.filter(pitch__session=self.session)
        kept["buzzes"] = rows.values("pitch", "seat").distinct().count()
        lost = sum(self.expected[what] - kept[what] for what in kept)
        twice = stars.count() - kept["votes"] + rows.count() - kept["buzzes"]
        before, self.used = self.used, self._processor()
        used = ", ".join(f"{now - then:.1f}" for now, then in zip(self.used, before, strict=True))
        times = f"{spread(self.buzzes):>26} {spread(self.votes):>26}"
        print(f"{len(self.room):>7} {name:>9} {times} {lost:>4} {twice:>5} {used}", flush=True)
        return Measured(name, len(self.room), self.buzzes, lost, twice, is_timed=is_timed)

    async def killed(self) -> Restarted:
        """Kill the server, start it again: is the state the same, and is everybody back?"""
        before = self.scene.state
        self.server.kill()
        asked = {id(phone): phone.polls for phone in self.room}
        await asyncio.sleep(3)
        await asyncio.to_thread(self.server.start)
        back, began = 0, time.monotonic()
        while back < len(self.room) and time.monotonic() - began < 60:
            await asyncio.sleep(0.2)
            back = sum(phone.polls > asked[id(phone)] for phone in self.room)
        took = time.monotonic() - began
        same, room = self.scene.state == before, len(self.room)
        print(
            f"killed: {back} of {room} back {took:.1f} s after it answered, same: {same}",
            flush=True,
        )
        return Restarted(room, back, same)


def spread(seconds: list[float]) -> str:
    """Median, 95th of a hundred, largest; in milliseconds."""
    found = (median(seconds), p95(seconds), max(seconds))
    return " / ".join(f"{value * 1000:.0f}" for value in found)


if __name__ == "__main__":
    main()
