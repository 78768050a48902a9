"""A whole evening in browsers: a control, the projection, two journalists, three phones."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import DESK, PHONE, RunningSite, log_in, violations, visitor

pytestmark = pytest.mark.browser
ROOM = "/direct/FERME/"
LINKS = """
from buzz import seats
from buzz.models import Seat
for seat in Seat.objects.select_related("session").order_by("sort_order")[:2]:
    print(seats.path_of(seat))
"""
KEPT = """
import json
from buzz.models import Buzz, Joining, RoomInput, Star
print(json.dumps({
    "buzzes": list(Buzz.objects.filter(withdrawn_at=None).values_list("angle", "format")),
    "inputs": sorted(RoomInput.objects.values_list("text", flat=True)),
    "stars": sorted(Star.objects.values_list("number", flat=True)),
    "hosts": [row.involvement.owner.name for row in Joining.objects.all()],
}, ensure_ascii=False))
"""


def accessible(page: Page) -> None:
    """By day with every rule, by night with the one that night can break."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, runOnly=["color-contrast"]) == []
    page.emulate_media(color_scheme="light")


def shell(site: RunningSite, code: str) -> list[str]:
    """What code prints inside the site."""
    return site.manage("shell", "--no-imports", "-c", code).splitlines()


def test_a_whole_evening(browser: Browser, running_site: RunningSite):
    with (
        visitor(browser, running_site) as director,
        visitor(browser, running_site, viewport={"width": 1920, "height": 1080}) as hall,
        visitor(browser, running_site, viewport=PHONE) as first,
        visitor(browser, running_site, viewport=PHONE) as second,
        visitor(browser, running_site, viewport=PHONE, has_touch=True) as crowd,
        visitor(browser, running_site, viewport=PHONE, java_script_enabled=False) as plain,
    ):
        control, scene = director.new_page(), hall.new_page()
        journalists = [first.new_page(), second.new_page()]
        phones = [crowd.new_page(), plain.new_page()]
        with visitor(browser, running_site, viewport=PHONE) as underground:
            phones.append(underground.new_page())
            tell_it(running_site, control, scene, journalists, phones)


def tell_it(
    site: RunningSite, control: Page, scene: Page, journalists: list[Page], phones: list[Page]
) -> None:
    log_in(control, "animateur")
    control.goto(f"{ROOM}regie/")
    accessible(control)
    control.get_by_role("button", name="Ouvrir la salle").click()
    control.get_by_role("button", name=re.compile("Appeler « Le samedi")).click()
    expect(control.locator("#h-stage")).to_contain_text("1/6")

    scene.goto(f"{ROOM}scene/")
    assert violations(scene) == []
    for page, path in zip(journalists, shell(site, LINKS), strict=True):
        page.goto(path)
        accessible(page)
        page.get_by_role("button", name="J’accepte et je prends place").click()
        expect(page.get_by_role("heading", name=re.compile("Le samedi"))).to_be_visible()
    for page in phones:
        page.goto("/direct/?code=ferme")
        expect(page.get_by_role("heading", name=re.compile("Le samedi"))).to_be_visible()
    accessible(phones[0])

    control.get_by_role("button", name="Ouvrir les buzzers").click()
    expect(scene.get_by_text("Journalistes, buzzez !")).to_be_visible()
    one, other = journalists
    one.get_by_role("button", name="Je prends").click()
    expect(scene.locator(".scene-wall .window.lit")).to_have_count(1)
    expect(scene.locator(".scene-seats .lit")).to_contain_text("Courrier")
    # By keyboard, and with the network away: the tap waits on the phone, and leaves by itself.
    button = other.get_by_role("button", name="Je prends")
    expect(button).to_be_visible()
    other.context.set_offline(True)
    button.focus()
    other.keyboard.press("Enter")
    expect(other.locator("[data-status]")).to_contain_text("Gardé sur ce téléphone")
    expect(other.get_by_role("heading", name="Votre fenêtre est allumée.")).to_be_visible()
    expect(other.locator("summary", has_text="Votre angle")).to_be_focused()
    other.get_by_role("button", name="ce qui résiste").click()
    expect(scene.locator(".scene-wall .window.lit")).to_have_count(1)
    other.context.set_offline(False)
    expect(scene.locator(".scene-wall .window.lit")).to_have_count(2)
    expect(other.locator("[data-status]")).to_contain_text("Bien reçu")
    accessible(one)
    for choice in ("celles et ceux qui le font", "reportage", "la semaine prochaine"):
        one.get_by_role("button", name=choice).click()
    expect(one.locator("summary b")).to_have_text(
        ["celles et ceux qui le font", "reportage", "la semaine prochaine"]
    )

    ask(phones)
    expect(control.get_by_role("heading", name="2 mots attendent")).to_be_visible()
    accessible(control)
    control.get_by_role("button", name=re.compile("Afficher Un four")).click()
    expect(scene.locator(".scene-shown")).to_contain_text("Un four à pain, le mardi")
    control.get_by_role("button", name="Éteindre l’écran").click()
    expect(scene.locator(".scene-shown")).to_be_hidden()
    # What the button names is undone, and nothing else.
    control.get_by_role("button", name=re.compile("^Annuler.*rallumé l’écran")).click()
    expect(scene.locator(".scene-shown")).to_be_visible()

    # The projection keeps what it showed, and says that nobody answers.
    scene.context.set_offline(True)
    expect(scene.locator(".scene-offline")).to_contain_text("Hors ligne")
    expect(scene.locator(".scene-shown")).to_be_visible()
    scene.context.set_offline(False)
    expect(scene.locator(".scene-offline")).to_be_hidden()

    control.get_by_role("button", name="Fermer les buzzers").click()
    control.get_by_label("Ce qui se dit").fill("Nous cherchons quelqu’un qui sait souder.")
    control.get_by_role("button", name="Montrer le sous-titre").click()
    expect(scene.get_by_text("qui sait souder")).to_be_visible()
    control.get_by_role("button", name="Révéler").click()
    expect(scene.locator(".scene-stars")).to_contain_text("4,5")
    expect(scene.locator(".scene-reveal li")).to_have_count(2)
    assert violations(scene) == []
    count_in(phones[0])
    end(control, phones[0])
    kept = shell(site, KEPT)[-1]
    assert '"buzzes": [["people", "report"], ["limits", ""]]' in kept
    assert '"inputs": ["Qui paie la soupe ?", "Un four à pain, le mardi"]' in kept
    assert '"stars": [4, 5]' in kept
    assert '"hosts": ["' in kept


def ask(phones: list[Page]) -> None:
    """One with a finger, one without a script, one from below the ground."""
    finger, plain, underground = phones
    finger.get_by_role("button", name="4 étoiles").tap()
    expect(finger.get_by_role("button", name="4 étoiles")).to_have_attribute("aria-pressed", "true")
    plain.get_by_label("En une phrase").fill("Qui paie la soupe ?")
    plain.get_by_role("button", name="Envoyer aux modérateurs").click()
    expect(plain.get_by_text("Bien reçu.")).to_be_visible()
    underground.context.set_offline(True)
    underground.get_by_role("button", name="5 étoiles").click()
    underground.get_by_label("J’ai", exact=True).check()
    underground.get_by_label("En une phrase").fill("Un four à pain, le mardi")
    underground.get_by_role("button", name="Envoyer aux modérateurs").click()
    expect(underground.locator("[data-network]")).to_contain_text("Hors ligne")
    underground.context.set_offline(False)
    expect(underground.locator("[data-status]")).to_have_text("Bien reçu.")


def count_in(phone: Page) -> None:
    phone.get_by_role("link", name="J’en suis").click()
    accessible(phone)
    phone.get_by_label("Votre prénom").fill("Inès")
    phone.get_by_label("Téléphone").fill("06 12 34 56 78")
    phone.get_by_role("combobox", name="Votre commune").fill("Strasbourg")
    # A room behind one line has to wait its turn: the form does, and the person need not.
    phone.route("**/jen-suis/**", lambda route: route.fulfill(status=429, body="…"), times=1)
    phone.get_by_role("button", name="J’en suis").click()
    expect(phone.locator("[data-status]")).to_contain_text("Gardé sur ce téléphone")
    expect(phone.get_by_role("heading", name="Vous en êtes, Inès.")).to_be_visible()
    expect(phone.get_by_text("À la table longue")).to_be_visible()
    accessible(phone)


def end(control: Page, phone: Page) -> None:
    phone.goto(ROOM)
    expect(phone.get_by_role("link", name="Ce qu’il reste")).to_be_hidden()
    control.get_by_role("button", name="Terminer la soirée").click()
    expect(phone.get_by_text("La soirée est finie.")).to_be_visible()
    control.get_by_role("link", name="Ce qu’il en reste").click()
    expect(control.get_by_text("Un four à pain, le mardi")).to_be_visible()
    accessible(control)
    control.set_viewport_size(PHONE)
    assert control.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    phone.get_by_role("link", name="Ce qu’il reste").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Ce qu’il reste de")
    control.set_viewport_size(DESK)
    control.goto(f"{ROOM}regie/cartes/")
    accessible(control)
