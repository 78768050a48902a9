"""Words of a row, and parts of an address, in the reader's language."""

from django.conf import settings
from django.utils.functional import lazystr
from django.utils.translation import get_language


def translated(field: str) -> property:
    """Read `field` in the active language, in French where it has no words yet.

    Args:
        field: base name; the model has `<field>_fr`, `<field>_de` and `<field>_en`.
    """

    def read(row: object) -> str:
        return getattr(row, f"{field}_{active()}", "") or getattr(row, f"{field}_fr")

    return property(read)


def path_by_language(**paths: str) -> str:
    """A part of an address in the active language.

    It stands in the code and not in a catalogue: an address is a promise, a translation is not.

    Args:
        paths: the part by language code.
    """
    return lazystr(_PathByLanguage(paths))


def active() -> str:
    """Code of the active language: "fr", "de" or "en"."""
    return (get_language() or settings.LANGUAGE_CODE)[:2]


class _PathByLanguage:
    def __init__(self, paths: dict[str, str]) -> None:
        self.paths = paths

    def __str__(self) -> str:
        return self.paths.get(active(), self.paths[settings.LANGUAGE_CODE])
