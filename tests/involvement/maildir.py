"""A maildir for tests, and the mails of `mails/` with the references of a request written in."""

from pathlib import Path

from post_office.models import Email

from involvement import reference
from involvement.models import Involvement

MAILS = Path(__file__).parent / "mails"


def make_maildir(path: Path) -> Path:
    for name in ("new", "cur", "tmp"):
        (path / name).mkdir(parents=True)
    return path


def put(maildir: Path, name: str, raw: bytes) -> None:
    """Lay a mail into the maildir, as a mail server does."""
    (maildir / "new" / name).write_bytes(raw)


def mail_like(name: str, involvement: Involvement) -> bytes:
    """A mail of `mails/<name>.eml` about this request."""
    emails = Email.objects.filter(letter__involvement=involvement)
    ids = {address: email.message_id for email in emails for address in email.to}
    person, owner = involvement.person.email, involvement.owner.email
    raw = (MAILS / f"{name}.eml").read_bytes()
    for mark, value in (
        (b"@REFERENCE@", reference.of(involvement)),
        (b"@MESSAGE-ID@", ids.get(person, "")),
        (b"@NOTICE-ID@", ids.get(owner, "")),
    ):
        raw = raw.replace(mark, value.encode())
    return raw


def content(maildir: Path) -> dict[str, list[str]]:
    """Names of the mails by folder, empty folders left out."""
    folders = [maildir, *(path for path in maildir.iterdir() if path.name.startswith("."))]
    found = {
        f"{folder.name if folder != maildir else ''}/{part}": sorted(
            path.name for path in (folder / part).iterdir()
        )
        for folder in folders
        for part in ("new", "cur", "tmp")
    }
    return {name.removeprefix("/"): names for name, names in found.items() if names}
