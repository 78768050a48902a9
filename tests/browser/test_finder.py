"""The finder by keyboard, without script, and its map against its list, in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import PHONE, RunningSite, visitor

pytestmark = pytest.mark.browser
FINDER = "/fr/pres-de-chez-vous/"
MAPS = ["alsace", "grand-est", "france", "departements", "rhin-superieur"]
# What the map says and what the list beside it says: address, name and count of every area.
SAID = """() => {
  const words = (node) => node.textContent.replace(/\\s+/g, " ").trim();
  return {
    map: [...document.querySelectorAll("svg.map a")]
      .map((a) => [a.getAttribute("href"), words(a.querySelector("title"))]).sort(),
    list: [...document.querySelectorAll(".areas a")]
      .map((a) => [a.getAttribute("href"), words(a).replace(/ (\\d+)$/, " ($1)")]).sort(),
  };
}"""


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press the tabulator until something of this kind has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the tabulator never reaches {selector}")


def outlined(page: Page) -> bool:
    """Whether one sees where the focus is."""
    style = "getComputedStyle(document.activeElement)"
    return page.evaluate(f"{style}.outlineStyle !== 'none' && parseInt({style}.outlineWidth) >= 2")


def test_by_keyboard_from_a_postal_code_to_a_call(page: Page):
    page.goto(f"{FINDER}?kind=call")  # calls have no pictures that somebody would have to wait for
    tab_to(page, "#near")
    page.keyboard.type("67600")
    expect(page.locator("#near-list")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    # The code covers several municipalities: it asks, and keeps what was typed.
    expect(page.locator("#near-question")).to_contain_text("67600")
    expect(page.locator("#near")).to_have_value("67600")
    tab_to(page, ".near-question a[href*='near=selestat-67']")
    assert outlined(page)
    page.keyboard.press("Enter")
    expect(page.locator("#near")).to_have_value("Sélestat (67)")
    expect(page.locator("#found .near-where").first).to_have_text("Dans votre commune")
    distances = page.locator("#found .near-where").all_inner_texts()
    assert any(re.search(r"à (environ )?\d+\skm$", words) for words in distances)
    tab_to(page, "#found .call-card h3 a")
    title = page.evaluate("document.activeElement.textContent.trim()")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)


def test_a_german_name_is_found_and_shown_in_german_whatever_the_browser_speaks(page: Page):
    page.goto("/de/in-ihrer-naehe/?kind=call")
    tab_to(page, "#near")
    page.keyboard.type("Muelh")
    expect(page.locator("#near-list [role=option]").first).to_contain_text("Mülhausen (68)")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#near")).to_have_value("Mülhausen (68)")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_contain_text("Mülhausen (68)")


def test_by_keyboard_the_list_stands_for_the_map(page: Page):
    page.goto(FINDER)
    tab_to(page, ".near .tabs a[href*='map=grand-est']")
    page.keyboard.press("Enter")
    expect(page.locator(".near .tabs a[aria-current]")).to_have_text("Grand Est")
    expect(page.locator("#count")).to_be_focused()
    page.keyboard.press("Tab")
    # Nothing of the map is a stop on the way: the list has the same links.
    first = page.locator(".areas a").first
    expect(first).to_be_focused()
    assert outlined(page)
    # The area that has the focus in the list lights up on the map.
    lit = page.locator("svg.map .lit")
    expect(lit).to_have_count(1)
    assert lit.get_attribute("href") == first.get_attribute("href")
    name, count = first.inner_text().split("\n")[0], first.locator(".count").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator(".areas [aria-current]")).to_contain_text(name)
    expect(page.locator("#found")).to_be_focused()
    totals = [int(words.split()[0]) for words in page.locator("#found h2").all_inner_texts()]
    assert sum(totals) == int(count)
    page.keyboard.press("Tab")
    expect(page.locator("#found a").first).to_be_focused()


def test_every_map_says_what_its_list_says(page: Page):
    for name in MAPS:
        page.goto(f"{FINDER}?map={name}")
        said = page.evaluate(SAID)
        assert said["map"] == said["list"]
        assert len(said["map"]) > 9
        box = page.locator("svg.map").bounding_box()
        assert box is not None
        assert box["width"] > 250
        assert box["height"] > 250


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1350, "height": 900}], ids=["phone", "desk"])
def test_without_script_everything_can_be_found(
    browser: Browser, running_site: RunningSite, viewport
):
    with visitor(browser, running_site, viewport=viewport, java_script_enabled=False) as somebody:
        page = somebody.new_page()
        page.goto(FINDER)
        page.fill("#near", "Bouxwiller")
        page.click(".near-form button")
        page.click(".near-question a >> text=Bouxwiller (68)")
        expect(page.locator("#near")).to_have_value("Bouxwiller (68)")
        expect(page.locator("#found .near-where").first).to_be_visible()

        page.check("input[name=kind][value=call]")
        page.click(".list-filters button")
        expect(page.locator("#found section")).to_have_count(1)
        expect(page.locator("#found h2")).to_contain_text("appel")
        expect(page.locator("#near")).to_have_value("Bouxwiller (68)")

        page.click(".near .tabs a[href*='map=grand-est']")
        area = page.locator("svg.map a", has_text="Haut-Rhin")
        words = area.locator("title").text_content() or ""
        # A tap on the number, in the middle of the area.
        page.locator(
            "svg.map text", has_text=words.split("(")[1].rstrip(")")
        ).first.scroll_into_view_if_needed()
        area.click()
        expect(page.locator(".areas [aria-current]")).to_have_text(re.compile("Haut-Rhin"))
        expect(page).to_have_url(re.compile(r"kind=call.*territory=haut-rhin.*#found$"))
        for link in page.locator(".areas > ul a").all():
            box = link.bounding_box()
            assert box is not None
            assert box["height"] >= 24


def test_filters_answer_on_the_page_with_script(page: Page):
    page.goto(f"{FINDER}?map=grand-est")
    before = page.evaluate(SAID)["list"]
    page.check("input[name=kind][value=event]")
    expect(page.locator("#count")).not_to_contain_text("récit")
    expect(page.locator("#count")).to_contain_text("rendez-vous")
    expect(page).to_have_url(re.compile("kind=event"))
    after = page.evaluate(SAID)
    assert after["map"] == after["list"] != before
