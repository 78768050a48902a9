"""A whole translation by two people: sent by an editor, written passage by passage by a translator who
may do nothing else, published by the editor, left behind, caught up with."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from . import editor
from .conftest import PHONE, RunningSite, log_in, violations, visitor

pytestmark = pytest.mark.browser

CALL = "/fr/appels/ordinateurs-a-reconditionner/"
STORY = "/fr/recits/des-carottes-autour-des-puits/"
GERMAN_LIST = "/de/aufrufe/"
ORIGINAL = "Trente ordinateurs"
TITLE = "Dreißig Rechner suchen neue Hände"
PUBLISH = "footer button[name=action][value=publish]"
BOARD = "/admin/reports/untranslated-pages/"


def test_from_sending_to_catching_up(browser: Browser, running_site: RunningSite):
    with (
        visitor(browser, running_site) as writes,
        visitor(browser, running_site) as translates,
    ):
        page, other = writes.new_page(), translates.new_page()
        log_in(page, "redactrice")
        log_in(other, "traductrice")
        number = editor.number_of(page, CALL)
        send(page, number)
        draft = page.url
        publishing_waits_for_every_passage(page)
        the_translator_finds_it_on_the_board(other)
        may_do_nothing_else(other, number)
        other.goto(draft)
        written = translate_everything(other)
        assert written >= 4
        expect(other.locator(PUBLISH)).to_have_count(0)
        page.goto(draft)
        publish(page)
        readers_find_it_in_german(page)
        change_the_original(page, number)
        sees_what_changed(page, draft)
        sees_what_changed(other, draft)
        the_board_says_since_when(page)
        other.goto(draft)
        expect(passages(other).first).to_be_visible()
        assert translate_everything(other) == 1
        page.goto(draft)
        expect(page.locator(".messages .warning")).to_have_count(0)
        publish(page)
        expect(board_row(page)).to_contain_text("à jour")


def test_who_lands_on_an_untranslated_page(browser: Browser, running_site: RunningSite):
    with visitor(browser, running_site, viewport=PHONE, locale="de-DE") as somebody:
        page = somebody.new_page()
        page.goto(STORY)
        page.click(".menu-button")
        page.click(".menu-languages a[lang=de]")
        expect(page.locator(".untranslated")).to_contain_text("noch nicht auf Deutsch")
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        expect(page.locator(".site-header")).to_have_attribute("lang", "de")
        expect(page.locator("link[rel=canonical]")).to_have_attribute(
            "href", re.compile(f"{STORY}$")
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert violations(page) == []
        page.click(".untranslated a")
        expect(page).to_have_url(re.compile(r"/de/mitmachen/\?page=\d+"))


def send(page: Page, number: str) -> None:
    """As an editor: “Translate this page”, into German."""
    page.goto(f"/admin/localize/submit/page/{number}/?select_locale=de")
    expect(page.locator("[name=locales]:checked")).to_have_count(1)
    page.click("main [type=submit]")
    expect(passages(page).first).to_be_visible()
    assert violations(page, runOnly=["color-contrast"]) == []


def the_translator_finds_it_on_the_board(page: Page) -> None:
    row = board_row(page)
    expect(row.locator("td.title a")).to_have_count(0)
    row.get_by_role("link", name="brouillon").first.click()
    expect(passages(page).first).to_be_visible()
    # Who may not publish is not offered to delete in its place.
    buttons = page.locator(".js-translation-editor footer .w-dropdown-button > .button:visible")
    expect(buttons).to_have_text("Prévisualiser")


def may_do_nothing_else(page: Page, number: str) -> None:
    for address in (
        f"/admin/pages/{number}/edit/",
        f"/admin/localize/submit/page/{number}/?select_locale=en",
        "/admin/involvement/",
        "/admin/users/",
    ):
        answer = page.goto(address)
        assert answer.status in (403, 404) or page.url.endswith("/admin/"), address


def passages(page: Page) -> Locator:
    return page.locator(".js-translation-editor li.incomplete")


def publishing_waits_for_every_passage(page: Page) -> None:
    press_publish(page)
    expect(page.locator(".messages .error")).to_contain_text("Pas encore publié")


def translate_everything(page: Page) -> int:
    """As a translator: one passage after the other, on both tabs."""
    number = 0
    for tab in ("contenu", "promotion"):
        page.click(f"#tab-label-{tab}")
        panel = page.locator(f"#tab-{tab}.active")
        while panel.locator("li.incomplete").count():
            left = panel.locator("li.incomplete").count()
            passage = panel.locator("li.incomplete").first
            original = passage.locator("p").first.inner_text()
            passage.get_by_role("button", name="Traduire").click()
            passage.locator("textarea").fill(
                TITLE if original.startswith(ORIGINAL) else f"DE {original}"[:190]
            )
            with page.expect_response("**/strings/*/edit/") as saved:
                passage.get_by_role("button", name="Enregistrer").click()
            assert saved.value.ok
            expect(panel.locator("li.incomplete")).to_have_count(left - 1)
            number += 1
    return number


def press_publish(page: Page) -> None:
    with page.expect_navigation():
        page.click(PUBLISH)


def publish(page: Page) -> None:
    press_publish(page)
    expect(page.locator(".messages .success")).to_contain_text("est en ligne")


def readers_find_it_in_german(page: Page) -> None:
    page.goto(GERMAN_LIST)
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator(".untranslated")).to_have_count(0)


def change_the_original(page: Page, number: str) -> None:
    page.goto(f"/admin/pages/{number}/edit/")
    editor.fill(page, summary="Trois cents ordinateurs, chaque trimestre.")
    editor.publish(page)


def sees_what_changed(page: Page, draft: str) -> None:
    page.goto(draft)
    expect(page.locator(".messages .warning")).to_contain_text("L’original a changé")
    page.get_by_role("link", name="Voir ce qui a changé").click()
    expect(page.locator(".translation-changes ins").first).to_contain_text("Trois")
    assert violations(page) == []


def the_board_says_since_when(page: Page) -> None:
    expect(board_row(page).locator("a", has_text="dépassée depuis le")).to_be_visible()
    assert violations(page) == []


def board_row(page: Page) -> Locator:
    page.goto(BOARD)
    return page.locator("tr", has_text=ORIGINAL)
