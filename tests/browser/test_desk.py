"""The desk as the team uses it: on a phone at the market, by keyboard at a table, and as the lead."""

import csv
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .conftest import DESK, PHONE, RunningSite, log_in, violations, visitor

pytestmark = pytest.mark.browser
QUEUE = "/admin/involvement/"


def ask(page: Page, name: str, words: str) -> None:
    """Somebody of Mulhouse fills the public form in."""
    page.goto("/fr/agir/")
    page.fill("#first_name", name)
    page.fill("#email", f"{name.lower()}@example.org")
    page.fill("#phone", "06 39 98 20 20")
    page.fill("#commune", "68100")
    page.fill("#message", words)
    page.click("main form.form button[type=submit]")
    expect(page.locator(".promise h2")).to_be_visible()


def open_card(page: Page, name: str) -> None:
    page.goto(f"{QUEUE}?all=1")
    page.locator(".desk-row__who a", has_text=name).first.click()
    expect(page.locator(".desk-head h2")).to_have_text(name)


def act(page: Page, key: str) -> Locator:
    """An act of the card, opened."""
    details = page.locator(f"#act-{key}")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    return details.locator("form[data-act]")


def newest(page: Page) -> Locator:
    return page.locator("#timeline-steps > li").first


def fits(page: Page) -> bool:
    """Nothing is cut off at the right; the admin scrolls within itself, so its page never overflows."""
    return page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth
          && [...document.querySelectorAll("main :is(h2, h3, .button)")]
            .every((shown) => shown.getBoundingClientRect().right <= innerWidth)"""
    )


def faults(page: Page) -> list[tuple[str, list]]:
    """What axe finds in what is ours: Wagtail's own frame is Wagtail's."""
    return violations(page)


def test_from_the_first_word_to_the_end_on_a_phone(browser: Browser, running_site: RunningSite):
    with visitor(browser, running_site, viewport=PHONE, color_scheme="dark") as somebody:
        page = somebody.new_page()
        ask(page, "Ludivine", "Je prête ma remorque le samedi.")
        own_page = page.url
        log_in(page, "animateur")
        open_card(page, "Bastien")  # who wrote twice
        assert fits(page)
        open_card(page, "Ludivine")
        assert fits(page)
        # The telephone comes first of all that can be touched on the card.
        first = page.locator(".desk-head__ways a").first
        expect(first).to_have_attribute("href", "tel:0639982020")

        page.locator(".desk-take").click()
        expect(page.locator(".desk-take")).to_have_count(0)

        call = act(page, "call")
        call.locator("button[type=submit]").click()
        expect(page.locator("#act-call .error-message")).to_be_visible()
        call = act(page, "call")
        call.get_by_label("pas de réponse").check()
        call.locator("[name=next_step]").fill("rappeler demain matin")
        call.locator("button[type=submit]").click()
        expect(newest(page)).to_contain_text("pas de réponse")
        expect(newest(page)).to_contain_text("rappeler demain matin")

        page.locator("#act-reply summary").click()
        page.locator("#template").select_option(label="Je n’ai pas pu vous joindre")
        reply = act(page, "reply")
        expect(reply.locator("[name=body]")).to_have_value(re.compile("^Bonjour Ludivine,"))
        assert fits(page)
        reply.locator("[name=body]").fill(
            "Bonjour Ludivine,\n\nVotre remorque tombe bien.\n\nKarim"
        )
        reply.locator("button[type=submit]").click()
        expect(page.locator("#timeline-section")).to_be_focused()
        expect(page.locator("#timeline-steps")).to_contain_text("Votre remorque tombe bien.")

        snooze = act(page, "snooze")
        snooze.locator("[name=until]").fill(str(date.today() + timedelta(days=20)))
        snooze.locator("button[type=submit]").click()
        expect(page.locator(".desk-head .desk-due--asleep")).to_be_visible()
        page.get_by_role("button", name="Réveiller maintenant").click()
        expect(page.locator(".desk-head .desk-due--asleep")).to_have_count(0)

        close = act(page, "close")
        close.locator("[name=subject]").fill("Bonne route")
        close.locator("button[type=submit]").click()
        expect(page.locator("#act-close .error-message")).to_be_visible()
        page.once("dialog", lambda dialog: dialog.dismiss())  # no farewell over these words
        close = page.locator("form[data-act=close]")
        close.locator("[name=reason]").select_option("answered")
        expect(close.locator("[name=subject]")).to_have_value("Bonne route")
        close.locator("button[type=submit]").click()
        expect(page.locator(".desk-head__who")).to_contain_text("répondu")
        expect(page.locator("#act-close")).to_have_count(0)
        page.reload()  # the message that fades in is no fault
        assert fits(page)
        assert faults(page) == []

        page.goto(own_page)
        expect(page.locator(".words .answer")).to_contain_text("Votre remorque tombe bien.")


def test_by_keyboard_at_a_table(browser: Browser, running_site: RunningSite):
    with visitor(browser, running_site, viewport=DESK) as somebody:
        page = somebody.new_page()
        ask(page, "Gisela", "Je cherche des bras pour des haies.")
        log_in(page, "animateur")
        page.goto(f"{QUEUE}?all=1")
        assert faults(page) == []
        rows = page.locator(".desk-row__who a")
        page.keyboard.press("j")
        expect(rows.nth(0)).to_be_focused()
        page.keyboard.press("j")
        expect(rows.nth(1)).to_be_focused()
        page.keyboard.press("k")
        expect(rows.nth(0)).to_be_focused()

        # A letter typed into the search is a letter.
        search = page.locator("#id_q")
        search.focus()
        page.keyboard.type("jk")
        expect(search).to_have_value("jk")

        open_card(page, "Gisela")
        page.wait_for_load_state()
        page.keyboard.press("t")
        expect(page.locator(".desk-take")).to_have_count(0)
        page.wait_for_load_state()
        page.keyboard.press("n")
        note = page.locator("#act-note textarea")
        expect(note).to_be_focused()
        page.keyboard.type("crnt ? des lettres, rien d’autre")
        expect(note).to_have_value("crnt ? des lettres, rien d’autre")
        expect(page.locator("#act-call")).not_to_have_attribute("open", "")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#timeline-section")).to_be_focused()
        expect(newest(page)).to_contain_text("crnt ? des lettres, rien d’autre")
        page.keyboard.press("c")
        expect(page.locator("#act-call input[type=radio]").first).to_be_focused()
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("?")
        expect(page.locator("#keyboard-shortcut-group-desk")).to_be_visible()
        page.keyboard.press("Escape")
        page.evaluate("document.querySelectorAll('.desk-act').forEach((act) => act.open = true)")
        assert faults(page) == []


def test_single_keys_can_be_switched_off(browser: Browser, running_site: RunningSite):
    with visitor(browser, running_site, viewport=DESK) as somebody:
        page = somebody.new_page()
        log_in(page, "responsable")

        def keys(on: bool) -> None:
            page.goto("/admin/account/")
            page.locator("[name$=last_name]").fill("Exemple")  # Wagtail asks for one
            page.locator("[name$=keyboard_shortcuts]").set_checked(on, force=True)
            page.locator("main button.button-longrunning").click()
            expect(page.locator(".messages .success")).to_be_visible()

        keys(False)
        try:
            page.goto(f"{QUEUE}?all=1")
            page.keyboard.press("j")
            expect(page.locator(".desk-row__who a").first).not_to_be_focused()
            page.locator(".desk-row__who a").first.click()
            page.keyboard.press("n")
            expect(page.locator("#act-note")).not_to_have_attribute("open", "")
        finally:
            keys(True)


def test_the_lead_filters_saves_exports_and_hands_over(
    browser: Browser, running_site: RunningSite, tmp_path: Path
):
    with visitor(browser, running_site, viewport=DESK, accept_downloads=True) as somebody:
        page = somebody.new_page()
        log_in(page, "responsable")
        page.goto(f"{QUEUE}?language=de")
        rows = page.locator(".desk-row__who a")
        expect(rows.filter(has_text="Katrin")).to_have_count(1)
        expect(rows.filter(has_text="Yanis")).to_have_count(0)

        page.locator(".desk-views summary").click()
        page.fill("#view-name", "Allemand")
        page.locator(".desk-views [name=shared]").check()
        page.locator(".desk-views button").click()
        expect(page.locator(".desk-views [aria-current]")).to_have_text("Allemand")

        with page.expect_download() as download:
            page.evaluate("location.href = location.href + '&export=csv'")
        path = tmp_path / "export.csv"
        download.value.save_as(path)
        exported = [row["Prénom"] for row in csv.DictReader(path.read_text().splitlines())]
        assert sorted(exported) == sorted(rows.all_inner_texts())

        open_card(page, "Katrin")
        handover = act(page, "handover")
        handover.locator("[name=to]").select_option(label="Karim")
        handover.locator("[name=word]").fill("Tu parles mieux allemand que moi.")
        handover.locator("button[type=submit]").click()
        expect(newest(page)).to_contain_text("Tu parles mieux allemand que moi.")
        expect(page.locator(".desk-facts")).to_contain_text("Karim (Alsace)")

    with visitor(browser, running_site, viewport=DESK) as colleague:
        page = colleague.new_page()
        log_in(page, "animateur")
        page.goto(QUEUE)
        page.locator(".desk-views a", has_text="Allemand").click()
        expect(page.locator(".desk-row__who a", has_text="Katrin")).to_have_count(1)


def test_two_people_at_one_card(browser: Browser, running_site: RunningSite):
    with (
        visitor(browser, running_site, viewport=DESK) as first,
        visitor(browser, running_site, viewport=DESK) as second,
    ):
        karim, odile = first.new_page(), second.new_page()
        ask(karim, "Prosper", "Deux cents chaises à prêter.")
        log_in(karim, "animateur")
        log_in(odile, "responsable")
        open_card(karim, "Prosper")
        open_card(odile, "Prosper")
        expect(odile.locator("[data-presence]")).to_contain_text("Karim")

        reply = act(odile, "reply")
        reply.locator("[name=subject]").fill("Vos chaises")
        reply.locator("[name=body]").fill("Bonjour Prosper, trois paragraphes.")
        call = act(karim, "call")
        call.get_by_label("oui, nous avons parlé").check()
        call.locator("button[type=submit]").click()
        expect(karim.locator("#timeline-section")).to_be_focused()

        reply.locator("button[type=submit]").click()
        expect(odile.locator("#act-reply [role=alert]")).to_contain_text("Karim")
        expect(odile.locator("#act-reply [role=alert]")).to_be_focused()
        expect(odile.locator("#act-reply [name=body]")).to_have_value(
            "Bonjour Prosper, trois paragraphes."
        )
        act(odile, "reply").locator("button[type=submit]").click()
        expect(odile.locator("#timeline-steps")).to_contain_text("trois paragraphes")


def test_noted_by_hand_on_a_phone(browser: Browser, running_site: RunningSite):
    with visitor(browser, running_site, viewport=PHONE) as somebody:
        page = somebody.new_page()
        log_in(page, "animateur")
        page.goto(f"{QUEUE}new/")
        assert fits(page)
        assert faults(page) == []
        page.fill("[name=first_name]", "Honorine")
        page.fill("[name=phone]", "03 53 01 33 33")
        page.fill("[name=commune]", "Mulhouse")
        page.fill("[name=message]", "Elle a un verger à partager.")
        page.get_by_role("button", name="Garder la demande").click()
        expect(page.locator("main .error-message")).to_be_visible()
        page.locator("[name=notice_read]").check()
        page.get_by_role("button", name="Garder la demande").click()
        expect(page.locator(".desk-head h2")).to_have_text("Honorine")
        expect(page.locator(".desk-take")).to_have_count(0)
