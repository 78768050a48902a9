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


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", "Solène a demandé des changements le 3 mars 2027 à 10 h 05."),
        ("de", "Solène hat am 3. März 2027 um 10:05 Uhr um Änderungen gebeten."),
        ("en", "Solène asked for changes on 3 March 2027 at 10:05am."),
    ],
)
def test_who_when_and_why_until_it_is_sent_again(people, client, language, told):
    iris, solene = people[PRESS], people[MODERATORS]
    UserProfile.objects.create(user=iris, preferred_language=language)
    client.force_login(iris)
    story = make_story("La fosse", live=False)
    story.save_revision(user=iris)
    address = f"/admin/pages/{story.pk}/edit/"

    def note(response) -> list[str]:
        page = BeautifulSoup(response.content, "html.parser")
        return [
            " ".join(line.get_text(" ").split())
            for line in page.select(".refusal p, .refusal blockquote")
        ]

    assert note(client.get(address)) == []
    state = story.get_workflow().start(story, iris)
    assert note(client.get(address)) == []
    task = state.current_task_state.task.specific
    with time_machine.travel(datetime(2027, 3, 3, 9, 5, tzinfo=UTC), tick=False):
        task.on_action(
            state.current_task_state, solene, "reject", comment="Qui l’a <mesuré> ?\nQuand ?"
        )
    found = note(client.get(address))
    assert (found[0], found[1], len(found)) == (told, "Qui l’a <mesuré> ? Quand ?", 3)
    # A form that comes back with errors still says it.
    assert note(client.post(address, empty(title=""))) == found

    state.refresh_from_db()
    state.resume(user=iris)
    assert note(client.get(address)) == []
