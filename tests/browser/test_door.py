"""The door of the admin on a phone: a second factor set up and used by keyboard, without a mouse."""

import re
import time
from base64 import b32decode

import pytest
from django_otp.oath import TOTP
from playwright.sync_api import Browser, Dialog, Page, expect

from .conftest import PASSWORD, PHONE, RunningSite, log_in, violations, visitor

pytestmark = pytest.mark.browser
WHO = "moderatrice"


def test_an_app_is_set_up_and_paper_lets_in(browser: Browser, running_site: RunningSite):
    with visitor(browser, running_site, viewport=PHONE) as somebody:
        page = somebody.new_page()
        log_in(page, WHO)
        page.goto("/admin/second-factor/")
        looks_right(page)
        key = re.sub(r"\s", "", page.locator(".door__key").inner_text())
        type_into_the_field(page, code_of(key))
        codes = page.locator(".door__codes code")
        expect(codes).to_have_count(10)
        looks_right(page)
        paper = codes.first.inner_text()
    try:
        with visitor(browser, running_site, viewport=PHONE) as somebody:
            page = somebody.new_page()
            page.goto("/admin/login/")
            page.fill("#id_username", WHO)
            page.fill("#id_password", PASSWORD)
            page.keyboard.press("Enter")
            page.wait_for_url("**/admin/login/code/**")
            looks_right(page)
            page.locator("a[href*='paper']").press("Enter")
            page.wait_for_url("**paper**")
            type_into_the_field(page, paper)
            page.wait_for_url("**/admin/")
            page.goto("/admin/second-factor/")
            looks_right(page)
            assert "9 codes" in page.locator("main").inner_text()
            type_into_the_field(page, "no code")
            expect(page.locator(".error-message")).to_be_visible()
    finally:
        running_site.manage("reset_second_factor", WHO)


def test_a_browser_that_is_not_in_front_of_one_is_signed_out_by_keyboard(
    browser: Browser, running_site: RunningSite
):
    with (
        visitor(browser, running_site) as elsewhere,
        visitor(browser, running_site, viewport=PHONE) as somebody,
    ):
        other, page = elsewhere.new_page(), somebody.new_page()
        log_in(other, WHO)
        log_in(page, WHO)
        page.goto("/admin/sessions/")
        looks_right(page)
        # The last used comes first, after this one.
        page.get_by_role("button", name="Déconnecter là-bas Chrome, Linux").first.press("Enter")
        expect(page.locator(".messages")).to_contain_text("1 session a été fermée.")
        other.goto("/admin/")
        expect(other).to_have_url(re.compile("/admin/login/"))

        page.evaluate("localStorage.setItem('door-1', '{}')")
        page.get_by_role("button", name="Déconnecter partout, ici aussi").press("Enter")
        expect(page).to_have_url(re.compile("/admin/login/$"))
        assert page.evaluate("localStorage.getItem('door-1')") is None
        page.goto("/admin/")
        expect(page).to_have_url(re.compile("/admin/login/"))


def test_whoever_signs_out_hears_of_arrivals_that_wait(browser: Browser, running_site: RunningSite):
    with visitor(browser, running_site) as somebody:
        page = somebody.new_page()
        log_in(page, WHO)
        said: list[str] = []

        def sign_out(button: str, answer: str) -> None:
            def decide(dialog: Dialog) -> None:
                said.append(dialog.message)
                getattr(dialog, answer)()

            page.once("dialog", decide)
            page.locator(button).evaluate("button => button.click()")

        def kept() -> str | None:
            return page.evaluate("localStorage.getItem('door-1')")

        waiting = '{"waiting": {"BRAVE": "2027-03-11T18:30:00Z"}}'
        page.evaluate("kept => localStorage.setItem('door-1', kept)", waiting)
        sign_out("form[action='/admin/logout/'] button", "dismiss")
        page.goto("/admin/sessions/")
        sign_out("button[name=everywhere]", "dismiss")
        page.goto("/admin/")
        expect(page).to_have_url(re.compile("/admin/$"))
        assert kept() == waiting

        sign_out("form[action='/admin/logout/'] button", "accept")
        expect(page).to_have_url(re.compile("/admin/login/"))
        assert kept() is None
        assert len(said) == 3
        assert said[0].startswith("Des arrivées notées à l’entrée")

        # Where nothing waits, nobody is asked.
        log_in(page, WHO)
        page.evaluate("localStorage.setItem('door-1', '{\"waiting\": {}}')")
        page.locator("form[action='/admin/logout/'] button").evaluate("button => button.click()")
        expect(page).to_have_url(re.compile("/admin/login/"))


def type_into_the_field(page: Page, words: str) -> None:
    """It has the focus by itself, once the page is drawn."""
    expect(page.locator("main input[autofocus]").first).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def looks_right(page: Page) -> None:
    """Nothing that axe complains of, nothing wider than the phone."""
    expect(page.locator("main")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def code_of(key: str) -> str:
    """What an app that was given this key shows."""
    shown = TOTP(b32decode(key))
    shown.time = time.time()
    return f"{shown.token():06}"


def test_reports_pictures_and_accounts_keep_to_the_policy_of_the_admin(
    browser: Browser, running_site: RunningSite
):
    """What no other test opens; `visitor` looks at every page of all of them."""
    with visitor(browser, running_site) as somebody:
        page = somebody.new_page()
        log_in(page, "admin")
        page.goto("/admin/images/")
        picture = page.locator("main a[href^='/admin/images/']:has(img)").first
        for address in (
            picture.get_attribute("href") or "",
            "/admin/documents/",
            "/admin/reports/site-history/",
            "/admin/reports/untranslated-pages/",
            "/admin/users/",
            "/admin/account/",
        ):
            page.goto(address)
            expect(page.locator("main h1, main h2").first).to_be_attached()
