"""The reference that every mail of a request carries, so that an answer finds its way back.

It stands in brackets at the end of the subject, where replies and forwards of all mail programs
keep it, and in the Message-ID, which replies quote in their head. It is signed, so nobody can file
words into a request whose mails they have never seen; nothing is stored.
"""

import base64
import re
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from .models import Involvement

SIGNATURE_BYTES = 5  # 40 bits, eight letters: every guess costs a mail
REFERENCE = re.compile(r"[\[<]\s*(\d{1,12})-([a-z2-7]{8})\s*[\].]", re.IGNORECASE)


def of(involvement: Involvement) -> str:
    """The reference of a request: `1042-k7f2qmxd`."""
    return f"{involvement.pk}-{_signature(involvement.pk)}"


def subject_with(subject: str, involvement: Involvement) -> str:
    """A subject with the reference at its end."""
    return f"{subject} [{of(involvement)}]"


def message_id(involvement: Involvement | None) -> str:
    """A Message-ID of the site's own domain that nobody can guess, with the request's reference."""
    word = f"{of(involvement)}." if involvement else ""
    return f"<{word}{uuid4().hex}@{domain()}>"


def domain() -> str:
    """The site's name, as it stands behind the @ of a Message-ID."""
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"


def found_in(*texts: str) -> list[int]:
    """Keys of the requests whose reference stands in the texts, in their order, each once."""
    found = (match for text in texts for match in REFERENCE.finditer(text))
    keys = [int(key) for key, signed in (match.groups() for match in found) if _fits(key, signed)]
    return list(dict.fromkeys(keys))


def is_own(message_id: str) -> bool:
    """Whether a Message-ID was made here for a mail of a request."""
    match = REFERENCE.match(message_id.strip())
    return bool(match) and _fits(*match.groups())


def _fits(key: str, signed: str) -> bool:
    return constant_time_compare(signed.lower(), _signature(int(key)))


def _signature(key: int) -> str:
    digest = salted_hmac("involvement.reference", str(key), algorithm="sha256").digest()
    return base64.b32encode(digest[:SIGNATURE_BYTES]).decode().lower()
