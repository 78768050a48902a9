"""What each picture of the guides shows, and whose screen it is."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.browser.editor import number_of

DRAFT = "Le four du boulanger se partage la nuit"
UNDER_EMBARGO = "À Wissembourg, une crèche veut ouvrir à cinq heures du matin"
TRANSLATED = "/de/geschichten/hotellaken-kehren-in-die-spinnerei-zurueck/"
STORY = "/fr/recits/trente-velos-par-mois-sortent-de-la-benne/"
REQUEST = "/admin/involvement/2/"
ASKED = "/admin/involvement/14/"  # somebody who needs something
EVENT = "/fr/agenda/petit-dejeuner-dirigeants-colmar/"
ROOM_ABOVE = 70  # CSS pixels that the head of a form covers


@dataclass(frozen=True)
class Scene:
    """A picture.

    Attributes:
        name: of the file, without its ending.
        account: who is logged in; nobody where empty.
        go: opens the page; what it returns is brought to the upper edge.
        phone: whether it is taken as on a phone.
    """

    name: str
    account: str
    go: Callable[[Page], Locator | None]
    phone: bool = False


def bring_up(place: Locator) -> None:
    """Scroll until a place stands below the head of the form."""
    place.evaluate(
        "(place, above) => { place.style.scrollMarginTop = `${above}px`; place.scrollIntoView(); }",
        ROOM_ABOVE,
    )


def at(address: str, place: str = "") -> Callable[[Page], Locator | None]:
    """Open an address, look at a place of it."""

    def go(page: Page) -> Locator | None:
        page.goto(address)
        return page.locator(place).first if place else None

    return go


def following(
    *links: str, place: str = "", start: str = "/admin/"
) -> Callable[[Page], Locator | None]:
    """Click one link after the other, as the guide tells it."""

    def go(page: Page) -> Locator | None:
        page.goto(start)
        for link in links:
            with page.expect_navigation():
                page.locator(link).first.click()
        return page.locator(place).first if place else None

    return go


def editing(address: str, place: str) -> Callable[[Page], Locator | None]:
    """Open the form of a public page, look at a place of it."""

    def go(page: Page) -> Locator | None:
        number = number_of(page, address)
        page.goto(f"/admin/pages/{number}/edit/")
        return page.locator(place).first

    return go


def section(name: str) -> str:
    """A part of a page's form, by the words that its address is made of."""
    return f"[id$='{name}-section']"


def under_embargo(page: Page) -> None:
    """Where the embargo of a story is set."""
    following(f"text='{UNDER_EMBARGO}'")(page)
    page.locator("a[href='#tab-parametres']").click()


def replying(page: Page) -> Locator:
    """The card of a request, its reply begun with a template."""
    page.goto(REQUEST)
    reply = page.locator("#act-reply")
    reply.locator("summary").click()
    reply.locator("select").first.select_option(index=1)
    return reply


def translating(page: Page) -> Locator:
    """A story sent for translation into German, by the link of the report."""
    page.goto("/admin/reports/untranslated-pages/")
    for press in ("main a[href*='select_locale=de']", "main form [type=submit]"):
        with page.expect_navigation():
            page.locator(press).first.click()
    return page.locator(".js-translation-editor section section").first


SCENES = [
    Scene("accueil-redaction", "redactrice", at("/admin/")),
    Scene("recit-jauge", "redactrice", following(f"text='{DRAFT}'")),
    Scene("recit-preuves", "redactrice", editing(STORY, section("claims-0-panel"))),
    Scene("image-droits", "redactrice", at("/admin/images/27/", "#id_credit")),
    Scene("traduire", "redactrice", translating),
    Scene("evenement", "redactrice", editing(EVENT, section("4_comment_participer"))),
    Scene("embargo", "presse", under_embargo),
    Scene("textes-redactions", "presse", at("/admin/press/texts/81/")),
    Scene("file", "animateur", at("/admin/involvement/")),
    Scene("fiche", "animateur", at(REQUEST)),
    Scene("reponse", "animateur", replying),
    Scene("besoins", "animateur", at(ASKED, "#introductions-section")),
    Scene("entree", "animateur", at("/admin/registrations/1/door/"), phone=True),
    Scene(
        "regie",
        "animateur",
        following("main a[href*='/edit/']", "a[href$='/regie/']", start="/admin/evenings/"),
    ),
    Scene("reprendre", "", at(f"{STORY}reprendre/")),
]
