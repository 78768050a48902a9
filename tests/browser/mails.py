"""Mails of the running site, as their readers get them: once the worker has handed them over."""

import re
import time

import pytest

from home.mailbox import Mail, read_folder

from .conftest import RunningSite

PATIENCE = 300  # seconds: the worker may be drawing pictures, or making a press kit
PAUSE = 0.2  # seconds between two looks into the folder


def mails_to(site: RunningSite, address: str, words: str = "") -> list[Mail]:
    """What has left for somebody, newest first.

    Args:
        words: of the subject or the text.
    """
    return [
        mail
        for mail in read_folder(site.mails)
        if mail.recipients == address and (words in mail.subject or words in mail.text)
    ]


def mail_to(site: RunningSite, address: str, words: str = "", *, after: int = 0) -> Mail:
    """The newest such mail to somebody, as soon as it is there.

    Args:
        after: how many such mails had left before.
    """
    end = time.monotonic() + PATIENCE
    while len(found := mails_to(site, address, words)) <= after:
        if time.monotonic() > end:
            pytest.fail(f"no mail to {address} with “{words}”")
        time.sleep(PAUSE)
    return found[0]


def link_in(mail: Mail, part: str) -> str:
    """The first address in a mail that holds these characters."""
    return next(word for word in re.findall(r"https?://\S+", mail.text) if part in word)
