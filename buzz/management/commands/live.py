"""`make live`: the whole site on one laptop, for a room without the Internet."""

import os
import signal
import socket
import struct
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

import segno
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from wagtail.models import Site

from buzz.choices import SessionState
from buzz.models import BuzzSession

SIOCGIFADDR = 0x8915  # netdevice(7): the address of an interface


class Command(BaseCommand):
    """Serves phones of the local network; Ctrl-C ends it. All is in the folder `var`, as always."""

    help = "Serves an evening to the local network: gunicorn, the worker, and a code to scan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="Port of the web server.")
        parser.add_argument("--host", default="", help="Address at which phones find this laptop.")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"] or local_address(), options["port"]
        base = f"http://{host}:{port}"
        environment = os.environ | {"BASE_URL": base, "BIND": f"0.0.0.0:{port}"}
        manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
        subprocess.run([*manage, "demo", "--port", str(port)], env=environment, check=True)  # noqa: S603
        # Links of pages and mails lead where phones find them, too.
        for site in Site.objects.filter(is_default_site=True):
            site.hostname, site.port = host, port
            site.save()
        for line in sheet(base):
            self.stdout.write(line)
        # Whoever ends this command ends all of it.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        ended = run_together([[sys.executable, "-m", "gunicorn"], [*manage, "worker"]], environment)
        if ended:
            raise CommandError(f"The web server ended by itself ({ended}): its words stand above.")


def run_together(commands: list[list[str]], environment: dict[str, str]) -> int:
    """Run them side by side until the first of them ends, or Ctrl-C; then end the others.

    Returns:
        What the first said when it ended by itself, else 0.
    """
    processes = [
        subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR)  # noqa: S603
        for command in commands
    ]
    try:
        return processes[0].wait()
    except KeyboardInterrupt:
        return 0  # they have heard it, too
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()


def sheet(base: str) -> list[str]:
    """What the person at the laptop has to know of each evening that is not over.

    Args:
        base: scheme, address and port at which phones find the site.
    """
    sessions = BuzzSession.objects.exclude(
        state__in=[SessionState.CLOSED, SessionState.ARCHIVED]
    ).select_related("event")
    lines = []
    for session in sessions:
        room = base + reverse("buzz_room", args=[session.code])
        code = segno.make(room, error="m", micro=False)
        lines += [
            "",
            f"  {session.event.title}",
            f"  Salle       {room}",
            f"  Projection  {base}{reverse('buzz_scene', args=[session.code])}",
            f"  Régie       {base}{reverse('buzz_control', args=[session.code])}",
            f"  (se connecter d’abord : {base}/admin/ ; tout le réseau voit cette page :",
            "  changez les mots de passe de la démonstration)",
            "",
            *_drawn(code),
        ]
    return lines


def _drawn(code: segno.QRCode) -> list[str]:
    """A code in half blocks, dark on light as cameras like it, for any terminal."""
    rows = [list(row) for row in code.matrix_iter(border=2)]
    rows += [[0] * len(rows[0])] * (len(rows) % 2)
    blocks = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return [
        "  " + "".join(blocks[int(up), int(down)] for up, down in zip(upper, lower, strict=True))
        for upper, lower in pairs
    ]


def local_address() -> str:
    """The address of this machine in its local network; itself alone where there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # nothing is sent: it only chooses the way out
        except OSError:  # a hotspot of its own leads nowhere, and still has phones in it
            return next(addresses_of_interfaces(), "127.0.0.1")
        return probe.getsockname()[0]


def addresses_of_interfaces() -> Iterator[str]:
    """Addresses of this machine in networks that it is part of; on Linux only."""
    if not sys.platform.startswith("linux"):
        return
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _number, name in socket.if_nameindex():
            try:
                answer = fcntl.ioctl(probe, SIOCGIFADDR, struct.pack("256s", name[:15].encode()))
            except OSError:  # it has no address
                continue
            address = socket.inet_ntoa(answer[20:24])
            if not address.startswith("127."):
                yield address
