"""One's own data on one's own page: carried away, then erased, on a phone and without script."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import PHONE, RunningSite, violations, visitor

pytestmark = pytest.mark.browser
ERASE = "Tout effacer"


def send_a_request(page: Page, name: str, message: str = "Je prête ma grange.") -> None:
    page.goto("/fr/agir/")
    page.fill("#first_name", name)
    page.fill("#email", f"{name.lower()}@example.org")
    page.fill("#commune", "Colmar")
    page.fill("#message", message)
    page.click("main form.form button[type=submit]")
    expect(page.locator(".promise h2")).to_be_visible()


def test_carried_away_and_erased_without_script(browser: Browser, running_site: RunningSite):
    with visitor(browser, running_site, viewport=PHONE, java_script_enabled=False) as somebody:
        page = somebody.new_page()
        send_a_request(page, "Bertille")
        own = page.url
        with page.expect_download() as download:
            page.get_by_role("link", name="Emporter mes données").click()
        assert download.value.suggested_filename.startswith("mes-donnees-")
        told = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
        person = told["data"]["involvement.Person"]["rows"][0]
        assert person["first_name"]["value"] == "Bertille"

        page.get_by_role("link", name=ERASE, exact=True).click()
        page.get_by_role("button", name="Oui, tout effacer").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Tout est effacé")
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("Tout est effacé")
        page.goto(own)
        expect(page.get_by_text("Bertille")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_step_is_accessible(browser: Browser, running_site: RunningSite, scheme: str):
    with visitor(browser, running_site, viewport=PHONE, color_scheme=scheme) as somebody:
        page = somebody.new_page()
        name = f"Odile-{scheme}"
        send_a_request(page, name)
        page.get_by_role("link", name=ERASE, exact=True).click()
        expect(page.get_by_role("button", name="Oui, tout effacer")).to_be_visible()
        assert violations(page) == []

        send_a_request(page, name, "Et mon tracteur.")
        page.get_by_role("link", name=ERASE, exact=True).click()
        assert violations(page) == []
        page.get_by_role("button", name="Envoyez-moi le lien").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Regardez vos courriels")
        assert violations(page) == []
