"""Files that wait for a form to be filled in, and for ever where nobody comes back to it.

Wagtail stores them as they came, the place where a picture was taken included: the form reads who made
it from the file once more.
"""

from datetime import datetime, timedelta

from wagtail.models import UploadedFile

PATIENCE = timedelta(days=1)


def forget(now: datetime) -> int:
    """Delete what waits for longer than a day; the worker calls it. Returns how many files.

    Args:
        now: aware.
    """
    forgotten = 0
    for waiting in UploadedFile.objects.all():
        if _since(waiting, now) > PATIENCE:
            waiting.file.delete(save=False)
            waiting.delete()
            forgotten += 1
    return forgotten


def _since(waiting: UploadedFile, now: datetime) -> timedelta:
    """How long; the row keeps no time, the storage does. What has no file any more waits for nothing."""
    storage, name = waiting.file.storage, waiting.file.name
    return now - storage.get_modified_time(name) if storage.exists(name) else timedelta.max
