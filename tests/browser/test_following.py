"""A reader follows what a list is narrowed to: from the list to the confirmed follow, and out again."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import PHONE, RunningSite, violations, visitor
from .mails import link_in, mail_to
from .test_press_room import accessible

pytestmark = pytest.mark.browser
QUERY = "?issue=emploi&territory=haut-rhin"


@pytest.fixture(params=[True, False], ids=["with-script", "without-script"])
def reader(request, browser: Browser, running_site: RunningSite) -> Iterator[BrowserContext]:
    """Somebody with a phone."""
    with visitor(
        browser, running_site, viewport=PHONE, java_script_enabled=request.param
    ) as somebody:
        yield somebody


def test_from_a_narrowed_list_to_the_confirmed_follow_and_out(
    reader: BrowserContext, running_site: RunningSite, request
):
    scripted = request.node.callspec.id == "with-script"
    address = f"{request.node.callspec.id}@lecture.example"
    page = reader.new_page()
    page.goto(f"/fr/recits/{QUERY}")
    ways = page.locator(".follow-this a")
    hrefs = [link.get_attribute("href") for link in ways.all()]
    assert [href.partition("?")[0] for href in hrefs] == [
        "/fr/suivre/", "/fr/suivre/", "/fr/agenda/agenda.ics",
    ]  # fmt: skip
    assert [href.partition("?")[2] for href in hrefs] == [
        QUERY[1:], f"{QUERY[1:]}#by-feed", QUERY[1:],
    ]  # fmt: skip

    ways.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Haut-Rhin"))
    if scripted:
        accessible(page)
    page.get_by_label("Votre courriel").fill("nonsense")
    page.get_by_role("button", name="Écrivez-moi").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Votre courriel").fill(address)
    page.get_by_label("Aussitôt").check()
    page.get_by_role("button", name="Écrivez-moi").click()
    expect(page.get_by_role("status")).to_contain_text("Regardez vos courriels")

    mail = mail_to(running_site, address, "devons-nous vous écrire")
    page.goto(link_in(mail, "/suivre/confirmer/"))
    expect(page.get_by_text(address)).to_be_visible()
    if scripted:
        accessible(page)
    page.get_by_role("button", name="Oui, écrivez-moi").click()
    expect(page.get_by_role("status")).to_contain_text("C’est confirmé")
    expect(page.get_by_label("Où", exact=True)).to_have_value("Haut-Rhin")
    if scripted:
        accessible(page)

    page.get_by_label("Où", exact=True).fill("Sélestat")
    page.get_by_label("Une fois par semaine").check()
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("status")).to_contain_text("C’est noté")
    expect(page.get_by_label("Où", exact=True)).to_have_value(re.compile("Sélestat"))
    page.get_by_role("button", name="Arrêter les courriels").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plus aucun courriel ne viendra")
    page.get_by_role("link", name="Effacer cette adresse").click()
    if scripted:
        accessible(page)
    page.get_by_role("button", name="Tout effacer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tout est effacé")


def test_home_leads_there_by_keyboard(page: Page):
    page.goto("/fr/")
    finder = page.locator(".finder")
    finder.locator("[name=issue]").select_option("emploi")
    finder.get_by_role("button", name="Suivre").press("Enter")
    expect(page).to_have_url(re.compile(r"/fr/suivre/\?issue=emploi"))
    page.get_by_text("Suivre autre chose").press("Enter")
    page.get_by_label("Où", exact=True).fill("Colmar")
    page.get_by_role("button", name="Choisir").press("Enter")
    expect(page).to_have_url(re.compile(r"/fr/suivre/\?issue=emploi&territory=colmar"))
    assert violations(page) == []


def test_small_pages_are_accessible(page: Page):
    for address in ("/fr/suivre/mon-choix/x/", "/fr/suivre/?place=Atlantide"):
        page.goto(address)
        accessible(page)
