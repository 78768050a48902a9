"""Proposals in the header's search field: by keyboard, at the desk and on a phone, and without script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from .conftest import DESK, PHONE, RunningSite, visitor

pytestmark = pytest.mark.browser
# How far things moved while the page came up, the header among them. Text that changes its font
# once that is there is another matter.
SHIFTS = """() => new Promise((resolve) => {
  const shifts = [];
  const ofHeader = ({ sources }) => sources.some(({ node }) => node?.parentElement?.closest("header"));
  new PerformanceObserver((list) => shifts.push(...list.getEntries().filter(ofHeader).map(({ value }) => value)))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => resolve(shifts)));
})"""


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_the_header_proposes_by_keyboard(browser: Browser, running_site: RunningSite, viewport):
    with visitor(browser, running_site, viewport=viewport) as somebody:
        page = somebody.new_page()
        page.goto("/fr/accessibilite/")
        assert page.evaluate(SHIFTS) == []
        if viewport == PHONE:
            page.get_by_role("button", name="Menu").press("Enter")
        field = page.get_by_role("banner").get_by_role("combobox")
        field.press_sequentially("colm")
        proposals = page.get_by_role("banner").get_by_role("option")
        place = proposals.filter(has_text="Colmar (68)")
        expect(place).to_be_in_viewport(ratio=1)
        assert Axe().run(page).response["violations"] == []

        field.press("Escape")
        expect(place).to_be_hidden()
        expect(field).to_be_visible()
        expect(field).to_have_value("colm")
        field.press("ArrowUp")
        expect(proposals.last).to_have_attribute("aria-selected", "true")
        while place.get_attribute("aria-selected") != "true":
            field.press("ArrowUp")
        field.press("Enter")
        expect(page).to_have_url(f"{running_site.url}/fr/recherche/?q=Colmar&near=Colmar+%2868%29")


def test_without_script_the_header_searches(browser: Browser, running_site: RunningSite):
    with visitor(browser, running_site, viewport=DESK, java_script_enabled=False) as somebody:
        page = somebody.new_page()
        page.goto("/fr/accessibilite/")
        page.get_by_role("banner").get_by_role("searchbox").fill("velo")
        page.get_by_role("banner").get_by_role("searchbox").press("Enter")
        expect(page).to_have_url(f"{running_site.url}/fr/recherche/?q=velo")
        expect(page.locator(".search-result").first).to_be_visible()
        page.goto("/fr/recherche/?q=zeppelin")
        nothing = page.locator(".search-nothing").bounding_box()
        assert nothing["width"] > DESK["width"] / 2, "no filters stand beside it"
