"""The list at the door reads a guest's QR code: a real Chromium with a camera, and a reader lent to it."""

import json
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import BrowserContext, Route, expect, sync_playwright

from tests.browser.conftest import PATIENCE, PHONE, ROOT
from tests.conftest import CHROMIUM

pytestmark = pytest.mark.browser
ADDRESS = "http://localhost/admin/registrations/7/door/"
ROWS = [
    {"code": code, "name": name, "places": 1, "needs": "", "waits": False, "arrived": ""}
    for code, name in (("BRAVE", "Anouk Sattler"), ("FERME", "Noé Kuntz"))
]


@pytest.fixture
def camera() -> Iterator[BrowserContext]:
    """A phone whose camera works without asking."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
            ],
        )
        phone = chromium.new_context(viewport=PHONE, service_workers="block")
        phone.set_default_timeout(PATIENCE)
        yield phone
        chromium.close()


def test_the_camera_notes_who_arrives_where_the_browser_can_read(camera):
    with override("fr"):
        occasion = SimpleNamespace(pk=7, title="Soirée Buzz")
        context = {"occasion": occasion, "when": "", "rows": ROWS, "now": timezone.now()}
        page_text = render_to_string("events/registration/desk/door.html", context)
    told = []

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

    camera.route("**/*", answer)
    page = camera.new_page()
    page.goto(ADDRESS)
    button = page.get_by_role("button", name="Lire un QR code")
    expect(button).to_be_hidden()  # this browser cannot read
    page.add_init_script(READER)
    page.reload()
    with page.expect_response(lambda response: "BRAVE" in (response.request.post_data or "")):
        button.click()
    expect(page.locator("[data-code=BRAVE].is-here")).to_be_visible()
    expect(page.locator("[data-code=FERME].is-here")).to_have_count(0)
    expect(page.locator("[data-camera]")).to_be_hidden()
    expect(page.locator("[data-state]")).to_have_text("Tout est envoyé.")
    assert told == ["BRAVE"]


# What phones have; Chromium on Linux has none. It reads once the camera shows a picture.
READER = """window.BarcodeDetector = class {
  static async getSupportedFormats() { return ["qr_code"]; }
  async detect(film) { return film.videoWidth ? [{ rawValue: "http://localhost/#BRAVE" }] : []; }
}"""
