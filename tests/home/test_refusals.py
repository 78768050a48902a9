"""What a moderator asks for stands on the form until the page is sent again."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from wagtail.users.models import UserProfile

from home.roles import MODERATORS, PRESS
from tests.factories import make_story, roles
from tests.stories.story_form import empty


@pytest.fixture
def people(tree, django_user_model):
    people = {}
    for name, role in (("Iris", PRESS), ("Solène", MODERATORS)):
        people[role] = django_user_model.objects.create_user(role.lower(), first_name=name)
        people[role].groups.add(roles()[role])
    return people


@pytest.fixture
def story(people):
    story = make_story("La fosse", live=False)
    story.save_revision(user=people[PRESS])
    return story


def refuse(story, people):
    """Send it for moderation, and have it refused."""
    state = story.get_workflow().start(story, people[PRESS])
    task = state.current_task_state.task.specific
    with time_machine.travel(datetime(2027, 3, 3, 9, 5, tzinfo=UTC), tick=False):
        task.on_action(
            state.current_task_state,
            people[MODERATORS],
            "reject",
            comment="Qui l’a <mesuré> ?\nQuand ?",
        )
    state.refresh_from_db()
    return state


def note(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [
        " ".join(line.get_text(" ").split())
        for line in page.select(".refusal p, .refusal blockquote")
    ]


def test_it_stands_there_until_the_page_is_sent_again(people, story, client):
    client.force_login(people[PRESS])
    address = f"/admin/pages/{story.pk}/edit/"
    assert note(client.get(address)) == []
    state = refuse(story, people)
    found = note(client.get(address))
    assert (found[0], found[1], len(found)) == (
        "Solène a demandé des changements le 3 mars 2027 à 10 h 05.",
        "Qui l’a <mesuré> ? Quand ?",
        3,
    )
    # A form that comes back with errors still says it.
    assert note(client.post(address, empty(title=""))) == found

    state.resume(user=people[PRESS])
    assert note(client.get(address)) == []


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", "Solène hat am 3. März 2027 um 10:05 Uhr um Änderungen gebeten."),
        ("en", "Solène asked for changes on 3 March 2027 at 10:05am."),
    ],
)
def test_it_speaks_the_language_of_the_account(people, story, client, language, told):
    UserProfile.objects.create(user=people[PRESS], preferred_language=language)
    client.force_login(people[PRESS])
    refuse(story, people)
    assert note(client.get(f"/admin/pages/{story.pk}/edit/"))[0] == told
