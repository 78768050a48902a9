"""A newsroom takes up a story: with script and without, on a phone, down to the opened archive."""

import time
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect
from wagtail.embeds.finders.oembed import OEmbedFinder

from .conftest import PHONE, RunningSite, log_in, violations, visitor

pytestmark = pytest.mark.browser
STORY = "/fr/recits/ce-qui-reste-a-midi-se-mange-le-soir-au-neudorf/"
PATIENCE = 600  # seconds for the worker, which draws pictures in between


def test_a_click_copies_the_text_in_the_length_that_is_needed(
    browser: Browser, running_site: RunningSite
):
    with visitor(
        browser, running_site, permissions=["clipboard-read", "clipboard-write"]
    ) as journalist:
        page = journalist.new_page()
        page.goto(STORY)
        with page.expect_navigation():
            page.get_by_role("link", name="Reprendre ce récit").click()
        assert page.url.endswith(f"{STORY}reprendre/")

        box = page.locator("#t-300")
        box.locator("summary").first.click()
        text = box.get_by_label("Texte brut").input_value()
        box.get_by_role("button", name="Copier").first.click()

        expect(box.get_by_role("status").first).to_have_text("Copié.")
        assert page.evaluate("navigator.clipboard.readText()") == text
        assert text.startswith("Ce qui reste à midi se mange le soir au Neudorf")


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1350, "height": 900}], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_pages_are_accessible(
    browser: Browser, running_site: RunningSite, viewport: dict, scheme: str
):
    with visitor(browser, running_site, viewport=viewport, color_scheme=scheme) as journalist:
        page = journalist.new_page()
        for address in (f"{STORY}reprendre/", f"{STORY}carte/"):
            page.goto(address)
            for summary in page.locator("summary").all():
                if summary.is_visible() and not summary.evaluate("box => box.parentElement.open"):
                    summary.click()
            assert (address, violations(page)) == (address, [])
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert (address, wide) == (address, False)


def test_without_script_texts_are_selected_and_downloaded(
    browser: Browser, running_site: RunningSite, tmp_path: Path
):
    with visitor(browser, running_site, java_script_enabled=False) as journalist:
        page = journalist.new_page()
        page.goto(f"{STORY}reprendre/")
        box = page.locator("#t-600")
        box.locator("summary").first.click()

        assert "Original\u00a0:" in box.get_by_label("Texte brut").input_value()
        expect(box.get_by_role("button", name="Copier")).to_have_count(0)
        with page.expect_download() as download:
            box.get_by_role("link", name="ODT").click()
        download.value.save_as(tmp_path / "texte.odt")

        assert zipfile.ZipFile(tmp_path / "texte.odt").testzip() is None


def test_the_kit_is_ready_soon_and_opens(page: Page, tmp_path: Path):
    until = time.monotonic() + PATIENCE
    while page.request.get(f"{STORY}dossier-de-presse.zip").status == 202:
        assert time.monotonic() < until, "the worker built no kit"
        page.wait_for_timeout(2000)

    page.goto(f"{STORY}reprendre/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tout le dossier de presse").click()
    download.value.save_as(tmp_path / "kit.zip")
    archive = zipfile.ZipFile(tmp_path / "kit.zip")

    assert archive.testzip() is None
    assert {name.split("/")[1] for name in archive.namelist()} == {
        "lisez-moi.txt",
        "textes",
        "images",
        "citations.txt",
        "chiffres.csv",
        "contact.txt",
        "conditions.txt",
        "logo.svg",
        "logo.png",
        "ninjs.json",
        "ninjs-1.json",
    }


def test_an_editor_sees_the_count_grow(page: Page):
    log_in(page, "redactrice")
    page.goto("/admin/pages/search/?q=Ce+qui+reste+midi")
    with page.expect_navigation():
        page.locator("main a[href*='/edit/']").first.click()
    number = page.url.split("/pages/")[1].split("/")[0]
    page.goto(f"/admin/press/texts/{number}/")
    field = page.locator("#id_text_300")
    field.fill("Déjà !")

    expect(page.locator("output").first).to_have_text("6 / 300")
    field.fill("a" * 301)
    expect(page.locator("output.press-too-long")).to_have_count(1)
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("alert").first).to_contain_text("301 signes, 300 au plus")


class Newspaper:
    """Another site on this machine: Chromium lets no page from elsewhere frame a local one."""

    def __init__(self) -> None:
        self.html = ""
        paper = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(paper.html.encode())

            def log_message(self, *args: object) -> None:
                """In silence."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"

    def __call__(self, html: str) -> None:
        """Print a page."""
        self.html = html


@pytest.fixture
def newspaper() -> Iterator[Newspaper]:
    paper = Newspaper()
    thread = Thread(target=paper.server.serve_forever)
    thread.start()
    yield paper
    paper.server.shutdown()
    thread.join()
    paper.server.server_close()


def test_another_site_shows_the_card_in_a_frame(
    running_site: RunningSite, page: Page, newspaper: Newspaper
):
    provider = {
        "endpoint": f"{running_site.url}/oembed/",
        "urls": [rf"^{running_site.url}/fr/.+$"],
    }
    embed = OEmbedFinder(providers=[provider]).find_embed(f"{running_site.url}{STORY}", 400)
    frame = BeautifulSoup(embed["html"], "html.parser").iframe

    assert (embed["type"], embed["width"]) == ("rich", 400)
    assert frame["src"] == f"{running_site.url}{STORY}carte/"
    newspaper(f"<!doctype html><title>Un journal</title>{embed['html']}")
    page.goto(newspaper.url)
    heading = page.frame_locator("iframe").get_by_role("heading")
    expect(heading).to_have_text("Ce qui reste à midi se mange le soir au Neudorf, à la même table")
