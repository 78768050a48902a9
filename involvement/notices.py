"""The text beside the button, kept word for word: what somebody read can be shown years later."""

import re
from hashlib import sha256

from .models import PrivacyNotice


def digest_of(text: str) -> str:
    """What names a text: its SHA-256."""
    return sha256(text.encode()).hexdigest()


def notice_shown(digest: str, text: str, language: str) -> PrivacyNotice:
    """The notice that a sender read, kept from now on.

    Args:
        digest: comes with the form. A page from a cache may have shown an earlier text: that one
            counts where it is known.
        text: what the form shows today.
        language: code of its language.
    """
    known = re.fullmatch("[0-9a-f]{64}", digest)
    earlier = PrivacyNotice.objects.filter(digest=digest).first() if known else None
    return earlier or keep(text, language)


def keep(text: str, language: str) -> PrivacyNotice:
    """The row of a text, made where there is none."""
    return PrivacyNotice.objects.get_or_create(
        digest=digest_of(text), defaults={"text": text, "language": language}
    )[0]
