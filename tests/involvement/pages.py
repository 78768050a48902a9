"""Reading the pages of the form as a browser and a screen reader do."""

from bs4 import BeautifulSoup

FORM = "/en/get-involved/"


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def values(page: BeautifulSoup) -> dict[str, str]:
    """What the form holds, as a browser would send it."""
    form = page.select_one("main form.form")
    sent = {
        field["name"]: field.get("value", "")
        for field in form.select("input[name]")
        if field["type"] not in ("radio", "checkbox") or field.has_attr("checked")
    }
    return sent | {
        field["name"]: field.text.removeprefix("\n") for field in form.select("textarea")
    }


def errors(page: BeautifulSoup) -> dict[str, str]:
    """Errors by the field that they point at, as the summary lists them."""
    return {
        link["href"].removeprefix("#"): link.text for link in page.select(".error-summary a[href]")
    }


def described(page: BeautifulSoup, name: str) -> list[str]:
    """What a screen reader says after the field's name."""
    field = page.find(id=name)
    return [" ".join(page.find(id=key).text.split()) for key in field["aria-describedby"].split()]
