"""The mission from end to end: an editor publishes, a reader acts, a facilitator answers."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Locator, Page, expect

from home.mailbox import Mail
from tests.words import fr

from . import editor
from .conftest import PATIENCE, PHONE, RunningSite, first_story, log_in, visitor
from .mails import mail_to

pytestmark = pytest.mark.browser

CALL = "Deux paires de bras pour poser les panneaux"
STORY = "Le toit du gymnase éclaire tout le quartier"
STORY_ADDRESS = "/fr/recits/le-toit-du-gymnase-eclaire-tout-le-quartier/"
SUMMARY = "La commune avait un toit vide. Les voisins et une entreprise en ont fait une centrale."
PICTURE = "Des panneaux bleus sur un toit de tuiles."
ISSUE = ("Énergie et climat", "energie")
TERRITORY = ("Turckheim (68)", "turckheim-68")
FACILITATOR = "Karim"
PARTNERS = [
    ("Bâtisseurs Zornwald", "Pose les panneaux", "Ses équipes", "Un chantier école"),
    ("Centre social Les Sureaux", "Réunit les voisins", "Sa salle", "Une facture plus légère"),
]
READER = {"first_name": "Ottilie", "email": "ottilie@example.org"}
WORDS = "Notre salle des fêtes a le même toit vide."


def test_from_the_first_line_to_both_mails(
    browser: Browser, running_site: RunningSite, tmp_path: Path
):
    with visitor(browser, running_site) as somebody:
        page = somebody.new_page()
        log_in(page, "redactrice")
        draft_a_call(page)
        write_half_a_story(page, draw_a_picture(tmp_path))
        assert editor.missing(page) == ["partners", "claims", "issue_links", "contact"]
        publishing_says_what_is_missing(page)
        nothing_was_lost(page)
        write_the_rest(page)
        publish(page)

    with visitor(browser, running_site, viewport=PHONE) as somebody:
        page = somebody.new_page()
        the_story_is_found(page)
        the_picture_is_served(page)
        promise = send_a_request(page)
        assert somebody.cookies() == []

    to_reader = mail_to(running_site, READER["email"], WORDS)
    to_owner = mail_to(running_site, "karim@labo.example", WORDS)
    assert to_reader.subject.startswith(f"{promise} [")  # the reference follows
    assert FACILITATOR in promise
    assert WORDS in to_reader.text
    assert to_owner.message["Reply-To"] == READER["email"]
    assert WORDS in to_owner.text
    assert STORY_ADDRESS in to_owner.text

    with visitor(browser, running_site) as somebody:
        page = somebody.new_page()
        log_in(page, "animateur")
        the_request_awaits(page, to_owner)
        the_mailbox_shows(page, to_reader, to_owner)


def test_who_does_not_answer_sees_no_request(browser: Browser, running_site: RunningSite):
    """The team of another programme: tests/involvement/test_desk.py."""
    with visitor(browser, running_site) as somebody:
        page = somebody.new_page()
        log_in(page, "presse")
        expect(page.locator("#wagtail-sidebar a[href='/admin/images/']")).to_be_visible()
        expect(page.locator("a[href*='/admin/involvement/']")).to_have_count(0)
        for address in ("/admin/involvement/", "/admin/involvement/1/"):
            page.goto(address)
            assert page.url == f"{running_site.url}/admin/"
            expect(page.locator(".messages .error")).to_be_visible()


def test_without_script_the_list_filters_and_the_form_asks_back(
    browser: Browser, running_site: RunningSite
):
    with visitor(browser, running_site, viewport=PHONE, java_script_enabled=False) as somebody:
        page = somebody.new_page()
        page.goto("/fr/recits/")
        boxes = page.locator(".filters input[name=issue]")
        values = [box.get_attribute("value") for box in boxes.all()[:2]]
        for box in boxes.all()[:2]:
            box.check()
        with page.expect_navigation():
            page.click(".filters button[type=submit]")
        assert page.url.endswith("?q=&" + "&".join(f"issue={value}" for value in values))
        expect(page.locator("[data-results] .card")).to_have_count(number_in(page, "[data-count]"))
        for value in values:
            expect(page.locator(f".filters input[value='{value}']")).to_be_checked()

        page.goto(first_story(page))
        page.click("#act a.button")
        page.fill("#first_name", "Aloïse")
        page.fill("#phone", "03 89 00 00 00")
        page.fill("#commune", "Saint-Louis")
        page.fill("#message", WORDS)
        page.click("main form.form button[type=submit]")

        # There are several towns of that name: the form asks which, and keeps the rest.
        choices = page.locator("input[name=commune_choice]")
        expect(choices.first).to_be_visible()
        expect(page.locator("#message")).to_have_value(WORDS)
        page.locator("label.choice", has_text="(68)").click()
        page.click("main form.form button[type=submit]")
        expect(page.locator(".promise h2")).to_be_visible()
        expect(page.locator(".words blockquote")).to_have_text(WORDS)
        assert somebody.cookies() == []


@pytest.mark.parametrize(("mode", "theme"), [("dark", "dark"), ("", "light")])
def test_the_preview_shows_the_draft_in_the_dark_and_in_the_light(page: Page, mode, theme):
    log_in(page, "redactrice")
    page.goto(f"/admin/pages/{editor.number_of(page, '/fr/presse/')}/edit/")
    page.fill("#id_introduction", "Rien n’est encore enregistré.")
    page.click("[data-side-panel-toggle=preview]")
    draft = page.frame_locator("#w-preview-iframe")
    # Wagtail forgets a mode that is chosen while a preview is under way: people look, then choose.
    expect(draft.locator(".lede").first).to_have_text("Rien n’est encore enregistré.")
    choose_mode(page, draft.locator("html"), mode, theme)
    expect(draft.locator(".lede").first).to_have_text("Rien n’est encore enregistré.")


def choose_mode(page: Page, draft: Locator, mode: str, theme: str) -> None:
    """Once more where Wagtail forgot it: it looks for changes every half second, and draws anew."""
    for _time in range(10):
        page.select_option("#id_preview_mode", mode)
        with suppress(AssertionError):
            expect(draft).to_have_attribute("data-theme", theme, timeout=PATIENCE / 10)
            return
    pytest.fail(f"no preview in the mode “{mode}”")


# The editor


def draw_a_picture(folder: Path) -> Path:
    """A small photograph of a roof, as a camera would hand it over."""
    picture = Image.new("RGB", (1600, 1000), "#dfe8ee")
    draw = ImageDraw.Draw(picture)
    draw.polygon([(100, 900), (800, 250), (1500, 900)], fill="#a8442a")
    for left in range(500, 1100, 200):
        draw.rectangle((left, 620, left + 160, 820), fill="#1f3f66")
    picture.save(folder / "toit.jpg", quality=85)
    return folder / "toit.jpg"


def draft_a_call(page: Page) -> None:
    editor.new_page(page, "calls/callpage", below="/fr/appels/")
    editor.fill(page, title=CALL, summary="Deux samedis de mai, à midi le repas est offert.")
    editor.choose(page, "organisation", PARTNERS[0][0])
    editor.choose(page, "contact", FACILITATOR)
    editor.choose(page, f"{editor.add_row(page, 'issue_links')}-issue", ISSUE[0])
    editor.choose(page, f"{editor.add_row(page, 'territory_links')}-territory", TERRITORY[0])
    editor.save_draft(page)


def write_half_a_story(page: Page, picture: Path) -> None:
    """A picture, a partner, a step, the call: enough to lose something, too little to publish."""
    editor.new_page(page, "stories/storypage", below="/fr/recits/")
    expect(page.locator(editor.STILL_MISSING)).to_have_count(9)
    editor.fill(page, title=STORY, summary=SUMMARY, problem="Le toit ne servait à rien.")
    add_partner(page, *PARTNERS[0])
    add_step(page, "Mesurer")
    editor.write(page, "limits", "Le permis a pris un an.")
    editor.upload(
        page,
        "cover",
        picture,
        title="Toit du gymnase",
        description=PICTURE,
        credit="Ottilie Wendling",
        licence="cc-by-4.0",
    )
    editor.choose(page, f"{editor.add_row(page, 'territory_links')}-territory", TERRITORY[0])
    editor.choose(page, "action_call", CALL)
    expect(page.locator(editor.STILL_MISSING)).to_have_count(4)


def publishing_says_what_is_missing(page: Page) -> None:
    """In the message at the top, at the places concerned, and in the meter: the same words."""
    editor.publish(page)
    words = [
        fr("Name at least two partners from at least two universes."),
        fr("Give at least one figure or claim, each with source, method and date."),
        fr("Choose one to three issues."),
        fr("Choose the person who answers."),
    ]
    top = page.locator(".messages .errorlist li")
    expect(top).to_have_text([*words[:3], f"{fr('who answers').capitalize()}: {words[3]}"])
    expect(page.locator("main .error-message")).to_have_text(words)
    expect(page.locator(f"{editor.STILL_MISSING} span")).to_have_text(words)


def nothing_was_lost(page: Page) -> None:
    for name, value in {
        "title": STORY,
        "summary": SUMMARY,
        "problem": "Le toit ne servait à rien.",
        "partners-0-role": PARTNERS[0][1],
        "partners-0-gets": PARTNERS[0][3],
        "steps-0-value-title": "Mesurer",
    }.items():
        expect(page.locator(f"[name='{name}']")).to_have_value(value)
    for field, name in {
        "cover": "Toit du gymnase",
        "partners-0-organisation": PARTNERS[0][0],
        "territory_links-0-territory": TERRITORY[0],
        "action_call": CALL,
    }.items():
        expect(editor.chosen(page, field)).to_have_text(name)
    limits = page.locator("[data-contentpath='limits'] [contenteditable=true]").first
    expect(limits).to_have_text("Le permis a pris un an.")


def write_the_rest(page: Page) -> None:
    add_partner(page, *PARTNERS[1])
    add_step(page, "Réunir")
    add_step(page, "Poser")
    claim = editor.add_row(page, "claims")
    editor.fill(
        page,
        **{
            f"{claim}-value": "42 %",
            f"{claim}-statement": "de l’électricité du quartier",
            f"{claim}-method": "measured",
            f"{claim}-source": "Compteurs de la commune",
            f"{claim}-checked_on": "2026-09-01",
        },
    )
    editor.choose(page, f"{editor.add_row(page, 'issue_links')}-issue", ISSUE[0])
    editor.choose(page, "contact", FACILITATOR)
    text = editor.add_block(page, "body", icon="pilcrow")
    editor.write(page, "body", "Le gymnase a cent ans.")
    expect(page.locator(f"[name='{text}']")).to_have_value(re.compile("cent ans"))


def publish(page: Page) -> None:
    expect(page.locator(editor.STILL_MISSING)).to_have_count(0)
    editor.publish(page)
    expect(page.locator(f".messages .success a[href$='{STORY_ADDRESS}']")).to_be_visible()


def add_partner(page: Page, organisation: str, role: str, gives: str, gets: str) -> None:
    row = editor.add_row(page, "partners")
    editor.choose(page, f"{row}-organisation", organisation)
    editor.fill(page, **{f"{row}-role": role, f"{row}-gives": gives, f"{row}-gets": gets})


def add_step(page: Page, title: str) -> None:
    step = editor.add_block(page, "steps")
    page.fill(f"[name='{step}-title']", title)


# The reader


def the_story_is_found(page: Page) -> None:
    """On the home page, under its issue, its territory and Alsace above it; not the draft call."""
    link = page.locator(f"main h3 a[href='{STORY_ADDRESS}']")
    for address in (
        "/fr/",
        f"/fr/recits/?issue={ISSUE[1]}",
        f"/fr/recits/?territory={TERRITORY[1]}",
    ):
        page.goto(address)
        expect(link).to_have_count(1)
        expect(page.get_by_text(CALL)).to_have_count(0)
    page.goto("/fr/recits/?issue=alimentation")
    expect(link).to_have_count(0)

    page.goto("/fr/recits/")
    page.locator(".facet:has([value=alsace]):not([open]) summary").click()
    page.check(".filters input[name=territory][value=alsace]")
    page.wait_for_url("**/recits/?territory=alsace")
    expect(link).to_have_count(1)

    page.goto("/fr/appels/")
    expect(page.locator("main .call, main h3")).not_to_have_count(0)
    expect(page.get_by_text(CALL)).to_have_count(0)
    page.goto(STORY_ADDRESS)
    expect(page.get_by_text(CALL)).to_have_count(0)


def the_picture_is_served(page: Page) -> None:
    picture = page.locator(f"main img[alt='{PICTURE}']")
    expect(picture).to_be_visible()
    picture.scroll_into_view_if_needed()
    expect(picture).not_to_have_js_property("naturalWidth", 0)


def send_a_request(page: Page) -> str:
    """Send the form to which the story leads; what the page then promises."""
    page.click("#act a.button")
    expect(page.locator(f".moved-by a[href='{STORY_ADDRESS}']")).to_have_text(STORY)
    for name, value in READER.items():
        page.fill(f"#{name}", value)
    commune = page.get_by_role("main").get_by_role("combobox")
    commune.press_sequentially("turck")
    expect(page.get_by_role("option")).to_contain_text([TERRITORY[0]])
    commune.press("ArrowDown")
    commune.press("Enter")
    expect(commune).to_have_value(TERRITORY[0])
    page.fill("#message", WORDS)
    page.click("main form.form button[type=submit]")
    expect(page.locator(".words blockquote")).to_have_text(WORDS)
    promise = page.locator(".promise h2").inner_text()
    return " ".join(promise.split()).removesuffix(".")


# The facilitator


def the_request_awaits(page: Page, notice: Mail) -> None:
    """In the side bar, in the queue, and on its card, to which the mail leads."""
    page.locator("#wagtail-sidebar a[href='/admin/involvement/']").click()
    row = page.locator("main .desk-row", has_text=READER["first_name"])
    for words in (WORDS, STORY, TERRITORY[0], FACILITATOR):
        expect(row).to_contain_text(words)
    row.get_by_role("link", name=READER["first_name"]).click()
    expect(page.locator("blockquote.desk-words")).to_have_text(WORDS)
    expect(page.locator(f"main a[href='mailto:{READER['email']}']")).to_be_visible()
    expect(page.locator(f"main a[href$='{STORY_ADDRESS}']")).to_have_text(STORY)
    expect(page.locator("main dl.desk-facts")).to_contain_text(TERRITORY[0])
    assert page.url in notice.text


def the_mailbox_shows(page: Page, *mails: Mail) -> None:
    for mail in mails:
        page.goto("/boite-aux-lettres/")
        page.locator(".mailbox-list a", has_text=mail.subject).first.click()
        expect(page.locator("h1")).to_have_text(mail.subject)
        expect(page.locator(".mailbox-text")).to_contain_text(WORDS)
        framed = page.frame_locator(".mailbox-html").locator("blockquote")
        expect(framed).to_have_text(WORDS)


# Without script


def number_in(page: Page, selector: str) -> int:
    """The number that a sentence begins with."""
    return int(page.locator(selector).inner_text().split()[0])
