"""The list at the door reads guests' QR codes: a real Chromium whose camera shows tickets."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override
from PIL import Image
from playwright.sync_api import Page, Route, expect, sync_playwright

from tests.browser.conftest import PATIENCE, PHONE, ROOT
from tests.browser.tickets import film, seen, ticket
from tests.conftest import CHROMIUM

pytestmark = pytest.mark.browser
ADDRESS = "http://localhost/admin/registrations/7/door/"
SCAN = "http://localhost/admin/registrations/scan/5f4dcc3b-5aa7-4e65-9d83-27deb882cf99/"
ROWS = [
    {"code": code, "name": name, "places": places, "needs": needs, "waits": False, "arrived": ""}
    for code, name, places, needs in (
        ("BRAVE", "Anouk Sattler", 2, "Une place près de la sortie"),
        ("FERME", "Noé Kuntz", 1, ""),
    )
]
# What phones with Android have; Chromium on Linux has none. It reads once the camera shows a picture.
READER = """window.BarcodeDetector = class {
  static async getSupportedFormats() { return ["qr_code"]; }
  async detect(film) { return film.videoWidth ? [{ rawValue: "http://localhost/#BRAVE" }] : []; }
}"""

Phone = Callable[..., Page]


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[Phone]:
    """Opens the list on a phone whose camera works without asking and shows these pictures."""
    with override("fr"):
        occasion = SimpleNamespace(pk=7, title="Soirée Buzz")
        context = {"occasion": occasion, "when": "", "rows": ROWS, "now": timezone.now()}
        page_text = render_to_string("events/registration/desk/door.html", context)
    told: list[str] = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix("http://localhost")
        if route.request.method == "POST":
            told.extend(one["code"] for one in route.request.post_data_json["arrivals"])
            rows = [row | {"arrived": "x" * (row["code"] in told)} for row in ROWS]
            route.fulfill(content_type="application/json", body=json.dumps({"rows": rows}))
        elif path.startswith("/static/"):
            route.fulfill(path=ROOT / path.removeprefix("/"))
        else:
            route.fulfill(content_type="text/html", body=page_text)

    with sync_playwright() as playwright, ExitStack() as open_ones:

        def start(*pictures: Image.Image, script: str = "") -> Page:
            flags = ["--no-sandbox", "--use-fake-ui-for-media-stream"]
            flags.append("--use-fake-device-for-media-stream")
            if pictures:
                film(tmp_path / "camera.y4m", pictures)
                flags.append(f"--use-file-for-fake-video-capture={tmp_path / 'camera.y4m'}")
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
            open_ones.callback(chromium.close)
            context = chromium.new_context(viewport=PHONE, service_workers="block")
            context.set_default_timeout(PATIENCE)
            context.route("**/*", answer)
            if script:
                context.add_init_script(script)
            page = context.new_page()
            page.goto(ADDRESS)
            return page

        yield start


def test_guests_come_in_one_after_the_other_where_the_browser_cannot_read(phone):
    first = seen(ticket(f"{SCAN}#BRAVE"), turn=20, tilt=20, noise=8, shade=0.5)
    second = seen(ticket(f"{SCAN}#FERME"), fill=0.5, turn=-70)
    page = phone(first, second)
    assert page.evaluate("window.BarcodeDetector") is None
    page.get_by_role("button", name="Lire un QR code").click()
    last = page.locator("[data-last]")
    expect(last).to_contain_text("Anouk Sattler × 2")
    expect(last).to_contain_text("Une place près de la sortie")
    expect(last).to_contain_text("Noé Kuntz")
    expect(page.locator(".is-here")).to_have_count(2)
    expect(page.locator("[data-arrived]")).to_have_text("3")
    expect(last).to_contain_text("Anouk Sattler × 2 Déjà là")  # the film begins again
    page.get_by_role("button", name="Lire un QR code").click()
    expect(page.locator("[data-camera]")).to_be_hidden()


def test_the_browser_reads_by_itself_where_it_can(phone):
    page = phone(script=READER)
    with page.expect_response(lambda response: "BRAVE" in (response.request.post_data or "")):
        page.get_by_role("button", name="Lire un QR code").click()
    expect(page.locator("[data-code=BRAVE].is-here")).to_be_visible()
    expect(page.locator("[data-code=FERME].is-here")).to_have_count(0)
    expect(page.locator("[data-state]")).to_have_text("Tout est envoyé.")
    loaded = (
        "performance.getEntriesByType('resource').filter((one) => one.name.includes('qr-')).length"
    )
    assert page.evaluate(loaded) == 0  # what is not needed is not loaded


def test_a_code_that_is_not_on_the_list_is_told(phone):
    page = phone(seen(ticket(f"{SCAN}#AUTRE")))
    page.get_by_role("button", name="Lire un QR code").click()
    expect(page.locator("[data-last]")).to_have_text("Personne sur la liste n’a ce code.")
    expect(page.locator(".is-here")).to_have_count(0)


def test_a_phone_without_a_camera_has_no_button(phone):
    page = phone(script="delete Navigator.prototype.mediaDevices")
    expect(page.get_by_role("button", name="Noter l’arrivée").first).to_be_visible()
    expect(page.get_by_role("button", name="Lire un QR code")).to_be_hidden()
