"""What a server's "no" means (RFC 5321, section 4.2; RFC 3463 for the finer codes)."""

import re
import smtplib

LONGEST_REASON = 500
# 5.1.x: there is no such address; 5.2.1: its mailbox is closed. A full mailbox (5.2.2) and a policy
# (5.7.x) say nothing against the address itself.
BAD_ADDRESS = re.compile(r"^5\.(1\.\d+|2\.1)$")
FINE_CODE = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
NO_SUCH_MAILBOX = {550, 551, 553}

Refusal = smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException


def is_final(error: Refusal) -> bool:
    """Whether it is useless to try again: the recipient or the content was refused for good.

    A refused sender or a wish for a password is a fault of ours that somebody repairs.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _answer in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500


def is_of_the_address(error: Refusal) -> bool:
    """Whether a final refusal says that the address does not exist."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(address_is_dead(_text(answer), code) for code, answer in error.recipients.values())


def address_is_dead(answer: str, code: int | None = None) -> bool:
    """Whether a server's words say that nothing will ever arrive at the address.

    Args:
        answer: with its fine code, as in "5.1.1 User unknown".
        code: the coarse one; decides where there is no fine one.
    """
    fine = FINE_CODE.search(answer)
    if fine:
        return bool(BAD_ADDRESS.match(fine[1]))
    return code in NO_SUCH_MAILBOX


def reason_of(error: Exception) -> str:
    """What went wrong, in one line for the report."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        words = "; ".join(f"{code} {_text(answer)}" for code, answer in error.recipients.values())
    elif isinstance(error, smtplib.SMTPResponseException):
        words = f"{error.smtp_code} {_text(error.smtp_error)}"
    else:
        words = f"{type(error).__name__}: {error}"
    return " ".join(words.replace("\x00", "").split())[:LONGEST_REASON]


def _text(answer: bytes | str) -> str:
    return answer.decode(errors="replace") if isinstance(answer, bytes) else answer
