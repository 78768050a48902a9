"""Who hears of what: exactly those who follow it, once, at once or on Monday morning."""

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from post_office.models import Email

from search.following import joining, letters, telling
from search.following.filters import Choice
from search.following.models import Announced, Cadence, Follow, FollowLetter, Told
from stories.models import StoryIndexPage
from tests.factories import (
    make_call,
    make_event,
    make_issue,
    make_story,
    make_territory,
    restrict,
)
from tests.queries import queries

from .conftest import MONDAY, make_follow

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PARIS = ZoneInfo("Europe/Paris")


def told() -> list[str]:
    return sorted(address for mail in Email.objects.all() for address in mail.to)


def later(hours: float = 1) -> time_machine.travel:
    return time_machine.travel(MONDAY + timedelta(hours=hours), tick=False)


def test_a_thousand_followers_and_a_story_in_one_commune(alsace):
    """The recount walks up the graph by itself and asks no function of the house."""
    chance = random.Random(68224)
    areas, issues = list(alsace.values()), [make_issue(name) for name in ("Emploi", "Santé", "Eau")]
    here = {alsace[key].pk for key in ("mulhouse", "m2a", "68")}
    expected = []
    for number in range(1000):
        places = chance.sample(areas, chance.choice([0, 1, 1, 2]))
        topics = chance.sample(issues, chance.choice([0, 0, 1, 2]))
        state = {
            "confirmed_at": None if chance.random() < 0.1 else MONDAY,
            "stopped_at": MONDAY if chance.random() < 0.05 else None,
            "bounced_at": MONDAY if chance.random() < 0.05 else None,
            "cadence": chance.choice([Cadence.AT_ONCE, Cadence.AT_ONCE, Cadence.WEEKLY]),
        }
        follow = make_follow(f"n{number}@example.org", topics, places, **state)
        if (
            state["confirmed_at"]
            and not state["stopped_at"]
            and not state["bounced_at"]
            and state["cadence"] == Cadence.AT_ONCE
            and (not places or {area.pk for area in places} & here)
            and (not topics or issues[0] in topics)
        ):
            expected.append(follow.email)
    assert 100 < len(expected) < 500
    with later():
        make_story("À Mulhouse", issues=issues[:1], territories=[alsace["mulhouse"]])
    with later(2):
        assert telling.tell(MONDAY + 2 * HOUR) == len(expected)
        assert telling.tell(MONDAY + 2 * HOUR) == 0
    assert told() == sorted(expected)
    assert Told.objects.count() == FollowLetter.objects.count() == len(expected)


def test_the_queries_grow_neither_with_followers_nor_with_news(alsace):
    def cost() -> int:
        return queries(announce_anew)

    def announce_anew() -> None:
        for model in (Announced, Told):
            model.objects.all()._raw_delete("default")  # costs the same for many as for few
        assert telling.announce(MONDAY + HOUR) == Follow.objects.count()

    with later():
        for number in range(2):
            make_story(f"Récit {number}", territories=[alsace["colmar"]])
            make_event(f"Rendez-vous {number}", territories=[alsace["colmar"]])
            make_call(f"Appel {number}", territories=[alsace["colmar"]])
    for number in range(3):
        make_follow(f"n{number}@example.org", [make_issue()], [alsace["68"]])
    few = cost()
    with later():
        for number in range(2, 4):
            make_story(f"Récit {number}", territories=[alsace["mulhouse"]])
            make_event(f"Rendez-vous {number}", territories=[alsace["colmar"]])
            make_call(f"Appel {number}", territories=[alsace["colmar"]])
    for number in range(3, 9):
        make_follow(f"n{number}@example.org", [make_issue()], [alsace["68"]])
    assert cost() == few


def test_hidden_pages_are_told_to_nobody_and_come_at_their_minute(alsace):
    make_follow()
    with later():
        for make in (make_story, make_event, make_call):
            make(f"Brouillon {make.__name__}", live=False)
            restrict(make(f"Privé {make.__name__}"))
            make(f"Embargo {make.__name__}", embargo_until=MONDAY + 5 * HOUR)
        assert telling.tell(MONDAY + 4.99 * HOUR) == 0
    with later(5):
        assert telling.tell(MONDAY + 5 * HOUR) == 1
    text = Email.objects.get().message
    assert sum(line.startswith("Embargo make_") for line in text.splitlines()) == 3
    assert "Brouillon" not in text
    assert "Privé" not in text


def test_nothing_old_nothing_over_nothing_closed(alsace):
    make_story("Avant")
    with later():
        make_follow()
        assert telling.tell(MONDAY + HOUR) == 0
    with later(2):
        make_event("Hier", MONDAY - DAY)
        make_event("Annulé", status="cancelled")
        make_call("Clos", closes_on=(MONDAY - DAY).date())
        assert telling.tell(MONDAY + 2 * HOUR) == 0
        make_event("Sans date", dates=[])
        make_call("Bientôt", opens_on=(MONDAY + DAY).date(), closes_on=(MONDAY + 9 * DAY).date())
        assert telling.tell(MONDAY + 2 * HOUR) == 1
    assert "Jusqu’au 2 décembre 2026" in Email.objects.get().message.replace("\u00a0", " ")


def test_one_mail_for_two_follows_of_a_mailbox_and_for_all_languages(alsace):
    make_follow(language="de")
    make_follow(language="de", territories=[alsace["68"]])
    with later():
        story = make_story("Récit", territories=[alsace["mulhouse"]])
        german = StoryIndexPage.objects.get(locale__language_code="de")
        make_story(
            "Geschichte",
            parent=german,
            translation_key=story.translation_key,
            territories=[alsace["mulhouse"]],
        )
        assert telling.tell(MONDAY + HOUR) == 1
    assert [mail.subject for mail in Email.objects.all()] == ["Geschichte"]
    with later(2):
        # Taken back and published again, corrected, translated: it is the same story.
        story.unpublish()
        story.refresh_from_db()
        story.save_revision().publish()
        assert telling.tell(MONDAY + 2 * HOUR) == 0
        assert telling.tell(MONDAY + 8 * DAY) == 0


def test_who_reads_german_gets_what_exists_in_french_only(alsace):
    make_follow(language="de")
    with later():
        make_call("Un local")
        telling.tell(MONDAY + HOUR)
    mail = Email.objects.get()
    assert mail.subject == "Un local"
    assert "Ihr Abonnement:" in mail.message


def weekly_due(moment: datetime) -> int:
    with time_machine.travel(moment, tick=False):
        return telling.tell(moment)


def test_the_digest_leaves_on_monday_at_seven_whatever_the_clock_does(team):
    """On Sunday 28 March 2027 the clock jumps; on 25 October 2026 it falls back."""
    for joined, change in ((datetime(2026, 10, 21, 12), 25), (datetime(2027, 3, 24, 12), 28)):
        joined = joined.replace(tzinfo=PARIS)
        monday = joined.replace(day=change, hour=7) + DAY
        with time_machine.travel(joined, tick=False):
            Follow.objects.all().delete()
            make_follow(cadence=Cadence.WEEKLY)
        with time_machine.travel(joined + HOUR, tick=False):
            make_story(f"Récit de {joined.year}")
            assert telling.tell(joined + HOUR) == 0
        assert weekly_due(monday.replace(hour=6, minute=59)) == 0
        assert weekly_due(monday) == 1
        assert weekly_due(monday + HOUR) == 0
        assert weekly_due(monday + 7 * DAY) == 0  # nothing new: no mail


def test_a_worker_that_slept_sends_one_digest_and_the_next_on_its_monday(team, monday):
    make_follow(cadence=Cadence.WEEKLY)
    with later():
        make_story("Un")
    wednesday = MONDAY + 9 * DAY  # it slept through Monday
    assert weekly_due(wednesday) == 1
    with time_machine.travel(wednesday, tick=False):
        make_story("Deux")
    assert weekly_due(wednesday + 4 * DAY) == 0
    assert weekly_due(wednesday + 5 * DAY) == 1
    # Before seven it is still Sunday.
    with time_machine.travel(wednesday + 6 * DAY, tick=False):
        make_story("Trois")
    assert weekly_due((wednesday + 12 * DAY).replace(hour=6)) == 0
    assert weekly_due((wednesday + 12 * DAY).replace(hour=7)) == 1
    assert [mail.subject for mail in Email.objects.order_by("pk")] == ["Un", "Deux", "Trois"]


def test_another_choice_begins_with_the_week_and_repeats_nothing(alsace):
    follow = make_follow(territories=[alsace["67"]])
    with later():
        make_story("Ancien", territories=[alsace["colmar"]])
        telling.tell(MONDAY + HOUR)
    tuesday = MONDAY + 8 * DAY
    weekly_due(MONDAY + 7 * DAY)
    with time_machine.travel(tuesday, tick=False):
        make_story("Nouveau", territories=[alsace["colmar"]])
        telling.tell(tuesday)
        choice = Choice((), (alsace["68"],))
        joining.change(follow, choice, Cadence.AT_ONCE, "fr", tuesday + HOUR)
    assert told() == []
    assert weekly_due(tuesday + 6 * DAY) == 1
    assert Email.objects.get().subject == "Nouveau"


def test_what_got_its_territory_later_comes_on_monday(alsace):
    make_follow(territories=[alsace["68"]])
    with later():
        story = make_story("Récit", territories=[alsace["67"]])
        assert telling.tell(MONDAY + HOUR) == 0
        story.territory_links.update(territory=alsace["colmar"])
    assert weekly_due(MONDAY + 7 * DAY) == 1


def test_the_mail_is_text_first_and_lets_one_out(alsace):
    issue = make_issue("Mobilité")
    follow = make_follow(issues=[issue], territories=[alsace["68"]])
    with later():
        make_story("Le car de cinq heures", issues=[issue], territories=[alsace["colmar"]])
        make_event("Atelier", issues=[issue], territories=[alsace["colmar"]])
        for number in range(telling.MOST_OF_A_KIND + 7):
            make_call(f"Appel {number}", issues=[issue], territories=[alsace["mulhouse"]])
        telling.tell(MONDAY + HOUR)
    mail = Email.objects.get()
    assert mail.subject == "14 nouveautés : Mobilité · Haut-Rhin"
    lines = mail.message.splitlines()
    assert lines[0] == "Vous suivez\xa0: Mobilité · Haut-Rhin"
    assert lines.index("Le car de cinq heures") < lines.index("Atelier") < lines.index("Appel 4")
    assert "Récit" in lines
    assert any(line.startswith("Événement · lundi 30 novembre 2026") for line in
               (line.replace("\u00a0", " ") for line in lines))  # fmt: skip
    assert "Et 7 autres, sur notre site." in lines
    for words in ("Le car de cinq heures", "Atelier"):
        assert words in mail.html_message
    assert (mail.headers["List-Unsubscribe-Post"], mail.headers["Auto-Submitted"]) == (
        "List-Unsubscribe=One-Click", "auto-generated",
    )  # fmt: skip
    assert mail.from_email == '"Alsace" <alsace@labo.example>'
    assert mail.headers["Reply-To"] == "alsace@labo.example"
    letter = FollowLetter.objects.get()
    assert (letter.email, letter.follow) == (mail, follow)


def test_no_mail_to_whom_nothing_was_confirmed(team):
    follow = make_follow(confirmed_at=None)
    with pytest.raises(letters.NoGroundError):
        letters.queue([letters.Draft(follow, letters.NEWS)], MONDAY)


def test_a_commune_without_followers_costs_nobody_a_mail(team):
    place = make_territory("Ailleurs")
    make_follow(territories=[place])
    with later():
        make_story("Ici", territories=[make_territory("Ici")])
        assert telling.tell(MONDAY + HOUR) == 0
    assert Announced.objects.count() == 1
