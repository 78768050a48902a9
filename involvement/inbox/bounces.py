"""Mails that came back: delivery status notifications, and what older servers write instead."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage, Message

from flufl.bounce import all_failures

from involvement.outbox.refusals import address_is_dead

REPORTERS = {"mailer-daemon", "postmaster"}
MESSAGE_ID = re.compile(r"<[^<>\s]{1,250}@[^<>\s]{1,250}>")
QUOTED = ("Message-ID", "In-Reply-To", "References", "Subject")
LONGEST_WORDS = 500


@dataclass(frozen=True)
class Failure:
    """One address that a mail did not reach.

    Attributes:
        address: in small letters.
        words: what the server said.
        dead: whether nothing will ever arrive there.
    """

    address: str
    words: str
    dead: bool


@dataclass(frozen=True)
class Bounce:
    """What a mail says about mails of ours.

    Attributes:
        failures: who will not get it; none where it only says that it takes longer.
        originals: Message-IDs that it quotes.
        quoted: subjects and texts in which the reference may stand.
    """

    failures: list[Failure]
    originals: list[str]
    quoted: list[str]


def read(message: EmailMessage, raw: bytes) -> Bounce | None:
    """What the mail says about mails that did not arrive; nothing where it is no such message."""
    blocks = [block for block in _status_blocks(message) if "action" in block]
    if not blocks and not _is_from_a_server(message):
        return None
    failures = [failure for block in blocks if (failure := _failure(block))]
    if not blocks:
        # Mailman's detectors know the forms that are no standard. They want the older parser.
        _temporary, permanent = all_failures(message_from_bytes(raw))
        text = _tidy(" ".join(_texts(message)))
        failures = [
            Failure(address.decode().casefold(), text, dead=address_is_dead(text, 550))
            for address in sorted(permanent)
        ]
        if not failures:
            return None
    quoted = [str(part[name]) for part in message.walk() for name in QUOTED if part[name]]
    quoted += _texts(message)
    originals = (found for text in quoted for found in MESSAGE_ID.findall(text))
    return Bounce(failures, list(dict.fromkeys(originals)), quoted)


def _status_blocks(message: EmailMessage) -> list[Message]:
    """The parts of RFC 3464's report: one for the mail, one for each recipient."""
    reports = [p for p in message.walk() if p.get_content_type() == "message/delivery-status"]
    return [block for report in reports if report.is_multipart() for block in report.get_payload()]


def _failure(block: Message) -> Failure | None:
    if not str(block["action"]).strip().lower().startswith(("fail", "error")):
        return None
    recipient = str(block["original-recipient"] or block["final-recipient"] or "")
    address = recipient.partition(";")[2].strip(" <>\t") or recipient.strip(" <>\t")
    status = str(block["status"] or "").split()
    said = _tidy(f"{status[0] if status else ''} {block['diagnostic-code'] or ''}")
    return Failure(address.casefold(), said, dead=address_is_dead(said)) if address else None


def _is_from_a_server(message: EmailMessage) -> bool:
    if "X-Failed-Recipients" in message:
        return True
    sender = str(message.get("From", "")).casefold()
    return any(f"{name}@" in sender or sender.strip() == name for name in REPORTERS)


def _texts(message: EmailMessage) -> list[str]:
    parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    return [
        (part.get_payload(decode=True) or b"").decode("utf-8", "replace")[:20_000] for part in parts
    ]


def _tidy(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())[:LONGEST_WORDS]
