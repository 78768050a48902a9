"""Words of the first tree, and who runs the site."""

from wagtail.models import Page, Site

from home.demo.identity import FOOTER_LINKS, IDENTITY, LOGOS, MAIN_LINKS, SOCIAL_LINKS, SUPPORTERS
from home.demo.pages import PAGES
from home.demo.pages.schema import PageText
from home.models import NavigationLink, NavigationPlace, PartnerLogo, SiteIdentity, SocialLink

from .base import Demonstration, mark_published
from .blocks import BlockWriter

# The site is a little older than what it tells.
FIRST_DAY = -400


def load_pages(demo: Demonstration) -> None:
    """Fill the pages of `home.tree` in every language."""
    for code, texts in PAGES.items():
        for key, words in texts.items():
            page = demo.tree[key][code]
            _fill(demo, page, key, words, code)
            page.owner = demo.accounts["redactrice"]
            page.save()
            mark_published(page, page.owner, demo.moment(FIRST_DAY, "08:00"))


def _fill(demo: Demonstration, page: Page, key: str, words: PageText, code: str) -> None:
    writer = BlockWriter(demo, f"{key}/body", code)
    values = {
        "search_description": words.description,
        "headline": words.headline,
        "lede" if key == "home" else "introduction": words.introduction,
        "body": writer.write(words.body),
        "known_gaps": writer.rich_text(words.known_gaps),
        "privacy_notice": words.privacy_notice,
    }
    for name, value in values.items():
        if value:
            setattr(page, name, value)


def load_identity(demo: Demonstration) -> None:
    """Name, press contact, navigation, social networks, supporters."""
    identity = SiteIdentity.for_site(Site.objects.get(is_default_site=True))
    for name, value in IDENTITY.items():
        setattr(identity, name, value)
    identity.links = [
        NavigationLink(place=place, page=demo.tree[key]["fr"], sort_order=number)
        for place, keys in (
            (NavigationPlace.MAIN, MAIN_LINKS),
            (NavigationPlace.FOOTER, FOOTER_LINKS),
        )
        for number, key in enumerate(keys)
    ]
    identity.social_links = [
        SocialLink(label=label, url=url, sort_order=number)
        for number, (label, url) in enumerate(SOCIAL_LINKS)
    ]
    identity.partner_logos = [
        PartnerLogo(
            name=demo.organisations[slug].name,
            logo=demo.pictures.get(LOGOS[slug], press_use=False),
            url=url,
            sort_order=number,
        )
        for number, (slug, url) in enumerate(SUPPORTERS)
    ]
    identity.save()
