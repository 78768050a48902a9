"""A story under embargo carries the mark of whoever reads it, and of nobody else."""

from datetime import timedelta

import pytest
from django.test import Client

from press import links, watermark
from tests.factories import make_story

from .conftest import MONDAY
from .rows import make_journalist

pytestmark = pytest.mark.django_db


def test_each_journalist_reads_their_own_mark_and_the_public_reads_none(team):
    """What is kept of a story (its rows, its set text) must not carry a mark on to the next reader."""
    story = make_story(
        problem="Le car ne roule plus.",
        summary="Deux entreprises et une association partagent un minibus.",
        embargo_until=MONDAY + timedelta(days=2),
    )
    readers = [
        make_journalist(name, email=f"{number}@journal.example", accredited=True)
        for number, name in enumerate(("Rubrique locale", "Rubrique sociale"))
    ]
    given = links.story_links(readers, story, MONDAY)
    for reader in [*readers, *readers]:
        link = given[reader.pk]
        page = Client().get(links.story_url(link)).text
        assert watermark.read(page) == {link.pk}
        assert page.count("car ne roule plus.") == 1
    story.embargo_until = None
    story.save_revision().publish()
    for _time in range(2):
        assert watermark.read(Client().get(story.url).text) == set()
