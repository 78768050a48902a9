"""SMTP in the two halves that matter: all but the last byte, and the last byte."""

import re
import smtplib
import socket
from collections.abc import Callable

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends import smtp
from django.core.mail.message import sanitize_address

START_OF_DATA, DONE, CLOSING = 354, 250, 421
LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)


class EmailBackend(smtp.EmailBackend):
    """Django's, which also says when the server may begin to believe that it has the mail."""

    def open(self) -> bool | None:
        opened = super().open()
        if opened:
            # The last byte must not wait for the network to acknowledge those before it.
            self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return opened

    def hand_over(self, message: EmailMessage, before_last_byte: Callable[[], None]) -> None:
        """Send one mail on the open connection.

        Args:
            message: with at least one recipient.
            before_last_byte: called when all has been sent but the final dot; if it raises, the
                server throws the mail away.

        Raises:
            smtplib.SMTPRecipientsRefused: nobody of them is accepted.
            smtplib.SMTPResponseException: the server said no, before or after the last byte.
            OSError: the connection broke or the server did not answer in time.
        """
        encoding = message.encoding or settings.DEFAULT_CHARSET
        content = message.message().as_bytes(linesep="\r\n")
        session = self.connection
        session.ehlo_or_helo_if_needed()
        sender = sanitize_address(message.from_email, encoding)
        size = [f"size={len(content)}"] if session.has_extn("size") else []
        code, answer = session.mail(sender, size)
        if code != DONE:
            raise smtplib.SMTPSenderRefused(code, answer, sender)
        self._name_recipients(
            [sanitize_address(recipient, encoding) for recipient in message.recipients()]
        )
        code, answer = session.docmd("data")
        if code != START_OF_DATA:
            raise smtplib.SMTPDataError(code, answer)
        session.send(LEADING_DOT.sub(b"..", content.removesuffix(b"\r\n") + b"\r\n"))
        before_last_byte()
        session.send(b".\r\n")
        session.sock.settimeout(settings.MAIL_ANSWER_SECONDS)
        code, answer = session.getreply()
        if code != DONE:
            raise smtplib.SMTPDataError(code, answer)
        session.sock.settimeout(self.timeout)

    def _name_recipients(self, recipients: list[str]) -> None:
        refused = {}
        for recipient in recipients:
            code, answer = self.connection.rcpt(recipient)
            if code == CLOSING:
                raise smtplib.SMTPServerDisconnected(answer.decode(errors="replace"))
            if code not in (DONE, 251):
                refused[recipient] = (code, answer)
        if len(refused) == len(recipients):
            raise smtplib.SMTPRecipientsRefused(refused)

    def drop(self) -> None:
        """Close without a word: in the middle of a mail, QUIT would be read as a line of it."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None
