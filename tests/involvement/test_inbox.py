"""What comes to the desk's address is filed where it belongs, once, and nothing is ever lost."""

import pytest
from django.core.management import CommandError, call_command
from post_office.models import Email

from involvement import consents, purposes, reference
from involvement.inbox.reading import about, delete, read_maildir
from involvement.law.erasure import erase
from involvement.models import Attention, Involvement, State, Step, StepKind
from involvement.services import receive
from involvement.transitions import move
from tests.factories import make_facilitator, make_programme, make_request
from tests.involvement.conftest import LATER, MONDAY_MORNING, last_step, make_enquiry
from tests.involvement.maildir import content, mail_like, put

pytestmark = pytest.mark.django_db


def answered(involvement: Involvement) -> Involvement:
    return move(involvement, State.IN_DIALOGUE, MONDAY_MORNING)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gmail_reply", "Merci de votre réponse. Le jeudi me va aussi.\n\nInès"),
        (
            "outlook_reply",
            "Bonjour,\n\nje serai à l'atelier dès 18 h.\n\nCordialement,\nInès\n06 12 34 56 78",
        ),
        ("outlook_html_only", "Oui, volontiers !\n\nÀ jeudi"),
        (
            "thunderbird_inline",
            "Guten Tag,\n\nDienstag ab 18 Uhr.\n\nHinter dem Bahnhof.",
        ),
        (
            "with_files",
            "Voilà le plan.\n\nJoint, à lire dans la messagerie\u00a0: plan.pdf, atelier été.jpg",
        ),
        ("empty_reply", ""),
    ],
)
def test_the_person_answers(arrives, request_of_ines, maildir, name, words):
    answered(request_of_ines)
    assert arrives(name) == "words of the person"

    step = last_step(request_of_ines)
    assert (step.kind, step.by_person, step.private, step.text) == (
        StepKind.MAIL_IN,
        True,
        False,
        words,
    )
    request_of_ines.refresh_from_db()
    assert request_of_ines.attention == Attention.WORD
    assert request_of_ines.person.last_active_at == LATER
    assert content(maildir) == {"cur": [f"1.{name}:2,S"]}


def test_a_reply_opens_what_was_closed(arrives, request_of_ines):
    answered(request_of_ines)
    move(request_of_ines, State.CLOSED, MONDAY_MORNING)
    arrives("gmail_reply")
    request_of_ines.refresh_from_db()
    assert (request_of_ines.state, request_of_ines.attention) == (
        State.IN_DIALOGUE,
        Attention.WORD,
    )


def test_a_reply_before_the_first_answer_moves_no_date(arrives, request_of_ines):
    due_at = request_of_ines.due_at
    arrives("gmail_reply")
    request_of_ines.refresh_from_db()
    assert (request_of_ines.state, request_of_ines.attention, request_of_ines.due_at) == (
        State.NEW,
        "",
        due_at,
    )


def test_the_same_mail_twice_is_one_step(arrives, request_of_ines, maildir):
    arrives("gmail_reply")
    put(maildir, "2.copy", mail_like("gmail_reply", request_of_ines))
    assert dict(read_maildir(maildir, LATER)) == {"filed before": 1}
    assert request_of_ines.steps.filter(kind=StepKind.MAIL_IN).count() == 1
    assert content(maildir) == {"cur": ["1.gmail_reply:2,S", "2.copy:2,S"]}


@pytest.mark.parametrize(
    ("name", "words", "comment"),
    [
        (
            "gmail_forward",
            "Pouvez-vous m’appeler demain ?",
            "Reçu sur mon adresse, je classe.",
        ),
        ("outlook_forward", "La porte bleue, au fond de la cour.", None),
        (
            "thunderbird_forward_attached",
            "J’ai trouvé une deuxième scie.",
            "Pour le dossier.",
        ),
    ],
)
def test_the_team_forwards(arrives, request_of_ines, camille, name, words, comment):
    answered(request_of_ines)
    assert arrives(name) == "words of the person, forwarded by the team"

    steps = list(request_of_ines.steps.filter(kind=StepKind.MAIL_IN).order_by("pk"))
    assert steps[-1].text == words
    assert (steps[-1].facilitator, steps[-1].private) == (camille, False)
    assert steps[-1].data["forwarded_by"] == camille.pk
    assert [step.text for step in steps[:-1]] == ([comment] if comment else [])
    assert all(step.private for step in steps[:-1])
    request_of_ines.refresh_from_db()
    assert request_of_ines.attention == ""  # who forwards it has read it


def test_what_a_colleague_forwards_waits_for_the_owner(arrives, request_of_ines, camille):
    answered(request_of_ines)
    make_facilitator(camille.programme, "Karim", email="karim@labo.example")
    arrives(
        "gmail_forward", replace={b"camille-roth@labo.example>\nDate": b"karim@labo.example>\nDate"}
    )
    request_of_ines.refresh_from_db()
    assert request_of_ines.attention == Attention.WORD


def test_a_copy_of_the_teams_answer_counts_as_the_first(arrives, request_of_ines, camille):
    assert arrives("answer_copied") == "answer of the team"

    request_of_ines.refresh_from_db()
    assert request_of_ines.state == State.IN_DIALOGUE
    assert request_of_ines.first_human_reply_at == LATER
    step = last_step(request_of_ines)
    assert (step.kind, step.facilitator, step.private) == (StepKind.MAIL_OUT, camille, True)
    assert step.text == (
        "Bonjour Inès,\n\nvotre atelier nous intéresse. Je vous appelle jeudi à 10 h ?\n\nCamille Roth"
    )


def test_an_answer_settles_what_waited(arrives, request_of_ines):
    answered(request_of_ines)
    arrives("gmail_reply")
    arrives("answer_copied")
    request_of_ines.refresh_from_db()
    assert request_of_ines.attention == ""
    kinds = [step.kind for step in request_of_ines.steps.order_by("pk")][-2:]
    assert kinds == [StepKind.SETTLED, StepKind.MAIL_OUT]


def test_a_mail_of_the_team_to_the_desk_alone_is_a_private_note(arrives, request_of_ines, camille):
    outcome = arrives("answer_copied", replace={b"=?UTF-8?Q?In=C3=A8s?= <ines@example.org>, ": b""})
    assert outcome == "mail of the team to the desk"
    step = last_step(request_of_ines)
    assert (step.kind, step.facilitator, step.private) == (StepKind.MAIL_IN, camille, True)
    request_of_ines.refresh_from_db()
    assert request_of_ines.state == State.NEW


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("exchange_out_of_office", "Je suis en congé jusqu’au 30 novembre."),
        ("vacation", "I am away."),
    ],
)
def test_out_of_office_is_noted_and_counts_for_nothing(arrives, request_of_ines, name, words):
    answered(request_of_ines)
    assert arrives(name) == "automatic answer"
    step = last_step(request_of_ines)
    assert (step.kind, step.by_person, step.private, step.text) == (
        StepKind.AUTO_REPLY,
        False,
        True,
        words,
    )
    request_of_ines.refresh_from_db()
    assert request_of_ines.attention == ""
    assert request_of_ines.person.last_active_at == MONDAY_MORNING


def test_another_address_is_filed_for_the_team_alone(arrives, request_of_ines):
    answered(request_of_ines)
    assert arrives("another_address") == "from an unknown address, filed for the team only"
    step = last_step(request_of_ines)
    assert (step.kind, step.by_person, step.private) == (StepKind.MAIL_IN, False, True)
    assert step.text == (
        "D’une adresse inconnue\u00a0: bureau@example.net\n\nThis is my address at work."
    )
    request_of_ines.refresh_from_db()
    assert request_of_ines.attention == Attention.MAIL
    assert request_of_ines.person.last_active_at == MONDAY_MORNING


def test_a_facilitator_of_another_programme_is_a_stranger(arrives, request_of_ines):
    elsewhere = make_programme("Isère", slug="isere", email="isere@labo.example")
    make_facilitator(elsewhere, "Paul", email="bureau@example.net")
    assert arrives("another_address") == "from an unknown address, filed for the team only"


def test_without_a_signed_reference_nothing_is_filed(arrives, maildir):
    steps = Step.objects.count()
    assert arrives("no_reference") == "put aside"
    assert Step.objects.count() == steps
    assert content(maildir) == {".to-sort/new": ["1.no_reference"]}


def test_a_reference_opens_one_request_only(arrives, request_of_ines, camille):
    other = make_request(camille)
    forged = f"{other.pk}-{reference.of(request_of_ines).split('-')[1]}"
    real = reference.of(request_of_ines)
    ours = Email.objects.get(to="ines@example.org").message_id
    changes = {real.encode(): forged.encode(), ours.encode(): b"<x@y.example>"}
    assert arrives("thunderbird_inline", replace={ours.encode(): b"<x@y.example>"}) == "put aside"
    changes.pop(ours.encode())
    assert arrives("another_address", replace=changes) == "put aside"
    assert other.steps.count() == 0


def test_the_sites_own_mails_are_not_filed(arrives, request_of_ines, maildir):
    """Where the owner's address is the desk's own, its notices come in too."""
    notice = Email.objects.get(to=request_of_ines.owner.email)
    steps = request_of_ines.steps.count()
    put(maildir, "1.own", notice.email_message().message().as_bytes())
    assert dict(read_maildir(maildir, LATER)) == {"sent by the site itself": 1}
    assert request_of_ines.steps.count() == steps


def test_a_worker_that_died_before_moving_the_mail_files_it_once(maildir, request_of_ines):
    raw = mail_like("gmail_reply", request_of_ines)
    put(maildir, "1.a", raw)
    read_maildir(maildir, LATER)
    (maildir / "cur" / "1.a:2,S").rename(maildir / "new" / "1.a")
    read_maildir(maildir, LATER)
    assert request_of_ines.steps.filter(kind=StepKind.MAIL_IN).count() == 1
    assert content(maildir) == {"cur": ["1.a:2,S"]}


def test_forgetting_a_request_deletes_its_mails_and_no_other(maildir, request_of_ines, camille):
    for number, name in enumerate(["gmail_reply", "gmail_reply", "postfix_dsn", "another_address"]):
        put(maildir, f"{number}.{name}", mail_like(name, request_of_ines))
    raw = mail_like("empty_reply", request_of_ines)
    put(maildir, "4.astray", raw.replace(reference.of(request_of_ines).encode(), b"nothing"))
    put(maildir, "5.paul", mail_like("no_reference", request_of_ines))
    other = receive(make_enquiry(first_name="Paul", email="paul@example.org"))
    raw = mail_like("gmail_reply", other).replace(b"ines@example.org", b"paul@example.org")
    put(maildir, "0.gmail_reply_of_paul", raw)
    assert read_maildir(maildir, LATER).total() == 7
    assert content(maildir)[".to-sort/new"] == ["4.astray", "5.paul"]

    files = about(maildir, request_of_ines)
    assert len(files) == 5
    delete(files)
    assert content(maildir) == {
        "cur": ["0.gmail_reply_of_paul:2,S"],
        ".to-sort/new": ["5.paul"],
    }


def test_erasing_somebody_deletes_their_mails(
    maildir, request_of_ines, settings, django_capture_on_commit_callbacks
):
    settings.RECEIVE_MAILDIR = str(maildir)
    put(maildir, "1.a", mail_like("gmail_reply", request_of_ines))
    read_maildir(maildir, LATER)
    with django_capture_on_commit_callbacks(execute=True):
        erase(request_of_ines.person, LATER)
    assert content(maildir) == {}


def test_a_mail_that_says_stop_ends_the_letters(maildir, request_of_ines):
    person = request_of_ines.person
    consents.give(person, purposes.FOLLOW_UP, LATER)
    put(maildir, "1.a", mail_like("stop", request_of_ines))
    assert dict(read_maildir(maildir, LATER)) == {"no more letters": 1}
    assert not consents.has(person, purposes.FOLLOW_UP)


def test_the_command_says_what_it_did(maildir, request_of_ines, capsys, settings):
    settings.RECEIVE_MAILDIR = ""
    with pytest.raises(CommandError):
        call_command("receive_mail")
    with pytest.raises(CommandError):
        call_command("receive_mail", maildir=str(maildir / "cur"))
    put(maildir, "1.a", mail_like("gmail_reply", request_of_ines))
    put(maildir, "2.b", mail_like("no_reference", request_of_ines))
    call_command("receive_mail", maildir=str(maildir))
    call_command("receive_mail", maildir=str(maildir))
    assert capsys.readouterr().out.splitlines() == [
        "1 × put aside",
        "1 × words of the person",
        "No new mail.",
    ]


def test_the_worker_reads_it_where_it_is_connected(maildir, request_of_ines, settings):
    settings.RECEIVE_MAILDIR = str(maildir)
    put(maildir, "1.a", mail_like("gmail_reply", request_of_ines))
    call_command("worker", "--once")
    assert content(maildir) == {"cur": ["1.a:2,S"]}


def test_answers_are_copied_to_the_desk_where_it_is_read(camille, monday, settings):
    settings.RECEIVE_MAILDIR = "/somewhere"
    receive(make_enquiry())
    to_person, to_owner = Email.objects.order_by("pk")
    desk = camille.programme.email
    assert to_person.headers["Reply-To"] == f"{camille.email}, {desk}"
    assert to_owner.headers["Reply-To"] == f"ines@example.org, {desk}"


def test_a_mail_carries_its_reference(camille, monday):
    involvement = receive(make_enquiry())
    word = reference.of(involvement)
    for email in Email.objects.all():
        assert email.subject.endswith(f" [{word}]")
        assert email.message_id.startswith(f"<{word}.")
        assert email.message_id.endswith("@testserver>")
        assert reference.found_in(email.subject, email.message_id) == [involvement.pk]
