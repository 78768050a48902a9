"""Starts the demonstration on a database of its own and takes the pictures into docs/images.

make guide                    all of them
make guide ARGS="file fiche"  these two
SITE=http://localhost:8000    of a demonstration that runs already
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from home.demo.accounts import PASSWORD
from tests.apart import site_apart
from tests.browser.conftest import ROOT, SETTLED, wait_until_it_answers
from tests.conftest import CHROMIUM

from .scenes import SCENES, Scene, bring_up

PICTURES = ROOT / "docs" / "images"
SHARP = 2  # pixels for one of CSS
DESK = {"width": 1120, "height": 720}
PHONE = {"width": 390, "height": 660}
AT_MOST = 120_000  # bytes of a picture
PATIENCE = 120_000  # ms


def main(names: list[str]) -> None:
    """Take the pictures of these names, or all; those of one account follow one another."""
    scenes = [scene for scene in SCENES if scene.name in names or not names]
    PICTURES.mkdir(exist_ok=True)
    with a_site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"], env=os.environ | {"LANGUAGE": "fr"}
        )
        screens: dict[tuple[str, bool], Page] = {}
        for scene in scenes:
            whose = scene.account, scene.phone
            page = screens.get(whose) or screens.setdefault(whose, screen(browser, address, scene))
            place = scene.go(page)
            page.wait_for_load_state("networkidle")
            page.evaluate(SETTLED)
            if place:
                bring_up(place)
            written = save(page.screenshot(animations="disabled"), scene.name)
            print(f"{scene.name:<24} {written // 1000:>4} kB", flush=True)
        browser.close()


@contextmanager
def a_site() -> Iterator[str]:
    """The address of a demonstration."""
    if running := os.environ.get("SITE"):
        yield running
        return
    with tempfile.TemporaryDirectory() as folder, site_apart(Path(folder), EMAIL_HOST="") as site:
        place = site.environment["BIND"]
        site.manage("demo", "--port", place.rpartition(":")[2])
        site.start("manage.py", "runserver", "--noreload", place)
        site.worker()
        wait_until_it_answers(f"http://{place}/robots.txt", site.log)
        yield f"http://{place}"


def screen(browser: Browser, address: str, scene: Scene) -> Page:
    """A new browser, logged in as whoever the picture is for."""
    context = browser.new_context(
        base_url=address,
        viewport=PHONE if scene.phone else DESK,
        device_scale_factor=SHARP,
        locale="fr-FR",
        color_scheme="light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    if scene.account:
        page.goto("/admin/login/")
        page.fill("#id_username", scene.account)
        page.fill("#id_password", PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")
    return page


def save(png: bytes, name: str) -> int:
    """Write a picture as small as its readability allows; returns its bytes."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    for quality in range(80, 30, -5):
        written = BytesIO()
        picture.save(written, "WEBP", quality=quality, method=6)
        if len(written.getvalue()) < AT_MOST:
            break
    (PICTURES / f"{name}.webp").write_bytes(written.getvalue())
    return len(written.getvalue())


main(sys.argv[1:])
