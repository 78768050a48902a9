"""A story as ninjs 3.1, valid against IPTC's schema."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from press import addresses
from press.texts import terms
from press.texts.counting import words
from press.texts.material import Material, StoryPicture

from . import parts

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"


def ninjs(material: Material) -> dict[str, Any]:
    """A story as ninjs 3.1.

    Args:
        material: of a story that may be republished; who may see it, the caller has asked.
    """
    with override(material.language):
        return parts.without_nothing(_ninjs(material))


def _ninjs(material: Material) -> dict[str, Any]:
    story = material.story
    return {
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        "uri": material.url,
        "type": "text",
        "representationType": "full",
        "profile": "story",
        "version": str(story.live_revision_id or 1),
        "firstCreated": parts.moment(story.first_published_at),
        "versionCreated": parts.moment(terms.changed_at(story)),
        "embargoedUntil": parts.moment(story.embargo_until),
        "pubStatus": "usable",
        "copyrightHolder": parts.by(material),
        "copyrightNotice": parts.copyright_notice(material),
        "usageTerms": parts.usage_terms(material),
        "edNote": parts.note(material),
        "language": material.language,
        "title": story.title,
        "slugline": story.slug,
        "by": parts.by(material),
        "located": story.territories[0].name if story.territories else "",
        "headlines": [{"role": "main", "contentType": "text/plain", "value": story.title}],
        "descriptions": _described(story.summary, "summary"),
        "bodies": _bodies(material),
        "subjects": [
            {"name": topic.name, "rel": "about", "uri": topic.uri, "creator": "editor"}
            for topic in parts.topics(material)
        ],
        "places": [_place(territory) for territory in story.territories],
        "organisations": [
            parts.without_nothing(
                {
                    "name": partner.organisation.name,
                    "rel": "about",
                    "uri": partner.organisation.website,
                }
            )
            for partner in story.partners.all()
            if partner.organisation
        ],
        "infoSources": [{"name": settings.WAGTAIL_SITE_NAME, "role": "publisher"}],
        "plannedCoverage": _planned(material),
        "associations": [_picture(material, shown) for shown in material.printable],
        "rightsInfo": {"linkedRights": parts.licence_url(story.licence)},
        "trustIndicators": [
            {"title": _("Where the figures come from"), "href": f"{material.url}#ledger"}
        ],
        "altIds": [
            {"role": "translation-key", "value": str(story.translation_key)},
            {"role": "ninjs-1", "value": addresses.full(story, "press-ninjs-1")},
        ],
    }


def _described(text: str, role: str) -> list[dict[str, str]]:
    return [{"role": role, "contentType": "text/plain", "value": text}] if text else []


def _bodies(material: Material) -> list[dict[str, Any]]:
    found = []
    for copy, plain in parts.bodies(material):
        counts = {"charCount": copy.signs, "wordCount": words(plain)}
        for kind, value in (("text/html", copy.html), ("text/plain", plain)):
            found.append({"role": parts.role(copy), "contentType": kind, **counts, "value": value})
    return found


def _place(territory: Any) -> dict[str, Any]:
    place = {
        "name": territory.label,
        "rel": "about",
        "uri": parts.place_uri(territory),
        "literal": territory.key,
    }
    if territory.longitude is not None and territory.latitude is not None:
        place["geoJSON"] = {
            "type": "Point",
            "coordinates": [territory.longitude, territory.latitude],
        }
    return parts.without_nothing(place)


def _planned(material: Material) -> list[dict[str, Any]]:
    planned = parts.planned(material)
    if planned is None:
        return []
    title, day = planned
    return [
        {
            "uri": f"{material.url}#ledger",
            "title": title,
            "pubStatus": "usable",
            "type": "text",
            "dates": {"expectedStartDate": day},
            "language": material.language,
        }
    ]


def _picture(material: Material, shown: StoryPicture) -> dict[str, Any]:
    picture, url = shown.picture, parts.picture_url(material, shown)
    rights = parts.licence_url(picture.licence)
    return parts.without_nothing(
        {
            "name": f"picture-{picture.pk}",
            "rel": "illustrates",
            "uri": url,
            "type": "picture",
            "language": material.language,
            "by": picture.credit,
            "copyrightNotice": parts.picture_notice(shown),
            "usageTerms": " ".join(terms.picture_conditions(picture)),
            "descriptions": [
                *_described(shown.caption, "caption"),
                *_described(shown.alt, "alternative-text"),
            ],
            "renditions": [
                {
                    "name": "original",
                    "href": url,
                    "contentType": "image/jpeg",
                    "width": picture.width,
                    "height": picture.height,
                }
            ],
            "rightsInfo": {"linkedRights": rights} if rights else {},
        }
    )
