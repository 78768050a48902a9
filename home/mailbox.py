"""The development mailbox: mails that were written to a folder, read in the browser.

Only for a laptop: `config.urls` has its addresses where `EMBEDDED` is on and nowhere else.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from content.metadata import Meta

# Django's backend writes this line after each mail; several share a file when one connection
# sent them.
END_OF_MAIL = re.compile(rb"\r?\n-{79}\r?\n")
END_AS_WRITTEN = b"\n" + b"-" * 79 + b"\n"
NEWEST = 200
# Mails style themselves; nothing of a mail may run or reach another host.
MAIL_POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "frame-ancestors": ["'self'"],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
}


@dataclass(frozen=True)
class Mail:
    """A mail of the folder. `key` is its file's name and its place in it."""

    key: str
    message: EmailMessage
    sent_at: datetime

    @property
    def subject(self) -> str:
        return str(self.message["subject"] or "").strip()  # folded ones begin with a blank

    @property
    def sender(self) -> str:
        return str(self.message["from"] or "")

    @property
    def recipients(self) -> str:
        fields = (self.message[name] for name in ("to", "cc", "bcc"))
        return ", ".join(str(field) for field in fields if field)

    @property
    def text(self) -> str:
        return self._part("plain")

    @property
    def html(self) -> str:
        return self._part("html")

    @property
    def attachments(self) -> list[str]:
        """Names of the files that came with it."""
        return [part.get_filename() or "?" for part in self.message.iter_attachments()]

    def _part(self, subtype: str) -> str:
        part = self.message.get_body(preferencelist=(subtype,))
        return part.get_content() if part is not None else ""


def read_folder(folder: Path) -> list[Mail]:
    """Every mail of the folder, newest first; an unreadable file is passed over."""
    files = sorted(folder.glob("*.log"), reverse=True)[:NEWEST] if folder.is_dir() else []
    mails = [mail for file in files for mail in _read_file(file)]
    return sorted(mails, key=lambda mail: (mail.sent_at, mail.key), reverse=True)


def _read_file(file: Path) -> list[Mail]:
    mails = []
    for number, raw in enumerate(END_OF_MAIL.split(file.read_bytes())):
        if not raw.strip():
            continue
        message = message_from_bytes(raw, policy=policy.default)
        mails.append(Mail(f"{file.stem}-{number}", message, _sent_at(message, file)))
    return mails


def _sent_at(message: EmailMessage, file: Path) -> datetime:
    try:
        sent_at = parsedate_to_datetime(str(message["date"]))
    except ValueError:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return sent_at if sent_at.tzinfo else sent_at.replace(tzinfo=UTC)


def forget(message_ids: list[str], **_signal: Any) -> None:
    """Take mails out of the folder: what the queue has deleted shall not be read here either.

    Args:
        message_ids: their Message-IDs, as `involvement.law.deletion.mails_deleted` sends them.
    """
    gone = set(message_ids)
    for file in Path(settings.MAIL_FOLDER).glob("*.log"):
        mails = [raw for raw in END_OF_MAIL.split(file.read_bytes()) if raw.strip()]
        kept = [raw for raw in mails if message_from_bytes(raw)["Message-ID"] not in gone]
        if not kept:
            file.unlink()
        elif kept != mails:
            file.write_bytes(b"".join(raw + END_AS_WRITTEN for raw in kept))


def _find(key: str) -> Mail:
    for mail in read_folder(Path(settings.MAIL_FOLDER)):
        if mail.key == key:
            return mail
    raise Http404


@never_cache
@require_safe
def mailbox(request: HttpRequest, key: str = "") -> HttpResponse:
    """The list of mails, and the one asked for."""
    mail = _find(key) if key else None
    title = mail.subject if mail else _("Mailbox of this computer")
    return render(
        request,
        "home/mailbox.html",
        {
            "meta": Meta(title=title, description="", canonical=request.build_absolute_uri()),
            "mails": [] if mail else read_folder(Path(settings.MAIL_FOLDER)),
            "mail": mail,
        },
    )


@never_cache
@require_safe
@xframe_options_sameorigin
@csp_replace(MAIL_POLICY)
def mail_as_html(request: HttpRequest, key: str) -> HttpResponse:
    """The HTML part of a mail, shown in a frame that can do nothing."""
    return HttpResponse(_find(key).html)


urlpatterns = [
    path("", mailbox, name="mailbox"),
    path("<str:key>/", mailbox, name="mail"),
    path("<str:key>/html/", mail_as_html, name="mail-as-html"),
]
