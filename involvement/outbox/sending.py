"""Handing mails over, one by one, over one connection.

What can be said of “exactly once”: until the last byte is sent, a mail has not left, and a worker
that dies leaves it to the next one. From then until its stamp is stored it may have left; this is
written down before. Such a mail, at most one per worker, is not repeated by itself: it stands in the
report as doubtful, and carries the same Message-ID should somebody send it again.
"""

import logging
import smtplib
import time
from datetime import datetime, timedelta
from email.utils import format_datetime

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from post_office.models import Email
from post_office.settings import get_backend

from involvement.models import Delivery, DeliveryState

from . import queue
from .refusals import is_final, is_of_the_address, reason_of

logger = logging.getLogger(__name__)

BATCH = 200  # mails in one round; the next round is seconds away
ROUND_SECONDS = 10  # the worker has other work to do
# While the server cannot be reached at all, no mail is touched; it is asked again after these.
SERVER_PAUSES = [
    timedelta(seconds=10),
    timedelta(seconds=30),
    timedelta(minutes=1),
    timedelta(minutes=2),
    timedelta(minutes=5),
]


class Sender:
    """Sends what is due; remembers how long the server has not answered."""

    def __init__(self) -> None:
        self.failures = 0
        self.ask_again_at: datetime | None = None

    def send_due(self) -> int:
        """Hand over what is due, the oldest first, for a few seconds. Returns how many left.

        Whatever happens to one mail, the next one is tried.
        """
        now = timezone.now()
        if self.ask_again_at and now < self.ask_again_at:
            return 0
        keys = list(queue.due(now).values_list("pk", flat=True)[:BATCH])
        if not keys:
            return 0
        sent, end = 0, time.monotonic() + ROUND_SECONDS
        connection = get_connection(get_backend())
        try:
            for key in keys:
                if time.monotonic() > end or not self._open(connection):
                    break
                delivery = queue.claim(key, timezone.now())
                sent += bool(delivery) and _send(connection, delivery)
        finally:
            _close(connection)
        return sent

    def _open(self, connection: BaseEmailBackend) -> bool:
        """Connect, unless the connection stands. No mail is claimed before there is a server."""
        try:
            connection.open()
        except (OSError, smtplib.SMTPException) as error:
            pause = SERVER_PAUSES[min(self.failures, len(SERVER_PAUSES) - 1)]
            self.failures += 1
            self.ask_again_at = timezone.now() + pause
            logger.warning("the mail server cannot be reached, next try in %s: %s", pause, error)
            return False
        self.failures, self.ask_again_at = 0, None
        return True


def message_of(email: Email) -> EmailMessage:
    """The mail as it leaves. Tried again it is the same to the letter: Message-ID, date and words."""
    message = email.prepare_email_message()
    message.extra_headers.setdefault("Date", format_datetime(email.created))
    # Gmail and Outlook look for an invitation among the forms of the mail itself (RFC 6047, 2.4),
    # Thunderbird among its files.
    for name, content, mimetype in list(message.attachments):
        if name.endswith(".ics") and "method=" in (mimetype or ""):
            text = content if isinstance(content, str) else content.decode()
            message.attach_alternative(text, mimetype)
    return message


def _send(connection: BaseEmailBackend, delivery: Delivery) -> bool:
    """Hand one mail over and write down what became of it. Returns whether it left."""
    at_the_door = False

    def before_last_byte() -> None:
        nonlocal at_the_door
        queue.begin_the_last_byte(delivery)
        at_the_door = True

    try:
        message = message_of(delivery.email)
        message.message()  # one that cannot be written fails here, long before the door
        if message.recipients():
            _hand_over(connection, message, before_last_byte)
    except queue.ClaimLostError:
        _drop(connection)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as error:
        _drop(connection)
        _refused(delivery, error)
    except Exception as error:
        # Whatever is wrong with this mail (an attachment that is lost, a head that cannot be
        # written) or breaks the connection must not hold up the others.
        _drop(connection)
        logger.warning("mail %s was not handed over: %s", delivery.pk, type(error).__name__)
        reason = reason_of(error)
        if at_the_door:
            queue.stop(delivery, DeliveryState.DOUBTFUL, reason, timezone.now())
        else:
            queue.postpone(delivery, reason, timezone.now())
    else:
        queue.stamp_sent(delivery)
        return True
    return False


def _refused(
    delivery: Delivery, error: smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException
) -> None:
    now, reason = timezone.now(), reason_of(error)
    if is_final(error):
        bounces = is_of_the_address(error)
        queue.stop(delivery, DeliveryState.REFUSED, reason, now, bounces=bounces)
    else:
        queue.postpone(delivery, reason, now)


def _hand_over(connection: BaseEmailBackend, message: EmailMessage, before_last_byte) -> None:
    if hasattr(connection, "hand_over"):
        connection.hand_over(message, before_last_byte)
    else:  # the folder of a laptop, the list of a test
        before_last_byte()
        connection.send_messages([message])


def _drop(connection: BaseEmailBackend) -> None:
    (connection.drop if hasattr(connection, "drop") else connection.close)()


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except (OSError, smtplib.SMTPException) as error:
        logger.info("the mail server did not say good-bye: %s", error)
