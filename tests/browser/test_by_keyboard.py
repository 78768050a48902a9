"""The public pages without a mouse, on a phone's width."""

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import PHONE, RunningSite, first_story, visitor

pytestmark = pytest.mark.browser
STOPS = 10
# What has the focus, unless the eye can follow it: an outline, on something within the window.
FAULT = """() => {
  const stop = document.activeElement;
  const style = getComputedStyle(stop);
  const box = stop.getBoundingClientRect();
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  return outlined && seen ? "" : stop.outerHTML.slice(0, 120);
}"""


@pytest.mark.parametrize(
    "address",
    ["/fr/", "/fr/recits/", "", "/fr/agir/"],
    ids=["home", "list", "story", "get involved"],
)
def test_by_keyboard_on_a_phone(browser: Browser, running_site: RunningSite, address: str):
    with visitor(browser, running_site, viewport=PHONE) as somebody:
        page = somebody.new_page()
        page.goto(address or first_story(page))
        assert hidden_stops(page) == []

        page.reload()
        page.keyboard.press("Tab")
        expect(page.locator("a.skip")).to_be_focused()
        expect(page.locator("a.skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("#content")).to_be_focused()

        # Not anew: then the keyboard would go on from where it was.
        page.goto(page.url.partition("#")[0])
        button, menu = page.locator("[popovertarget=menu]"), page.locator("#menu")
        expect(menu).to_be_hidden()
        press_until_focused(page, "[popovertarget=menu]")
        page.keyboard.press("Enter")
        expect(menu).to_be_visible()
        page.keyboard.press("Tab")
        expect(menu.locator("a").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        expect(button).to_be_focused()


def press_until_focused(page: Page, selector: str) -> None:
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not among the first {STOPS} stops")


def hidden_stops(page: Page) -> list[str]:
    """Which of the first stops of the Tab key show no outline, or lie outside of the window."""
    faults = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        faults.append(page.evaluate(FAULT))
    return [fault for fault in faults if fault]
