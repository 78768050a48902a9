"""The site and who runs it, in the words of schema.org."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse

from content.metadata import site_root

if TYPE_CHECKING:
    from .models import HomePage
    from .site_frame import Frame


def home_objects(frame: "Frame", home: "HomePage", request: HttpRequest) -> list[dict[str, Any]]:
    """schema.org Organization and WebSite, the latter with the search that it offers."""
    identity, root = frame.identity, site_root(request)
    url = home.get_full_url(request)
    organisation: dict[str, Any] = {
        "@type": "Organization",
        "@id": f"{root}/#organization",
        "name": identity.name,
        "url": f"{root}/",
        "email": identity.email,
        "telephone": identity.phone,
        "address": identity.postal_address,
        "sameAs": [link.url for link in frame.social],
    }
    return [
        {key: value for key, value in organisation.items() if value},
        {
            "@type": "WebSite",
            "@id": f"{url}#website",
            "name": identity.name,
            "url": url,
            "inLanguage": home.locale.language_code,
            "publisher": {"@id": f"{root}/#organization"},
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": f"{root}{reverse('search')}?q={{search_term_string}}",
                },
                "query-input": "required name=search_term_string",
            },
        },
    ]
