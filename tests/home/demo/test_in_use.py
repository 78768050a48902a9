"""The demonstration in use: accounts, desk, newsrooms, and that it never touches a site in use."""

from io import StringIO
from statistics import median

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from calls.models import CallPage
from content.visibility import is_public
from events.models import EventPage
from home.demo.accounts import ACCOUNTS, PASSWORD
from home.demo.load import load_demonstration
from home.demo.media import EMBARGO
from home.management.commands import demo
from involvement import hours
from involvement.measures import published_delay
from involvement.merging import candidates
from involvement.models import Involvement, Letter, ReplyTemplate
from involvement.models import State as RequestState
from involvement.services import awaiting_mail
from people.models import Facilitator, Programme
from press.models import CoverageCommitment, Journalist, MediaOutlet, PressPickup
from stories.completeness import missing_to_publish
from stories.models import StoryIndexPage, StoryPage

from .rows import french

# Without the mark of the database pytest-django would set none up.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.xdist_group("demonstration"),
    pytest.mark.references,
]


def test_newsrooms_promised_published_and_one_story_waits_for_its_minute() -> None:
    states = set(CoverageCommitment.objects.values_list("state", flat=True))
    assert states == {"kept", "planned", "promised", "nudged", "lapsed"}
    assert PressPickup.objects.filter(state="verified", is_example=True).count() == 2
    assert not MediaOutlet.objects.filter(is_example=False).exists()
    assert not Journalist.objects.filter(is_example=False).exists()
    for row in (*MediaOutlet.objects.all(), *Journalist.objects.all()):
        row.full_clean()
    hidden = [page for page in french(StoryPage) if not is_public(page)]
    assert [page.slug for page in hidden] == [EMBARGO]


def test_accounts_open_the_admin_and_the_revision_that_is_live() -> None:
    for account in ACCOUNTS:
        user = authenticate(username=account.username, password=PASSWORD)
        assert user is not None
        client = Client()
        client.force_login(user)
        assert client.get("/admin/").status_code == 200
    assert Facilitator.objects.get(user__username="animateur").programme.is_default

    client = Client()
    client.force_login(User.objects.get(username="redactrice"))
    for model in (StoryPage, EventPage, CallPage):
        page = french(model)[0]
        assert page.latest_revision == page.live_revision
        assert page.get_latest_revision_as_object().title == page.title
        assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_one_story_waits_for_a_moderator_and_nothing_keeps_it_from_being_approved() -> None:
    begun, awaiting = StoryPage.objects.filter(live=False, is_example=True).order_by("pk")
    assert [bool(missing_to_publish(story)) for story in (begun, awaiting)] == [True, False]
    assert (begun.workflow_in_progress, awaiting.workflow_in_progress) == (False, True)
    task = awaiting.current_workflow_task_state
    client = Client()
    client.force_login(User.objects.get(username="moderatrice"))
    with transaction.atomic():
        client.post(f"/admin/pages/workflow/action/{awaiting.pk}/approve/{task.pk}/")
        assert is_public(StoryPage.objects.get(pk=awaiting.pk))
        assert Client().get(awaiting.get_url()).status_code == 200
        transaction.set_rollback(True)


def test_a_second_run_keeps_what_the_editor_changed() -> None:
    story = french(StoryPage)[0]
    story.title = "Un autre titre"
    story.save()
    french(CallPage)[0].delete()
    before = Page.objects.count()

    assert load_demonstration() is False

    assert Page.objects.count() == before
    story.refresh_from_db()
    assert story.title == "Un autre titre"


def test_a_site_with_content_of_its_own_is_left_alone() -> None:
    User.objects.filter(username__in=[account.username for account in ACCOUNTS]).delete()
    EventPage.objects.all().delete()

    assert load_demonstration() is False

    assert not EventPage.objects.exists()


def test_the_command_keeps_the_tree_as_editors_left_it() -> None:
    index = StoryIndexPage.objects.get(locale__language_code="fr")
    index.slug = "histoires"
    index.save()
    Page.objects.get(slug="presse", locale__language_code="fr").delete()
    before = list(Page.objects.order_by("path").values_list("path", "url_path", "title"))

    call_command("demo", stdout=StringIO())

    assert list(Page.objects.order_by("path").values_list("path", "url_path", "title")) == before


def test_the_command_says_where_to_look_and_keeps_the_port_in_step() -> None:
    output = StringIO()
    call_command("demo", port=8104, stdout=output)

    said = output.getvalue()
    assert "http://localhost:8104/" in said
    assert "http://localhost:8104/admin/" in said
    assert "http://localhost:8104/boite-aux-lettres/" in said
    assert PASSWORD in said
    assert [account.username for account in ACCOUNTS if account.username not in said] == []
    assert (Site.objects.get().hostname, Site.objects.get().port) == ("localhost", 8104)


def test_the_desk_is_alive_in_every_state() -> None:
    rows = Involvement.objects.select_related("person", "page", "programme")
    states = {row.state for row in rows}
    assert states == {
        RequestState.NEW,
        RequestState.ESCALATED,
        RequestState.IN_DIALOGUE,
        RequestState.ORIENTED,
        RequestState.INTRODUCTION,
        RequestState.IN_ACTION,
        RequestState.DORMANT,
        RequestState.CLOSED,
        RequestState.SET_ASIDE,
    }
    assert all(row.message.startswith("[Exemple] ") for row in rows)
    addresses = {row.person.email.casefold().rpartition("@")[2] for row in rows}
    assert addresses == {"example.org", ""}
    late = rows.get(state=RequestState.ESCALATED)
    assert [found.reasons != [] for found in candidates(late)] == [True]
    alsace = Programme.objects.get(slug="alsace")
    assert (alsace.lead.name, alsace.circle.count()) == ("Odile", 3)
    assert ReplyTemplate.objects.count() >= 5


def test_no_mail_leaves_for_the_past_and_the_published_delay_is_a_recount() -> None:
    # But for the question to two people, and for a place and a turn: with their links, a visitor of
    # the mailbox can go on.
    templates = Letter.objects.values_list("template", flat=True)
    assert sorted(templates) == [*["event_received"] * 2, *["introduction_ask"] * 2]
    now = timezone.now()
    assert not awaiting_mail().exists()
    alsace = Programme.objects.get(slug="alsace")
    waits = []
    for row in Involvement.objects.filter(programme=alsace).exclude(state=RequestState.SET_ASIDE):
        end = row.first_human_reply_at
        if end or row.due_at < now:
            waits.append(hours.working_minutes_between(alsace, row.created_at, end or now))
    delay = published_delay(alsace, now)
    assert (delay.count, delay.minutes) == (len(waits), round(median(waits)))


def test_mails_of_the_first_day_lead_to_the_port_that_was_asked_for(monkeypatch) -> None:
    ports = []
    monkeypatch.setattr(demo, "is_loaded", lambda: False)
    monkeypatch.setattr(
        demo, "load_demonstration", lambda pixels: ports.append(Site.objects.get().port)
    )
    call_command("demo", port=8104, stdout=StringIO())
    assert ports == [8104]
