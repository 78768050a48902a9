"""One archive: a tar whose last member lists all the others with their SHA-256 sums.

It is written and read as a stream, so it fits wherever a file can be sent. The manifest comes last:
an archive that was cut short has none. Its own sum stands in its name.
"""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO, Self

MANIFEST = "manifest-{sum}.json"
CHUNK = 1024 * 1024  # bytes


class DamagedArchiveError(Exception):
    """The archive is not what was once written."""


@dataclass
class Manifest:
    """What an archive holds.

    Attributes:
        made_at: when its making began, aware.
        database: vendor of the database, as Django names it.
        migrations: applied when it was made, as "app.name".
        files: size in bytes and SHA-256 sum by name of the member.
        vanished: uploads that were listed and gone before they were read: somebody deleted them.
    """

    made_at: datetime
    database: str
    migrations: list[str]
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    vanished: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes of all members."""
        return sum(size for size, _sum in self.files.values())

    def encoded(self) -> bytes:
        """As it is written."""
        values = vars(self) | {"made_at": self.made_at.isoformat()}
        return json.dumps(values, ensure_ascii=False, indent=1).encode()


class Measured:
    """A file whose bytes are summed up while they are read."""

    def __init__(self, source: BinaryIO) -> None:
        self._source, self._sum = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._source.read(size)
        except tarfile.ReadError as error:
            raise DamagedArchiveError("The archive is cut short.") from error
        self._sum.update(data)
        return data

    @property
    def sum(self) -> str:
        """Of what has been read so far."""
        return self._sum.hexdigest()


class Writer:
    """Writes an archive to anything that has `write`; leave the context to end the stream."""

    def __init__(self, target: BinaryIO, manifest: Manifest) -> None:
        self.manifest = manifest
        self._tar = tarfile.open(fileobj=target, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115

    def add(self, name: str, source: BinaryIO, size: int) -> None:
        """Add what can be read from `source`.

        Args:
            name: of the member, with slashes.
            size: in bytes; what comes after them is left out.

        Raises:
            OSError: the source ended before.
        """
        measured = Measured(source)
        self._tar.addfile(self._header(name, size), measured)
        self.manifest.files[name] = (size, measured.sum)

    def finish(self) -> None:
        """Write the manifest: from here on the archive is complete."""
        content = self.manifest.encoded()
        name = MANIFEST.format(sum=hashlib.sha256(content).hexdigest())
        self._tar.addfile(self._header(name, len(content)), BytesIO(content))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._tar.close()

    def _header(self, name: str, size: int) -> tarfile.TarInfo:
        header = tarfile.TarInfo(name)
        header.size, header.mode = size, 0o600
        header.mtime = int(self.manifest.made_at.timestamp())
        return header


def members(source: BinaryIO) -> Iterator[tuple[str, Measured]]:
    """Name and content of each member in turn; a content is to be read before the next is asked for.

    Raises:
        DamagedArchiveError: it is no archive, or ends too early.
    """
    try:
        with tarfile.open(fileobj=source, mode="r|") as tar:
            for header in tar:
                content = tar.extractfile(header) if header.isreg() else None
                if content is None:
                    raise DamagedArchiveError(f"“{header.name}” is no plain file.")
                yield header.name, Measured(content)
    except tarfile.TarError as error:
        raise DamagedArchiveError("The archive is cut short, or is none.") from error


def verify(source: BinaryIO) -> Manifest:
    """Read the whole archive and compare it with its manifest.

    Raises:
        DamagedArchiveError: in plain words, what does not fit.
    """
    found: dict[str, tuple[int, str]] = {}
    last = b""
    for name, content in members(source):
        size = 0
        last = b""
        while data := content.read(CHUNK):
            size += len(data)
            last = last + data if name.startswith("manifest-") else b""
        if name in found:
            raise DamagedArchiveError(f"“{name}” is there twice.")
        if not {"", ".."}.isdisjoint(name.split("/")):
            raise DamagedArchiveError(f"“{name}” would lie outside the folder of uploads.")
        found[name] = (size, content.sum)
    name = next(reversed(found), "")
    if not last or name != MANIFEST.format(sum=found.pop(name)[1]):
        raise DamagedArchiveError("The archive has no sound manifest: it was never finished.")
    return _compared(_decoded(last), found)


def _decoded(content: bytes) -> Manifest:
    values: dict[str, Any] = json.loads(content)
    values["made_at"] = datetime.fromisoformat(values["made_at"])
    values["files"] = {name: (size, sum_) for name, (size, sum_) in values["files"].items()}
    return Manifest(**values)


def _compared(manifest: Manifest, found: dict[str, tuple[int, str]]) -> Manifest:
    for name, expected in manifest.files.items():
        if name not in found:
            raise DamagedArchiveError(f"“{name}” is missing.")
        if found[name] != expected:
            raise DamagedArchiveError(f"“{name}” is not what was written.")
    if extra := found.keys() - manifest.files.keys():
        raise DamagedArchiveError(f"“{min(extra)}” was added.")
    return manifest
