"""Somebody signs up on a phone without JavaScript; at the door a phone goes on without a network."""

import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from .conftest import PHONE, RunningSite, log_in, violations, visitor
from .mails import mail_to

pytestmark = pytest.mark.browser
EVENT = "/fr/agenda/soiree-buzz-strasbourg/"
LINK = re.compile(r"https?://\S+/fr/mon-inscription/\S+")
CODE = re.compile(r"Votre code pour l’entrée\s: ([A-Z]{5})")
READ_TICKET = """async (picture) => {
  const { qrFind, qrText } = document.querySelector("[data-door]").dataset;
  const [{ codesIn }, { textOf }] = await Promise.all([import(qrFind), import(qrText)]);
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const paper = new OffscreenCanvas(image.width, image.height).getContext("2d");
  paper.drawImage(image, 0, 0);
  for (const { size, dark } of codesIn(paper.getImageData(0, 0, image.width, image.height))) {
    const text = textOf(size, dark);
    if (text) return text;
  }
}"""


@pytest.fixture
def open_page(browser: Browser, running_site: RunningSite) -> Iterator:
    """Opens a tab of somebody new."""
    with ExitStack() as everybody:
        yield lambda **settings: everybody.enter_context(
            visitor(browser, running_site, **settings)
        ).new_page()


def test_from_the_agenda_to_the_door(running_site: RunningSite, open_page):
    phone = open_page(viewport=PHONE, java_script_enabled=False)
    phone.goto(EVENT)
    phone.get_by_role("link", name="S’inscrire").click()
    phone.get_by_role("button", name="Gardez-moi une place").click()
    expect(phone.locator(".error-summary li")).to_have_count(2)
    phone.get_by_label("Votre nom").fill("Anouk Sattler")
    phone.get_by_label("Courriel").fill("anouk.sattler@example.org")
    phone.get_by_label("De quoi avez-vous besoin").fill("Une place près de la sortie")
    phone.get_by_role("button", name="Gardez-moi une place").click()
    expect(phone.locator("h1")).to_have_text("Vous avez votre place")
    sent = phone.url

    mail = mail_to(running_site, "anouk.sattler@example.org")
    own, code = LINK.search(mail.text)[0], CODE.search(mail.text)[1]
    phone.goto(own)
    phone.get_by_role("button", name="Peut-être").click()
    expect(phone.get_by_role("button", name="Peut-être")).to_have_attribute("aria-pressed", "true")

    eyes = open_page(viewport=PHONE, color_scheme="dark")
    for address in (f"{EVENT}inscription/", sent, own):
        eyes.goto(address)
        assert violations(eyes) == []
        assert eyes.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    door = open_page(viewport=PHONE)
    log_in(door, "animateur")
    door.goto("/admin/registrations/")
    door.get_by_role("link", name="Soirée Buzz").click()
    door.get_by_role("link", name="La liste à l’entrée").click()
    expect(door.locator("[data-kept]")).to_be_attached()
    assert violations(door) == []
    door.context.set_offline(True)
    door.get_by_label("Le nom").fill("anouk")
    door.locator(".door-search").get_by_role("button", name="Noter l’arrivée").click()
    expect(door.locator("[data-state]")).to_contain_text("Sans réseau")
    door.reload()
    expect(door.locator(f"[data-code={code}].is-here")).to_be_visible()
    expect(door.locator("[data-arrived]")).to_have_text("1")
    # What reads codes was kept too, though nobody had used it; it reads the ticket of the guest's own page.
    ticket = eyes.locator(".qr").screenshot()
    scan = door.evaluate(READ_TICKET, b64encode(ticket).decode())
    assert scan.endswith(f"/#{code}")
    # A phone's own camera opens that address: without a network the list that was kept answers.
    door.goto("about:blank")
    door.goto(scan)
    expect(door.get_by_label("Le nom")).to_have_value(code)
    expect(door.locator(".door-row:visible")).to_have_count(1)
    door.context.set_offline(False)
    expect(door.locator("[data-state]")).to_have_text("Tout est envoyé.")
    door.reload()
    expect(door.locator(f"[data-code={code}] button")).to_be_disabled()

    # The guest's page was opened before they arrived.
    phone.get_by_role("button", name="Non, je libère ma place").click()
    expect(phone.locator("h1")).to_contain_text("Vous avez votre place")
    expect(phone.get_by_role("alert")).to_contain_text("ne peut plus être changé")
