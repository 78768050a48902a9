"""A whole site in processes of its own, on a database of its own."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.conftest import ROOT, environment_of
from tests.databases import database
from tests.ports import free_port
from tests.processes import end


@dataclass
class SiteApart:
    """A site on a database of its own.

    Attributes:
        environment: of its processes.
        mail_port: where it looks for its mail server.
        log: what its processes say.
    """

    environment: dict[str, str]
    mail_port: int
    log: Path
    processes: list[subprocess.Popen] = field(default_factory=list)

    def start(self, *command: str) -> subprocess.Popen:
        with self.log.open("a") as log:
            process = subprocess.Popen(
                [sys.executable, *command],
                env=self.environment,
                cwd=ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.processes.append(process)
        return process

    def worker(self) -> subprocess.Popen:
        return self.start("manage.py", "worker")

    def run(self, code: str) -> str:
        """Run Python inside the site and return what it prints."""
        return self.manage("shell", "--no-imports", "-c", code)

    def manage(self, *arguments: str) -> str:
        """Run `manage.py` and return what it prints."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-4000:]
        return done.stdout

    def stop(self) -> None:
        end(self.processes)
        self.processes.clear()


@contextmanager
def site_apart(folder: Path, *, copy_of: str = "", **environment: str) -> Iterator[SiteApart]:
    """A site of which nothing runs yet.

    Args:
        folder: where everything that it writes lies.
        copy_of: what its database begins as (see `tests.databases`); empty when nothing is said.
        environment: more that its processes are told.
    """
    place, mail_port = f"127.0.0.1:{free_port()}", free_port()
    told = environment_of(folder, f"http://{place}") | {
        "BIND": place,
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(mail_port),
    }
    told |= environment
    folder.mkdir(exist_ok=True)
    with database(told, copy_of=copy_of):
        apart = SiteApart(told, mail_port, folder / "log")
        try:
            yield apart
        finally:
            apart.stop()


def wait_until(done, seconds: float, what: str) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, f"not within {seconds} seconds: {what}"
        time.sleep(0.05)


def kill(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
