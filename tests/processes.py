"""Processes of a site that tests started."""

import subprocess
from collections.abc import Iterable

MOST_SECONDS = 20


def end(processes: Iterable[subprocess.Popen]) -> None:
    """Ask all of them to end; who is still busy after a while is ended: nobody waits for its work."""
    processes = list(processes)
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:  # a worker finishes its round first
            process.kill()
            process.wait()
