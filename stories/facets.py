"""Narrowing stories by who takes part."""

from django.utils.translation import gettext_lazy as _

from people.models import Universe
from taxonomy.facets import ChoiceFacet

UNIVERSES = ChoiceFacet(
    "universe", _("Who takes part"), "partners__organisation__universe", Universe
)
