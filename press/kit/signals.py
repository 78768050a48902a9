"""What throws a kit away at once: its story is changed, withdrawn or deleted, or a part is over."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from content.models import Picture
from press.models import PressKit, PressText, Spokesperson
from stories.models import StoryPage


def story_changed(sender: Any, instance: StoryPage, **kwargs: Any) -> None:
    """Another revision, or none any more."""
    PressKit.objects.filter(page_id=instance.pk).delete()


def text_changed(sender: Any, instance: PressText, **kwargs: Any) -> None:
    """An editor wrote or withdrew a text."""
    PressKit.objects.filter(page_id=instance.page_id).delete()


def picture_changed(sender: Any, instance: Picture, **kwargs: Any) -> None:
    """A picture in the kit has other rights or another file."""
    PressKit.objects.filter(pictures=instance).delete()


def speaker_changed(sender: Any, instance: Spokesperson, **kwargs: Any) -> None:
    """Somebody agreed to speak, or no longer does."""
    versions = Page.objects.filter(pk=instance.story_id).values("translation_key")
    PressKit.objects.filter(page__translation_key__in=versions).delete()


def kit_deleted(sender: Any, instance: PressKit, **kwargs: Any) -> None:
    """No file stays behind its row."""
    if name := instance.file.name:
        transaction.on_commit(lambda: instance.file.storage.delete(name))


def connect() -> None:
    """Listen."""
    for signal in (page_published, page_unpublished):
        signal.connect(story_changed, sender=StoryPage, dispatch_uid="press-kit-story")
    for signal in (post_save, post_delete):
        signal.connect(text_changed, sender=PressText, dispatch_uid="press-kit-text")
        signal.connect(speaker_changed, sender=Spokesperson, dispatch_uid="press-kit-speaker")
    post_save.connect(picture_changed, sender=Picture, dispatch_uid="press-kit-picture")
    post_delete.connect(kit_deleted, sender=PressKit, dispatch_uid="press-kit-file")
