"""Deleting rows so that nothing of them is left: files and copies of mails go with them."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import FileField, QuerySet
from django.dispatch import Signal
from post_office.models import Attachment, Email

from involvement.models import Letter

# Sent once mails are gone for good, with their `message_ids`: whoever keeps copies drops them.
mails_deleted = Signal()


def delete_for_good(rows: QuerySet[Any]) -> int:
    """Delete rows; their files and the copies of mails go once the transaction holds.

    Returns:
        How many rows.
    """
    _drop_files(rows)
    if rows.model is Email:
        ids = list(rows.exclude(message_id=None).values_list("message_id", flat=True))
        _after_commit(partial(mails_deleted.send, sender=None, message_ids=ids))
    return rows.delete()[1].get(rows.model._meta.label, 0)


def delete_mails(keys: Iterable[int]) -> int:
    """Delete mails of the queue with their letters and with files that no other mail needs.

    Args:
        keys: of `post_office.Email`.

    Returns:
        How many mails.
    """
    keys = list(keys)
    with transaction.atomic():
        Letter.objects.filter(email__in=keys).delete()
        needed = Email.objects.filter(attachments__isnull=False).exclude(pk__in=keys)
        attached = Attachment.objects.filter(emails__in=keys).exclude(emails__in=needed)
        delete_for_good(
            Attachment.objects.filter(pk__in=list(attached.values_list("pk", flat=True)))
        )
        return delete_for_good(Email.objects.filter(pk__in=keys))


def _drop_files(rows: QuerySet[Any]) -> None:
    for field in rows.model._meta.concrete_fields:
        if isinstance(field, FileField):
            for name in rows.exclude(**{field.name: ""}).values_list(field.name, flat=True):
                _after_commit(partial(field.storage.delete, name))


def _after_commit(act: Any) -> None:
    # Robust: what fails there is logged, and the rest is done all the same.
    transaction.on_commit(act, robust=True)
