"""A facilitator introduces two people; both answer on a phone without JavaScript; they meet."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from home.demo.introductions import SPEAKERS

from .conftest import PHONE, RunningSite, log_in, violations, visitor
from .mails import mail_to

pytestmark = pytest.mark.browser
PEOPLE = {speaker.key: speaker for speaker in SPEAKERS}
ODILE, SALOME = PEOPLE["odile"], PEOPLE["salome"]
SUBJECT = "Un jeudi pour réparer"
LINK = re.compile(r"https?://\S+/fr/rencontre/\S+")
PARIS = ZoneInfo("Europe/Paris")
A_DAY_LATER = """
from datetime import timedelta
from involvement.models import Introduction
row = Introduction.objects.latest("pk")
row.meeting_at -= timedelta(days=1, minutes=1)
row.save(update_fields=["meeting_at"])
"""


@pytest.fixture
def open_page(browser: Browser, running_site: RunningSite) -> Iterator:
    """Opens a tab of somebody new."""
    with ExitStack() as everybody:
        yield lambda **settings: everybody.enter_context(
            visitor(browser, running_site, **settings)
        ).new_page()


def test_two_people_meet(running_site: RunningSite, open_page):
    desk = open_page()
    log_in(desk, "animateur")
    introduce(desk)
    at_the_desk = desk.url
    links = {
        who.key: LINK.search(mail_to(running_site, who.email, SUBJECT).text)[0]
        for who in (ODILE, SALOME)
    }
    with_script = open_page(viewport=PHONE, color_scheme="dark")

    phones = {}
    for who, other in ((ODILE, SALOME), (SALOME, ODILE)):
        phones[who.key] = phone = open_page(viewport=PHONE, java_script_enabled=False)
        phone.goto(links[who.key])
        expect(phone.locator("body")).not_to_contain_text(other.last_name)
        phone.get_by_label("Oui, volontiers").check()
        if who.phone:
            phone.get_by_label("mon numéro").check()
        phone.get_by_role("button", name="Envoyer ma réponse").click()
        expect(phone.locator("h1")).to_be_visible()
        is_accessible(with_script, links[who.key])
    for who, other in ((ODILE, SALOME), (SALOME, ODILE)):
        phones[who.key].reload()
        expect(phones[who.key].locator("#others + h3")).to_have_text(
            f"{other.first_name} {other.last_name}"
        )
    expect(phones["salome"].get_by_role("link", name=ODILE.phone)).to_be_visible()
    expect(phones["odile"].get_by_role("link", name=SALOME.email)).to_have_count(0)

    desk.goto(at_the_desk)
    desk.get_by_role("button", name="Demander quelles dates conviennent").click()
    is_accessible(with_script, links["odile"])
    for who in (ODILE, SALOME):
        phones[who.key].reload()
        phones[who.key].locator("input[name=possible]").nth(1).check()
        phones[who.key].get_by_role("button", name="Envoyer mes dates").click()
        expect(phones[who.key].locator("input[name=possible]:checked")).to_have_count(1)
    desk.reload()
    expect(desk.get_by_text("Convient à tous")).to_be_visible()
    assert violations(desk) == []

    fix_for_tomorrow(desk)
    mail = mail_to(running_site, SALOME.email, "Ressourcerie du quai")
    assert mail.attachments == ["rencontre.ics"]
    is_accessible(with_script, links["salome"])
    with with_script.expect_download() as download:
        with_script.get_by_role("link", name="Ajouter à mon agenda").click()
    assert download.value.suggested_filename == "rencontre.ics"

    running_site.manage("shell", "--no-imports", "-c", A_DAY_LATER)
    for who in (ODILE, SALOME):
        phones[who.key].reload()
        phones[who.key].get_by_label("Oui, c’était utile").check()
        phones[who.key].get_by_label("Et maintenant").fill("Nous ouvrons jeudi.")
        phones[who.key].get_by_role("button", name="Envoyer les deux réponses").click()
        expect(phones[who.key].get_by_label("Et maintenant")).to_have_value("Nous ouvrons jeudi.")
    is_accessible(with_script, links["odile"])

    desk.goto(at_the_desk)
    expect(desk.get_by_text("Nous ouvrons jeudi.")).to_have_count(2)
    desk.get_by_role("button", name="Ils continuent ensemble").click()
    expect(desk.get_by_text("Ils continuent ensemble")).to_be_visible()


def introduce(desk: Page) -> None:
    """From the board to the card, from a suggestion to the question."""
    desk.goto("/admin/involvement/needs-and-offers/")
    assert violations(desk) == []
    desk.get_by_role("link", name=ODILE.description).first.click()
    assert violations(desk) == []
    desk.get_by_role("link", name=re.compile("Demande")).last.click()
    desk.get_by_role("checkbox", name=SALOME.first_name).check()
    desk.get_by_role("button", name="Mettre en relation").click()

    desk.get_by_label("De quoi il s’agit").fill(f"{SUBJECT} avec {SALOME.first_name}")
    desk.get_by_label("Donne").first.fill("Six personnes qui savent réparer")
    desk.get_by_label("Reçoit").last.fill("Des machines réparées")
    desk.get_by_role("button", name="Demander à chacun").click()
    # The name of somebody who has not been asked yet: refused, and nothing is lost.
    expect(desk.locator(".error-message")).to_contain_text(SALOME.last_name)
    expect(desk.get_by_label("Donne").first).to_have_value("Six personnes qui savent réparer")
    assert violations(desk) == []
    desk.get_by_label("De quoi il s’agit").fill(SUBJECT)
    desk.get_by_role("button", name="Demander à chacun").click()
    desk.wait_for_url(re.compile(r"/introductions/\d+/$"))
    assert violations(desk) == []


def fix_for_tomorrow(desk: Page) -> None:
    begins = datetime.now(PARIS) + timedelta(days=1)
    desk.get_by_label("Début").fill(begins.strftime("%Y-%m-%dT%H:%M"))
    desk.get_by_label("Où, ou comment").fill("Ressourcerie du quai")
    desk.get_by_role("button", name="Prévenir tout le monde").click()
    expect(desk.get_by_text("rendez-vous fixé").first).to_be_visible()


def is_accessible(page: Page, link: str) -> None:
    page.goto(link)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
