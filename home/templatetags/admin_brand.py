"""The site's name on the pages of the CMS."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def brand_name() -> str:
    """Name of the site; costs no query, so that it stands on every page of the CMS."""
    return settings.WAGTAIL_SITE_NAME
