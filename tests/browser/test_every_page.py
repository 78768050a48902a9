"""Every kind of page: accessible, nothing overflows, nothing from elsewhere, no cookie."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .conftest import DESK, PHONE, RunningSite

pytestmark = pytest.mark.browser

PAGES = [
    "/fr/",
    "/de/",
    "/en/",
    "/fr/recits/",
    "/fr/recits/?issue=emploi&issue=mobilite&q=atelier",
    "/fr/recits/?q=zzzz",
    "/de/geschichten/",
    "/en/stories/",
    "/fr/agenda/",
    "/fr/agenda/?when=past",
    "/fr/appels/",
    "/fr/agir/",
    "/fr/le-labo/",
    "/fr/presse/",
    "/fr/contact/",
    "/fr/accessibilite/",
    "/fr/mentions-legales/",
    "/fr/confidentialite/",
    "/fr/plan-du-site/",
    "/fr/recherche/",
    "/fr/recherche/?q=atelier",
    "/fr/organisations/",
    "/fr/programmes/",
    "/fr/cette-page-n-existe-pas/",
]
# Pages whose address the demonstration decides: the first link of its kind on another page.
FOUND = {
    "/fr/recits/": "main a[href^='/fr/recits/']:not([href*='?'])",
    "/fr/agenda/": "main a[href^='/fr/agenda/']:not([href*='?'])",
    "/fr/appels/": "main a[href^='/fr/appels/']:not([href*='?'])",
    "/fr/organisations/": "main a[href^='/fr/organisations/']:not([href*='?'])",
    "/fr/programmes/": "main a[href^='/fr/programmes/']:not([href*='?'])",
}


def addresses(page: Page) -> list[str]:
    """Every address to look at."""
    found = []
    for listing, link in FOUND.items():
        page.goto(listing)
        found.append(page.locator(link).first.get_attribute("href"))
    return [*PAGES, *found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing(browser: Browser, running_site: RunningSite, viewport, scheme):
    context = browser.new_context(
        base_url=running_site.url, viewport=viewport, color_scheme=scheme, locale="fr-FR"
    )
    page = context.new_page()
    faults = {}
    for address in addresses(page):
        page.goto(address)
        violations = Axe().run(page).response["violations"]
        if violations:
            faults[address] = [
                (violation["id"], [node["target"] for node in violation["nodes"]][:3])
                for violation in violations
            ]
    context.close()
    assert faults == {}


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_nothing_overflows_at_320_pixels(browser: Browser, running_site: RunningSite, javascript):
    context = browser.new_context(
        base_url=running_site.url,
        viewport={"width": 320, "height": 640},
        java_script_enabled=javascript,
        locale="fr-FR",
    )
    page = context.new_page()
    faults = {}
    for address in addresses(page):
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            faults[address] = width
    context.close()
    assert faults == {}


@pytest.mark.parametrize("width", [1184, 1280, 1350])
def test_the_header_keeps_to_one_line_on_a_desk(browser: Browser, running_site: RunningSite, width):
    context = browser.new_context(
        base_url=running_site.url, viewport={"width": width, "height": 800}, locale="fr-FR"
    )
    page = context.new_page()
    faults = {}
    for address in ("/fr/", "/de/", "/en/"):
        page.goto(address)
        height = page.locator(".site-header").bounding_box()["height"]
        if height > 90 or page.evaluate("document.documentElement.scrollWidth") > width:
            faults[address] = height
    context.close()
    assert faults == {}


def test_a_reader_gets_no_cookie_nothing_from_elsewhere_and_no_console_error(
    context, running_site: RunningSite
):
    page = context.new_page()
    elsewhere, complaints = set(), []
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((running_site.url, "data:"))
            else elsewhere.add(request.url)
        ),
    )
    page.on(
        "console",
        lambda message: (
            complaints.append((page.url, message.text)) if message.type == "error" else None
        ),
    )
    page.on("pageerror", lambda error: complaints.append((page.url, str(error))))
    for address in addresses(page):
        page.goto(address)
    assert elsewhere == set()
    assert context.cookies() == []
    # The browser itself reports the page that does not exist.
    assert [(url, text) for url, text in complaints if "n-existe-pas" not in url] == []
