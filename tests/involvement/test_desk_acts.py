"""The forms of a card: what they do, what they refuse, and that nothing typed is lost."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from post_office.models import Email

from involvement import consents, freshness, purposes, reference
from involvement.desk.card import CARD_SECTIONS, CardSection
from involvement.models import Involvement, Presence, ReplyTemplate, State
from involvement.private.links import url_for
from involvement.services import receive
from tests.factories import make_person, make_request
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry
from tests.involvement.desk import card_of, enter, kinds, told
from tests.involvement.pages import soup
from tests.words import fr

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(requests) -> Involvement:
    return requests["alsace"]


@pytest.fixture
def client(people):
    return enter(people["camille"])


def fresh(row: Involvement) -> Involvement:
    return Involvement.objects.get(pk=row.pk)


def seen(row: Involvement) -> dict[str, int]:
    return {"seen": freshness.last_step(row)}


def form(response, act: str):
    return soup(response).select_one(f"form[data-act={act}]")


def test_every_act_leads_to_the_timeline_and_leaves_its_step(client, row, zoe):
    done = (
        ("note", {"text": "rappeler jeudi"}, "note"),
        ("call", {"reached": "yes", "problem": "pas de local"}, "state"),
        ("reply", {"subject": "Bonjour", "body": "Quand ?"}, "mail-out"),
        ("snooze", {"until": "2026-12-24", "text": "Noël"}, "snoozed"),
        ("handover", {"to": zoe.pk, "word": "À toi"}, "handed-over"),
        ("close", {"reason": "answered"}, "closed"),
    )
    for act, data, kind in done:
        response = client.post(card_of(row, f"{act}/"), data | seen(row))
        assert (act, response.status_code) == (act, 302)
        assert response["Location"] == f"{card_of(row)}#timeline-section"
        assert (act, kinds(row)[-1]) == (act, kind)
    step = row.steps.get(kind="call")
    assert step.text == fr("%(prompt)s: %(answer)s") % {
        "prompt": fr("Problem"),
        "answer": "pas de local",
    }
    page = soup(client.get(card_of(row)))
    lines = [" ".join(line.strong.text.split()) for line in page.select("#timeline-steps > li")[:2]]
    assert lines == [
        f"{fr('closed')} · {fr('closed')}",
        f"{fr('handed over')} · {fr('to %(name)s') % {'name': 'Zoé'}}",
    ]


def test_the_timeline_says_to_what_somebody_agreed_and_no_longer_does(client, row):
    consents.give(row.person, purposes.FOLLOW_UP, MONDAY_MORNING, involvement=row)
    consents.withdraw(row.person, purposes.FOLLOW_UP, MONDAY_MORNING, involvement=row)
    page = soup(client.get(card_of(row)))
    lines = [" ".join(line.strong.text.split()) for line in page.select("#timeline-steps > li")[:2]]
    assert lines == [
        f"{fr('consent')} · {fr('no more letters')}",
        f"{fr('consent')} · {fr('yes to letters')}",
    ]


@pytest.mark.parametrize(
    ("act", "data", "wrong"),
    [
        ("note", {"text": ""}, ["text"]),
        ("note", {"text": "x" * 4001}, ["text"]),
        ("call", {"problem": "Lokal"}, ["reached"]),
        ("call", {"reached": "perhaps"}, ["reached"]),
        ("reply", {"subject": "", "body": "Mein Text"}, ["subject"]),
        ("reply", {"subject": "Da", "body": ""}, ["body"]),
        ("reply", {"subject": "Da", "body": "Text", "to": "999999"}, ["to"]),
        ("handover", {"to": ""}, ["to"]),
        ("snooze", {"until": "yesterday"}, ["until"]),
        ("snooze", {"until": "2026-11-22"}, ["until"]),
        ("close", {"reason": "", "subject": "Adieu", "body": "Merci"}, ["reason"]),
        ("close", {"reason": "erased"}, ["reason"]),
        ("close", {"reason": "no-answer"}, ["reason"]),
        ("close", {"reason": "answered", "send": "on"}, ["subject", "body"]),
        ("close", {"reason": "spam", "send": "on", "subject": "a", "body": "b"}, ["send"]),
    ],
)
def test_refused_where_it_is_wrong_and_nothing_lost(client, row, zoe, act, data, wrong):
    Involvement.objects.filter(pk=row.pk).update(state=State.IN_DIALOGUE)
    before = kinds(row)
    response = client.post(card_of(row, f"{act}/"), data | seen(row))
    assert response.status_code == 422
    assert kinds(row) == before
    shown = form(response, act)
    assert shown.find_parent("details").has_attr("open")
    marked = [
        field.select_one("[name]")["name"]
        for field in shown.select("[data-field-wrapper]")
        if field.select(".error-message")
    ]
    assert sorted(marked) == sorted(wrong)
    for name, value in data.items():
        field = shown.select_one(f"textarea[name={name}], input[type=text][name={name}]")
        if field is not None:
            kept = (
                field.text.removeprefix("\n")
                if field.name == "textarea"
                else field.get("value", "")
            )
            assert kept == value


def test_the_second_of_two_is_told_what_happened_and_keeps_every_word(client, row, zoe):
    opened = seen(row)
    enter(zoe.user).post(card_of(row, "call/"), {"reached": "yes"} | opened)
    data = {"subject": "Bonjour", "body": "Mes trois paragraphes.", "word": "", "to": ""}
    response = client.post(card_of(row, "reply/"), data | opened)
    assert response.status_code == 422
    shown = form(response, "reply")
    alert = " ".join(shown.select_one("[role=alert]").text.split())
    assert "Zoé" in alert
    assert fr("call") in alert
    assert shown.select_one("textarea[name=body]").text.strip() == "Mes trois paragraphes."
    assert Email.objects.filter(to="ines@example.org", subject="Bonjour").count() == 0
    # The card that came back knows what happened: sent again, it leaves.
    again = {"seen": shown.select_one("[name=seen]")["value"]}
    assert client.post(card_of(row, "reply/"), data | again).status_code == 302
    assert kinds(row).count("mail-out") == 1


def test_too_late_for_what_is_closed_and_the_words_are_still_there(client, row, zoe):
    enter(zoe.user).post(card_of(row, "close/"), {"reason": "answered"})
    data = {"subject": "Bonjour", "body": "Mes mots."}
    response = client.post(card_of(row, "reply/"), data)
    assert response.status_code == 422
    shown = form(response, "reply")
    assert shown.select_one("textarea[name=body]").text.strip() == "Mes mots."
    assert fr("Somebody was quicker: the request has moved on already.") in shown.text


@pytest.mark.parametrize("value", ["", "x", "-1", "9" * 30, "\x00"])
def test_any_value_of_the_hidden_field_gets_a_page(client, row, value):
    response = client.post(card_of(row, "note/"), {"text": "Mot", "seen": value})
    assert response.status_code in (302, 422)


def test_what_a_card_offers_follows_its_state(client, row, camille, zoe):
    def offered(request: Involvement) -> list[str]:
        return [act["data-act"] for act in soup(client.get(card_of(request))).select("[data-act]")]

    assert offered(row) == ["note", "call", "reply", "handover", "close"]
    Involvement.objects.filter(pk=row.pk).update(state=State.IN_DIALOGUE)
    assert offered(row) == ["note", "call", "reply", "handover", "snooze", "close"]
    by_phone = make_request(camille, make_person(email="", phone="06 39 98 00 01"))
    assert offered(by_phone) == ["note", "call", "handover", "close"]
    Involvement.objects.filter(pk=row.pk).update(state=State.CLOSED)
    assert offered(row) == ["note", "call"]


def test_a_template_fills_the_mail_without_script(client, row, camille):
    template = ReplyTemplate.objects.create(
        name="Première réponse",
        subject_fr="Bonjour {name}",
        body_fr="Bonjour {name},\nvous veniez de {page}.\n{facilitator}",
        subject_en="Hello {name}",
        body_en="Hello {name},\nyou came from {page}.\n{facilitator}",
    )
    page = soup(client.get(f"{card_of(row)}?template={template.pk}"))
    reply = page.select_one("form[data-act=reply]")
    assert page.select_one("#act-reply").has_attr("open")
    assert reply.select_one("[name=subject]")["value"] == "Hello Inès"
    # Nobody came from a page, so the line about it is left out.
    assert reply.select_one("[name=body]").text.strip() == "Hello Inès,\nCamille Roth"
    for nonsense in ("x", "999999", "-1", "9" * 40):
        assert client.get(f"{card_of(row)}?template={nonsense}").status_code == 200


def test_no_choice_is_made_for_anybody(client, row, zoe):
    page = soup(client.get(card_of(row)))
    for act, name, words in (
        ("close", "reason", "Choose a reason"),
        ("handover", "to", "Choose somebody"),
    ):
        field = page.select_one(f"form[data-act={act}] [name={name}]")
        assert field.select_one("option").text == fr(words)
        assert field.select_one("option")["value"] == ""
        assert not field.select("option:not(:first-child)[selected]")


def test_a_reason_proposes_its_courteous_mail(client, row):
    ReplyTemplate.objects.create(
        name="Bureau", closes="wrong-desk", subject_fr="À qui, {name}", body_fr="Demandez à …"
    )
    page = soup(client.get(f"{card_of(row)}?reason=wrong-desk"))
    shown = page.select_one("form[data-act=close]")
    assert shown.select_one("[name=reason] [selected]")["value"] == "wrong-desk"
    assert shown.select_one("[name=subject]")["value"] == "À qui, Inès"
    assert not shown.select_one("[name=send]").has_attr("checked")
    client.post(
        card_of(row, "close/"),
        {"reason": "wrong-desk", "send": "on", "subject": "À qui", "body": "Demandez."},
    )
    assert (fresh(row).state, fresh(row).closed_reason) == (State.CLOSED, "wrong-desk")
    subject = reference.subject_with("À qui", row)
    assert Email.objects.filter(to="ines@example.org", subject=subject).count() == 1


def test_asleep_woken_by_hand(client, row):
    Involvement.objects.filter(pk=row.pk).update(state=State.MET)
    client.post(card_of(row, "snooze/"), {"until": "2026-12-24"})
    assert (fresh(row).state, fresh(row).snoozed_until) == (State.DORMANT, date(2026, 12, 24))
    buttons = [f["action"] for f in soup(client.get(card_of(row))).select("form[action]")]
    assert card_of(row, "wake/") in buttons
    client.post(card_of(row, "wake/"))
    assert fresh(row).state == State.MET
    client.post(card_of(row, "wake/"))
    said = (fr("It is awake."), fr("Somebody was quicker: the request has moved on already."))
    assert told(client) == [" ".join(words.split()) for words in said]


def test_the_private_link_renewed_and_revoked(client, row):
    old = row.links.get()
    client.post(card_of(row, "link/"), {"act": "renew"})
    old.refresh_from_db()
    assert old.revoked_at == MONDAY_MORNING
    living = row.links.get(revoked_at=None)
    client.post(card_of(row, "link/"), {"act": "revoke"})
    assert not row.links.filter(revoked_at=None).exists()
    assert kinds(row)[-2:] == ["link", "link"]
    assert url_for(row, MONDAY_MORNING) != ""
    assert row.links.filter(revoked_at=None).exclude(pk=living.pk).count() == 1


def test_merged_and_taken_apart_from_the_card(client, row, camille):
    with time_machine.travel(MONDAY_MORNING + timedelta(hours=1), tick=False):
        again = receive(make_enquiry(first_name="Ines", message="Encore moi"))
    page = soup(client.get(card_of(again)))
    history = page.select_one(".desk-history")
    reasons = history.select_one(".desk-history__reasons").text
    assert reasons == f"{fr('the same e-mail address')}, {fr('the same telephone number')}"
    response = client.post(card_of(again, "merge/"), {"with": row.pk})
    assert response["Location"] == card_of(row)
    assert (fresh(again).state, fresh(again).duplicate_of) == (State.CLOSED, row)
    merged = soup(client.get(card_of(again))).select_one(".desk-card__merged")
    assert merged.a["href"] == card_of(row)
    assert card_of(again, "unmerge/") in str(soup(client.get(card_of(row))))
    client.post(card_of(again, "unmerge/"))
    assert (fresh(again).state, fresh(again).duplicate_of) == (State.NEW, None)


def test_nothing_merges_with_another_team(client, row, requests):
    for other in (requests["lyon"].pk, 0, "", "x", "9" * 5000):
        assert client.post(card_of(row, "merge/"), {"with": other}).status_code == 404
    assert fresh(requests["lyon"]).duplicate_of is None


def test_spam_is_closed_as_such(client, camille, monday):
    row = receive(make_enquiry(suspicious="trap"))
    page = soup(client.get(card_of(row)))
    spam = page.select_one(".desk-acts__spam")
    sent = {field["name"]: field["value"] for field in spam.select("input[name]")}
    client.post(spam["action"], sent)
    assert (fresh(row).state, fresh(row).closed_reason) == (State.CLOSED, "spam")
    assert not Email.objects.exists()


def test_who_may_only_look_does_nothing(people, requests):
    from django.contrib.auth.models import Permission

    row, camille = requests["alsace"], people["camille"]
    camille.groups.clear()
    for codename in ("view_involvement", "access_admin"):
        camille.user_permissions.add(Permission.objects.get(codename=codename))
    client = enter(camille)
    page = soup(client.get(card_of(row)))
    assert page.select("main form[method=post]") == []
    before = kinds(row)
    for act in ("note/", "call/", "reply/", "close/", "link/", "merge/", "step/"):
        assert client.post(card_of(row, act), {"text": "x", "reached": "no"}).status_code == 302
    assert kinds(row) == before


def test_who_else_has_the_card_open(client, row, zoe, people):
    path = card_of(row, "presence/")
    assert client.post(path).json() == {"told": ""}
    other = enter(zoe.user)
    assert other.post(path).json()["told"].startswith("Camille Roth ")
    assert client.post(path).json()["told"].startswith("Zoé ")
    assert Presence.objects.count() == 2
    with time_machine.travel(MONDAY_MORNING + timedelta(minutes=3), tick=False):
        assert client.post(path).json() == {"told": ""}
    assert Presence.objects.count() == 1
    client.get(card_of(row))
    assert Presence.objects.count() == 1


def test_a_section_of_another_room_stands_on_the_card(client, row, monkeypatch):
    class Plans(CardSection):
        template_name = "involvement/desk/_urgency.html"

        def values(self):
            words = f"Plan of {self.involvement.pk} for {self.request.user}"
            return {"urgency": {"key": "calm", "icon": "check", "words": words}}

    monkeypatch.setattr("involvement.desk.card.CARD_SECTIONS", [*CARD_SECTIONS, Plans])
    assert f"Plan of {row.pk} for camille" in client.get(card_of(row)).content.decode()


def test_a_card_costs_the_same_with_much_history(client, row, camille, zoe):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(card_of(row)).status_code == 200
        return len(captured)

    ReplyTemplate.objects.create(name="Un", subject_fr="a", body_fr="{slots} {page} {slot}")
    make_request(camille, row.person)
    client.post(card_of(row, "note/"), {"text": "première"})
    queries()
    few = queries()
    for number in range(8):
        ReplyTemplate.objects.create(name=f"{number}", subject_fr="a", body_fr="{slots}")
        make_request(camille, row.person)
        client.post(card_of(row, "note/"), {"text": f"note {number}"})
        client.post(card_of(row, "call/"), {"reached": "no"})
    assert queries() == few
