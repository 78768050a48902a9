"""The tree of pages that every site of the lab begins with, in three languages."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.conf import settings
from wagtail.models import Locale, Page, Site

from calls.models import CallIndexPage
from events.models import EventIndexPage
from home.models import AccessibilityPage, HomePage, PlainPage, SiteIdentity, SiteMapPage
from involvement.models import InvolvementPage
from press.models import PressRoomPage
from stories.models import StoryIndexPage


@dataclass(frozen=True)
class Node:
    """A page of the first tree: its type, and title and address by language."""

    key: str
    model: type[Page]
    titles: dict[str, str]
    slugs: dict[str, str]


NODES = [
    Node(
        "stories",
        StoryIndexPage,
        {"fr": "Récits", "de": "Geschichten", "en": "Stories"},
        {"fr": "recits", "de": "geschichten", "en": "stories"},
    ),
    Node(
        "events",
        EventIndexPage,
        {"fr": "Agenda", "de": "Termine", "en": "Events"},
        {"fr": "agenda", "de": "termine", "en": "events"},
    ),
    Node(
        "calls",
        CallIndexPage,
        {"fr": "Appels", "de": "Aufrufe", "en": "Calls"},
        {"fr": "appels", "de": "aufrufe", "en": "calls"},
    ),
    Node(
        "about",
        PlainPage,
        {"fr": "Le Labo", "de": "Das Labor", "en": "The lab"},
        {"fr": "le-labo", "de": "das-labor", "en": "the-lab"},
    ),
    Node(
        "press",
        PressRoomPage,
        {"fr": "Presse", "de": "Presse", "en": "Press"},
        {"fr": "presse", "de": "presse", "en": "press"},
    ),
    Node(
        "involvement",
        InvolvementPage,
        {"fr": "Agir", "de": "Mitmachen", "en": "Get involved"},
        {"fr": "agir", "de": "mitmachen", "en": "get-involved"},
    ),
    Node(
        "contact",
        PlainPage,
        {"fr": "Contact", "de": "Kontakt", "en": "Contact"},
        {"fr": "contact", "de": "kontakt", "en": "contact"},
    ),
    Node(
        "accessibility",
        AccessibilityPage,
        {"fr": "Accessibilité", "de": "Barrierefreiheit", "en": "Accessibility"},
        {"fr": "accessibilite", "de": "barrierefreiheit", "en": "accessibility"},
    ),
    Node(
        "legal",
        PlainPage,
        {"fr": "Mentions légales", "de": "Impressum", "en": "Legal notice"},
        {"fr": "mentions-legales", "de": "impressum", "en": "legal-notice"},
    ),
    Node(
        "privacy",
        PlainPage,
        {"fr": "Confidentialité", "de": "Datenschutz", "en": "Privacy"},
        {"fr": "confidentialite", "de": "datenschutz", "en": "privacy"},
    ),
    Node(
        "sitemap",
        SiteMapPage,
        {"fr": "Plan du site", "de": "Seitenübersicht", "en": "Site map"},
        {"fr": "plan-du-site", "de": "seitenuebersicht", "en": "site-map"},
    ),
]
HOME_TITLES = {"fr": "Accueil", "de": "Startseite", "en": "Home"}


def ensure_tree(hostname: str = "localhost", port: int = 80) -> dict[str, HomePage]:
    """Create what is missing of the first tree and return the home page of each language.

    Run again it changes nothing, whatever address editors gave to a page since.
    """
    root = Page.objects.get(depth=1)
    locales = {
        code: Locale.objects.get_or_create(language_code=code)[0] for code, _ in settings.LANGUAGES
    }
    # Wagtail's own first migration leaves a welcome page of no type of ours.
    Page.objects.filter(depth=2, content_type__model="page").delete()
    root.refresh_from_db()
    homes: dict[str, HomePage] = {}
    for code, locale in locales.items():
        home = HomePage.objects.filter(locale=locale, depth=2).first()
        if home is None:
            home = HomePage(
                title=HOME_TITLES[code], slug=code, locale=locale, headline=HOME_TITLES[code]
            )
            if "fr" in homes:
                home.translation_key = homes["fr"].translation_key
            root.add_child(instance=home)
        homes[code] = home
    for node in NODES:
        key = _translation_key(homes, node) or uuid4()
        for home in homes.values():
            _ensure_child(home, node, key)
    site, _created = Site.objects.update_or_create(
        is_default_site=True,
        defaults={"root_page": homes["fr"], "hostname": hostname, "port": port},
    )
    # Otherwise the first visitor's request would write it.
    SiteIdentity.objects.get_or_create(site=site)
    return homes


def _translation_key(homes: dict[str, HomePage], node: Node) -> UUID | None:
    """What the pages of a node have in common, by the first of them that can be recognised.

    Editors change addresses and delete pages: the only page of its type is known by that, one of
    several by the address that it has kept in one language at least.
    """
    is_only_one = sum(other.model is node.model for other in NODES) == 1
    for code, home in homes.items():
        pages = node.model.objects.descendant_of(home)
        if not is_only_one:
            pages = pages.filter(slug=node.slugs[code])
        if page := pages.order_by("depth", "path").first():
            return page.translation_key
    return None


def _ensure_child(home: HomePage, node: Node, key: UUID) -> None:
    """Create the page of a node in the language of `home`, unless it stands anywhere already."""
    if node.model.objects.filter(translation_key=key, locale_id=home.locale_id).exists():
        return
    code = home.locale.language_code
    page = node.model(
        title=node.titles[code],
        slug=node.slugs[code],
        locale_id=home.locale_id,
        translation_key=key,
    )
    home.refresh_from_db()
    home.add_child(instance=page)
