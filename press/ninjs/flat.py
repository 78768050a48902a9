"""A story as ninjs 1.3 with the plain field names that today's newsroom systems read.

They look for `headline`, `body_html`, `byline`, `versioncreated`, `usageterms` … and pass over the
lists that newer versions put in their place.
"""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from press import addresses
from press.texts import terms
from press.texts.counting import words
from press.texts.material import Material, StoryPicture

from . import parts

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_1.3.json#"


def flat_ninjs(material: Material) -> dict[str, Any]:
    """A story as ninjs 1.3.

    Args:
        material: as in `press.ninjs.full.ninjs`.
    """
    with override(material.language):
        return parts.without_nothing(_flat(material))


def _flat(material: Material) -> dict[str, Any]:
    story = material.story
    bodies = parts.bodies(material)
    (full, plain), *shorter = bodies
    return {
        "$standard": {"name": "ninjs", "version": "1.3", "schema": SCHEMA},
        "uri": material.url,
        "type": "text",
        "mimetype": "text/html",
        "representationtype": "complete",
        "profile": "story",
        "version": str(story.live_revision_id or 1),
        "firstcreated": parts.moment(story.first_published_at),
        "versioncreated": parts.moment(terms.changed_at(story)),
        "embargoed": parts.moment(story.embargo_until),
        "pubstatus": "usable",
        "copyrightholder": parts.by(material),
        "copyrightnotice": parts.copyright_notice(material),
        "usageterms": parts.usage_terms(material),
        "ednote": parts.note(material),
        "language": material.language,
        "title": story.title,
        "slugline": story.slug,
        "byline": parts.by(material),
        "headline": story.title,
        "located": story.territories[0].name if story.territories else "",
        "charcount": full.signs,
        "wordcount": words(plain),
        "description_text": story.summary,
        "body_html": full.html,
        "body_text": plain,
        **{f"body_{copy.kind}": text for copy, text in shorter},
        "subject": [
            {"name": topic.name, "rel": "about", "scheme": parts.MEDIA_TOPIC, "code": topic.code}
            for topic in parts.topics(material)
        ],
        "place": [_place(territory) for territory in story.territories],
        "organisation": [
            {"name": partner.organisation.name, "rel": "about"}
            for partner in story.partners.all()
            if partner.organisation
        ],
        "infosource": [{"name": settings.WAGTAIL_SITE_NAME, "rel": "publisher"}],
        "associations": {
            f"picture_{shown.picture.pk}": _picture(material, shown) for shown in material.printable
        },
        "trustindicator": [
            {"title": _("Where the figures come from"), "href": f"{material.url}#ledger"}
        ],
        "altids": {
            "translation_key": str(story.translation_key),
            "ninjs_3": addresses.full(story, "press-ninjs"),
        },
    }


def _place(territory: Any) -> dict[str, str]:
    uri = parts.place_uri(territory)
    scheme = uri.removesuffix(territory.code) if uri else ""
    return parts.without_nothing(
        {
            "name": territory.label,
            "rel": "about",
            "scheme": scheme,
            "code": territory.code if scheme else territory.key,
        }
    )


def _picture(material: Material, shown: StoryPicture) -> dict[str, Any]:
    picture, url = shown.picture, parts.picture_url(material, shown)
    return parts.without_nothing(
        {
            "uri": url,
            "type": "picture",
            "mimetype": "image/jpeg",
            "language": material.language,
            "byline": picture.credit,
            "copyrightnotice": parts.picture_notice(shown),
            "usageterms": " ".join(terms.picture_conditions(picture)),
            "description_caption": shown.caption,
            "description_alt": shown.alt,
            "renditions": {
                "original": {
                    "href": url,
                    "mimetype": "image/jpeg",
                    "width": picture.width,
                    "height": picture.height,
                }
            },
        }
    )
