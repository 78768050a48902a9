"""Columns that take nothing as it came, whoever hands it over: a form, a command, an import."""

from typing import Any

from django.core.files import File
from django.db.models.signals import pre_save
from wagtail.documents import get_document_model
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from . import documents
from .pictures import CleanPicture, clean, size


class CleanFile(WagtailImageFieldFile):
    """A file of a picture that is written anew before it is stored.

    Who made it, as the file says, becomes the credit where the form names nobody.
    """

    def get_image_dimensions(self) -> tuple[int, int] | tuple[None, None]:
        """From the first bytes alone; Wagtail's own would unpack the whole picture."""
        was_closed = self.closed
        try:
            self.open()
            return size(self)
        finally:
            if was_closed:
                self.close()
            else:
                self.seek(0)

    def save(self, name: str, content: File, save: bool = True) -> None:
        """
        Raises:
            ValidationError: it is no picture, or too large a one.
        """
        if not isinstance(content, CleanPicture):
            content = clean(content, name)
        self.instance.credit = self.instance.credit or content.credit
        super().save(content.name, content, save=save)


class PictureFileField(WagtailImageField):
    attr_class = CleanFile


def check_documents() -> None:
    """Look into each document that is about to be stored; the form has done so before."""
    pre_save.connect(_check_document, get_document_model(), dispatch_uid="check_documents")


def _check_document(sender: type, instance: Any, raw: bool, **kwargs: Any) -> None:
    if raw or not instance.file:
        return
    if not instance.file._committed:
        documents.check(instance.file, instance.file.name)
    elif instance._state.adding:  # stored already, by code that saves the row afterwards
        with instance.file.open("rb") as file:
            documents.check(file, instance.file.name)
