"""Pictures are read and written anew: what is no part of the picture does not reach the site.

So neither the place where a photograph was taken, nor the camera, nor a thumbnail of what was cut
away, nor a program hidden behind the picture is ever stored. The name of whoever made it is read
first, and offered as the credit.

The form of the CMS asks `clean`, to be able to say what is wrong; the field of the model asks it
for files that no form has seen. Pictures inside a document keep the format that it knows (`bare`).
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePath
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, ImageOps, IptcImagePlugin, JpegImagePlugin
from pillow_heif import register_heif_opener

from .scanner import refuse_viruses

logger = logging.getLogger(__name__)
Image.init()  # all that Pillow reads, since a format that it does not know yet is an error
register_heif_opener()

MOST_PIXELS = 64_000_000  # more than any telephone takes, four bytes each while it is read
LONGEST_SIDE = 16_000  # pixels
MOST_OF_A_PROFILE = 1024 * 1024  # bytes; those of cameras have a few thousand
CREDIT_LETTERS = 120  # of Picture.credit
BYLINE, CREDIT = (2, 80), (2, 110)  # IPTC-IIM 4.2, record 2

# How each format that may come in is kept: nothing moves by itself, so of a film the first picture.
KEPT_AS = {
    "JPEG": "JPEG",
    "MPO": "JPEG",  # a JPEG with a second one behind
    "HEIF": "JPEG",
    "PNG": "PNG",
    "GIF": "PNG",
    "WEBP": "WEBP",
    "AVIF": "AVIF",
}
ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}
WRITTEN = {
    "JPEG": {"quality": 95, "subsampling": 0},
    "HEIF": {"quality": 90},
    "PNG": {},
    "GIF": {},
    "WEBP": {"quality": 95},
    "AVIF": {"quality": 90, "speed": 8},
}
READ = [format_ for format_ in KEPT_AS if format_ != "MPO"]  # Pillow reads it as JPEG
MODES = {
    "JPEG": ("L", "RGB"),
    "HEIF": ("RGB", "RGBA"),
    "GIF": ("L", "P"),
    "PNG": ("1", "L", "LA", "P", "RGB", "RGBA"),
    "WEBP": ("RGB", "RGBA"),
    "AVIF": ("RGB", "RGBA"),
}

UNREADABLE = _(
    "We cannot read this file as a picture. Perhaps it is damaged, or something else that bears the"
    " name of a picture. Open it in a picture program and save it as JPEG."
)
TOO_LARGE = _(
    "This picture has too many pixels. Save it smaller, with at most 8,000 pixels on each side, and"
    " send it again; what you typed below is still there."
)


class CleanPicture(ContentFile):
    """A picture that was written anew, and who its file says made it."""

    credit = ""


def clean(file: IO[bytes], name: str) -> CleanPicture:
    """A picture written anew, upright, without anything but its pixels and their colour profile.

    Args:
        file: what somebody sent, at any position.
        name: of the file; its ending follows the format that is kept.

    Raises:
        ValidationError: it cannot be read, is larger than `MOST_PIXELS` or `LONGEST_SIDE`, or the
            virus scanner does not let it pass.
    """
    refuse_viruses(file)
    with _read(file) as original:
        format_ = KEPT_AS[original.format]
        credit = _credit(original)
        content = _written(original, format_, WRITTEN[format_])
    cleaned = CleanPicture(content, name=PurePath(name).stem + ENDINGS[format_])
    cleaned.credit = credit
    return cleaned


def bare(file: IO[bytes]) -> bytes:
    """A picture written anew in the format that it came in, and about as large.

    Raises:
        ValidationError: as `clean` does.
    """
    with _read(file) as original:
        format_ = "JPEG" if original.format == "MPO" else original.format
        options = WRITTEN[format_]
        if format_ == "JPEG" and original.mode in MODES[format_]:
            options = {
                "qtables": original.quantization,
                "subsampling": JpegImagePlugin.get_sampling(original),
            }
        return _written(original, format_, options)


@contextmanager
def _read(file: IO[bytes]) -> Iterator[Image.Image]:
    """A picture that is small enough to be unpacked; whatever fails within the block is its fault."""
    file.seek(0)
    try:
        with Image.open(file, formats=READ) as original:
            if original.width * original.height > MOST_PIXELS or max(original.size) > LONGEST_SIDE:
                raise ValidationError(TOO_LARGE, code="too_many_pixels")
            yield original
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(TOO_LARGE, code="too_many_pixels") from error
    except Exception as error:  # decoders of hostile bytes raise whatever they like
        logger.info("a picture was refused: %s", type(error).__name__)
        raise ValidationError(UNREADABLE, code="unreadable") from error


def _written(original: Image.Image, format_: str, options: dict[str, Any]) -> bytes:
    target = BytesIO()
    _bare(original, format_).save(target, format_, **options)
    return target.getvalue()


def size(file: IO[bytes]) -> tuple[int, int] | tuple[None, None]:
    """Width and height in pixels as the first bytes say; nothing where they are no picture's."""
    file.seek(0)
    try:
        with Image.open(file, formats=READ) as image:
            return image.size
    except Exception:  # as in `clean`, which says so to whoever sent it
        return None, None


def _bare(original: Image.Image, format_: str) -> Image.Image:
    """The pixels alone: what the file said besides ends here."""
    profile = original.info.get("icc_profile") or b""
    picture = ImageOps.exif_transpose(original)
    transparency = picture.info.get("transparency")
    if picture.mode not in MODES[format_]:
        clear = "A" in picture.getbands() or transparency is not None
        profile = b"" if picture.mode in ("CMYK", "YCCK", "LAB") else profile
        picture = picture.convert("RGBA" if clear and "RGBA" in MODES[format_] else "RGB")
        transparency = None
    picture.info = {}
    if transparency is not None:
        picture.info["transparency"] = transparency
    if profile and len(profile) <= MOST_OF_A_PROFILE:
        picture.info["icc_profile"] = profile
    # A copy is of the plain class, which knows no way to write the notes of a camera.
    return picture.copy()


def _credit(original: Image.Image) -> str:
    """Who made it: IPTC's by-line, its credit line, or the artist of Exif; empty if none says."""
    said = IptcImagePlugin.getiptcinfo(original) or {}
    words = [said.get(BYLINE), said.get(CREDIT), original.getexif().get(ExifTags.Base.Artist)]
    return next((text for text in map(_words, words) if text), "")


def _words(said: object) -> str:
    if isinstance(said, list):
        said = said[0] if said else ""
    if isinstance(said, bytes):
        said = said.decode(errors="replace")
    text = str(said or "").replace("\ufffd", "")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:CREDIT_LETTERS]
