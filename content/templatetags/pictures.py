"""Pictures in templates."""

from django import template

from content.models import Picture

register = template.Library()


@register.filter
def showable(picture: Picture | None) -> Picture | None:
    """The picture, or None where nobody is credited or the consent of those it shows has ended."""
    return picture if picture is not None and picture.rights_are_clear() else None
