"""What both versions of ninjs say of a story, under the names that its fields have in neither."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from content.models import Licence
from press import addresses
from press.texts import terms
from press.texts.copies import KINDS, Copy, copies
from press.texts.formats import body_text
from press.texts.material import Material, StoryPicture
from taxonomy.models import Territory, TerritoryKind

MEDIA_TOPIC = "http://cv.iptc.org/newscodes/mediatopic/"
# INSEE's addresses of official areas; the other kinds have none that is known.
INSEE = {
    TerritoryKind.COMMUNE: "http://id.insee.fr/geo/commune/",
    TerritoryKind.EPCI: "http://id.insee.fr/geo/intercommunalite/",
    TerritoryKind.DEPARTMENT: "http://id.insee.fr/geo/departement/",
    TerritoryKind.REGION: "http://id.insee.fr/geo/region/",
}


@dataclass(frozen=True)
class Topic:
    """An issue in the words of IPTC Media Topics: several codes can stand for one issue."""

    name: str
    code: str

    @property
    def uri(self) -> str:
        """Address of the concept."""
        return f"{MEDIA_TOPIC}{self.code}"


def topics(material: Material) -> Iterator[Topic]:
    """Media topics of a story, each once, in the order of its issues."""
    seen = set()
    for issue in material.story.issues:
        for identifier in issue.iptc:
            code = identifier.removeprefix("medtop:")
            if code not in seen:
                seen.add(code)
                yield Topic(issue.name, code)


def place_uri(territory: Territory) -> str:
    """Address of an official area; empty for a kind that has none."""
    base = INSEE.get(TerritoryKind(territory.kind), "")
    return f"{base}{territory.code}" if base else ""


def bodies(material: Material) -> list[tuple[Copy, str]]:
    """Each text with its plain form, the full one first."""
    return [(copy, body_text(copy)) for copy in copies(material)]


def role(copy: Copy) -> str:
    """Role of a body: the full text is the main one, the others are named by their length."""
    return "main" if copy.kind == KINDS[0] else f"length-{copy.kind}"


def by(material: Material) -> str:
    """Who signs."""
    return material.story.authors or settings.WAGTAIL_SITE_NAME


def copyright_notice(material: Material) -> str:
    """Who holds the rights since when, and the licence."""
    released = terms.released_at(material.story) or timezone.now()
    year = timezone.localtime(released).year
    return f"© {year} {by(material)}, {terms.licence_line(material.story.licence)}"


def usage_terms(material: Material) -> str:
    """Conditions of the text in words."""
    return " ".join(terms.conditions(material.story.licence))


def note(material: Material) -> str:
    """What editors at the other end must know: corrections, an invented example, a late check."""
    lines = [*terms.corrections(material.story), *terms.notices(material.story)]
    return " ".join(lines)


def moment(value: datetime | None) -> str | None:
    """A moment as JSON wants it, in UTC."""
    if value is None:
        return None
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def picture_url(material: Material, shown: StoryPicture) -> str:
    """Where a newsroom gets a picture in full size, its rights inside."""
    return addresses.full(material.story, "press-picture", picture=shown.picture.pk)


def picture_notice(shown: StoryPicture) -> str:
    """Credit and licence of a picture."""
    return f"{shown.picture.credit}, {terms.licence_line(shown.picture.licence)}"


def licence_url(licence: str) -> str:
    """Address of a licence's text; empty where there is none."""
    return Licence(licence).url


def planned(material: Material) -> tuple[str, str] | None:
    """What is to come of a story: title and day of its next check, if it lies ahead."""
    day = material.story.verify_by
    if day is None or day < timezone.localdate():
        return None
    return _("The figures of this story will be checked again."), day.isoformat()


def without_nothing(data: dict) -> dict:
    """Leave out fields that would be empty."""
    return {key: value for key, value in data.items() if value not in ("", None, [], {})}
