"""The way into the mail queue for Django's and Wagtail's own messages."""

from collections.abc import Sequence
from copy import copy
from uuid import uuid4

from django.core.mail import EmailMessage
from post_office import EmailBackend as QueueBackend


class EmailBackend(QueueBackend):
    """Queues messages as they are.

    The queue renders what it is given as a Django template; a page's title in a notification
    would then be a program. Words that could be one are wrapped so that they stay words.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return super().send_messages([_literal_message(message) for message in email_messages])


def _literal_message(message: EmailMessage) -> EmailMessage:
    literal = copy(message)
    # RFC 3834: nobody's out-of-office shall answer a machine.
    literal.extra_headers = {"Auto-Submitted": "auto-generated"} | message.extra_headers
    literal.subject, literal.body = _literal(message.subject), _literal(message.body)
    if alternatives := getattr(message, "alternatives", None):
        literal.alternatives = [(_literal(content), mimetype) for content, mimetype in alternatives]
    return literal


def _literal(text: str) -> str:
    text = str(text)
    if "{" not in text:
        return text
    name = uuid4().hex  # nobody can write the end of a block whose name nobody knows
    return f"{{% verbatim {name} %}}{text}{{% endverbatim {name} %}}"
