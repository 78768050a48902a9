"""Narrowing stories by who takes part."""

from typing import Any

from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _

from content.remembered import forget
from people.models import Organisation, Universe
from taxonomy.facets import ChoiceFacet

UNIVERSES = ChoiceFacet(
    "universe", _("Who takes part"), "partners__organisation__universe", Universe
)


def connect() -> None:
    """Count the stories of an organisation anew when it is saved: its universe may be another one."""
    post_save.connect(_organisation_saved, sender=Organisation, dispatch_uid="story-universes")


def _organisation_saved(sender: Any, instance: Organisation, created: bool, **kwargs: Any) -> None:
    if not created:
        forget(instance.story_roles.order_by().values_list("page", flat=True).distinct())
