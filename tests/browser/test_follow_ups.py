"""A plan: noted by a facilitator, answered on a phone without JavaScript, written anew."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.words import fr

from .conftest import PHONE, RunningSite, log_in, violations, visitor

pytestmark = pytest.mark.browser
WHEN, THEN = "la grange est vidée, d'ici Noël", "j'y montre l'atelier à deux menuisiers"
DAY = (timezone.localdate() + timedelta(days=10)).isoformat()
# What one does on the telephone, and what takes a week.
TALK = """
from django.utils import timezone
from involvement.models import Involvement
from involvement.transitions import move
row = Involvement.objects.get(person__email="ida@example.org")
move(row, "in-dialogue", timezone.now())
print(row.pk)
"""
LETTER = """
from django.utils import timezone
from involvement.follow_ups import links, mails
from involvement.models import FollowUp, Involvement
row = FollowUp.objects.filter(plan__involvement__person__email="ida@example.org").first()
row.sent_at, row.state = timezone.now(), "sent"
row.save()
mails.send_letter(row, row.sent_at)
print(links.letter_url(row))
"""
# Parts of Wagtail's own frame that axe finds something in are none of this room.
OURS = ".plan-words, .follow-up-letters, .follow-up-buttons, .follow-up-due, main form"


def faults(page: Page) -> list:
    """What axe finds on a page of ours, by day and by night."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += violations(page)
    page.emulate_media(color_scheme="light")
    return found


def faults_of_parts(page: Page) -> list:
    """What axe finds within our parts of a page of the CMS."""
    inside = "([selector, parts]) => !!document.querySelector(selector)?.closest(parts)"
    return [
        (rule, target)
        for rule, targets in violations(page)
        for target in targets
        if page.evaluate(inside, [target[0], OURS])
    ]


def fill_in(page: Page, when: str, then: str) -> None:
    page.fill("[name=when]", when)
    page.fill("[name=then]", then)
    page.fill("[name=day]", DAY)
    page.fill("[name=hour]", "10:30")


def test_a_plan_from_the_talk_to_the_next_one(browser: Browser, running_site: RunningSite):
    with visitor(browser, running_site, viewport=PHONE) as somebody:
        page = somebody.new_page()
        page.goto("/fr/agir/")
        page.fill("#first_name", "Ida")
        page.fill("#email", "ida@example.org")
        page.fill("#commune", "Mulhouse (68)")
        page.fill("#message", "Je prête ma grange.")
        page.click("main form.form button[type=submit]")
        expect(page.locator(".promise h2")).to_be_visible()
    number = running_site.manage("shell", "-v", "0", "-c", TALK)

    # Facilitators work on a phone, too.
    with visitor(browser, running_site, viewport=PHONE) as camille:
        page = camille.new_page()
        log_in(page, "animateur")
        page.goto(f"/admin/involvement/{number}/")
        page.get_by_role("link", name=fr("Write the plan"), exact=True).click()
        fill_in(page, WHEN, THEN)
        expect(page.locator("[name=agrees]")).not_to_be_checked()
        page.check("[name=agrees]")
        page.select_option("[name=how]", "meeting")
        assert faults_of_parts(page) == []
        page.click("main form button[type=submit]")
        section = page.locator("#follow-ups-section")
        expect(section.locator(".plan-words")).to_contain_text(WHEN)
        expect(section.locator(".follow-up-letters li")).to_have_count(5)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert faults_of_parts(page) == []
    letter = running_site.manage("shell", "-v", "0", "-c", LETTER)

    with visitor(browser, running_site, viewport=PHONE, java_script_enabled=False) as ida:
        page = ida.new_page()
        page.goto(letter)
        expect(page.locator(".plan-words")).to_contain_text(THEN)
        page.fill("#words", "La mairie ne répond pas.")
        page.get_by_role("button", name=fr("I am stuck")).click()
        expect(page.locator("#heard")).to_be_visible()
        page.get_by_role("button", name=fr("Later")).click()
        page.locator("button[name=day]").first.click()
        expect(page.locator("#heard")).to_have_text(fr("Later is fine."))
        page.get_by_role("button", name=fr("Another way")).click()
        page.wait_for_url("**/fr/plan/**")
        expect(page.locator("#when")).to_have_value(WHEN)
        page.fill("#then", "")
        page.click("main form.form button[type=submit]")
        expect(page.locator(".error-summary")).to_be_visible()
        fill_in(page, "la mairie répond", "je l'invite dans la grange")
        page.click("main form.form button[type=submit]")
        expect(page.locator("#plan")).to_have_text(fr("It is noted"))
        expect(page.locator(".plan-words")).to_contain_text("je l'invite dans la grange")
        assert ida.cookies() == []
        plan = page.url
        with page.expect_navigation():
            page.get_by_role("link", name=fr("I want no more letters")).click()
        stop = page.url

    with visitor(browser, running_site, viewport=PHONE) as ida:
        page = ida.new_page()
        for address in (letter, plan, stop):
            page.goto(address)
            assert faults(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("button", name=fr("Stop the letters")).click()
        expect(page.locator("h1")).to_have_text(fr("No letter comes any more"))
        assert faults(page) == []

    with visitor(browser, running_site) as camille:
        page = camille.new_page()
        log_in(page, "animateur")
        page.goto(f"/admin/involvement/{number}/")
        section = page.locator("#follow-ups-section")
        expect(section.locator(".plan-words")).to_contain_text("je l'invite dans la grange")
        page.goto("/admin/involvement/follow-ups/")
        assert faults_of_parts(page) == []
