"""A whole site of its own for the browser tests: demonstration, web server, worker, mailbox.

It runs in processes and on a database apart, exactly as `make run` starts them, so the tests see
what a visitor sees and share nothing with the rows of other tests.
"""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.conftest import CHROMIUM
from tests.databases import database, migrated
from tests.ports import free_port
from tests.processes import end

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "alsace-demo"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1350, "height": 900}
PATIENCE = 60_000  # ms; a slow machine is no fault of the site
PATIENCE_OF_COMMANDS = 600  # seconds

expect.set_options(timeout=PATIENCE)


# A colour on its way from one to the other breaks rules that neither breaks.
SETTLED = """() => {
  for (const running of document.getAnimations()) {
    if (running.effect?.getComputedTiming().endTime !== Infinity) running.finish();
  }
}"""


@dataclass(frozen=True)
class RunningSite:
    """Where the site answers, where its mails land, and what its processes are told."""

    url: str
    mails: Path
    environment: dict[str, str]

    def manage(self, *arguments: str) -> str:
        """Run `manage.py` beside the site, for what takes weeks in life; returns what it prints."""
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        done = subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_OF_COMMANDS,
        )
        assert done.returncode == 0, done.stderr[-4000:]
        return done.stdout.strip()


@pytest.fixture(scope="session")
def running_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """The demonstration, served until the last browser test is done."""
    folder = tmp_path_factory.mktemp("site")
    port = free_port()
    environment = environment_of(folder, f"http://localhost:{port}")
    with database(environment, copy_of=migrated()):
        manage = [sys.executable, str(ROOT / "manage.py")]
        log = (folder / "log").open("w")

        def start(*arguments: str) -> subprocess.Popen:
            return subprocess.Popen(
                [*manage, *arguments], env=environment, stdout=log, stderr=subprocess.STDOUT
            )

        # Small pictures: the worker makes each in many sizes, and the tests wait for it.
        preparing = start("demo", "--port", str(port), "--picture-pixels", "400")
        prepared = preparing.wait(timeout=PATIENCE_OF_COMMANDS)
        assert prepared == 0, (folder / "log").read_text()[-4000:]
        processes = [start("runserver", "--noreload", str(port)), start("worker")]
        try:
            wait_until_it_answers(f"http://localhost:{port}/robots.txt", folder / "log")
            yield RunningSite(f"http://localhost:{port}", folder / "mail", environment)
        finally:
            end(processes)
            log.close()


def environment_of(folder: Path, url: str) -> dict[str, str]:
    """What the processes of a site apart are told; everything that they write lies in the folder."""
    return os.environ | {
        "VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "PYTHONPATH": "",
        "BASE_URL": url,
        "REQUEST_SECONDS": "0",  # a test fills the form in faster than a person
    }


def wait_until_it_answers(url: str, log: Path, seconds: int = 300) -> None:
    for _ in range(seconds * 5):
        try:
            urllib.request.urlopen(url, timeout=5)  # noqa: S310  (our own server)
        except OSError:  # nobody listens yet, or the first answer takes its time
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"the site does not answer:\n{log.read_text()[-4000:]}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a file."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()


@contextmanager
def visitor(browser: Browser, site: RunningSite, **settings: Any) -> Iterator[BrowserContext]:
    """Somebody who has never been here, at a desk unless `settings` say otherwise.

    Whatever they do, public page or admin, nothing may break the policy of its page.

    Args:
        settings: what Playwright's `new_context` takes, such as `viewport`.
    """
    somebody = browser.new_context(
        **{"base_url": site.url, "viewport": DESK, "locale": "fr-FR"} | settings
    )
    somebody.set_default_timeout(PATIENCE)
    # Who sees a picture first waits until it has been made in all its sizes.
    somebody.set_default_navigation_timeout(2 * PATIENCE)
    broken: list[tuple[str, str]] = []
    somebody.on(
        "console",
        lambda message: (
            broken.append((message.page.url if message.page else "", message.text))
            if "Content Security Policy" in message.text
            else None
        ),
    )
    yield somebody
    somebody.close()
    assert broken == []


@pytest.fixture
def context(browser: Browser, running_site: RunningSite) -> Iterator[BrowserContext]:
    """A visitor at a desk."""
    with visitor(browser, running_site) as somebody:
        yield somebody


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab of that visitor."""
    return context.new_page()


def log_in(page: Page, username: str) -> None:
    """Enter the admin as one of the demonstration's people."""
    page.goto("/admin/login/")
    page.fill("#id_username", username)
    page.fill("#id_password", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


def violations(page: Page, **options: Any) -> list[tuple[str, list]]:
    """Rules of accessibility that a page breaks, each with the first elements that do.

    Args:
        options: what axe takes, such as `runOnly`.
    """
    page.wait_for_load_state()
    page.evaluate(SETTLED)
    found = Axe().run(page, options={"resultTypes": ["violations"]} | options)
    return [
        (rule["id"], [node["target"] for node in rule["nodes"]][:3])
        for rule in found.response["violations"]
    ]


def first_story(page: Page) -> str:
    """The address of some story."""
    page.goto("/fr/recits/")
    return page.locator(".card h3 a").first.get_attribute("href") or ""
