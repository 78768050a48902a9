"""Photographs in a PDF, without what a camera wrote beside the picture.

They lie there as the JPEG that they were (ISO 32000-1, 7.4.8). What a camera noted is overwritten
where it stands: no byte moves, so the rest of the file is still right and need not be understood.
"""

import re

# A picture and the first note in it, which says its own name: no other bytes look like that.
BEGINNING = re.compile(
    rb"\xff\xd8(?=\xff[\xe0-\xef]..(?:JFIF\0|Exif\0|Adobe|Photoshop |ICC_PROFILE\0|http://ns\.adobe))",
    re.DOTALL,
)
# Segments of a JPEG (ITU-T T.81, B.1): what a viewer needs, of those that applications write.
NOTES = {*range(0xE0, 0xF0), 0xFE}
NEEDED = {0xE0, 0xE2, 0xEE}  # JFIF, colour profile, Adobe's way of colours
PIXELS = 0xDA
# Where a picture was taken, as programs repeat it in the PDF's own words about it (XMP).
PLACE = re.compile(rb"""(exif:GPS\w+(?:\s*=\s*["']|>))([^"'<]*)""")


def without_notes(content: bytes) -> bytes:
    """The same PDF, of the same length, without the notes of cameras.

    A signed one stays as it is: its signature holds for every byte. Photographs that were packed
    once more, or encrypted, are not found.
    """
    if b"/ByteRange" in content:
        return content
    bare = bytearray(PLACE.sub(lambda found: found[1] + b" " * len(found[2]), content))
    ends_at = 0  # of the picture before: what seems to begin within it is made to cost time
    for beginning in BEGINNING.finditer(content):
        if beginning.start() >= ends_at:
            ends_at = _blank(bare, beginning.end())
    return bytes(bare)


def _blank(bare: bytearray, at: int) -> int:
    """Overwrite the notes among the segments of a JPEG that begin here; returns where they end."""
    while bare[at : at + 1] == b"\xff" and at + 4 <= len(bare) and bare[at + 1] != PIXELS:
        end = at + 2 + int.from_bytes(bare[at + 2 : at + 4])
        if bare[at + 1] in NOTES - NEEDED:
            bare[at + 4 : end] = bytes(len(bare[at + 4 : end]))
        at = end
    return at
