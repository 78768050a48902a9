"""The list at the door reads a guest's QR code: a real Chromium, a camera that shows one."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import segno
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


def filmed(text: str, path: Path) -> Path:
    """A film of one picture, as Chromium's camera that is none takes it: grey, a code in its middle."""
    width, height, scale = 640, 480, 8
    code = segno.make(text, micro=False, error="m")
    bits = [list(row) for row in code.matrix_iter(scale=scale, border=4)]
    left, top = (width - len(bits[0])) // 2, (height - len(bits)) // 2
    luma = bytearray(b"\xeb" * (width * height))
    for y, row in enumerate(bits):
        begins = (top + y) * width + left
        luma[begins : begins + len(row)] = bytes(16 if bit else 235 for bit in row)
    colours = b"\x80" * (width * height // 2)
    head = f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n".encode()
    path.write_bytes(head + b"FRAME\n" + bytes(luma) + colours)
    return path


@pytest.fixture
def camera(tmp_path) -> Iterator[BrowserContext]:
    """A phone whose camera looks at the code of Anouk Sattler."""
    film = filmed("http://localhost/admin/registrations/registration/12/#BRAVE", tmp_path / "c.y4m")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                f"--use-file-for-fake-video-capture={film}",
            ],
        )
        phone = chromium.new_context(viewport=PHONE, service_workers="block")
        phone.set_default_timeout(PATIENCE)
        yield phone
        chromium.close()


def test_the_camera_notes_who_arrives_with_or_without_a_reader_of_the_browser(camera):
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
    for reader in ("delete window.BarcodeDetector", FOREIGN_READER):
        told.clear()
        page = camera.new_page()
        page.add_init_script(f"{reader}; localStorage.clear()")
        page.goto(ADDRESS)
        with page.expect_response(lambda response: response.request.method == "POST"):
            page.get_by_role("button", name="Lire un QR code").click()
        expect(page.locator("[data-code=BRAVE].is-here")).to_be_visible()
        expect(page.locator("[data-code=FERME].is-here")).to_have_count(0)
        expect(page.locator("[data-camera]")).to_be_hidden()
        expect(page.locator("[data-state]")).to_have_text("Tout est envoyé.")
        assert told == ["BRAVE"]
        page.close()


# What phones with a reader of their own have; Chromium on Linux has none.
FOREIGN_READER = """window.BarcodeDetector = class {
  static async getSupportedFormats() { return ["qr_code"]; }
  async detect() { return [{ rawValue: "http://localhost/#BRAVE" }]; }
}"""
