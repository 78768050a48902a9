"""The table of queries with the result that comes first, and the pages that it is about."""

import json
from pathlib import Path

from calls.models import CallIndexPage
from events.models import EventIndexPage
from search.engine import search
from search.models import SearchEntry, Synonyms
from stories.models import StoryIndexPage
from tests.factories import make_call, make_event, make_organisation, make_story

TABLE = json.loads((Path(__file__).parent / "data" / "queries.json").read_text())
QUERIES = [(row["language"], row["words"], row["first"]) for row in TABLE["queries"]]
INDEXES = {"story": StoryIndexPage, "call": CallIndexPage, "event": EventIndexPage}


def make_corpus() -> None:
    """Pages and an organisation in three languages, and what editors declared to mean the same."""
    for number, row in enumerate(TABLE["corpus"]):
        if row["kind"] == "organisation":
            make_organisation(row["title"], description_fr=row["summary"])
            continue
        make = {"story": make_story, "call": make_call, "event": make_event}[row["kind"]]
        if row["kind"] == "story":
            text = {"problem": row["text"]}
        else:
            text = {"body": [{"type": "text", "value": f"<p>{row['text']}</p>"}]}
        parent = INDEXES[row["kind"]].objects.get(locale__language_code=row["language"])
        make(row["title"], slug=f"page-{number}", summary=row["summary"], parent=parent, **text)
    for row in TABLE["synonyms"]:
        Synonyms.objects.create(**row)


def first(words: str, language: str) -> str | None:
    keys = search(words, language).keys
    return SearchEntry.objects.get(pk=keys[0]).title if keys else None
