"""Files that nobody asked for are not even written to the disk."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class EditorsOnly(FileUploadHandler):
    """Drop files that come to public addresses: no public form has one. Its other fields are read."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if not self.request.path_info.startswith("/admin/"):
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None  # the next handler keeps it
