"""Files as people send them, and as attackers do."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from struct import pack
from typing import Any
from zlib import crc32

from PIL import ExifTags, Image

from press.kit.metadata import Rights, iim_marker

PLACE = "48.5734"  # what must never be found again
SECRET = "zzzappareil"


def picture(format_: str = "JPEG", size: tuple[int, int] = (80, 40), **options: Any) -> bytes:
    """A picture, dark on its left half."""
    image = Image.new("RGB", size, "white")
    image.paste((20, 40, 60), (0, 0, size[0] // 2, size[1]))
    target = BytesIO()
    image.save(target, format_, **options)
    return target.getvalue()


def noted(orientation: int = 1) -> bytes:
    """A photograph of a telephone: where, with what, and by whom it was taken."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = SECRET
    exif[ExifTags.Base.Artist] = "Nadia Weber"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (48.0, 34.0, 24.0)
    place[ExifTags.GPS.GPSAreaInformation] = PLACE.encode()
    return picture(exif=exif, xmp=f"<x>{PLACE}</x>".encode(), comment=SECRET.encode())


def credited(by: str) -> bytes:
    """A photograph that names its maker as agencies do, in IPTC-IIM."""
    words = dict.fromkeys(Rights.__dataclass_fields__, "") | {"credit": by, "language": "fr"}
    return picture(extra=iim_marker(Rights(**words)))


def huge_png(width: int, height: int) -> bytes:
    """A few bytes that claim to be a picture of that size."""
    data = picture("PNG")
    header = pack(">II", width, height)
    start = data.index(b"IHDR") + 4
    chunk = b"IHDR" + header + data[start + 8 : start + 13]
    return data[: start - 4] + chunk + pack(">I", crc32(chunk)) + data[start + 17 :]


def archive(parts: Mapping[str, bytes | str]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as zipped:
        for name, content in parts.items():
            # Of one date: tests are named by what they are given, and both workers must name them alike.
            part = zipfile.ZipInfo(name, (2026, 11, 26, 12, 0, 0))
            zipped.writestr(part, content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def word(**more: bytes | str) -> bytes:
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"} | more)
