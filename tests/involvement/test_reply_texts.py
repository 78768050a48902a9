"""Reply templates: filled in, planted once, kept by those who may."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from involvement.first_replies import FIRST_REPLIES
from involvement.models import ClosedReason, ReplyTemplate
from involvement.reply_texts import (
    ensure_reply_templates,
    fill,
    templates_for,
    unknown_fields,
)
from tests.factories import make_programme, make_request, make_story
from tests.involvement.conftest import MONDAY_MORNING
from tests.involvement.desk import enter
from tests.involvement.pages import soup

pytestmark = pytest.mark.django_db
ALL = "{name} {facilitator} {phone} {slot} {slots} {page} {programme}"


def test_every_field_in_the_persons_language(camille, monday):
    story = make_story("Un atelier partagé")
    call = MONDAY_MORNING + timedelta(days=1)
    row = make_request(camille, language="de", callback_at=call, page=story.page_ptr)
    template = ReplyTemplate(
        pk=1, subject_fr="fr", subject_de="Guten Tag\n{name}", body_fr="fr", body_de=ALL
    )
    text = fill([template], row, camille, MONDAY_MORNING)[1]
    assert text.subject == "Guten Tag Inès"
    first, second, third = text.body.splitlines()
    assert first.startswith("Inès Camille Roth 03 89 00 00 01 morgen um")
    assert first.count("–") == 1
    assert (second[:1], third.endswith("Un atelier partagé Alsace")) == ("–", True)


def test_a_line_without_its_word_is_left_out(camille, monday):
    row = make_request(camille, language="fr")
    body = "Bonjour {name},\n\nVous lisiez {page}.\n\nNous parlons {slot}.\n\n{facilitator}"
    text = fill([ReplyTemplate(pk=1, body_fr=body)], row, camille, MONDAY_MORNING)[1]
    assert text.body == "Bonjour Inès,\n\nCamille Roth"


def test_words_of_the_person_are_never_a_field(camille, monday):
    row = make_request(camille)
    row.person.first_name = "{phone}"
    text = fill([ReplyTemplate(pk=1, body_fr="{name} {unknown}")], row, camille, MONDAY_MORNING)
    assert text[1].body == "{phone} {unknown}"


def test_french_where_a_language_has_no_words(camille, monday):
    row = make_request(camille, language="en")
    template = ReplyTemplate(pk=1, subject_fr="Bonjour", body_fr="Bonjour {name}")
    text = fill([template], row, camille, MONDAY_MORNING)[1]
    assert (text.subject, text.body) == ("Bonjour", "Bonjour Inès")


def test_a_field_that_nothing_fills_is_refused():
    template = ReplyTemplate(name="x", subject_fr="{nom}", body_fr="{name}", body_de="{Name}")
    with pytest.raises(ValidationError) as caught:
        template.full_clean()
    assert sorted(caught.value.message_dict) == ["body_de", "subject_fr"]
    assert unknown_fields("{name} {x} { y }") == ["{x}"]


def test_templates_of_ones_own_team_and_of_all(camille, monday):
    lyon = make_programme("Lyon")
    for name, programme in (("all", None), ("ours", camille.programme), ("theirs", lyon)):
        ReplyTemplate.objects.create(name=name, programme=programme, subject_fr="a", body_fr="b")
    row = make_request(camille)
    assert [template.name for template in templates_for(row)] == ["all", "ours"]


def test_the_first_ones_are_planted_once_and_say_something_in_three_languages(tree):
    call_command("set_up", verbosity=0)
    planted = list(ReplyTemplate.objects.all())
    assert len(planted) == len(FIRST_REPLIES)
    for template in planted:
        template.full_clean()
        for code in ("fr", "de", "en"):
            assert getattr(template, f"subject_{code}")
            assert getattr(template, f"body_{code}")
    proposed = {template.closes for template in planted} - {""}
    assert proposed == set(ClosedReason) - {ClosedReason.SPAM, ClosedReason.DUPLICATE}
    planted[0].delete()
    ReplyTemplate.objects.filter(pk=planted[1].pk).update(body_fr="Autrement")
    ensure_reply_templates()
    assert ReplyTemplate.objects.count() == len(FIRST_REPLIES) - 1
    assert ReplyTemplate.objects.get(pk=planted[1].pk).body_fr == "Autrement"


SNIPPETS = "/admin/snippets/involvement/replytemplate/"


@pytest.fixture
def templates(camille, people) -> dict[str, ReplyTemplate]:
    lyon = people["lea"].facilitator.programme
    return {
        name: ReplyTemplate.objects.create(
            name=name, programme=programme, subject_fr="a", body_fr="b"
        )
        for name, programme in (("all", None), ("ours", camille.programme), ("theirs", lyon))
    }


def listed(client) -> list[str]:
    page = soup(client.get(SNIPPETS))
    return sorted(link.text.strip() for link in page.select(".title-wrapper a"))


def make_lead(people, who: str) -> None:
    facilitator = people[who].facilitator
    facilitator.programme.lead = facilitator
    facilitator.programme.save()


def test_a_lead_keeps_the_templates_of_their_team(people, templates):
    make_lead(people, "camille")
    client = enter(people["camille"])
    edit = {name: f"{SNIPPETS}edit/{row.pk}/" for name, row in templates.items()}
    values = {"name": "Nouveau", "subject_fr": "Bonjour", "body_fr": "Texte", "sort_order": "0"}
    assert client.get(edit["ours"]).status_code == 200
    assert client.post(edit["ours"], values).status_code == 302
    templates["ours"].refresh_from_db()
    assert templates["ours"].name == "Nouveau"
    assert templates["ours"].programme == people["camille"].facilitator.programme
    for other in ("all", "theirs"):
        assert client.get(edit[other]).status_code == 404
        assert client.post(edit[other], values).status_code == 404
        for view in ("history", "usage"):
            assert client.get(f"{SNIPPETS}{view}/{templates[other].pk}/").status_code == 404
        delete = f"{SNIPPETS}delete/{templates[other].pk}/"
        assert client.post(delete)["Location"] == "/admin/"
    assert ReplyTemplate.objects.count() == 3
    client.post(f"{SNIPPETS}add/", values | {"name": "Encore"})
    assert ReplyTemplate.objects.get(name="Encore").programme == templates["ours"].programme
    assert listed(client) == ["Encore", "Nouveau"]


def test_administrators_keep_all_and_others_none(people, templates):
    root = enter(people["root"])
    assert listed(root) == ["all", "ours", "theirs"]
    assert root.get(f"{SNIPPETS}edit/{templates['theirs'].pk}/").status_code == 200
    for who in ("camille", "paul", "stranger"):
        assert enter(people[who]).get(SNIPPETS).status_code == 302
        edit = f"{SNIPPETS}edit/{templates['ours'].pk}/"
        assert enter(people[who]).get(edit).status_code == 404
