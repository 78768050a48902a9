"""Je veux agir, as a visitor does it: by keyboard, on a phone, without script."""

import json
import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from .conftest import PHONE, RunningSite, violations, visitor
from .mails import mail_to, mails_to

pytestmark = pytest.mark.browser
FORM = "/fr/agir/"
SEND = "main form.form button[type=submit]"


def test_the_municipality_is_completed_by_keyboard(page: Page):
    page.goto(FORM)
    field = page.get_by_role("main").get_by_role("combobox")
    options = page.get_by_role("option")
    expect(field).to_have_attribute("aria-expanded", "false")

    field.fill("mulh")  # at once, so that no other list stands here before
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
    field = page.get_by_role("main").get_by_role("combobox")
    field.press_sequentially("stras")
    expect(page.get_by_role("option")).not_to_have_count(0)
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("stras")
    expect(field).to_be_focused()


def test_a_finger_chooses_too(page: Page):
    page.goto(FORM)
    field = page.get_by_role("main").get_by_role("combobox")
    field.press_sequentially("colmar")
    page.get_by_role("option").first.click()
    expect(field).to_have_value("Colmar (68)")


def test_the_field_works_when_the_list_cannot_be_asked(page: Page):
    page.route("**/communes/**", lambda route: route.abort())
    page.goto(FORM)
    field = page.get_by_role("main").get_by_role("combobox")
    with page.expect_event("requestfailed"):
        field.press_sequentially("Mulhouse")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("Mulhouse")


def test_an_answer_that_comes_late_does_not_win(page: Page):
    late = []

    def answer(route: Route) -> None:
        text = route.request.url.split("q=")[1]
        if text == "mul" and not late:
            late.append(route)
        else:
            propose(route, text)

    page.route("**/communes/**", answer)
    page.goto(FORM)
    field = page.get_by_role("main").get_by_role("combobox")
    with page.expect_request(re.compile("q=mul$")) as asked:
        field.press_sequentially("mul")
    field.press_sequentially("house")
    expect(page.get_by_role("option")).to_have_text("mulhouse")
    with page.expect_event("requestfinished", lambda request: request == asked.value):
        propose(late[0], "mul")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    expect(page.get_by_role("option")).to_have_text("mulhouse")


def test_who_is_choosing_keeps_the_choice_when_the_list_is_renewed(page: Page):
    late = []
    page.route(re.compile("q=colm$"), lambda route: propose(route, "Colmier", "Colmar"))
    page.route(re.compile("q=colma$"), lambda route: late.append(route))
    page.goto(FORM)
    field = page.get_by_role("main").get_by_role("combobox")
    options = page.get_by_role("option")
    field.fill("colm")
    expect(options).to_have_count(2)
    with page.expect_request(re.compile("q=colma$")):
        field.fill("colma")
    field.press("ArrowUp")
    propose(late[0], "Colmar")
    expect(options).to_have_count(1)
    expect(options).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(field).to_have_value("Colmar")


def propose(route: Route, *names: str) -> None:
    """Answer with these municipalities."""
    found = [{"value": name, "label": name, "postcodes": []} for name in names]
    route.fulfill(body=json.dumps(found))


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


def faults(page: Page, script: bool) -> list:
    """What axe finds by day and by night, and whether something overflows. Axe itself is a script."""
    if not script:
        return []
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, runOnly=["color-contrast"])
    page.emulate_media(color_scheme="light")
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append(("overflow", []))
    return found


def write(page: Page, name: str, *, email: str = "", phone: str = "", call: bool = False) -> None:
    """Fill in the form and send it."""
    page.goto(FORM)
    page.fill("#first_name", name)
    page.fill("#email", email)
    page.fill("#phone", phone)
    page.fill("#commune", "68100")
    page.fill("#message", "Je prête mon atelier le mardi soir.")
    if call:
        page.locator(".slots label").nth(1).click()
    page.locator("[name=agree-follow-up]").check()
    page.click(SEND)
    expect(page.locator(".promise h2")).to_be_visible()


def unfold(page: Page, act: str) -> None:
    section = page.locator(f"#{act}")
    if not section.evaluate("section => section.open"):
        section.locator("summary").click()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_ones_own_page_on_a_phone(browser: Browser, running_site: RunningSite, script: bool):
    name, phone = ("script", "06 12 34 56 71") if script else ("plain", "06 12 34 56 72")
    with visitor(browser, running_site, viewport=PHONE, java_script_enabled=script) as somebody:
        page = somebody.new_page()
        write(page, "Inès", email=f"{name}@example.org", phone=phone, call=True)
        promise = page.locator(".promise h2").inner_text()
        assert page.locator("#call").evaluate("section => section.open") is False
        assert faults(page, script) == []

        # Another time for the call; the one that stands is marked.
        unfold(page, "call")
        assert faults(page, script) == []
        page.locator("#call label:has(input:not(:checked))").first.click()
        page.click("#call button")
        expect(page.locator("[role=status].notice")).to_be_focused()
        expect(page.locator(".promise h2")).not_to_have_text(promise)

        # Without a number there is no call: said beside the field, and everything else is kept.
        unfold(page, "correct")
        page.fill("#last_name", "Muller")
        page.fill("#phone", "")
        page.click("#correct button")
        expect(page.locator(".error-summary")).to_be_focused()
        expect(page.locator("#last_name")).to_have_value("Muller")
        assert faults(page, script) == []
        page.click(".error-summary a")
        expect(page.locator("#phone")).to_be_focused()
        page.fill("#phone", phone)
        page.fill("#email", f"{name}@new.example")
        page.click("#correct button")
        expect(page.locator("[role=status].notice")).to_be_focused()
        expect(page.locator("#email")).to_have_value(f"{name}@new.example")
        told = mail_to(running_site, f"{name}@example.org", "Votre adresse de courriel a changé")
        assert f"{name}@new.example" not in told.text

        unfold(page, "agree")
        page.click("#agree button")
        expect(page.locator(".timeline li").last).to_contain_text("arrêté les lettres")

        # Back and reload show the page again and do nothing twice.
        steps = page.locator(".timeline li").count()
        page.go_back()
        page.reload()
        expect(page.locator(".timeline li")).to_have_count(steps)

        new = f"{name}@new.example", "Le lien vers votre demande"
        mail_to(running_site, *new)
        before = len(mails_to(running_site, *new))
        unfold(page, "close-links")
        page.click("#close-links button")
        expect(page.locator("[role=status].notice")).to_be_focused()
        assert faults(page, script) == []

        # The page of before is closed; whoever has the mailbox asks for a new link.
        page.go_back()
        page.reload()
        expect(page.locator("h1")).to_have_text("Ce lien n’ouvre plus rien")
        assert faults(page, script) == []
        page.click("main form button")
        expect(page.locator(".error-summary")).to_be_focused()
        assert faults(page, script) == []
        page.fill("#link_email", f"{name}@new.example")
        page.click("main form button")
        expect(page.locator("[role=status].notice")).to_be_focused()
        text = mail_to(running_site, *new, after=before).text
        link = next(word for word in text.split() if "/suivi/" in word)
        page.goto(link)
        unfold(page, "withdraw")
        page.click("#withdraw button")
        expect(page.locator(".promise h2")).to_have_text("Vous avez retiré votre demande.")
        assert faults(page, script) == []
        assert somebody.cookies() == []


def test_without_an_address_the_link_can_be_copied_and_printed(
    browser: Browser, running_site: RunningSite
):
    permissions = ["clipboard-read", "clipboard-write"]
    with visitor(browser, running_site, viewport=PHONE, permissions=permissions) as somebody:
        page = somebody.new_page()
        write(page, "Karim", phone="06 98 76 54 32")
        assert faults(page, True) == []
        page.click(".own-link button")
        expect(page.locator(".own-link [role=status]")).to_have_text("Copié.")
        page.goto(page.evaluate("navigator.clipboard.readText()"))
        expect(page.locator("h1")).to_contain_text("Karim")
        # In another language it is the same page.
        page.set_viewport_size({"width": 1350, "height": 900})
        page.locator(".menu-languages a[lang=de]").click()
        expect(page.locator("h1")).to_have_text("Ihre Anfrage, Karim")
