"""A short name of exactly what something holds."""

from hashlib import blake2b
from io import BytesIO
from pickle import Pickler
from typing import Any


def digest(plain: Any) -> str:
    """The same for equal values, whether or not they are the same object.

    Args:
        plain: values of plain types, in lists and tuples.
    """
    written = BytesIO()
    pickler = Pickler(written)
    pickler.fast = True  # looks at what is there, not at where it lies
    pickler.dump(plain)
    return blake2b(written.getbuffer(), digest_size=20).hexdigest()
