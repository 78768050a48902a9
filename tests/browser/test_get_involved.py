"""Je veux agir, as a visitor does it: by keyboard, on a phone, without script."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import PHONE, RunningSite, violations, visitor

pytestmark = pytest.mark.browser
FORM = "/fr/agir/"
SEND = "main form.form button[type=submit]"


def test_the_municipality_is_completed_by_keyboard(page: Page):
    page.goto(FORM)
    field = page.get_by_role("combobox")
    options = page.get_by_role("option")
    expect(field).to_have_attribute("aria-expanded", "false")

    field.press_sequentially("mulh")
    expect(options).not_to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".commune [role=status]")).not_to_be_empty()
    assert violations(page) == []

    field.press("ArrowDown")
    first = options.first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("Mulhouse (68)")
    expect(field).to_have_attribute("aria-expanded", "false")
    assert page.url.endswith(FORM)


def test_escape_closes_the_list_and_keeps_what_was_written(page: Page):
    page.goto(FORM)
    field = page.get_by_role("combobox")
    field.press_sequentially("stras")
    expect(page.get_by_role("option")).not_to_have_count(0)
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("stras")
    expect(field).to_be_focused()


def test_a_finger_chooses_too(page: Page):
    page.goto(FORM)
    field = page.get_by_role("combobox")
    field.press_sequentially("colmar")
    page.get_by_role("option").first.click()
    expect(field).to_have_value("Colmar (68)")


def test_the_field_works_when_the_list_cannot_be_asked(page: Page):
    page.route("**/communes/**", lambda route: route.abort())
    page.goto(FORM)
    field = page.get_by_role("combobox")
    field.press_sequentially("Mulhouse")
    page.wait_for_timeout(400)
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("Mulhouse")


def test_an_answer_that_comes_late_does_not_win(page: Page):
    def answer(route) -> None:
        text = route.request.url.split("q=")[1]
        if text == "mul":
            page.wait_for_timeout(600)
        route.fulfill(body=json.dumps([{"value": text, "label": text, "postcodes": []}]))

    page.route("**/communes/**", answer)
    page.goto(FORM)
    field = page.get_by_role("combobox")
    field.press_sequentially("mul")
    page.wait_for_timeout(250)
    field.press_sequentially("house")
    expect(page.get_by_role("option")).to_have_text("mulhouse")
    page.wait_for_timeout(700)
    expect(page.get_by_role("option")).to_have_text("mulhouse")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_sent_from_a_phone(browser: Browser, running_site: RunningSite, script: bool):
    with visitor(browser, running_site, viewport=PHONE, java_script_enabled=script) as somebody:
        page = somebody.new_page()
        page.goto(FORM)
        page.fill("#first_name", "Inès")
        page.fill("#commune", "68100")
        page.fill("#message", "Je prête mon atelier le mardi soir.")
        page.click(SEND)

        # Neither address nor number: the form says so, keeps the rest and comes to the reader.
        summary = page.locator(".error-summary")
        expect(summary).to_be_focused()
        expect(page.locator("#message")).to_have_value("Je prête mon atelier le mardi soir.")
        summary.locator("a").first.click()
        expect(page.locator("#email")).to_be_focused()

        page.fill("#email", f"ines-{script}@example.org".lower())
        page.click(SEND)
        expect(page.locator(".promise h2")).to_be_visible()
        expect(page.locator(".words blockquote")).to_have_text(
            "Je prête mon atelier le mardi soir."
        )
        assert somebody.cookies() == []
        assert (
            page.evaluate("document.documentElement.scrollWidth <= innerWidth") if script else True
        )
        if script:
            assert violations(page) == []
