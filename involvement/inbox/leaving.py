"""When a person goes, the mails that arrived from them or about them go too."""

from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.dispatch import receiver

from involvement.law import erasure
from involvement.models import Person

from .reading import about, delete


@receiver(erasure.leaving, dispatch_uid="inbox")
def forget_arrived_mails(person: Person, **kwargs: Any) -> None:
    """Receiver: the files are found while the request is still there, and go once it is not."""
    if not settings.RECEIVE_MAILDIR:
        return
    folder = Path(settings.RECEIVE_MAILDIR)
    files = {path for request in person.involvements.all() for path in about(folder, request)}
    transaction.on_commit(partial(delete, files), robust=True)
