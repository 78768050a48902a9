"""Mails that are broken, huge or made to break: each is put somewhere, and the next one is read."""

from datetime import timedelta

import pytest

from involvement import reference
from involvement.inbox.reading import read_maildir
from tests.involvement.conftest import MONDAY_MORNING
from tests.involvement.maildir import content, mail_like, put

pytestmark = pytest.mark.django_db
LATER = MONDAY_MORNING + timedelta(hours=1)


def head(subject: str) -> bytes:
    return (
        f"From: ines@example.org\nTo: x@labo.example\nSubject: {subject}\n"
        "Message-ID: <h@example.org>\nMIME-Version: 1.0\n"
    ).encode()


def nested(depth: int) -> bytes:
    parts = [
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth)
    ]
    return b"".join(parts) + b"Content-Type: text/plain\n\nx\n"


HOSTILE = {
    "nothing": b"",
    "noise": bytes(range(256)) * 40,
    "head only": b"From: a@b.example\n",
    "nested": nested(3000),
    "no boundary": b"Content-Type: multipart/mixed\n\nx",
    "broken base64": b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n%%%=\n",
    "unknown encoding": b"Content-Type: text/plain\nContent-Transfer-Encoding: x-magic\n\nx\n",
    "nul": b"Content-Type: text/plain; charset=utf-8\n\na\x00b\xff\n",
    "lone surrogate": b"Content-Type: text/plain; charset=utf-16\n\n\xd8\x00\xd8\x00\n",
    "long line": b"Content-Type: text/plain\n\n" + b"On " * 300_000 + b"wrote:\n",
    "many introductions": b"Content-Type: text/plain\n\n" + b"On wrote\n" * 100_000,
    "html bomb": b"Content-Type: text/html\n\n" + b"<div>" * 20_000,
    "html noise": b"Content-Type: text/html\n\n" + b"<!--<![<a <!" * 15_000,
    "status without address": (
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
        b"--b\nContent-Type: message/delivery-status\n\nAction: failed\n\nAction: failed\n--b--\n"
    ),
    "status as text": (
        b"Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\nAAAA\n"
    ),
    "a bad date": b"Date: never\nContent-Type: text/plain\n\nx\n",
    "a bad address": b"From: <<<>>>,;:\nContent-Type: text/plain\n\nx\n",
    "attached nothing": (
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n--b--\n"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("headed", [True, False], ids=["with a reference", "bare"])
def test_no_mail_breaks_the_reading(maildir, request_of_ines, name, headed):
    subject = f"[{reference.of(request_of_ines)}]"
    put(maildir, "1.hostile", (head(subject) if headed else b"") + HOSTILE[name])
    put(maildir, "2.good", mail_like("gmail_reply", request_of_ines))

    found = read_maildir(maildir, LATER)

    assert found.total() == 2
    assert found["words of the person"] in (1, 2)
    assert sum(len(names) for names in content(maildir).values()) == 2
    assert "new" not in content(maildir)
    assert all("\x00" not in step.text for step in request_of_ines.steps.all())
    assert all(len(step.text) <= 20_010 for step in request_of_ines.steps.all())


def test_what_is_too_large_waits_for_a_human(maildir, request_of_ines, monkeypatch):
    monkeypatch.setattr("involvement.inbox.reading.LARGEST", 100)
    put(maildir, "1.huge", mail_like("gmail_reply", request_of_ines))
    assert dict(read_maildir(maildir, LATER)) == {"put aside": 1}
