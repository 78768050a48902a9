"""A virus scanner for tests: it speaks the protocol of clamd(8) and finds the test file of EICAR."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import unpack

# Turned round, so that the scanner of whoever reads the sources does not find it here.
EICAR = b"*H+H$!ELIF-TSET-SURIVITNA-DRADNATS-RACIE$}7)CC7)^P(45XZP\\4[PA@%P!O5X"[::-1]
NAME = "Eicar-Test-Signature"


class Daemon:
    """How the scanner behaves, and what it was sent.

    Attributes:
        version: its answer to VERSION.
        verdict: its answer to every file; empty to look into it.
        most: bytes of a file that it reads (StreamMaxLength).
        seen: files, as they were sent.
    """

    def __init__(self) -> None:
        self.version = "ClamAV 1.4.6/27000/Thu Mar  5 08:06:06 2026"
        self.verdict = ""
        self.most = 25 * 1024 * 1024
        self.seen: list[bytes] = []

    def answer_to(self, file: bytes) -> str:
        self.seen.append(file)
        return self.verdict or (f"stream: {NAME} FOUND" if EICAR in file else "stream: OK")


class Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        daemon: Daemon = self.server.daemon
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        said = daemon.version if command == b"zVERSION\0" else self.looked_into(daemon)
        self.wfile.write(said.encode() + b"\0")

    def looked_into(self, daemon: Daemon) -> str:
        file = b""
        while size := unpack(">I", self.rfile.read(4))[0]:
            if len(file) + size > daemon.most:
                return "INSTREAM size limit exceeded. ERROR"
            file += self.rfile.read(size)
        return daemon.answer_to(file)


class _Unix(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


class _Tcp(socketserver.ThreadingTCPServer):
    daemon_threads = True


@contextmanager
def listening(daemon: Daemon, path: Path | None = None) -> Iterator[str]:
    """Let it listen at a path, or on a free port; gives what CLAMD is set to."""
    server = _Unix(str(path), Conversation) if path else _Tcp(("127.0.0.1", 0), Conversation)
    server.daemon = daemon
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"unix:{path}" if path else f"tcp://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
