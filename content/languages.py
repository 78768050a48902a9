"""Words of a row in the reader's language."""

from django.conf import settings
from django.utils.translation import get_language


def translated(field: str) -> property:
    """Read `field` in the active language, in French where it has no words yet.

    Args:
        field: base name; the model has `<field>_fr`, `<field>_de` and `<field>_en`.
    """

    def read(row: object) -> str:
        language = (get_language() or settings.LANGUAGE_CODE)[:2]
        return getattr(row, f"{field}_{language}", "") or getattr(row, f"{field}_fr")

    return property(read)
