"""What Wagtail's moderation writes to people, in our words and in their language."""

import pytest
from django.core import mail

from home.roles import MODERATORS, PRESS, ensure_roles
from tests.factories import make_story
from tests.words import fr


@pytest.fixture
def people(tree, django_user_model):
    groups = ensure_roles()
    people = {}
    for name, role in (("Iris", PRESS), ("Solène", MODERATORS)):
        user = django_user_model.objects.create_user(
            role.lower(), f"{role.lower()}@example.org", first_name=name
        )
        user.groups.add(groups[role])
        people[role] = user
    return people


def sent() -> list[tuple[str, str, str]]:
    """To whom, subject and text of what was sent since; without greeting and preferences."""
    letters = [
        (letter.to[0], letter.subject, "\n".join(letter.body.splitlines()[1:]))
        for letter in mail.outbox
    ]
    mail.outbox.clear()
    return letters


def test_asked_refused_with_a_word_sent_again_approved(people, settings):
    settings.LANGUAGE_CODE = "fr"
    iris, solene = people[PRESS], people[MODERATORS]
    story = make_story("L’usine & la fosse", live=False)
    story.save_revision(user=iris)
    state = story.get_workflow().start(story, iris)
    [(to, subject, text)] = sent()
    assert (to, subject) == ("moderators@example.org", "À relire\u00a0: L’usine & la fosse")
    assert "Iris vous demande de relire «\u00a0L’usine & la fosse\u00a0» avant publication." in text
    assert f"/admin/pages/{story.pk}/edit/" in text

    task = state.current_task_state.task.specific
    task.on_action(state.current_task_state, solene, "reject", comment="Qui l’a mesuré ?")
    [(to, subject, text)] = sent()
    assert (to, subject) == ("press@example.org", "À reprendre\u00a0: L’usine & la fosse")
    assert "Solène a lu «\u00a0L’usine & la fosse\u00a0» et vous demande des changements" in text
    assert "\nQui l’a mesuré ?\n" in text

    state.refresh_from_db()
    state.resume(user=iris)
    assert [(to, subject) for to, subject, _text in sent()] == [
        ("moderators@example.org", "À relire\u00a0: L’usine & la fosse")
    ]
    state.refresh_from_db()
    task.on_action(state.current_task_state, solene, "approve")
    [(to, subject, text)] = sent()
    assert (to, subject) == ("press@example.org", "Approuvé\u00a0: L’usine & la fosse")
    assert fr("Its address:") in text
    assert "/fr/recits/lusine-la-fosse/" in text


def test_whoever_sees_to_everything_hears_who_sent_what(people, django_user_model):
    django_user_model.objects.create_superuser("admin", "admin@example.org")
    iris = people[PRESS]
    story = make_story("La fosse", live=False)
    story.save_revision(user=iris)
    story.get_workflow().start(story, iris)
    told = {subject: text for to, subject, text in sent() if to == "admin@example.org"}
    assert set(told) == {"À relire\u00a0: La fosse", "Envoyé en relecture\u00a0: La fosse"}
    assert "Iris a envoyé «\u00a0La fosse\u00a0» en relecture." in " ".join(told.values())


def test_they_greet_as_all_our_mails_do_and_say_where_to_choose_them(people):
    iris = people[PRESS]
    story = make_story("La fosse", live=False)
    story.save_revision(user=iris)
    story.get_workflow().start(story, iris)
    [letter] = mail.outbox
    lines = letter.body.splitlines()
    assert lines[0] == "Bonjour Solène,"
    said, address = lines[-1].rsplit(" ", 1)
    assert said == fr("Which of these mails you get:")
    assert address.endswith("/admin/account/#tab-notifications")
    assert "\n\n\n" not in letter.body
