"""Promises of newsrooms, from the claim to what became of it, and what appeared."""

from collections import Counter
from datetime import date, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
import time_machine
from post_office.models import Email

from involvement.law import erasure
from press import corrections, coverage, figures, links, promises, subscribing
from press.choices import Origin, Promise, Proof
from press.fetching import FailedError, Fetched, GoneError, RefusedError
from press.models import CommitmentStep, CoverageCommitment, Journalist, PressLetter, PressPickup
from stories.models import StoryCorrection
from tests.factories import make_organisation, make_story, restrict
from tests.words import fr

from .conftest import MONDAY
from .rows import make_journalist, make_outlet

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def story(team):
    partners = [make_organisation("Filature de la Fecht"), make_organisation("Alba", "public")]
    return make_story("Les draps repassent par Munster", partners=partners)


@pytest.fixture
def reporter(team) -> Journalist:
    return make_journalist(outlet=make_outlet("Le Courrier"))


def templates() -> list[str]:
    return list(PressLetter.objects.order_by("pk").values_list("template", flat=True))


def state(commitment: CoverageCommitment) -> str:
    return CoverageCommitment.objects.get(pk=commitment.pk).state


class Web:
    """A guard that answers what a test says instead of asking the network: its seam, not a mock."""

    def __init__(self, answers: dict) -> None:
        self.answers, self.asked = answers, []

    def fetch(self, url: str) -> Fetched:
        self.asked.append(url)
        answer = self.answers[url]
        if isinstance(answer, Exception):
            raise answer
        return Fetched(url, answer)


def test_a_claim_is_planned_and_its_pack_leaves_at_once(story, reporter):
    made = promises.promise(
        reporter, story, MONDAY, week=date(2026, 12, 3), edition="Munster", angle="la buanderie"
    )
    assert (made.state, made.week, made.outlet) == (
        Promise.PLANNED,
        date(2026, 11, 30),
        reporter.outlet,
    )
    steps = CommitmentStep.objects.values_list("from_state", "to_state", "by_journalist")
    assert list(steps) == [("", "promised", True), ("promised", "planned", True)]
    mail = Email.objects.get()
    assert mail.created.timestamp() - MONDAY.timestamp() <= 60
    assert mail.to == [reporter.email]
    lines = mail.message.splitlines()
    texts = fr("Texts in your length, pictures, people to call:")
    assert f"{texts} {story.full_url}reprendre/" in lines
    own = links.space_url(links.space(reporter, MONDAY))
    assert f"{own}parution/?story={story.pk}" in lines
    assert f"Dossier de presse\u00a0: {story.full_url}dossier-de-presse.zip" in lines
    assert "30\u00a0novembre" in mail.message
    # Again it is the same promise: no second row, no second mail.
    assert promises.promise(reporter, story, MONDAY) == made
    assert templates() == ["pack"]


def test_a_tap_of_the_buzz_sent_twice_is_one_promise(story, reporter):
    key = uuid4()
    made = promises.promise(reporter, story, MONDAY, origin=Origin.BUZZ, key=key)
    promises.move(made, Promise.WITHDRAWN, MONDAY, by_journalist=True)
    assert promises.promise(reporter, story, MONDAY, origin=Origin.BUZZ, key=key) == made
    assert promises.promise(reporter, story, MONDAY) != made


def test_nobody_promises_what_they_cannot_read(team, reporter):
    hidden = [
        make_story("Brouillon", live=False),
        restrict(make_story("Privé")),
        make_story("Secret", embargo_until=MONDAY + DAY),
    ]
    for story in hidden:
        with pytest.raises(promises.NotForThemError):
            promises.promise(reporter, story, MONDAY)
    reporter.accredited = True
    reporter.save()
    links.story_links([reporter], hidden[2], MONDAY)
    made = promises.promise(reporter, hidden[2], MONDAY)
    mail = Email.objects.get()
    assert hidden[2].full_url not in mail.message
    assert "/presse/embargo/" in mail.message
    assert made.state == Promise.PROMISED


def test_reserved_until_a_day_and_only_for_others(story, reporter):
    first = promises.promise(reporter, story, MONDAY, wants_exclusive=True)
    other = make_journalist("Autre", outlet=make_outlet("La Radio"))
    first.exclusive_until = date(2026, 12, 4)
    first.save()
    for week in (None, date(2026, 11, 30), date(2026, 12, 4)):
        with pytest.raises(promises.ReservedError) as refused:
            promises.promise(other, story, MONDAY, week=week)
        assert refused.value.commitment == first
    colleague = make_journalist("Collègue", outlet=reporter.outlet)
    assert promises.promise(colleague, story, MONDAY).state == Promise.PROMISED
    late = promises.promise(other, story, MONDAY, week=date(2026, 12, 7))
    assert late.state == Promise.PLANNED
    promises.move(first, Promise.WITHDRAWN, MONDAY)
    assert promises.reservation(story, date(2026, 11, 24), besides=other) is None


def test_one_nudge_in_the_chosen_week_then_it_lapses_without_a_word(story, reporter):
    planned = promises.promise(reporter, story, MONDAY, week=date(2026, 12, 1))
    assert promises.nudge(MONDAY + 6 * DAY) == 0
    assert promises.nudge(MONDAY + 7 * DAY) == 1
    assert promises.nudge(MONDAY + 8 * DAY) == 0
    assert state(planned) == Promise.NUDGED
    assert promises.lapse(MONDAY + 36 * DAY) == 0
    assert promises.lapse(MONDAY + 37 * DAY) == 1
    assert state(planned) == Promise.LAPSED
    assert templates() == ["pack", "nudge"]
    subject = Email.objects.get(press_letter__template="nudge").subject
    assert story.title in subject


def test_who_plans_anew_is_not_nudged_again(story, reporter):
    planned = promises.promise(reporter, story, MONDAY, week=date(2026, 11, 24))
    promises.nudge(MONDAY)
    promises.plan(planned, date(2026, 12, 16), MONDAY)
    assert state(planned) == Promise.PLANNED
    assert promises.nudge(MONDAY + 22 * DAY) == 0
    assert state(planned) == Promise.NUDGED
    promises.lapse(MONDAY + 51 * DAY)
    assert state(planned) == Promise.NUDGED
    promises.lapse(MONDAY + 52 * DAY)
    assert state(planned) == Promise.LAPSED
    assert templates() == ["pack", "nudge"]


def test_every_step_that_the_table_does_not_know_is_refused(story, reporter):
    made = promises.promise(reporter, story, MONDAY)
    for before in Promise:
        for after in Promise:
            made.state = before
            if after in promises.TRANSITIONS[before]:
                promises.apply(made, after, MONDAY)
            else:
                with pytest.raises(promises.TransitionRefusedError):
                    promises.apply(made, after, MONDAY)


def test_a_link_whose_page_names_the_story_or_a_partner_keeps_the_promise(story, reporter):
    made = promises.promise(reporter, story, MONDAY)
    url = "https://journal.example/draps"
    pickup = coverage.report(story, MONDAY, journalist=reporter, url=url, published_on=MONDAY)
    assert (state(made), pickup.state, pickup.outlet) == (
        Promise.TO_VERIFY,
        "reported",
        reporter.outlet,
    )
    web = Web({url: "<title>Munster lave</title><p>À la filature de la Fecht, on lave.</p>"})
    assert coverage.look_at_reports(MONDAY, web) == 1
    assert coverage.look_at_reports(MONDAY, web) == 0
    pickup.refresh_from_db()
    assert (pickup.state, pickup.proof, pickup.title) == ("verified", Proof.FETCHED, "Munster lave")
    assert state(made) == Promise.KEPT
    assert templates() == ["pack", "kept"]
    assert coverage.of_story(story) == [pickup]


@pytest.mark.parametrize(
    "answer",
    [
        "<p>Rien de tel, sinon Alba.</p>",
        RefusedError("private"),
        FailedError("slow"),
        GoneError("404"),
    ],
)
def test_what_proves_nothing_waits_for_a_human(story, reporter, answer, django_user_model):
    made = promises.promise(reporter, story, MONDAY)
    url = "https://journal.example/autre"
    pickup = coverage.report(story, MONDAY, journalist=reporter, url=url)
    coverage.look_at_reports(MONDAY, Web({url: answer}))
    pickup.refresh_from_db()
    assert (pickup.state, state(made)) == ("reported", Promise.TO_VERIFY)
    coverage.reject(pickup, MONDAY)
    assert state(made) == Promise.PROMISED
    user = django_user_model.objects.create_user("iris")
    for _ in range(2):
        coverage.verify(pickup, MONDAY, Proof.BY_HAND, user)
    pickup.refresh_from_db()
    assert (pickup.verified_by, state(made)) == (user, Promise.KEPT)
    assert templates() == ["pack", "kept"]


def test_a_report_that_was_none_of_ours_leads_back_to_where_the_promise_stood(story, reporter):
    week = date(2026, 12, 1)
    made = promises.promise(reporter, story, MONDAY, week=week)
    url = "https://journal.example/autre"
    pickup = coverage.report(story, MONDAY, journalist=reporter, url=url)
    coverage.look_at_reports(MONDAY, Web({url: "Filature de la Fecht : tout autre chose"}))
    assert state(made) == Promise.KEPT  # the machine went by the partner's name
    for _ in range(2):
        coverage.reject(pickup, MONDAY)
        assert state(made) == Promise.PLANNED
    assert promises.nudge(MONDAY + 7 * DAY) == 1
    # Another report still keeps it; a promise that was made anew meanwhile takes its place.
    pickups = [
        coverage.report(story, MONDAY, journalist=reporter, url=f"{url}/{number}")
        for number in range(2)
    ]
    coverage.reject(pickups[0], MONDAY)
    assert state(made) == Promise.TO_VERIFY
    with pytest.raises(promises.TransitionRefusedError):
        promises.plan(made, week, MONDAY)
    coverage.verify(pickups[1], MONDAY, Proof.BY_HAND)
    promises.promise(reporter, story, MONDAY)
    coverage.reject(pickups[1], MONDAY)
    assert state(made) == Promise.KEPT


def test_whoever_reports_keeps_the_promise_of_the_newsroom(story, reporter):
    made = promises.promise(reporter, story, MONDAY)
    reporter.outlet.website = "https://courrier.example/"
    reporter.outlet.save()
    # A reader, by an address of its site.
    url = "https://www.courrier.example/a"
    pickup = coverage.report(story, MONDAY, url=url)
    coverage.look_at_reports(MONDAY, Web({url: "Les draps repassent par Munster"}))
    pickup.refresh_from_db()
    assert (pickup.outlet, pickup.commitment, state(made)) == (
        reporter.outlet,
        made,
        Promise.KEPT,
    )
    # The press officer, who names the outlet of what was verified before.
    other = make_journalist("La radio", outlet=make_outlet("La Radio"))
    late = promises.promise(other, story, MONDAY)
    row = coverage.report(story, MONDAY, title="Le matin", url="")
    coverage.verify(row, MONDAY, Proof.BY_HAND)
    assert state(late) == Promise.PROMISED
    PressPickup.objects.filter(pk=row.pk).update(outlet=other.outlet)
    coverage.verify(row, MONDAY, Proof.BY_HAND)
    assert state(late) == Promise.KEPT


def test_late_is_better_than_never(story, reporter):
    made = promises.promise(reporter, story, MONDAY)
    CoverageCommitment.objects.update(state=Promise.LAPSED)
    pickup = coverage.report(story, MONDAY, journalist=reporter, title="Radio", url="")
    coverage.verify(pickup, MONDAY, Proof.BY_HAND)
    assert state(made) == Promise.KEPT


def test_the_same_address_is_one_report_and_becomes_the_journalists(story, reporter):
    url = "https://journal.example/x"
    first = coverage.report(story, MONDAY, url=url, outlet_name="Un journal")
    again = coverage.report(story, MONDAY, url=url)
    own = coverage.report(story, MONDAY, journalist=reporter, url=url)
    assert first == again == own
    own.refresh_from_db()
    assert (PressPickup.objects.count(), own.journalist) == (1, reporter)


def test_spam_is_never_fetched(story):
    coverage.report(story, MONDAY, url="https://spam.example/", suspicious="trap")
    assert coverage.look_at_reports(MONDAY, Web({})) == 0


def test_links_are_looked_at_each_month_and_dead_ones_are_kept(story):
    url = "https://journal.example/x"
    row = PressPickup.objects.create(story=story, url=url, state="verified", reported_at=MONDAY)
    answers = {url: "text"}
    web = Web(answers)
    days = [(0, "text", None), (29, "text", None), (30, GoneError("410"), date(2026, 12, 23))]
    days += [(60, FailedError("500"), date(2026, 12, 23)), (90, "text", None)]
    for after, answer, dead in days:
        answers[url] = answer
        with time_machine.travel(MONDAY + after * DAY, tick=False):
            coverage.check_links(MONDAY + after * DAY, web)
        row.refresh_from_db()
        assert (after, row.dead_since) == (after, dead)
    assert len(web.asked) == 4
    assert coverage.shown().count() == 1


def test_public_numbers_equal_a_recount(story, reporter):
    hidden = make_story("Secret", embargo_until=MONDAY + DAY)
    for number, where in enumerate([*Promise, *Promise, Promise.KEPT]):
        CoverageCommitment.objects.create(
            story=hidden if number % 5 == 0 else story,
            story_key=story.translation_key,
            state=where,
            promised_at=MONDAY,
        )
    counted = Counter()
    for row in CoverageCommitment.objects.all():
        if row.story_id == story.pk:
            counted[row.state] += 1
    found = figures.promises(MONDAY)
    running = ("promised", "planned", "nudged", "to-verify")
    assert found.kept == counted["kept"]
    assert found.running == sum(counted[name] for name in running)
    assert found.lapsed == counted["lapsed"]
    assert found.total == found.kept + found.running + found.lapsed


def test_a_correction_is_told_once_to_whoever_published_or_promised(story, reporter):
    promises.promise(reporter, story, MONDAY)
    writer, stranger, former = (make_journalist(name) for name in ("Plume", "Inconnu", "Parti"))
    for person in (writer, former):
        PressPickup.objects.create(
            story=story, journalist=person, state="verified", reported_at=MONDAY, title="x"
        )
    desk = make_journalist("Matinale", outlet=make_outlet("La Radio"))
    PressPickup.objects.create(
        story=story, outlet=desk.outlet, state="verified", reported_at=MONDAY, title="y"
    )
    Journalist.objects.filter(pk=former.pk).update(stopped_at=MONDAY)
    rows = [SimpleNamespace(corrected_on=date(2026, 11, 23), text="Quarante et un, pas trente.")]
    assert corrections.tell(story, rows, MONDAY) == 3
    assert corrections.tell(story, rows, MONDAY) == 0
    rows.append(SimpleNamespace(corrected_on=date(2026, 11, 24), text="Et mardi, pas lundi."))
    Email.objects.all().delete()
    assert corrections.tell(story, rows, MONDAY) == 3
    mails = Email.objects.all()
    assert {mail.to[0] for mail in mails} == {reporter.email, writer.email, desk.email}
    assert all("mardi" in mail.message and "Quarante" not in mail.message for mail in mails)
    assert stranger.letters.count() == 0


def test_who_published_hears_of_a_correction_when_the_story_is_published_anew(story, reporter):
    promises.promise(reporter, story, MONDAY)
    Email.objects.all().delete()
    fresh = story.specific
    fresh.corrections.add(StoryCorrection(corrected_on=date(2026, 11, 23), text="Trente et un."))
    for _ in range(2):
        fresh.save_revision().publish()
    (mail,) = Email.objects.all()
    assert (mail.to, "Trente et un." in mail.message) == ([reporter.email], True)


def test_a_restored_backup_forgets_journalists_again(reporter, settings, tmp_path):
    settings.ERASURE_LOG = tmp_path / "erasures.jsonl"
    row = Journalist.objects.filter(pk=reporter.pk).values().get()
    subscribing.erase(reporter)
    Journalist.objects.create(**row)
    assert erasure.replay(MONDAY) == 1
    assert not Journalist.objects.exists()
    assert erasure.replay(MONDAY) == 0
