"""Uploads whose addresses nobody can guess.

Pictures and documents are served by a web server or an object store, which cannot ask who may see
the page that shows them. So the address itself is the key: a folder named by 96 random bits for
every original, every size of a picture, every document and every kit. Whoever may see no page that shows a
file never learns its address.

Limits: an address is known to whoever once saw a page with it; and a file that a public page shows,
too, is public.
"""

import errno
import os
import secrets

from django.core.files import File
from django.core.files.storage import FileSystemStorage

NO_ROOM = {errno.ENOSPC, errno.EDQUOT}  # the disk, or somebody's share of it, is full

# Where originals of pictures, their sizes, documents and press kits lie, and what waits for its form.
SEALED_FOLDERS = ("original_images", "images", "documents", "press-kits", "wagtail_uploads")


class UnguessableNames:
    """For any storage of Django: `class Storage(UnguessableNames, S3Storage)`."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name with a random folder before the file's own, which people keep when they save."""
        folder, file_name = os.path.split(name)
        if folder in SEALED_FOLDERS:
            name = f"{folder}/{secrets.token_urlsafe(12)}/{file_name}"
        return super().get_available_name(name, max_length)


class FolderStorage(UnguessableNames, FileSystemStorage):
    """Uploads in a folder."""

    def _save(self, name: str, content: File) -> str:
        """Store it whole or not at all: half a picture would be shown as one."""
        try:
            return super()._save(name, content)
        except OSError as error:
            if error.errno in NO_ROOM:
                self.delete(name)
            raise
