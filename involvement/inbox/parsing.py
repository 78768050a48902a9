"""A mail as it lies in the maildir, made into what the filing needs. Never believes what it reads."""

from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import getaddresses
from hashlib import sha256

from . import bounces, words

LONGEST_TEXT = (
    20_000  # characters that are kept in the timeline; the mail itself stays in its folder
)
LONGEST_READ = 200_000  # characters that are looked at
MOST_FILES = 20
AUTOMATIC_FIELDS = ("X-Autoreply", "X-Autorespond", "X-Auto-Responder")
AUTOMATIC_PRECEDENCE = {"auto_reply", "auto-reply", "bulk", "junk", "list"}


class UnreadableError(Exception):
    """The file holds nothing that can be read as a mail."""


@dataclass(frozen=True)
class Incoming:
    """A mail that arrived.

    Attributes:
        key: by which the same mail is recognised: a digest of its Message-ID, or of all of it.
        message_id: as written.
        sender: address, in small letters.
        recipients: addresses in To and Cc, in small letters.
        subject: as written.
        answers: Message-IDs that it says to answer, the nearest first.
        text: all its words, the quoted ones too.
        files: names of what is attached.
        automatic: nobody wrote it (RFC 3834).
        bounce: what it says about mails of ours that did not arrive.
        attached: a mail that was forwarded as an attachment.
    """

    key: str
    message_id: str
    sender: str
    recipients: frozenset[str]
    subject: str
    answers: list[str]
    text: str
    files: list[str] = field(default_factory=list)
    automatic: bool = False
    bounce: bounces.Bounce | None = None
    attached: "Incoming | None" = None


def parse(raw: bytes) -> Incoming:
    """Read a mail.

    Raises:
        UnreadableError: it has neither a sender nor words.
    """
    try:
        message = message_from_bytes(raw, policy=policy.default)
        incoming = _incoming(message, raw)
    except (
        MessageError,
        RecursionError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
    ) as error:
        # What the standard library's parser raises on heads and bodies made to break it.
        raise UnreadableError(type(error).__name__) from error
    if not incoming.sender and not incoming.text and not incoming.bounce:
        raise UnreadableError("empty")
    return incoming


def _incoming(message: EmailMessage, raw: bytes, *, nested: bool = False) -> Incoming:
    message_id = _head(message, "Message-ID")
    senders = _addresses(message, "From")
    answers = [_head(message, "In-Reply-To"), *reversed(_head(message, "References").split())]
    return Incoming(
        key=sha256(message_id.encode() or raw).hexdigest(),
        message_id=message_id,
        sender=senders[0] if senders else "",
        recipients=frozenset(_addresses(message, "To") + _addresses(message, "Cc")),
        subject=_head(message, "Subject"),
        answers=[answer for answer in answers if answer],
        text=_text(message),
        files=_files(message),
        automatic=_is_automatic(message),
        bounce=None if nested else bounces.read(message, raw),
        attached=None if nested else _attached(message),
    )


def _head(message: EmailMessage, name: str) -> str:
    return words.tidy(str(message.get(name, "")).replace("\n", " "))


def _addresses(message: EmailMessage, name: str) -> list[str]:
    fields = [str(value) for value in message.get_all(name, [])]
    return [address.casefold() for _name, address in getaddresses(fields) if "@" in address]


def _text(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    content = _content(part)[:LONGEST_READ]
    return (
        words.text_of_html(content) if part.get_content_subtype() == "html" else words.tidy(content)
    )


def _content(part: EmailMessage) -> str:
    """The text of a part, also where it names a character set that does not exist."""
    payload = part.get_payload(decode=True) or b""
    for charset in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return payload.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return payload.decode("cp1252", "replace")


def _files(message: EmailMessage) -> list[str]:
    names = (part.get_filename() for part in message.walk())
    return [words.tidy(str(name))[:120] for name in names if name][:MOST_FILES]


def _attached(message: EmailMessage) -> Incoming | None:
    for part in message.walk():
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            return _incoming(part.get_payload(0), b"", nested=True)
    return None


def _is_automatic(message: EmailMessage) -> bool:
    kind = _head(message, "Auto-Submitted").split(";")[0].strip().lower()
    if kind and kind != "no":
        return True
    if any(name in message for name in AUTOMATIC_FIELDS):
        return True
    return _head(message, "Precedence").lower() in AUTOMATIC_PRECEDENCE
