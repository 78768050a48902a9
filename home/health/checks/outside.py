"""What takes longer, or writes: the mail server, the storage, the cache. For `doctor` alone."""

from collections.abc import Iterator
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import get_connection
from django.utils.translation import gettext as _
from post_office.settings import get_backend

from . import Finding, is_local


def mail_server() -> Iterator[Finding]:
    """Whether it lets us in; no mail is sent."""
    server = get_connection(get_backend(), timeout=5)
    try:
        server.open()
        server.close()
    except OSError as error:  # of the network, or of SMTP
        yield Finding(
            _("The mail server %(host)s:%(port)d does not let the site in: %(error)s")
            % {"host": settings.EMAIL_HOST, "port": settings.EMAIL_PORT, "error": error},
            _(
                "Correct EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS."
            ),
        )


def uploads() -> Iterator[Finding]:
    """Whether a file can be stored, read and deleted."""
    content = uuid4().hex.encode()
    try:
        name = default_storage.save("doctor.txt", ContentFile(content))
        with default_storage.open(name) as file:
            same = file.read() == content
        default_storage.delete(name)
    except Exception as error:  # every storage has its own
        same, why = False, str(error)
    else:
        why = _("what was read is not what was written")
    if not same:
        yield Finding(
            _("Uploads cannot be stored: %(error)s") % {"error": why},
            _("Give the site the right to write media/, or correct MEDIA_S3_… and AWS_…"),
        )


def remembering() -> Iterator[Finding]:
    """Whether Redis keeps what it is given; the memory of this process says nothing of others."""
    if is_local("default"):
        return
    word = uuid4().hex
    cache.set("doctor", word, 10)
    if cache.get("doctor") != word:
        yield Finding(
            _("Redis does not answer: pages are built anew each time."),
            _("Start Redis, or correct REDIS_URL. The site runs without it, slower."),
            grave=False,
        )


CHECKS = [mail_server, uploads, remembering]
