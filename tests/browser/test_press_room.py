"""A journalist, from the alert in the mailbox to what appeared; and every page on the way."""

import json
import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import PHONE, RunningSite, log_in, violations, visitor
from .mails import link_in, mail_to

pytestmark = pytest.mark.browser
ROOM = "/fr/presse/"
ARTICLE = "https://courrier-deux-rives.example/creche"
JOURNALIST = "societe@courrier-deux-rives.example"


def accessible(page: Page) -> None:
    """By day with every rule, by night with the one that night can break."""
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, runOnly=["color-contrast"]) == []
    page.emulate_media(color_scheme="light")


def test_from_the_alert_to_what_appeared(browser: Browser, running_site: RunningSite):
    with visitor(browser, running_site) as officer, visitor(browser, running_site) as somebody:
        desk, page = officer.new_page(), somebody.new_page()
        desk.emulate_media(reduced_motion="reduce")
        log_in(desk, "presse")
        desk.goto("/admin/press_board/", wait_until="networkidle")
        assert violations(desk) == []
        with desk.expect_navigation():
            desk.get_by_role("link", name=re.compile("Wissembourg")).first.click()
        board = desk.url
        desk.get_by_role("button", name=re.compile("Prévenir les rédactions")).click()
        expect(desk.get_by_text("La rubrique société du Courrier").first).to_be_visible()
        assert violations(desk) == []

        own = link_in(mail_to(running_site, JOURNALIST, "Sous embargo"), "/presse/embargo/")
        page.goto(own)
        expect(page.locator(".embargo-mark").first).to_contain_text("Sous embargo jusqu’au")
        accessible(page)
        title = re.sub("[\u200b\u200c\u2060]", "", page.locator("h1").inner_text())

        page.get_by_role("link", name="Je prends ce récit").first.click()
        accessible(page)
        page.get_by_label("Quand cela doit-il paraître").select_option(index=1)
        page.get_by_label("Pour quelle édition").fill("Wissembourg")
        page.get_by_role("button", name="Je prends ce récit").click()
        expect(page.locator("#promises")).to_contain_text("Planifié")
        accessible(page)

        page.locator("#promises").get_by_role("link", name=re.compile("C’est paru")).first.click()
        accessible(page)
        page.get_by_label("Adresse de l’article").fill(ARTICLE)
        page.get_by_label("Son titre").fill("Une crèche à l’aube")
        page.get_by_role("button", name="Le signaler").click()
        expect(page.locator("#coverage")).to_contain_text("Une crèche à l’aube")
        expect(page.locator("#promises")).to_contain_text("À vérifier")

        # Nobody else finds a word of it before its minute.
        stranger = browser.new_context(base_url=running_site.url).new_page()
        assert stranger.goto(ROOM).ok
        expect(stranger.get_by_text("Une crèche à l’aube")).to_have_count(0)
        expect(stranger.get_by_text(title)).to_have_count(0)

        # Nobody answers at that address: a person looks, and the promise is kept.
        desk.goto(board)
        desk.get_by_role("link", name="Une crèche à l’aube").click()
        desk.locator("#id_state").select_option("verified")
        desk.get_by_role("button", name="Enregistrer").first.click()
        desk.goto(board)
        expect(desk.get_by_text("tenu").first).to_be_visible()


def test_what_appeared_stands_below_the_story_and_in_the_room(page: Page):
    page.goto(ROOM)
    shown = page.get_by_role("link", name="À cinq heures, l’usine attend le car")
    expect(shown).to_be_visible()
    accessible(page)
    page.locator("section[aria-labelledby=coverage]").get_by_role(
        "link", name=re.compile("Guebwiller")
    ).click()
    expect(page.get_by_role("heading", name="Ils en ont parlé")).to_be_visible()
    assert violations(page) == []


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def narrow(request, browser: Browser, running_site: RunningSite):
    settings = {"viewport": PHONE, "java_script_enabled": request.param}
    with visitor(browser, running_site, **settings) as somebody:
        yield somebody


def test_subscribing_by_mail_on_a_phone(narrow: BrowserContext, running_site: RunningSite, request):
    address = f"{request.node.callspec.id.replace(' ', '-')}@journal.example"
    page = narrow.new_page()
    page.goto(ROOM)
    form = page.locator("form[action='/fr/presse/alertes/']")
    form.get_by_label("Votre nom").fill("Rubrique locale")
    form.get_by_label("Votre courriel").fill("nonsense")
    form.get_by_role("button", name="Envoyez-moi").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Votre nom")).to_have_value("Rubrique locale")
    page.get_by_label("Votre courriel").fill(address)
    page.get_by_label("Votre zone").fill("Haut-Rhin, Sélestat")
    page.get_by_role("button", name="Envoyez-moi").click()
    expect(page.get_by_role("heading", name="Regardez vos courriels")).to_be_visible()

    page.goto(link_in(mail_to(running_site, address, "À confirmer"), "/confirmer/"))
    expect(page.get_by_text("Haut-Rhin, Sélestat (67)")).to_be_visible()
    page.get_by_role("button", name="Oui, écrivez-moi").click()
    expect(page.get_by_role("heading", name="Vos alertes")).to_be_visible()


def test_the_small_pages_are_accessible(page: Page):
    for address in ("/fr/presse/alertes/", "/fr/presse/signaler/", "/fr/presse/espace/x/"):
        page.goto(address)
        accessible(page)


def test_wordpress_shows_the_card_and_hears_what_was_pressed(page: Page, running_site: RunningSite):
    """WordPress locks what it finds by oEmbed into a frame of no origin, whose links open nothing."""
    story = f"{running_site.url}/fr/recits/le-car-de-cinq-heures-ne-roule-plus/"
    page.goto("/robots.txt")  # any page that is empty
    page.evaluate(
        """address => {
            addEventListener("message", event => {
                const heard = document.createElement("p");
                heard.textContent = JSON.stringify(event.data);
                document.body.append(heard);
            });
            const frame = document.createElement("iframe");
            frame.sandbox = "allow-scripts";
            Object.assign(frame, { src: address, width: 560, height: 460 });
            document.body.append(frame);
        }""",
        f"{story}carte/#?secret=abc",
    )
    card = page.frame_locator("iframe").locator(".embed")
    expect(card).to_have_css("border-top-style", "solid")
    card.get_by_role("link").click()
    heard = page.locator("p")
    expect(heard).to_have_count(2)
    height, link = map(json.loads, heard.all_text_contents())
    assert 300 < height["value"] < 700
    assert link == {"message": "link", "value": story, "secret": "abc"}
