"""What docs/ says of itself: links lead somewhere, pictures are small and described, grids are whole."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)#\s]+)")
ROW = re.compile(r"^\| (\d+\.\d+) \| [^|]+ \| ([^|]+)", re.MULTILINE)
# How many criteria each theme has: RGAA 4.1, and RGESN of May 2024.
GRIDS = {
    "accessibilite.md": [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12],
    "ecoconception.md": [10, 10, 7, 15, 8, 7, 4, 10, 7],
}


def links(page: Path) -> list[tuple[bool, str, Path]]:
    """Pictures and links of a page to files: whether it is a picture, its words, the file."""
    found = LINK.findall(page.read_text())
    return [
        (bool(mark), words, (page.parent / target).resolve())
        for mark, words, target in found
        if "://" not in target
    ]


def test_links_lead_somewhere_and_every_page_can_be_found():
    told = {page: links(page) for page in PAGES}
    broken = [
        f"{page.name}: {target}"
        for page, found in told.items()
        for _, _, target in found
        if not target.exists()
    ]
    assert broken == []
    index = DOCS / "README.md"
    assert {target for _, _, target in told[index]} >= set(DOCS.glob("*.md")) - {index}
    assert index in {target for _, _, target in told[ROOT / "README.md"]}


def test_pictures_are_used_described_and_small():
    shown = [(words, target) for page in PAGES for mark, words, target in links(page) if mark]
    assert [target.name for words, target in shown if len(words) < 20] == []
    pictures = set((DOCS / "images").iterdir())
    assert pictures - {target for _, target in shown} == set()
    assert [file.name for file in pictures if file.stat().st_size >= 120_000] == []


@pytest.mark.parametrize("name", GRIDS)
def test_every_criterion_is_answered_once_and_the_sums_agree(name: str):
    text = (DOCS / name).read_text()
    rows = ROW.findall(text)
    expected = [
        f"{theme}.{number}"
        for theme, count in enumerate(GRIDS[name], 1)
        for number in range(1, count + 1)
    ]
    assert [number for number, _ in rows] == expected
    states = [re.split("[:|]", state)[0].strip() for _, state in rows]
    if name == "accessibilite.md":
        summed = dict(re.findall(r"^\| (machine|lu|non testé|sans objet) \| (\d+) \|", text, re.M))
        assert {state: int(number) for state, number in summed.items()} == {
            state: states.count(state) for state in set(states)
        }
        return
    summed = re.search(r"^\| 78 critères \|(.+)\|$", text, re.M)[1]
    depends = states.count("éditeur") + states.count("hébergeur")
    counted = [states.count(state) for state in ("oui", "en partie", "non")]
    assert [int(cell) for cell in summed.split("|")] == [
        *counted,
        depends,
        states.count("sans objet") + states.count("sans objet d’origine"),
    ]
