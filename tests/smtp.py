"""A mail server for tests: on a free port, counting what it takes, as unkind as it is told to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

PATIENCE = 120  # seconds; a slow machine is no fault of the site


class Postbox:
    """What arrived, and how the server answers.

    Attributes:
        received: recipient and mail, in the order in which the server said yes.
        recipients: what it answers to a recipient, by address.
        contents: what it answers to a mail, by a word of its subject; "hang up" for no answer.
        before_recipient, after_mail: called with what has arrived so far, before the answer.
    """

    def __init__(self) -> None:
        self.received: list[tuple[str, EmailMessage]] = []
        self.recipients: dict[str, str] = {}
        self.contents: dict[str, str] = {}
        self.before_recipient: Callable[[Postbox], None] = _nothing
        self.after_mail: Callable[[Postbox], None] = _nothing

    def counted(self) -> Counter[tuple[str, str]]:
        """How often each mail arrived: by recipient and Message-ID."""
        return Counter((to, str(mail["Message-ID"])) for to, mail in self.received)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.before_recipient(self)
        answer = self.recipients.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        mail = message_from_bytes(envelope.content, policy=policy.default)
        subject = str(mail["Subject"])
        answer = next((text for word, text in self.contents.items() if word in subject), "250 OK")
        if answer.startswith("250") or answer == "hang up":
            self.received += [(recipient, mail) for recipient in envelope.rcpt_tos]
        self.after_mail(self)
        if answer == "hang up":
            server.transport.abort()
        return answer


def _nothing(postbox: Postbox) -> None:
    """Nobody waits for this."""


@contextmanager
def mail_server(postbox: Postbox, port: int) -> Iterator[None]:
    """Serve a postbox on a port of this machine."""
    controller = Controller(postbox, hostname="127.0.0.1", port=port, ready_timeout=PATIENCE)
    controller.start()
    try:
        yield
    finally:
        controller.stop()
