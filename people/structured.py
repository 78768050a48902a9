"""Organisations and programmes in the words of schema.org."""

from typing import Any

from django.http import HttpRequest

from content.metadata import site_root

from .models import Organisation, Programme


def organisation(row: Organisation, request: HttpRequest) -> dict[str, Any]:
    """schema.org Organization of one side of a partnership."""
    url = f"{site_root(request)}{row.get_absolute_url()}"
    thing: dict[str, Any] = {"@type": "Organization", "@id": url, "url": url, "name": row.name}
    if row.description:
        thing["description"] = row.description
    if row.website:
        thing["sameAs"] = [row.website]
    if row.logo and row.logo.rights_are_clear():
        thing["logo"] = f"{site_root(request)}{row.logo.get_rendition('max-600x600').url}"
    if row.territory:
        thing["areaServed"] = {"@type": "AdministrativeArea", "name": row.territory.label}
    return thing


def programme(row: Programme, request: HttpRequest) -> dict[str, Any]:
    """schema.org Organization of a territory's team, with its opening hours."""
    url = f"{site_root(request)}{row.get_absolute_url()}"
    contact: dict[str, Any] = {
        "@type": "ContactPoint",
        "contactType": "customer service",
        "email": row.email,
        "hoursAvailable": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": f"https://schema.org/{DAYS[hours.weekday]}",
                "opens": f"{hours.opens_at:%H:%M}",
                "closes": f"{hours.closes_at:%H:%M}",
            }
            for hours in row.opening_hours.all()
        ],
    }
    if row.phone:
        contact["telephone"] = row.phone
    thing: dict[str, Any] = {
        "@type": "Organization",
        "@id": url,
        "url": url,
        "name": row.name,
        "contactPoint": contact,
        "areaServed": [
            {"@type": "AdministrativeArea", "name": territory.label}
            for territory in row.territories.all()
        ],
    }
    if row.presentation:
        thing["description"] = row.presentation
    return thing


DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
