"""What an editor does in the CMS, step by step: choose, add a row, add a block, publish.

Everything is found by the name of a field, never by words, so that it holds in every language.
"""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

MODAL = ".modal-content"
STILL_MISSING = ".completeness__list--blocking li"
# Wagtail saves by itself half a second after each change, and takes a button that is pressed while
# it does so for somebody else's: people lift their hand first.
AT_REST = """() => new Promise((rested) => {
  const indicator = document.querySelector("#w-autosave-indicator");
  let timer = 0;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (indicator.dataset.wAutosaveStateValue === "saving") wait();
      else rested();
    }, 1200);
  };
  for (const kind of ["w-unsaved:add", "w-autosave:save", "w-autosave:success"]) {
    document.addEventListener(kind, wait);
  }
  wait();
})"""


def new_page(page: Page, kind: str, below: str) -> None:
    """Open the empty form of a page.

    Args:
        kind: app and model, such as "stories/storypage".
        below: public address of the list that it will lie in.
    """
    page.goto(f"/admin/pages/add/{kind}/{number_of(page, below)}/")
    expect(page.locator("#id_title")).to_be_editable()


def number_of(page: Page, address: str) -> str:
    """The number under which the CMS knows a public page, off the bar that it shows to editors."""
    page.goto(address)
    edit = page.locator("wagtail-userbar a[href$='/edit/']")
    found = re.search(r"/(\d+)/edit/", edit.get_attribute("href") or "")
    assert found, address
    return found[1]


def fill(page: Page, **values: Any) -> None:
    """Write in plain fields, by name; a calendar that opens is closed again."""
    for name, value in values.items():
        field = page.locator(f"#id_{name.replace('__', '-')}")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(str(value))
        else:
            field.fill(str(value))
            field.press("Tab")


def write(page: Page, name: str, text: str) -> None:
    """Type in a rich text."""
    page.locator(f"[data-contentpath='{name}'] [contenteditable=true]").first.click()
    page.keyboard.type(text)


def add_row(page: Page, rows: str) -> str:
    """One more row of an inline panel; the name that its fields begin with."""
    number = page.locator(f"#id_{rows}-TOTAL_FORMS").input_value()
    page.click(f"#id_{rows}-ADD")
    return f"{rows}-{number}"


def add_block(page: Page, stream: str, icon: str = "") -> str:
    """One more block at the end of a StreamField; the name that its fields begin with.

    Args:
        icon: of the kind of block, where there is a choice.
    """
    count = page.locator(f"[name='{stream}-count']")
    number = count.input_value()
    page.locator(f"[data-contentpath='{stream}'] .c-sf-add-button").last.click()
    if icon:
        page.click(f"[role=option]:has(use[href='#icon-{icon}'])")
    expect(count).to_have_value(str(int(number) + 1))
    return f"{stream}-{number}-value"


def choose(page: Page, field: str, name: str) -> None:
    """Take what bears exactly this name; search for it where the chooser has a search."""
    _open_chooser(page, field)
    result = page.locator(f"{MODAL} a:is([data-chooser-modal-choice], .choose-page)")
    search = page.locator(f"{MODAL} #id_q")
    if search.count():
        search.fill(name)
    result.filter(has_text=re.compile(rf"^\s*{re.escape(name)}\s*$")).first.click()
    _has_chosen(page, field, name)


def upload(page: Page, field: str, file: Path, **values: str) -> None:
    """Put a picture into the library from within the form, and choose it.

    Args:
        values: fields of the picture's own form.
    """
    _open_chooser(page, field)
    page.click(f"{MODAL} a[href='#tab-upload']")
    form = page.locator(f"{MODAL} #tab-upload form")
    form.locator("input[type=file]").set_input_files(file)
    for name, value in values.items():
        entry = form.locator(f"[name$='-{name}']")
        if name == "licence":
            entry.select_option(value)
        else:
            entry.fill(value)
    form.locator("[type=submit]").click()
    _has_chosen(page, field, values["title"])


def chosen(page: Page, field: str) -> Locator:
    """What a chooser says that it holds."""
    return page.locator(f"#id_{field}-chooser [data-chooser-title]")


def missing(page: Page) -> list[str]:
    """The fields that the meter says publishing waits for."""
    links = page.locator(f"{STILL_MISSING} [data-completeness-jump]")
    return links.evaluate_all("links => links.map(link => link.dataset.completenessJump)")


def publish(page: Page) -> None:
    """Press the button that publishes, whatever comes of it."""
    page.evaluate(AT_REST)
    page.click("footer .w-dropdown-button .w-dropdown__toggle")
    with page.expect_navigation():
        page.click("footer [name=action-publish]")


def save_draft(page: Page) -> None:
    """Press the button that saves."""
    page.evaluate(AT_REST)
    with page.expect_navigation():
        page.click("footer .action-save")


def _open_chooser(page: Page, field: str) -> None:
    page.click(f"#id_{field}-chooser [data-chooser-action-choose]:visible")
    expect(page.locator(f"{MODAL} .modal-body")).to_be_visible()


def _has_chosen(page: Page, field: str, name: str) -> None:
    expect(page.locator(MODAL)).to_have_count(0)
    expect(chosen(page, field)).to_have_text(name)
