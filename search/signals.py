"""Pages and organisations enter and leave the index when they are published and changed."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from content.models import BasePage
from people.models import Organisation
from taxonomy.models import Issue, Territory
from taxonomy.territory_import import territories_renamed

from . import renaming
from .index import forget_page, index_organisation, index_page
from .models import IndexChange, SearchEntry


@receiver(page_published)
def index_published_page(instance: Page, **kwargs: Any) -> None:
    page = instance.specific
    if isinstance(page, BasePage):
        index_page(page)


@receiver(page_unpublished)
def forget_unpublished_page(instance: Page, **kwargs: Any) -> None:
    forget_page(instance)


@receiver(post_save)
def index_new_page(sender: type, instance: Any, created: bool, raw: bool, **kwargs: Any) -> None:
    """Pages that a program adds are live without having been published in the admin."""
    if created and not raw and isinstance(instance, BasePage):
        index_page(instance)


@receiver(post_save, sender=Organisation)
def index_saved_organisation(instance: Organisation, raw: bool, **kwargs: Any) -> None:
    if not raw:
        index_organisation(instance)


@receiver(pre_save, sender=Issue)
@receiver(pre_save, sender=Territory)
@receiver(pre_save, sender=Organisation)
def notice_new_name(
    instance: Any, raw: bool, update_fields: Iterable[str] | None, **kwargs: Any
) -> None:
    instance.is_renamed = not raw and renaming.will_be_renamed(instance, update_fields)


@receiver(post_save, sender=Issue)
@receiver(post_save, sender=Territory)
@receiver(post_save, sender=Organisation)
def queue_new_name(instance: Any, **kwargs: Any) -> None:
    """In the transaction of the change: the worker hears of all that was kept."""
    if instance.is_renamed:
        renaming.queue(type(instance), [instance.pk])


@receiver(territories_renamed)
def index_what_the_list_renamed(keys: list[int], **kwargs: Any) -> None:
    renaming.queue(Territory, keys)


@receiver([post_save, post_delete], sender=SearchEntry)
def queue_change(instance: SearchEntry, **kwargs: Any) -> None:
    """In the transaction of the change: the server hears of all that was kept, and of nothing else."""
    if settings.SEARCH_URL:
        IndexChange.objects.create(entry=instance.pk)
