"""What frames every page, in every language: identity, navigation, languages, supporters."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects
from wagtail.models import Page, Site

from content.parts import Read
from content.remembered import remembered
from content.visibility import public
from press.contact import Officer

if TYPE_CHECKING:
    from .models import PartnerLogo, SiteIdentity, SocialLink


@dataclass(frozen=True)
class Target:
    """A public page that a link leads to."""

    place: str
    title: str
    url: str
    path: str


@dataclass(frozen=True)
class Colophon:
    """Who publishes the site, where else they are found, and who supports them."""

    identity: "SiteIdentity"
    social: list["SocialLink"] = field(default_factory=list)
    supporters: list["PartnerLogo"] = field(default_factory=list)


@dataclass
class Frame:
    """`links` and `homes` by code of the language; a page without public translation has no link."""

    identity: "SiteIdentity"
    social: list["SocialLink"]
    colophon: Read  # the same with those who support them, told once for all pages
    links: dict[str, list[Target]] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)


def read() -> Frame:
    """The frame of the site, remembered until an editor changes something public."""
    return remembered("frame", _read, alone=True)


def press_officer() -> Officer:
    """Whom the site names to newsrooms, for mails; pages read it from the frame."""
    from .models import SiteIdentity

    identity = SiteIdentity.objects.filter(site__is_default_site=True).first() or SiteIdentity()
    return Officer(identity.press_name, identity.press_phone, identity.press_email)


def _read() -> Frame:
    from .models import SiteIdentity

    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        nobody = Colophon(SiteIdentity())
        return Frame(nobody.identity, [], Read.of(nobody))
    identity = SiteIdentity.objects.filter(site=site).first() or SiteIdentity(site=site)
    links = list(identity.links.select_related("page")) if identity.pk else []
    home_key = site.root_page.translation_key
    keys = {link.page.translation_key for link in links} | {home_key}
    pages = list(public(Page.objects.filter(translation_key__in=keys)).select_related("locale"))
    by_key = {(page.translation_key, page.locale.language_code): page for page in pages}
    colophon = _colophon(identity)
    frame = Frame(identity, colophon.social, Read.of(colophon))
    for key, language in by_key:
        if key == home_key:
            frame.homes[language] = by_key[key, language].get_url() or ""
    for language in frame.homes:
        targets = ((link, by_key.get((link.page.translation_key, language))) for link in links)
        frame.links[language] = [
            Target(link.place, page.title, page.get_url() or "", page.path)
            for link, page in targets
            if page is not None
        ]
    return frame


def _colophon(identity: "SiteIdentity") -> Colophon:
    if not identity.pk:
        return Colophon(identity)
    supporters = list(identity.partner_logos.select_related("logo"))
    prefetch_related_objects(supporters, "logo__renditions")
    return Colophon(identity, list(identity.social_links.all()), supporters)
