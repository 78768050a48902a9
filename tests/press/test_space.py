"""What journalists do in their space: looking changes nothing, buttons act."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar
from post_office.models import Email

from press import copies, links, promises, subscribing
from press.models import (
    CopyCount,
    CoverageCommitment,
    Journalist,
    PressPickup,
    PressSubscription,
    Spokesperson,
)
from tests.factories import make_event, make_story
from tests.queries import queries
from tests.words import fr

from .conftest import MONDAY, ORIGIN
from .rows import make_journalist, make_outlet, make_subscription
from .sent import REPORT, everything, soup

pytestmark = pytest.mark.django_db


def test_looking_at_the_space_changes_nothing(client, reporter, space):
    story = make_story()
    made = promises.promise(reporter, story, MONDAY)
    before = everything()
    response = client.get(space)
    assert (response["Cache-Control"], response.cookies) == ("private, no-store", {})
    for path in (
        f"{space}recit/{story.pk}/",
        f"{space}parution/",
        f"{space}effacer/",
        f"{space}promesse/{made.pk}/",
        f"{space}coordonnees/",
        f"{space}alertes/",
    ):
        answer = client.get(path)
        # What only a button does leads whoever looks to the button.
        assert answer.status_code == 200 or answer["Location"] == space
    assert everything() == before


def test_claiming_planning_and_leaving_it_to_others(client, reporter, space):
    story = make_story()
    claim = f"{space}recit/{story.pk}/"
    data = {"week": "2026-12-07", "edition": "Mulhouse", "angle": "a", "format": "article"}
    assert client.post(claim, data | {"week": "2020-01-06"}, **ORIGIN).status_code == 422
    assert client.post(claim, data, **ORIGIN)["Location"] == f"{space}?fait=promise#fait"
    made = CoverageCommitment.objects.get()
    assert (made.week, made.edition, made.format) == (date(2026, 12, 7), "Mulhouse", "article")
    promise = f"{space}promesse/{made.pk}/"
    file = client.get(f"{promise}semaine.ics")
    (entry,) = Calendar.from_ical(file.content).walk("VEVENT")
    assert file["Cache-Control"] == "private, no-store"
    assert entry["SUMMARY"] == f"À paraître cette semaine\u00a0: {story.title}"
    assert entry["DTSTART"].dt.isoformat() == "2026-12-07T09:00:00+01:00"
    assert "Mulhouse" in entry["DESCRIPTION"]
    assert f"{promise}semaine.ics" in Email.objects.get().message
    assert soup(client.get(space)).select_one(f"a[href='{promise}semaine.ics']")
    for week in ("2026-12-14", "nonsense", "2020-01-06"):
        assert client.post(promise, {"week": week}, **ORIGIN).status_code == 302
    made.refresh_from_db()
    assert made.week == date(2026, 12, 14)
    for _ in range(2):
        data = {"withdraw": "1", "reason": " Trop\nloin\0  de nous "}
        assert client.post(promise, data, **ORIGIN).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.reason) == ("withdrawn", "Trop loin de nous")
    assert client.get(f"{promise}semaine.ics").status_code == 404
    foreign = promises.promise(make_journalist("Autre"), story, MONDAY)
    answer = client.post(f"{space}promesse/{foreign.pk}/", {"withdraw": "1"}, **ORIGIN)
    assert answer.status_code == 404


def test_a_promise_appears_no_earlier_than_the_embargo_lifts(client, reporter, space):
    reporter.accredited = True
    reporter.save()
    story = make_story(embargo_until=MONDAY + timedelta(days=10))  # Thursday of the week after
    links.story_links([reporter], story, MONDAY)
    claim = f"{space}recit/{story.pk}/"
    offered = [option["value"] for option in soup(client.get(claim)).select("[name=week] option")]
    assert offered[:2] == ["", "2026-11-30"]
    assert client.post(claim, {"week": "2026-11-23"}, **ORIGIN).status_code == 422
    assert client.post(claim, {"week": "2026-11-30"}, **ORIGIN).status_code == 302
    made = CoverageCommitment.objects.get()
    select = soup(client.get(space)).select_one(f"#week-{made.pk}")
    assert select.option["value"] == "2026-11-30"
    client.post(f"{space}promesse/{made.pk}/", {"week": "2026-11-23"}, **ORIGIN)
    made.refresh_from_db()
    assert made.week == date(2026, 11, 30)
    CoverageCommitment.objects.update(story=make_event())  # the admin lets one choose any page
    select = soup(client.get(space)).select_one(f"#week-{made.pk}")
    assert select.option["value"] == "2026-11-23"


def test_under_embargo_they_read_whom_to_call_and_are_not_asked_who_published(client, reporter):
    reporter.accredited = True
    reporter.save()
    story = make_story(embargo_until=MONDAY + timedelta(days=10))
    for name, until in (("Nadia", None), ("Partie", MONDAY.date() - timedelta(days=1))):
        Spokesperson.objects.create(
            story=story,
            name=name,
            phone="03 89 00 00 01",
            agreed_on=date(2026, 1, 1),
            agreed_until=until,
        )
    address = links.story_url(links.story_links([reporter], story, MONDAY)[reporter.pk])
    page = soup(client.get(address.removeprefix("http://localhost")))
    assert [name.text for name in page.select(".embargo-help .contact-name")] == ["Nadia"]
    assert [link["href"] for link in page.select(".embargo-people a")] == [
        "tel:0389000001",
        "tel:0389000000",
        "mailto:alsace@labo.example",
    ]
    assert page.select("main a[href*=signaler]") == []


def test_others_read_who_is_first_without_names(client, reporter, space):
    story = make_story()
    other = make_journalist("Nom Secret", outlet=make_outlet("La Radio"))
    made = promises.promise(other, story, MONDAY, edition="matinale")
    made.exclusive_until = date(2026, 12, 4)
    made.save()
    page = soup(client.get(f"{space}recit/{story.pk}/"))
    assert "La Radio" in page.select_one(".notice.spark").text
    assert "4\u00a0décembre 2026" in page.select_one(".notice.spark").text
    assert "Nom Secret" not in str(page)
    answer = client.post(f"{space}recit/{story.pk}/", {"week": "2026-11-30"}, **ORIGIN)
    assert answer.status_code == 422


def test_reporting_what_appeared(client, reporter, space):
    story = make_story()
    made = promises.promise(reporter, story, MONDAY)
    form = {"story": story.pk, "kind": "article", "url": "", "shown": "", "second_message": ""}
    answer = client.post(f"{space}parution/", form, **ORIGIN)
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    told = [entry.get_text(strip=True) for entry in page.select(".error-summary li")]
    assert told == [
        "Sans adresse, il nous faut son titre pour retrouver la parution.",
        "Sans adresse, il nous faut le jour pour la retrouver.",
    ]
    form["url"] = "https://journal.example/x"
    assert (
        client.post(f"{space}parution/", form, **ORIGIN)["Location"] == f"{space}?fait=report#fait"
    )
    made.refresh_from_db()
    assert (made.state, PressPickup.objects.get().commitment) == ("to-verify", made)
    waits = fr("Somebody of the team looks at it.")
    assert waits not in client.get(space).content.decode()
    PressPickup.objects.update(checked_at=MONDAY)
    assert waits in client.get(space).content.decode()


@pytest.mark.parametrize(
    ("address", "sent", "section", "words"),
    [
        ("coordonnees/", {"name": "Plume", "language": "fr"}, "data", "Saved."),
        (
            "alertes/",
            {"areas": "", "cadence": "daily"},
            "alerts",
            "Saved. The next story that fits comes to your mailbox.",
        ),
        ("alertes/", {"end": "1"}, "alerts", "This alert has ended."),
        (
            "promesse/{promise}/",
            {"week": "2026-12-07"},
            "promises-title",
            "Noted. You can change it here at any time.",
        ),
        (
            "promesse/{promise}/",
            {"withdraw": "1"},
            "promises-title",
            "Noted. Thank you for telling us: others can take it now.",
        ),
        (
            "parution/",
            {"story": "{story}", "kind": "article", "url": "https://journal.example/x"},
            "coverage-title",
            "Thank you. We look at it, then it stands below the story, for all to see.",
        ),
    ],
)
def test_each_act_is_answered_where_it_was_done(
    client, reporter, space, address, sent, section, words
):
    story = make_story()
    made = promises.promise(reporter, story, MONDAY)
    sent = {name: value.format(story=story.pk) for name, value in sent.items()}
    answer = client.post(space + address.format(promise=made.pk), sent, **ORIGIN)
    page = soup(client.get(answer["Location"]))
    (said,) = page.select(".notice[role=status]")
    assert said.get_text(strip=True) == fr(words)
    assert said.find_parent("section")["aria-labelledby"] == section
    assert said["id"] == answer["Location"].partition("#")[2]
    assert soup(client.get(f"{space}?fait=nonsense")).select(".notice") == []


@pytest.mark.parametrize(
    ("address", "sent", "field"),
    [
        ("coordonnees/", {"name": "", "language": "fr"}, "own-name"),
        ("alertes/", {"areas": "Nulle-Part", "cadence": "daily"}, "alerts0-areas"),
        ("parution/", {"story": "", "kind": "article", "url": "https://a.example"}, "own-story"),
    ],
)
def test_what_is_wrong_in_the_space_is_said_first(client, space, address, sent, field):
    page = soup(client.post(space + address, sent, **ORIGIN))
    assert page.title.text.startswith(fr("Error: %(title)s").partition("%")[0])
    assert [link["href"] for link in page.select(".error-summary a")] == [f"#{field}"]
    assert page.find(id=field)["aria-invalid"] == "true"


def test_an_address_that_is_none_is_explained_without_jargon(client, space):
    sent = {"story": make_story().pk, "kind": "article", "url": "pas une adresse"}
    for address in (REPORT, f"{space}parution/"):
        page = soup(client.post(address, sent, **ORIGIN))
        assert [link.text for link in page.select(".error-summary a")] == [
            fr("This is no address of a page. Copy it from the top of your browser.")
        ]
        assert page.select_one("[name=url]")["value"] == "pas une adresse"


def test_a_promise_leads_to_the_story_and_what_is_needed_to_write(client, reporter, space):
    story = make_story()
    promises.promise(
        reporter, story, MONDAY, edition="Colmar", format="article", wants_exclusive=True
    )
    row = soup(client.get(space)).select_one("#promises li")
    assert [link["href"] for link in row.select("h3 a, .to-act")] == [
        story.full_url,
        f"{story.url}reprendre/",
    ]
    said = [line.get_text(strip=True) for line in row.select("p.small")]
    assert said == ["Colmar · article", fr("You would like to be the first: we call you.")]


def test_the_space_is_read_in_any_language_and_stays_in_it(client, reporter, space):
    page = soup(client.get(space))
    german = page.select_one("a[hreflang=de]")["href"].removeprefix("http://testserver")
    answer = client.post(f"{german}meldungen/", {"areas": "", "cadence": "daily"}, **ORIGIN)
    assert answer["Location"] == f"{german}?fait=alert#fait"
    sent = {"name": "Plume", "language": "en"}
    answer = client.post(f"{german}angaben/", sent, **ORIGIN)
    assert answer["Location"].startswith("/en/press/space/")


def test_a_link_that_opens_nothing_says_whom_to_call(client, team):
    answer = client.get("/fr/presse/espace/x/")
    page = soup(answer)
    assert answer.status_code == 404
    assert [link["href"] for link in page.select(".press-contact a")] == [
        "tel:0389000000",
        f"mailto:{team.email}",
    ]


def test_correcting_subscribing_and_disappearing(client, reporter, space, mulhouse):
    details = {"name": " Plume  ", "phone": "x", "outlet": "y", "language": "de"}
    assert client.post(f"{space}coordonnees/", details, **ORIGIN).status_code == 422
    details["phone"] = "03 89 00 00 00"
    client.post(f"{space}coordonnees/", details, **ORIGIN)
    alerts = {"areas": "Mulhouse", "cadence": "weekly"}
    client.post(f"{space}alertes/", alerts, **ORIGIN)
    row = reporter.subscriptions.get()
    wrong = client.post(f"{space}alertes/", alerts | {"areas": "Rien"}, **ORIGIN)
    assert wrong.status_code == 422
    client.post(
        f"{space}alertes/", {"subscription": row.pk, "areas": "", "cadence": "daily"}, **ORIGIN
    )
    row.refresh_from_db()
    reporter.refresh_from_db()
    assert (reporter.name, reporter.phone, reporter.language) == ("Plume", "03 89 00 00 00", "de")
    assert (reporter.outlet, reporter.medium) == (None, "y")
    assert (row.cadence, row.confirmed_at, row.areas.count()) == ("daily", MONDAY, 0)
    foreign = make_subscription(make_journalist("Autre"))
    client.post(f"{space}alertes/", {"subscription": foreign.pk, "end": "1"}, **ORIGIN)
    client.post(f"{space}alertes/", {"subscription": row.pk, "end": "1"}, **ORIGIN)
    assert list(PressSubscription.objects.all()) == [foreign]

    reporter.outlet = make_outlet("La Radio")
    reporter.save()
    made = promises.promise(reporter, make_story(), MONDAY)
    assert client.get(f"{space}effacer/").status_code == 200
    assert client.post(f"{space}effacer/", **ORIGIN).status_code == 200
    assert "Plume" not in everything()
    assert reporter.email not in everything()
    made.refresh_from_db()
    assert (made.journalist, made.outlet.name) == (None, "La Radio")
    assert client.get(space).status_code == 404


def test_forgetting(team, reporter):
    fresh = make_subscription(make_journalist("Neuf"), confirmed_at=None)
    asked = subscribing.subscribe(
        subscribing.Wish("X", "x@x.example", "", "fr", (), (), "daily", "form", network="n"), MONDAY
    )
    assert subscribing.forget(MONDAY + timedelta(days=1, hours=1)) == 0
    asked.refresh_from_db()
    assert asked.network == ""
    assert subscribing.forget(MONDAY + timedelta(days=8)) == 1
    assert not PressSubscription.objects.filter(pk__in=[asked.pk, fresh.pk]).exists()
    assert Journalist.objects.filter(email="x@x.example").count() == 0
    assert subscribing.forget(MONDAY + timedelta(days=3 * 365 + 1)) == 2
    assert Journalist.objects.count() == 0


def test_an_address_that_does_not_work_gets_nothing_more(team, reporter):
    assert subscribing.mark_bounced(None, [reporter.email.upper(), "x@x.example"], MONDAY) == 1
    assert subscribing.mark_bounced(None, [reporter.email], MONDAY) == 0
    reporter.refresh_from_db()
    assert (reporter.bounced_at, reporter.may_be_written_to) == (MONDAY, False)


def test_the_bare_image_counts_per_site_and_day_and_is_off_by_default(client, team, settings):
    story = make_story()
    address = f"/copie/{story.pk}.gif"
    assert client.get(address).status_code == 404
    settings.PRESS_COUNT_COPIES = True
    referers = ["https://www.journal.example/a", "https://journal.example/b", "", "x://[", "é"]
    for referer in referers:
        response = client.get(address, headers={"referer": referer})
        assert (response.status_code, response.cookies) == (200, {})
        assert response["Cache-Control"] == "no-store"
    row = CopyCount.objects.get()
    assert (row.host, row.day, row.number) == ("journal.example", MONDAY.date(), 2)
    for number in range(copies.MOST_HOSTS + 5):
        copies.count(story, f"https://n{number}.example/", MONDAY.date())
    assert CopyCount.objects.count() == copies.MOST_HOSTS + 1
    assert client.get(f"/copie/{make_story('B', live=False).pk}.gif").status_code == 404
    # Copies carry it while it counts, and lose nothing without it.
    counted, bare = (
        client.get(f"{story.url}reprendre/full.html").content.decode()
        for settings.PRESS_COUNT_COPIES in (True, False)
    )
    image = f'\n<img src="http://testserver{address}" alt="" width="1" height="1">'
    assert counted == bare.rstrip("\n") + image + "\n"
    sites = {row["host"]: row["total"] for row in copies.sites_of(story)}
    assert (len(sites), sites["journal.example"]) == (copies.MOST_HOSTS + 1, 2)


def test_the_space_costs_the_same_for_few_and_many(client, reporter, space):
    def cost(number: int) -> int:
        for _ in range(number):
            story = make_story(f"Récit {PressPickup.objects.count()}")
            promises.promise(reporter, story, MONDAY)
            PressPickup.objects.create(
                story=story, journalist=reporter, title="t", reported_at=MONDAY
            )
            make_subscription(reporter)
        return queries(lambda: client.get(space))

    assert cost(9) == cost(5)
