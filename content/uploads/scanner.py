"""The virus scanner, where the setting CLAMD names one: every upload passes it before it is stored.

It speaks the protocol of ClamAV's daemon (clamd(8), INSTREAM): parts of the file, each after its
length in four bytes, and a length of nothing at the end.
"""

import logging
import socket
from datetime import datetime
from struct import pack
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)
CHUNK = 64 * 1024
SECONDS_TO_BEGIN, SECONDS_TO_LOOK = 5, 30
LONGEST_ANSWER = 4096  # bytes
LETTERS_OF_A_NAME = 80

FOUND = _(
    "The virus scanner found something in this file: %(name)s. Ask whoever gave it to you for a clean"
    " copy, and have your computer looked over."
)
AWAY = _(
    "The virus scanner does not answer, and without it we take no files. Please try again later; who"
    " runs the site can see it."
)


class ScannerAway(Exception):
    """There is no answer, or one that says neither yes nor no."""


def refuse_viruses(file: IO[bytes]) -> None:
    """Let a file pass that nothing was found in; any, where no scanner is named.

    Args:
        file: at any position.

    Raises:
        ValidationError: something was found, or nobody could look.
    """
    if not settings.CLAMD:
        return
    try:
        name = found(file)
    except ScannerAway as error:
        logger.error("the virus scanner did not look at an upload: %s", error)
        raise ValidationError(AWAY, code="scanner") from error
    if name:
        logger.warning("an upload was refused: the virus scanner found %s", name)
        raise ValidationError(FOUND, code="virus", params={"name": name})


def found(file: IO[bytes]) -> str:
    """What the scanner finds in a file; empty for nothing.

    Raises:
        ScannerAway: as the class says.
    """
    answer = _asked(b"zINSTREAM\0", file)
    verdict = answer.removeprefix("stream: ")
    if verdict == "OK":
        return ""
    if verdict.endswith(" FOUND"):
        return verdict.removesuffix(" FOUND")[:LETTERS_OF_A_NAME]
    raise ScannerAway(answer or "hung up")


def signatures_of() -> datetime | None:
    """The day, of the scanner's own clock, of the signatures that it knows; None where it has no official ones.

    Raises:
        ScannerAway: as the class says.
    """
    version = _asked(b"zVERSION\0")
    if not version.startswith("ClamAV "):
        raise ScannerAway(version or "hung up")
    _program, _slash, day = version.rpartition("/")
    try:
        return datetime.strptime(day, "%a %b %d %H:%M:%S %Y")
    except ValueError:
        return None


def _asked(command: bytes, file: IO[bytes] | None = None) -> str:
    """The answer to a command, without the zero at its end."""
    try:
        with _connected() as line:
            line.sendall(command)
            if file is not None:
                line.settimeout(SECONDS_TO_LOOK)
                _send(file, line)
            answer = b""
            while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
                part = line.recv(LONGEST_ANSWER)
                if not part:
                    break
                answer += part
    except OSError as error:
        raise ScannerAway(str(error)) from error
    text = answer.rstrip(b"\0").decode(errors="replace")
    return "".join(sign for sign in text if sign.isprintable())


def _send(file: IO[bytes], line: socket.socket) -> None:
    file.seek(0)
    while part := file.read(CHUNK):
        line.sendall(pack(">I", len(part)) + part)
    line.sendall(pack(">I", 0))


def _connected() -> socket.socket:
    place = urlsplit(settings.CLAMD)
    if place.scheme == "tcp":
        return socket.create_connection((place.hostname, place.port), SECONDS_TO_BEGIN)
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(SECONDS_TO_BEGIN)
    try:
        line.connect(place.path)
    except OSError:
        line.close()
        raise
    return line
