"""Every kind of page: accessible, nothing overflows, nothing from elsewhere, no cookie."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from home.views import server_error

from .conftest import DESK, PHONE, RunningSite, violations, visitor

pytestmark = pytest.mark.browser

BROKEN = "/fr/panne/"
# One of each kind of page, and each kind of list with and without something in it.
KINDS = [
    "/fr/",
    "/fr/recits/",
    "/fr/recits/?issue=emploi&issue=mobilite&q=atelier",
    "/fr/recits/?q=zzzz",
    "/fr/agenda/",
    "/fr/agenda/?when=past",
    "/fr/appels/",
    "/fr/agir/",
    "/fr/le-labo/",
    "/fr/accessibilite/",
    "/fr/plan-du-site/",
    "/fr/recherche/",
    "/fr/recherche/?q=atelier",
    "/fr/pres-de-chez-vous/",
    "/fr/pres-de-chez-vous/?near=68210",
    "/fr/pres-de-chez-vous/?near=selestat-67&territory=bas-rhin&map=departements",
    "/fr/organisations/",
    "/fr/programmes/",
    "/fr/suivre/?issue=emploi&territory=haut-rhin",
    "/direct/",
    "/direct/FERME/",
    "/direct/FERME/jen-suis/",
    "/fr/inconnue/",
    BROKEN,
]
# More of the same kinds: other words, other languages.
OTHERS = [
    "/de/",
    "/en/",
    "/de/geschichten/",
    "/en/stories/",
    "/de/in-ihrer-naehe/?map=rhin-superieur&territory=argovie",
    "/en/near-you/?map=france",
    "/fr/presse/",
    "/fr/contact/",
    "/fr/mentions-legales/",
    "/fr/confidentialite/",
    "/de/folgen/",
    "/en/follow/",
]
# What axe leaves out by itself; editors see the second through Wagtail's own checker.
STRICTER = {rule: {"enabled": True} for rule in ("target-size", "p-as-heading")}
ON_PAPER = """() => [
  [...document.querySelectorAll(".menu, .menu-button, .site-footer, main :is(form, button, .button)")]
    .filter((shown) => shown.checkVisibility()).map((shown) => shown.className || shown.tagName),
  [...new Set([...document.querySelectorAll("main :is(h1, h2, p, a)")].map((text) => getComputedStyle(text).color))],
]"""
# Pages whose address the demonstration decides: the first link of its kind on another page.
LISTS = ["/fr/recits/", "/fr/agenda/", "/fr/appels/", "/fr/organisations/", "/fr/programmes/"]


@pytest.fixture(scope="module")
def kinds(browser: Browser, running_site: RunningSite) -> list[str]:
    """Addresses of one page of each kind."""
    found = []
    with visitor(browser, running_site) as somebody:
        page = somebody.new_page()
        for listing in LISTS:
            page.goto(listing)
            # A tab may lead to the list itself.
            below = f"main a[href^='{listing}']:not([href='{listing}'], [href*='?'])"
            found.append(page.locator(below).first.get_attribute("href"))
    return [*KINDS, *found]


def visit(page: Page, address: str) -> None:
    """Open a page. No address of the site breaks on purpose: what one would answer is put in."""
    if address == BROKEN:
        words = server_error(HttpRequest()).content.decode()
        page.route(f"**{BROKEN}", lambda route: route.fulfill(status=500, body=words))
    page.goto(address)
    page.unroute_all()  # Chromium keeps nothing in its cache while somebody looks at requests


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing(browser: Browser, running_site: RunningSite, kinds, viewport):
    """By day with every rule, and what a finger can hit; by night with the one that night can break."""
    faults = {}
    with visitor(browser, running_site, viewport=viewport) as somebody:
        page = somebody.new_page()
        for address in kinds:
            page.emulate_media(color_scheme="light", reduced_motion="reduce")
            visit(page, address)
            found = violations(page, rules=STRICTER)
            page.emulate_media(color_scheme="dark")
            found += violations(page, runOnly=["color-contrast"])
            if found:
                faults[address] = found
    assert faults == {}


def test_on_paper_all_is_black_and_nothing_wants_a_finger(context: BrowserContext, kinds):
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    buttons_gone = kinds[len(KINDS) :][
        :3
    ]  # a story, an event, a call: their address stands instead
    faults = {}
    for address in kinds:
        visit(page, address)
        found = page.evaluate(ON_PAPER)
        if found != [[], ["rgb(0, 0, 0)"]]:
            faults[address] = found
        if address in buttons_gone:
            expect(page.locator(".printed-from")).to_be_visible()
            expect(page.locator(".printed-from")).to_contain_text(address)
    assert faults == {}


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def narrow(request, browser: Browser, running_site: RunningSite) -> Iterator[BrowserContext]:
    """A visitor with the smallest phone."""
    with visitor(
        browser,
        running_site,
        viewport={"width": 320, "height": 640},
        java_script_enabled=request.param,
    ) as somebody:
        yield somebody


def test_nothing_overflows_at_320_pixels_nor_where_text_is_twice_as_large(
    narrow: BrowserContext, kinds
):
    """Text twice as large on a phone of 390 pixels leaves each line the room of 195."""
    page = narrow.new_page()
    faults = {}
    for address in [*kinds, *OTHERS]:
        page.set_viewport_size({"width": 320, "height": 640})
        visit(page, address)
        for width in (320, 195):
            page.set_viewport_size({"width": width, "height": 640})
            taken = page.evaluate("document.documentElement.scrollWidth")
            if taken > width:
                faults[address] = (width, taken)
    assert faults == {}


@pytest.mark.parametrize("width", [1184, 1280, 1350])
def test_the_header_keeps_to_one_line_on_a_desk(browser: Browser, running_site: RunningSite, width):
    faults = {}
    with visitor(browser, running_site, viewport={"width": width, "height": 800}) as somebody:
        page = somebody.new_page()
        for address in ("/fr/", "/de/", "/en/"):
            page.goto(address)
            height = page.locator(".site-header").bounding_box()["height"]
            if height > 90 or page.evaluate("document.documentElement.scrollWidth") > width:
                faults[address] = height
    assert faults == {}


def test_a_reader_gets_no_cookie_nothing_from_elsewhere_and_no_console_error(
    context: BrowserContext, running_site: RunningSite, kinds
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
    for address in [*kinds, *OTHERS]:
        visit(page, address)
    assert elsewhere == set()
    assert context.cookies() == []
    # The browser itself reports answers that say that something went wrong.
    failures = ("/inconnue/", BROKEN)
    assert [(url, text) for url, text in complaints if not url.endswith(failures)] == []


def test_a_first_visit_on_a_phone_weighs_at_most_250_kilobytes(
    browser: Browser, running_site: RunningSite, kinds
):
    story = next(
        address
        for address in kinds
        if address.startswith("/fr/recits/") and address.count("/") == 4 and "?" not in address
    )
    weights = {}
    for address in ("/fr/", "/fr/recits/", story):
        with visitor(browser, running_site, viewport=PHONE) as somebody:
            page = somebody.new_page()
            network = somebody.new_cdp_session(page)
            network.send("Network.enable")
            loaded: list[dict[str, float]] = []
            network.on("Network.loadingFinished", lambda event, kept=loaded: kept.append(event))
            page.goto(address, wait_until="networkidle")
            weights[address] = sum(event["encodedDataLength"] for event in loaded)
    assert {address: weight for address, weight in weights.items() if weight > 250_000} == {}
    assert min(weights.values()) > 0
