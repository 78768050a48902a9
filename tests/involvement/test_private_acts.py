"""What a person does on their own page: the call, corrections, agreements, links."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation
from post_office.models import Email

from involvement import slots
from involvement.models import (
    Attention,
    Consent,
    Involvement,
    Letter,
    PrivateLink,
    State,
    StepKind,
)
from involvement.private.acts import MOST_ACTS
from involvement.private.correction import MOST_LINKS
from involvement.private.links import open_link, url_for
from involvement.services import queue_missing_mails, receive
from involvement.timeline import THE_PERSON, Actor, record
from involvement.transitions import move
from tests.factories import make_facilitator, make_programme, make_request
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry
from tests.involvement.pages import errors, soup
from tests.queries import queries

pytestmark = pytest.mark.django_db
ORIGIN = {"HTTP_ORIGIN": "http://testserver"}
DETAILS = {
    "first_name": "Inès",
    "last_name": "",
    "email": "ines@example.org",
    "phone": "06 12 34 56 78",
    "commune": "Mulhouse (68)",
}


@pytest.fixture
def mine(camille, mulhouse, monday) -> Involvement:
    return receive(make_enquiry(commune=mulhouse))


def at(days: int, hours: int = 0) -> datetime:
    return MONDAY_MORNING + timedelta(days=days, hours=hours)


def token_of(involvement: Involvement, now: datetime = MONDAY_MORNING) -> str:
    return url_for(involvement, now, "en").split("/")[-2]


def address(name: str, token: str, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"private_{name}", args=[token])


def post(client, involvement: Involvement, name: str, data: dict | None = None, token: str = ""):
    """Press a button of the page, as a browser does."""
    token = token or token_of(involvement)
    response = client.post(address(name, token), data or {}, **ORIGIN)
    involvement.refresh_from_db()
    return response


def told(template: str) -> list[tuple[str, str]]:
    letters = Letter.objects.filter(template=template).order_by("pk").select_related("email")
    return [(letter.email.to[0], letter.email.subject) for letter in letters]


def timeline(page) -> list[tuple[str, str]]:
    return [
        (line.time.text, " ".join(line.time.next_sibling.split()))
        for line in page.select(".timeline li")
    ]


# The call


def test_a_call_is_asked_for_moved_and_given_up(client, mine):
    page = soup(client.get(address("call", token_of(mine))))
    assert page.select_one("details#call").has_attr("open")
    offered = [choice["value"] for choice in page.select("#call [name=callback]")]
    assert offered == [slot.isoformat() for slot in slots.free_slots(mine.owner, at(0))] + [""]

    for _twice in range(2):
        answer = post(client, mine, "call", {"callback": offered[1]})
        assert answer["Location"] == f"{url_for(mine, at(0), 'en')}?fait=call"
    slot = datetime.fromisoformat(offered[1])
    assert (mine.callback_at, mine.due_at) == (slot, slot + timedelta(minutes=20))
    page = soup(client.get(answer["Location"]))
    assert page.select_one("[role=status]").text == "Done. Camille Roth has been told."
    assert page.select_one(".promise h2").text == "Camille Roth calls you today at 2pm."
    chosen = page.select("#call [name=callback][checked]")
    assert [choice["value"] for choice in chosen] == [offered[1]]

    post(client, mine, "call", {"callback": offered[2]})
    post(client, mine, "call", {"callback": ""})
    assert (mine.callback_at, mine.due_at) == (None, at(0, 1))
    assert timeline(soup(client.get(url_for(mine, at(0)))))[2:] == [
        ("Today at 9:30am", "You asked to be called today at 2pm."),
        ("Today at 9:30am", "You asked to be called tomorrow at 9am."),
        ("Today at 9:30am", "You no longer wanted to be called."),
    ]
    assert [to for to, _subject in told("told")] == ["camille-roth@labo.example"] * 3


def test_the_owner_reads_when_to_call_and_when_no_more(mine, client, django_user_model):
    from wagtail.users.models import UserProfile

    mine.owner.user = django_user_model.objects.create_user("camille")
    mine.owner.save()
    UserProfile.objects.create(user=mine.owner.user, preferred_language="en")
    first, second, _third = slots.free_slots(mine.owner, at(0))
    for slot in (first, second):
        post(client, mine, "call", {"callback": slot.isoformat()})
    subjects = [subject for _to, subject in told("told")]
    number = mine.pk
    assert subjects == [
        f"Request {number}: please call today at 10:30am",
        f"Request {number}: please call today at 2pm",
    ]
    last = Email.objects.latest("pk").message
    assert last.splitlines()[:2] == [
        "Inès asks to be called today at 2pm.",
        "Please do not call today at 10:30am any more.",
    ]


def test_a_time_taken_meanwhile_is_told_kindly_and_others_are_offered(client, mine):
    slot = slots.free_slots(mine.owner, at(0))[0]
    make_request(mine.owner, callback_at=slot)
    response = post(client, mine, "call", {"callback": slot.isoformat()})
    page = soup(response)
    assert response.status_code == 422
    assert errors(page) == {
        "call_callback": "This time is no longer free. Choose another one, or none: we call when "
        "we can."
    }
    assert page.select_one("details#call").has_attr("open")
    offered = [choice["value"] for choice in page.select("#call [name=callback]")]
    assert len(offered) == 4
    assert slot.isoformat() not in offered
    assert mine.callback_at is None


def test_a_number_is_asked_where_none_is_known_and_kept(client, camille, monday):
    mine = receive(make_enquiry(phone=""))
    slot = slots.free_slots(camille, at(0))[0].isoformat()
    page = soup(post(client, mine, "call", {"callback": slot}))
    assert errors(page) == {"call_phone": "Leave a number, so that we can call you at that time."}
    chosen = page.select("#call [name=callback][checked]")
    assert [choice["value"] for choice in chosen] == [slot]
    assert post(client, mine, "call", {"callback": slot, "phone": "06 1"}).status_code == 422
    post(client, mine, "call", {"callback": slot, "phone": "06 12 34 56 78"})
    assert mine.person.phone == "06 12 34 56 78"
    assert mine.callback_at.isoformat() == slot


@pytest.mark.parametrize("value", ["x", "2026-11-24T03:00:00+00:00", "a\x00b", "9" * 500])
def test_any_other_time_is_asked_again(client, mine, value):
    assert post(client, mine, "call", {"callback": value}).status_code == 422
    assert mine.callback_at is None


def test_an_answered_request_comes_before_its_owner_again(client, mine):
    move(mine, State.IN_DIALOGUE, at(0))
    slot = slots.free_slots(mine.owner, at(0))[2]
    post(client, mine, "call", {"callback": slot.isoformat()})
    assert (mine.attention, mine.callback_at, mine.due_at) == (
        Attention.CALL_MOVED,
        slot,
        at(0, 1),
    )


def test_what_climbed_waits_for_the_new_time(client, mine):
    late = at(0, 2)
    rows = Involvement.objects.filter(pk=mine.pk)
    rows.update(state=State.ESCALATED, escalation_level=1, next_rung_at=late)
    slot = slots.free_slots(mine.owner, at(0))[2]
    post(client, mine, "call", {"callback": slot.isoformat()})
    assert mine.next_rung_at == mine.due_at == slot + timedelta(minutes=20)


def test_what_was_set_aside_keeps_the_wish_and_no_time(client, camille, monday):
    first, second, _third = slots.free_slots(camille, at(0))
    mine = receive(make_enquiry(callback_at=first, suspicious="trap"))
    page = soup(client.get(url_for(mine, at(0))))
    assert page.select_one(".promise h2").text == "Camille Roth calls you today at 10:30am."
    post(client, mine, "call", {"callback": second.isoformat()})
    assert mine.callback_at is None
    page = soup(client.get(url_for(mine, at(0))))
    assert page.select_one(".promise h2").text == "Camille Roth calls you today at 2pm."
    assert Email.objects.count() == 0


def test_a_closed_request_has_no_call_to_move(client, mine):
    post(client, mine, "withdraw")
    assert soup(client.get(url_for(mine, at(0)))).select_one("#call") is None
    slot = slots.free_slots(mine.owner, at(0))[0]
    post(client, mine, "call", {"callback": slot.isoformat()})
    assert (mine.state, mine.callback_at) == (State.CLOSED, None)


def test_reopened_after_its_time_went_to_somebody_else(client, mine):
    slot = slots.free_slots(mine.owner, at(0))[0]
    post(client, mine, "call", {"callback": slot.isoformat()})
    post(client, mine, "withdraw")
    receive(make_enquiry(first_name="Karim", callback_at=slot))
    reopened = move(mine, State.NEW, at(0))
    assert (reopened.state, reopened.callback_at) == (State.NEW, None)
    step = mine.steps.get(kind=StepKind.REOPENED)
    assert step.data == {"call_lost": slot.isoformat()}


# Corrections


def test_corrected_and_the_timeline_says_what_not_what_it_was(client, mine):
    sent = DETAILS | {"last_name": "Muller", "phone": "06 99 99 99 99"}
    for _twice in range(2):
        assert post(client, mine, "correct", sent).status_code == 302
    person = mine.person
    assert (person.last_name, person.phone) == ("Muller", "06 99 99 99 99")
    step = mine.steps.get(kind=StepKind.CORRECTED)
    assert step.data == {"fields": ["last_name", "phone"]}
    page = soup(client.get(url_for(mine, at(0))))
    assert timeline(page)[-1][1] == "You corrected: last name, phone number."
    assert told("link") == told("address") == []


def test_nothing_changed_is_nothing_corrected(client, mine):
    form = soup(client.get(address("correct", token_of(mine)))).select_one("#correct form")
    sent = {field["name"]: field["value"] for field in form.select("input[name]")
            if field.has_attr("value")}  # fmt: skip
    assert sent == {name: value for name, value in DETAILS.items() if value}
    post(client, mine, "correct", sent)
    assert mine.steps.filter(kind=StepKind.CORRECTED).count() == 0


def test_a_new_address_gets_a_new_link_and_the_old_one_learns_nothing_of_it(client, mine):
    old = token_of(mine)
    other = receive(make_enquiry(message="Et autre chose.", commune=mine.person.commune))
    answer = post(client, mine, "correct", DETAILS | {"email": "ines@new.example"}, old)
    assert [to for to, _ in told("link")] == ["ines@new.example"] * 2
    assert [to for to, _ in told("address")] == ["ines@example.org"]
    mail = Letter.objects.get(template="address").email
    assert "new.example" not in f"{mail.subject}{mail.message}{mail.html_message}{mail.headers}"

    fresh = answer["Location"].split("/")[-2]
    assert open_link(fresh, at(1)) == mine
    assert (
        f"/my-request/{fresh.split('~')[0]}"
        in Letter.objects.filter(template="link", involvement=mine).get().email.message
    )
    # The second click and the back button still find their page; a quarter of an hour later not.
    again = post(client, mine, "correct", DETAILS | {"email": "ines@new.example"}, old)
    assert again["Location"].split("~")[0] == answer["Location"].split("~")[0]
    assert mine.steps.filter(kind=StepKind.CORRECTED).count() == 1
    with time_machine.travel(at(0) + timedelta(minutes=16), tick=False):
        assert client.get(address("word", old)).status_code == 404
        assert client.get(address("word", fresh)).status_code == 200
    assert PrivateLink.objects.filter(involvement=other, expires_at__gt=at(1)).count() == 1


def test_an_address_given_later_is_acknowledged_once(client, camille, mulhouse, monday):
    mine = receive(make_enquiry(email="", commune=mulhouse))
    post(client, mine, "correct", DETAILS)
    assert [to for to, _ in told("acknowledgement")] == ["ines@example.org"]
    assert (told("link"), told("address"), queue_missing_mails()) == ([], [], 0)


def test_who_was_answered_gets_a_link_not_a_promise(client, camille, mulhouse, monday):
    mine = receive(make_enquiry(email="", commune=mulhouse))
    move(mine, State.IN_DIALOGUE, at(0))
    post(client, mine, "correct", DETAILS)
    assert [to for to, _ in told("link")] == ["ines@example.org"]
    assert (told("acknowledgement"), queue_missing_mails()) == ([], 0)
    assert mine.attention == Attention.CORRECTED


def test_errors_keep_what_was_written(client, mine):
    sent = DETAILS | {"first_name": "", "email": "x", "phone": "", "commune": "Mulhouse"}
    response = post(client, mine, "correct", sent)
    page = soup(response)
    assert response.status_code == 422
    assert list(errors(page)) == ["first_name", "email"]
    assert page.select_one("details#correct").has_attr("open")
    assert {name: page.find(id=name)["value"] for name in ("email", "commune")} == {
        "email": "x",
        "commune": "Mulhouse",
    }
    assert page.title.text.startswith("Error: ")


def test_a_number_stays_while_a_call_is_planned(client, mine):
    slot = slots.free_slots(mine.owner, at(0))[0]
    post(client, mine, "call", {"callback": slot.isoformat()})
    page = soup(post(client, mine, "correct", DETAILS | {"phone": ""}))
    assert errors(page) == {
        "phone": "You want to be called: leave a number, or give up the call first."
    }


def test_a_place_as_written_is_not_asked_again(client, camille, monday):
    mine = receive(make_enquiry(commune_text="Chez nous"))
    post(client, mine, "correct", DETAILS | {"commune": "Chez nous", "last_name": "M"})
    assert mine.steps.get(kind=StepKind.CORRECTED).data == {"fields": ["last_name"]}


def test_nobody_moves_from_address_to_address(client, mine):
    for number in range(MOST_LINKS):
        sent = DETAILS | {"email": f"ines{number}@example.org"}
        assert post(client, mine, "correct", sent).status_code == 302
    page = soup(post(client, mine, "correct", DETAILS))
    assert errors(page) == {
        "email": "You have changed your address often today. Try again tomorrow."
    }
    assert mine.person.email == f"ines{MOST_LINKS - 1}@example.org"


def test_what_was_set_aside_sends_nothing_to_a_new_address(client, camille, mulhouse, monday):
    mine = receive(make_enquiry(suspicious="trap", commune=mulhouse))
    post(client, mine, "correct", DETAILS | {"email": "victim@example.org"})
    assert mine.person.email == "victim@example.org"
    assert Email.objects.count() == 0


# Agreements


def test_agreed_and_no_longer(client, mine):
    ticked = {"purpose": "follow-up", "given": "yes"}
    for _twice in range(2):
        post(client, mine, "agree", ticked)
    consent = Consent.objects.get()
    assert (consent.purpose, consent.via, consent.withdrawn_at) == ("follow-up", "own page", None)
    assert consent.notice.text.startswith("Yes, remind me of my project")
    for _twice in range(2):
        post(client, mine, "agree", {"purpose": "follow-up"})
    consent.refresh_from_db()
    assert consent.withdrawn_at == MONDAY_MORNING
    words = [what for _when, what in timeline(soup(client.get(url_for(mine, at(0)))))]
    assert words[2:] == [
        "You agreed to letters about your project.",
        "You stopped the letters about your project.",
    ]


@pytest.mark.parametrize("purpose", ["", "news", "answer", "x\x00", "é"])
def test_nobody_agrees_to_what_is_not_offered(client, mine, purpose):
    assert post(client, mine, "agree", {"purpose": purpose, "given": "1"}).status_code == 302
    assert Consent.objects.count() == 0


# Links


def test_somebody_else_has_the_link(client, mine):
    token = token_of(mine)
    answer = post(client, mine, "close_links", token=token)
    assert "my-request/new-link/?fait=mailed" in answer["Location"]
    assert client.get(address("word", token)).status_code == 404
    assert [to for to, _ in told("link")] == ["ines@example.org"]
    again = post(client, mine, "close_links", token=token)
    assert again.status_code == 404
    page = soup(client.get(answer["Location"]))
    assert page.select_one("[role=status]").text == (
        "All links are closed. A new one is on its way to your mailbox."
    )
    assert len(told("link")) == 1


def test_the_same_answer_for_every_address(client, mine, camille):
    lea = make_facilitator(make_programme("Lyon"), "Léa")
    closed = make_request(camille, state=State.CLOSED)
    set_aside = make_request(camille, state=State.SET_ASIDE)
    person = make_request(lea, make_request(lea).person).person
    person.email = "INES@example.org"
    person.save()
    pages = []
    for email in ("ines@example.org", closed.person.email, set_aside.person.email, "no@no.example"):
        answer = client.post("/en/my-request/new-link/", {"link_email": email}, **ORIGIN)
        assert answer.status_code == 302
        pages.append(client.get(answer["Location"]).content)
    assert len(set(pages)) == 1
    # One for each open request, those of another team included; asked again it stays at that.
    addresses = ["ines@example.org", "INES@example.org", "INES@example.org"]
    assert [to for to, _ in told("link")] == addresses
    client.post("/en/my-request/new-link/", {"link_email": "ines@example.org"}, **ORIGIN)
    assert len(told("link")) == 3
    with time_machine.travel(at(0) + timedelta(minutes=11), tick=False):
        client.post("/en/my-request/new-link/", {"link_email": "ines@example.org"}, **ORIGIN)
    assert len(told("link")) == 6


@pytest.mark.parametrize("email", ["", "x", "a\x00b@example.org", "a@b, c@d", "é" * 300])
def test_no_address_no_link(client, mine, email):
    response = client.post("/en/my-request/new-link/", {"link_email": email}, **ORIGIN)
    assert (response.status_code, list(errors(soup(response)))) == (422, ["link_email"])


def test_the_page_keeps_its_link_in_every_language(client, mine):
    page = soup(client.get(address("call", token_of(mine))))
    languages = {link["lang"]: link["href"] for link in page.select(".menu-languages a")}
    assert sorted(languages) == ["de", "fr"]
    for language, target in languages.items():
        found = soup(client.get(target))
        assert (found.html["lang"], found.select_one(".words blockquote").text.strip()) == (
            language,
            mine.message,
        )
    answer = client.post(address("word", token_of(mine), "de"), {"word": "Noch was"}, **ORIGIN)
    assert answer["Location"].startswith("/de/mein-anliegen/")


# What the page tells


def test_steps_for_the_team_are_never_shown(client, mine):
    actor = Actor(facilitator=mine.owner)
    record(mine, StepKind.CALL, at(0), actor, text="Boit trop", private=True)
    record(mine, StepKind.CALL, at(-1), actor, private=False)
    record(mine, StepKind.MAIL_OUT, at(0), actor, text="Bonjour Inès", private=False)
    record(mine, StepKind.SETTLED, at(0), actor, private=False)
    page = soup(client.get(url_for(mine, at(0))))
    assert "Boit trop" not in page.text
    assert timeline(page) == [
        ("Yesterday at 9:30am", "Camille Roth called you."),
        ("Today at 9:30am", "Your words arrived."),
        ("Today at 9:30am", "We told you by e-mail who answers."),
        ("Today at 9:30am", "Camille Roth wrote to you."),
        ("Today at 9:30am", "Seen to."),
    ]
    assert page.select_one(".words .answer").text.strip() == "Bonjour Inès"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"state": State.DORMANT}, "Your request rests for a while, as agreed. Camille Roth comes back to you."),
        ({"state": State.CLOSED, "closed_reason": "spam"}, "Your request is closed. A word from you opens it again."),
        ({"state": State.CLOSED, "closed_reason": "duplicate"}, "We answer this together with your other request."),
        ({"state": State.SUCCEEDED}, "Something has come of it. Thank you."),
        ({"state": State.MET}, "You and Camille Roth are talking."),
    ],
)  # fmt: skip
def test_where_it_stands(client, mine, fields, words):
    Involvement.objects.filter(pk=mine.pk).update(**fields)
    assert soup(client.get(url_for(mine, at(0)))).select_one(".promise h2").text == words


def test_spam_that_writes_again_is_looked_at_by_a_human_again(client, camille, monday):
    mine = receive(make_enquiry(suspicious="trap"))
    move(mine, State.CLOSED, at(0), reason="spam")
    post(client, mine, "word", {"word": "Achetez !"})
    assert mine.state == State.SET_ASIDE
    assert Email.objects.count() == 0


def test_a_long_story_costs_as_many_queries_as_a_short_one(client, mine):
    own, actor = url_for(mine, at(0)), Actor(facilitator=mine.owner)

    def visit(steps: int) -> int:
        for number in range(steps):
            record(mine, StepKind.CALL, at(0), actor, private=False)
            record(mine, StepKind.WORD, at(0), THE_PERSON, text=str(number), private=False)
        return queries(lambda: client.get(own))

    assert visit(1) == visit(10)


def test_without_an_address_the_page_is_the_only_way_back(client, camille, monday):
    mine = receive(make_enquiry(email=""))
    own = url_for(mine, at(0))
    page = soup(client.get(f"{own}?merci"))
    assert page.select_one("#own-link")["value"] == f"http://testserver{own}"
    assert page.select_one(".promise a[href^=tel]").text == "03 89 00 00 01"


def test_more_than_people_do_in_an_hour_is_refused(client, mine):
    for number in range(MOST_ACTS):
        record(mine, StepKind.WORD, at(0), text=str(number))
    mine.steps.update(by_person=True)
    response = post(client, mine, "word", {"word": "Encore"})
    assert response.status_code == 429
    assert soup(response).select_one("[role=alert]").text.strip() == (
        "That was a lot at once. Wait an hour, or call Camille Roth."
    )
    assert not mine.steps.filter(text="Encore").exists()
