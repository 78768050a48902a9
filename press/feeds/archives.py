"""A feed in documents: the newest entries, and archives to which nothing is added (RFC 5005, 4).

Archives are numbered from the oldest entry on, so that number 1 holds the same for ever.
"""

from dataclasses import dataclass

PER_DOCUMENT = 20
ARCHIVE = "archive"  # the parameter that asks for one


@dataclass(frozen=True)
class Document:
    """Which entries a document holds.

    Attributes:
        start, stop: of the entries from the newest on.
        number: of an archive; None for the document that is subscribed to.
        previous, next: numbers of the archives before and after it.
    """

    start: int
    stop: int
    number: int | None = None
    previous: int | None = None
    next: int | None = None


def document(total: int, archive: str | None) -> Document:
    """The document that `?archive=` asks for; the current one for anything but an archive's number.

    Args:
        total: how many entries there are.
        archive: as the visitor sent it.
    """
    # As many as are needed for all but the newest entries, which the current document holds.
    complete = (max(total, 1) - 1) // PER_DOCUMENT
    known = archive is not None and archive.isascii() and archive.isdecimal() and len(archive) < 9
    number = int(archive) if known else 0
    if not 1 <= number <= complete:
        return Document(0, PER_DOCUMENT, previous=complete or None)
    oldest = (number - 1) * PER_DOCUMENT
    return Document(
        max(0, total - oldest - PER_DOCUMENT),
        total - oldest,
        number,
        previous=number - 1 or None,
        next=number + 1 if number < complete else None,
    )
