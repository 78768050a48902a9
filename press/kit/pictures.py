"""Pictures for newsrooms: full size, nothing of the camera's own notes, rights inside the file."""

from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO

from anyascii import anyascii
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override
from PIL import Image, ImageOps

from content.models import Licence, Picture
from press.texts.layout import writable
from press.texts.material import Material, StoryPicture
from press.texts.terms import licence_line, picture_conditions

from .metadata import Rights, iim_marker, xmp

QUALITY = 95
FOLDER = "press-pictures"
KEPT = timedelta(days=7)
# Exif numbers of what older programs show.
DESCRIPTION, ARTIST, COPYRIGHT = 0x010E, 0x013B, 0x8298


def rights_of(shown: StoryPicture, material: Material) -> Rights:
    """What is written into the file of a picture of a story."""
    return _rights(
        shown.picture,
        headline=material.story.title,
        caption=shown.caption,
        alt=shown.alt,
        page_url=material.url,
        language=material.language,
    )


def rights_in_library(picture: Picture, page_url: str, language: str) -> Rights:
    """What is written into the file of a picture that is offered beside stories.

    Args:
        page_url: of the press room.
        language: of the press room.
    """
    return _rights(
        picture,
        headline=picture.title,
        caption=picture.caption,
        alt=picture.default_alt_text,
        page_url=page_url,
        language=language,
    )


def _rights(
    picture: Picture, *, headline: str, caption: str, alt: str, page_url: str, language: str
) -> Rights:
    with override(language):
        copyright_line = (
            picture.credit
            if picture.licence == Licence.CC0
            else f"© {picture.credit}, {licence_line(picture.licence)}"
        )
        return Rights(
            headline=writable(Truncator(headline).chars(120)),
            caption=writable(caption or alt),
            alt=writable(alt),
            credit=writable(picture.credit),
            source=settings.WAGTAIL_SITE_NAME,
            copyright=writable(copyright_line),
            usage=" ".join(picture_conditions(picture)),
            licence_url=Licence(picture.licence).url,
            page_url=page_url,
            language=language,
        )


def kept_jpeg(picture: Picture, rights: Rights) -> bytes:
    """The same as `press_jpeg`, made once: writing a large picture takes a second.

    It is kept under a name that changes with the picture, its words and its rights.
    """
    parts = (picture.file.name, picture.file_hash, rights)
    name = f"{FOLDER}/{sha256(repr(parts).encode()).hexdigest()}.jpg"
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            return file.read()
    data = press_jpeg(picture, rights)
    default_storage.save(name, ContentFile(data))
    return data


def forget_kept(now: datetime | None = None) -> int:
    """Delete kept pictures that are older than `KEPT` and say how many; who asks gets a new one."""
    now = now or timezone.now()
    if not default_storage.exists(FOLDER):
        return 0
    names = [f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1]]
    old = [name for name in names if default_storage.get_modified_time(name) < now - KEPT]
    for name in old:
        default_storage.delete(name)
    return len(old)


def press_jpeg(picture: Picture, rights: Rights) -> bytes:
    """A picture in full size as JPEG, its rights inside.

    It is written anew: where and with what it was taken, which the original may know, stays here.

    Raises:
        OSError: the file of the picture is gone or broken.
    """
    with picture.open_file() as file, Image.open(file) as original:
        profile = original.info.get("icc_profile")
        image = ImageOps.exif_transpose(original)
        if image.mode in ("RGBA", "LA", "P"):
            image = _on_white(image)
        elif image.mode not in ("RGB", "L"):
            image, profile = image.convert("RGB"), None
        exif = Image.Exif()
        exif[DESCRIPTION] = _ascii(rights.caption)
        exif[ARTIST], exif[COPYRIGHT] = _ascii(rights.credit), _ascii(rights.copyright)
        target = BytesIO()
        image.save(
            target,
            "JPEG",
            quality=QUALITY,
            subsampling=0,
            icc_profile=profile,
            exif=exif,
            xmp=xmp(rights),
            extra=iim_marker(rights),
        )
    return target.getvalue()


def picture_words(shown: StoryPicture, material: Material) -> dict[str, str]:
    """A line of the caption sheet, by the heading of its column."""
    rights = rights_of(shown, material)
    with override(material.language):
        return {
            _("Caption"): rights.caption,
            _("What the picture shows"): rights.alt,
            _("Credit"): rights.credit,
            _("Licence"): licence_line(shown.picture.licence),
            _("Conditions"): rights.usage,
        }


def _on_white(image: Image.Image) -> Image.Image:
    """A picture with transparent parts on white; JPEG knows no transparency."""
    image = image.convert("RGBA")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _ascii(text: str) -> str:
    """Exif allows ASCII only: the nearest letters. XMP and IPTC hold the words as they are."""
    return anyascii(text)
