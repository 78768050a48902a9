"""Columns that take nothing as it came, whoever hands it over: a form, a command, an import."""

from django.core.files import File
from django.db.models.fields.files import FieldFile, ImageFieldFile
from wagtail.documents import get_document_model
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile
from wagtail.users.models import UserProfile

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


class CleanDocumentFile(FieldFile):
    """A file of a document that is looked into before it is stored."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """
        Raises:
            ValidationError: it is not what its name says, or harmful.
        """
        if not isinstance(content, documents.CleanDocument):
            content = documents.clean(content, name)
        super().save(name, content, save=save)


class CleanFace(ImageFieldFile):
    """The picture of an account, written anew before it is stored."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """
        Raises:
            ValidationError: it is no picture, or too large a one.
        """
        if not isinstance(content, CleanPicture):
            content = clean(content, name)
        super().save(content.name, content, save=save)


def look_into_files_of_wagtail() -> None:
    """These models are Wagtail's own; their columns take nothing as it came either."""
    get_document_model()._meta.get_field("file").attr_class = CleanDocumentFile
    UserProfile._meta.get_field("avatar").attr_class = CleanFace
