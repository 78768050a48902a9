"""Who hears of a story: exactly those whom it concerns, once, in few words."""

import random
from datetime import timedelta

import pytest
import time_machine
from django.core.mail import EmailMessage
from post_office.models import Email
from wagtail.models import Site

from home.models import SiteIdentity
from press import alerts, links, promises
from press.choices import AlertKind, Cadence
from press.letters import Draft, NoGroundError, queue
from press.models import Alert, Announcement, Journalist, PressLetter, PressSubscription
from stories.models import StoryIndexPage
from tests.factories import make_issue, make_story, make_territory, restrict
from tests.queries import queries
from tests.words import fr

from .conftest import MONDAY
from .rows import make_journalist, make_outlet, make_subscription

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def told() -> list[str]:
    return sorted(address for mail in Email.objects.all() for address in mail.to)


def words(mail: Email) -> int:
    """Every word of a mail, its subject and its footer included."""
    return len(f"{mail.subject} {mail.message}".split())


@pytest.fixture
def alsace(team):
    """A department with an intercommunality, which holds a municipality, and a department beside."""
    upper = make_territory("Haut-Rhin", kind="department", code="68")
    lower = make_territory("Bas-Rhin", kind="department", code="67")
    m2a = make_territory("Mulhouse Alsace Agglomération", upper, kind="epci", code="200066009")
    mulhouse = make_territory("Mulhouse", m2a, code="68224")
    colmar = make_territory("Colmar", upper, code="68066")
    return {"68": upper, "67": lower, "m2a": m2a, "mulhouse": mulhouse, "colmar": colmar}


def later(hours: float = 1) -> time_machine.travel:
    return time_machine.travel(MONDAY + timedelta(hours=hours), tick=False)


def test_a_thousand_subscriptions_and_a_story_in_one_commune(alsace):
    """The recount walks up the graph by itself and asks no function of the house."""
    chance = random.Random(68224)
    areas, issues = list(alsace.values()), [make_issue(name) for name in ("Emploi", "Santé", "Eau")]
    outlets = [
        make_outlet("Partout"),
        make_outlet("Ici", [alsace["m2a"]]),
        make_outlet("Là", [alsace["67"]]),
        make_outlet("Eau", beats=[issues[2]]),
    ]
    wanted = {}
    for number in range(1000):
        outlet = chance.choice([None, *outlets])
        journalist = make_journalist(
            f"Personne {number}",
            outlet=outlet,
            stopped_at=MONDAY if chance.random() < 0.05 else None,
            bounced_at=MONDAY if chance.random() < 0.05 else None,
        )
        row = make_subscription(
            journalist,
            chance.sample(areas, chance.choice([0, 1, 1, 2])),
            chance.sample(issues, chance.choice([0, 0, 1, 2])),
            confirmed_at=None if chance.random() < 0.1 else MONDAY,
            cadence=chance.choice([Cadence.AT_ONCE, Cadence.AT_ONCE, Cadence.DAILY]),
        )
        wanted[journalist.email] = (row, outlet)
    with later():
        make_story("À Mulhouse", issues=issues[:1], territories=[alsace["mulhouse"]])

    above = {"mulhouse", "m2a", "68"}
    here = {alsace[key].pk for key in above}
    expected = []
    for email, (row, outlet) in wanted.items():
        person = row.journalist
        places = {area.pk for area in row.areas.all()} or (
            {area.pk for area in outlet.areas.all()} if outlet else set()
        )
        beats = {issue.pk for issue in row.beats.all()} or (
            {issue.pk for issue in outlet.beats.all()} if outlet else set()
        )
        if (
            row.confirmed_at
            and row.cadence == Cadence.AT_ONCE
            and not (person.stopped_at or person.bounced_at)
            and (not places or places & here)
            and (not beats or issues[0].pk in beats)
        ):
            expected.append(email)
    assert 100 < len(expected) < 500

    with later(2):
        alerts.send_alerts(MONDAY + 2 * HOUR)
        alerts.send_alerts(MONDAY + 2 * HOUR)
    assert told() == sorted(expected)
    assert Alert.objects.count() == PressLetter.objects.count() == len(expected)


def test_the_queries_do_not_grow_with_the_people(alsace):
    with later():
        make_story("Récit", territories=[alsace["colmar"]])

    def cost(people: int) -> int:
        for _ in range(people):
            number = Journalist.objects.count()
            make_subscription(make_journalist(f"N {number}", outlet=make_outlet(f"O {number}")))
        return queries(announce_anew)

    def announce_anew() -> None:
        Announcement.objects.all().delete()
        Alert.objects.all().delete()
        assert alerts.announce(MONDAY + HOUR) == Journalist.objects.count()

    assert cost(20) == cost(2)


def test_hidden_stories_are_told_to_nobody_and_come_at_their_minute(alsace):
    make_subscription()
    with later():
        make_story("Brouillon", live=False)
        restrict(make_story("Privé"))
        make_story("Embargo", embargo_until=MONDAY + 5 * HOUR)
        assert alerts.send_alerts(MONDAY + 4.99 * HOUR) == 0
    with later(5):
        assert alerts.send_alerts(MONDAY + 5 * HOUR) == 1
    assert [mail.subject for mail in Email.objects.all()] == ["Embargo"]


def test_what_was_published_before_they_subscribed_is_no_news(alsace):
    make_story("Avant")
    with later():
        make_subscription()
        assert alerts.send_alerts(MONDAY + HOUR) == 0


def test_one_mail_for_two_alerts_and_for_all_languages(alsace):
    journalist = make_journalist(language="de")
    make_subscription(journalist)
    make_subscription(journalist, [alsace["68"]])
    with later():
        story = make_story("Récit", territories=[alsace["mulhouse"]])
        german = make_story("Geschichte", translation_key=story.translation_key, parent=_german())
        assert alerts.send_alerts(MONDAY + HOUR) == 1
    mail = Email.objects.get()
    assert (mail.subject, mail.to) == ("Geschichte", [journalist.email])
    assert german.full_url in mail.message


def _german() -> StoryIndexPage:
    return StoryIndexPage.objects.get(locale__language_code="de")


def test_digests_come_in_the_morning_of_their_day_and_tell_each_story_once(alsace):
    daily = make_subscription(make_journalist("Jour"), cadence=Cadence.DAILY)
    weekly = make_subscription(make_journalist("Semaine"), cadence=Cadence.WEEKLY)
    with later():
        make_story("Lundi")
    for hours, number in ((2, 0), (20, 0), (22, 1), (23, 0)):  # Tuesday 5:30, 7:30, 8:30
        with later(hours):
            assert (hours, alerts.send_alerts(MONDAY + hours * HOUR)) == (hours, number)
    with later(40):
        make_story("Mercredi")
    for hours, number in ((46, 1), (7 * 24 - 3, 0), (7 * 24, 1), (7 * 24 + 1, 0)):
        with later(hours):
            assert (hours, alerts.send_alerts(MONDAY + hours * HOUR)) == (hours, number)
    kinds = set(Alert.objects.values_list("journalist__name", "kind"))
    assert kinds == {("Jour", AlertKind.DIGEST), ("Semaine", AlertKind.DIGEST)}
    assert Alert.objects.filter(journalist=weekly.journalist).count() == 2
    assert Alert.objects.filter(journalist=daily.journalist).count() == 2


LONG = "mot " * 60


@pytest.mark.parametrize("language", ["fr", "de", "en"])
def test_every_alert_has_less_than_two_hundred_words(alsace, language):
    def story(number: int, **kwargs):
        title = f"{number} " + "long titre de récit " * 9
        return make_story(title[:90], slug=f"r{number}", summary=LONG[:200].strip(), **kwargs)

    accredited = make_journalist("Accrédité", accredited=True, language=language)
    make_subscription(accredited)
    make_subscription(make_journalist("Jour", language=language), cadence=Cadence.DAILY)
    with later():
        for number in range(9):
            story(number)
        alerts.send_alerts(MONDAY + HOUR)
        hidden = story(10, embargo_until=MONDAY + 99 * HOUR)
        alerts.tell_under_embargo(hidden, MONDAY + HOUR)
        alerts.ask_again(hidden, MONDAY + HOUR)
    with later(24):
        alerts.send_alerts(MONDAY + 24 * HOUR)
    with later(130):
        alerts.send_alerts(MONDAY + 130 * HOUR)
    templates = set(PressLetter.objects.values_list("template", flat=True))
    assert templates == {"alert", "embargo", "digest", "follow_up"}
    lengths = [words(mail) for mail in Email.objects.all()]
    assert max(lengths) < 200


def test_a_second_mail_only_when_somebody_asks_after_five_days_and_never_twice(alsace):
    silent, busy, gone = (make_journalist(name) for name in ("Muet", "Pris", "Parti"))
    for journalist in (silent, busy, gone):
        make_subscription(journalist)
    with later():
        story = make_story("Récit")
        alerts.send_alerts(MONDAY + HOUR)
    with later(24 * 9):
        assert alerts.send_alerts(MONDAY + 24 * 9 * HOUR) == 0
    with later(30):
        assert alerts.ask_again(story, MONDAY + 30 * HOUR) == 3
        assert alerts.ask_again(story, MONDAY + 30 * HOUR) == 0
        promises.promise(busy, story, MONDAY + 31 * HOUR)
    Journalist.objects.filter(pk=gone.pk).update(stopped_at=MONDAY)
    Email.objects.all().delete()
    for hours, number in ((24 * 5, 0), (24 * 5 + 1, 1), (24 * 30, 0)):
        with later(hours):
            assert (hours, alerts.send_alerts(MONDAY + hours * HOUR)) == (hours, number)
    assert told() == [silent.email]
    mail = Email.objects.get()
    # Others may have taken it meanwhile: it is offered, not called free.
    assert mail.subject == "Pour vous ? Récit"
    assert f"/recit/{story.pk}/" in mail.message


def test_accredited_people_whom_it_concerns_are_told_under_embargo_each_once(alsace):
    names = ("Ici", "Ailleurs", "Ancien", "Sans carte")
    here, there, former, other = (make_journalist(name, accredited=True) for name in names)
    for journalist, area in ((here, "68"), (there, "67"), (former, "68"), (other, "68")):
        make_subscription(journalist, [alsace[area]])
    Journalist.objects.filter(pk=former.pk).update(accredited_until="2026-11-22")
    Journalist.objects.filter(pk=other.pk).update(accredited=False)
    story = make_story("Secret", territories=[alsace["mulhouse"]], embargo_until=MONDAY + 48 * HOUR)
    assert alerts.send_alerts(MONDAY) == 0
    assert alerts.tell_under_embargo(story, MONDAY) == 1
    assert alerts.tell_under_embargo(story, MONDAY) == 0
    assert told() == [here.email]
    with later(48):
        # Who heard of it before hears no second time.
        assert alerts.send_alerts(MONDAY + 48 * HOUR) == 2
    assert told() == sorted([here.email, former.email, other.email])
    with pytest.raises(alerts.NotUnderEmbargoError):
        alerts.tell_under_embargo(story, MONDAY + 49 * HOUR)


def test_those_who_want_it_so_are_told_under_embargo_without_a_button(alsace):
    make_subscription(make_journalist("A", accredited=True), under_embargo=True)
    make_subscription(make_journalist("B"), under_embargo=True)
    make_story("Secret", embargo_until=MONDAY + 48 * HOUR)
    assert (alerts.send_alerts(MONDAY), alerts.send_alerts(MONDAY)) == (1, 0)
    assert told() == ["a@journal.example"]


def test_a_mail_names_its_way_out_and_its_reason(alsace):
    journalist = make_journalist()
    make_subscription(journalist)
    with later():
        make_story("Récit")
        alerts.send_alerts(MONDAY + HOUR)
    mail = Email.objects.get()
    address = mail.headers["List-Unsubscribe"].strip("<>")
    assert links.open_stop(address.rstrip("/").rpartition("/")[2]).journalist == journalist
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail.headers["Auto-Submitted"] == "auto-generated"
    assert address in mail.message
    assert isinstance(mail.email_message(), EmailMessage)
    journalist.stopped_at = MONDAY
    with pytest.raises(NoGroundError):
        queue([Draft(journalist, "nudge")], MONDAY)


def test_a_mail_names_whom_the_press_room_names(alsace):
    said = fr("Questions, people to meet, a seat: %(name)s")
    letters = queue([Draft(make_journalist(), "nudge")], MONDAY)
    team = f"{said % {'name': 'Alsace'}}, 03 89 00 00 00, alsace@labo.example"
    assert team in letters[0].email.message
    site = Site.objects.get(is_default_site=True)
    named = {"press_name": "Iris", "press_phone": "03 53 01 20 20", "press_email": "iris@l.example"}
    SiteIdentity.objects.update_or_create(site=site, defaults=named)
    letters = queue([Draft(make_journalist("B"), "nudge")], MONDAY)
    iris = f"{said % {'name': 'Iris'}}, 03 53 01 20 20, iris@l.example"
    assert iris in letters[0].email.message
    assert letters[0].email.headers["Reply-To"] == "alsace@labo.example"


def test_an_unconfirmed_subscription_holds_nothing(alsace):
    make_subscription(confirmed_at=None, digest_on=None)
    make_subscription(make_journalist("B"), confirmed_at=None, cadence=Cadence.DAILY)
    with later():
        make_story("Récit")
    for hours in (2, 30, 200):
        with later(hours):
            assert alerts.send_alerts(MONDAY + hours * HOUR) == 0
    assert PressSubscription.objects.count() == 2
