"""The press room: what it shows, that its figures are recounts, and the board behind it."""

import csv
import io
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image
from post_office.models import Email

from content import remembered
from content.models import Picture
from home.roles import EDITORS, FACILITATORS, PRESS
from press import coverage, links, promises
from press.choices import Proof
from press.models import (
    CoverageCommitment,
    Journalist,
    MediaOutlet,
    PressPickup,
    Spokesperson,
)
from stories.models import StoryIndexPage, StoryPage, StoryPartner
from tests.factories import (
    make_event,
    make_issue,
    make_story,
    make_territory,
    restrict,
)
from tests.many import copy_story
from tests.queries import queries

from .conftest import MONDAY
from .rows import make_journalist, make_outlet, make_subscription

pytestmark = [pytest.mark.django_db, pytest.mark.references]
DAY = timedelta(days=1)
BOARDS = ["", "outlets/", "territories/"]


def soup(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def make_picture(name: str, **kwargs) -> Picture:
    file = io.BytesIO()
    Image.new("RGB", (600, 400), "white").save(file, "JPEG")
    defaults = {"credit": "Labo", "press_use": True, "caption": name, "description": name}
    image = ImageFile(file, name=f"{name}.jpg")
    return Picture.objects.create(title=name, file=image, **(defaults | kwargs))


def pickup(story: StoryPage, **kwargs) -> PressPickup:
    defaults = {"title": "Un article", "state": "verified", "reported_at": MONDAY}
    return PressPickup.objects.create(story=story, **(defaults | kwargs))


def test_it_shows_what_newsrooms_come_for(client, team):
    shown = make_picture("toit")
    for name, changes in (
        ("muet", {"press_use": False}),
        ("anonyme", {"credit": ""}),
        ("ancien", {"consent_until": MONDAY.date() - DAY}),
    ):
        make_story(name, cover=make_picture(name, **changes))
    make_picture("seul")
    story = make_story("Un récit", cover=shown)
    make_story("Réservé", licence="reserved")
    make_story("Secret", cover=make_picture("secret"), embargo_until=MONDAY + DAY)
    make_event("Une rencontre")
    make_event("Annulée", status="cancelled")
    pickup(story, outlet_name="Le Courrier", published_on=MONDAY.date(), quote="Ils lavent.")
    pickup(story, title="En attente", state="reported")
    page = soup(client.get("/fr/presse/"))
    titles = [tag.get_text(strip=True) for tag in page.select(".press-stories .card h3")]
    assert sorted(titles) == ["Un récit", "ancien", "anonyme", "muet"]
    library = page.select(".press-library li")
    assert len(library) == 1
    address = library[0].select_one("a[download]")["href"]
    assert address == f"/fr/presse/image-{shown.pk}.jpg"
    full_size = Image.open(io.BytesIO(client.get(address).content))
    assert full_size.size == (600, 400)
    assert full_size.getexif()[0x013B] == "Labo"
    assert full_size.getxmp()["xmpmeta"]["RDF"]["Description"]["Credit"] == "Labo"
    for picture in Picture.objects.exclude(pk=shown.pk):
        assert client.get(f"/fr/presse/image-{picture.pk}.jpg").status_code == 404
    assert "Labo" in library[0].text
    events = [tag.text for tag in page.select("section[aria-labelledby=events] h3")]
    assert events == ["Une rencontre"]
    coverage_ = page.select_one("section[aria-labelledby=coverage]")
    assert [tag.text.strip() for tag in coverage_.select("h3")] == ["Un article"]
    contact = page.select_one(".press-contact")
    assert contact.select_one("a[href^=tel]")["href"] == "tel:0389000000"
    assert "de 9" in contact.select_one(".press-hours").text
    assert page.select_one("form[action='/fr/presse/alertes/'] [name=email]") is not None


def test_facets_narrow_the_free_stories(client, team):
    make_story("Eau", issues=[make_issue("Eau")])
    make_story("Emploi")
    page = soup(client.get("/fr/presse/?issue=eau"))
    assert [tag.text for tag in page.select(".press-stories .card h3 a")] == ["Eau"]


def test_every_figure_is_a_recount(client, team):
    story = make_story("Un")
    make_story("One", translation_key=story.translation_key, parent=_english())
    make_story("Deux")
    make_story("Secret", embargo_until=MONDAY + DAY)
    restrict(make_story("Privé"))
    make_event("Passé", MONDAY - 3 * DAY)
    make_event("Annulé", MONDAY - 3 * DAY, status="cancelled", slug="b")
    make_event("À venir", MONDAY + 3 * DAY, slug="c")
    pickup(story)
    pickup(story, state="reported")
    page = soup(client.get("/fr/presse/"))
    shown = [int(tag.text) for tag in page.select(".press-figures b")]
    public = [page for page in StoryPage.objects.all() if page.title in ("Un", "One", "Deux")]
    partners = {row.organisation_id for row in StoryPartner.objects.filter(page__in=public)}
    places = {territory.pk for page in public for territory in page.territories}
    keys = {page.translation_key for page in public}
    assert shown == [len(keys), len(partners), len(places), 1, 1]
    assert len(page.select(".press-figures dd.small")) == len(shown)


def _english() -> StoryIndexPage:
    return StoryIndexPage.objects.get(locale__language_code="en")


def test_any_value_gets_a_page_in_every_language(client, team):
    for room in ("fr/presse", "de/presse", "en/press"):
        for query in ("", "?pictures=x", "?pictures=99", "?issue=%00&page=-1&territory=x"):
            assert client.get(f"/{room}/{query}").status_code == 200


def test_it_costs_the_same_for_few_and_many(client, team):
    story = make_story("Un", cover=make_picture("toit"))
    outlet = make_outlet()

    def cost(number: int) -> int:
        copy_story(story, number)
        for row in range(number):
            promised = {"story_key": story.translation_key, "promised_at": MONDAY}
            CoverageCommitment.objects.create(story=story, outlet=outlet, **promised)
            pickup(story, outlet=outlet, url=f"https://x.example/{number}-{row}")
            make_event(f"Événement {number} {row}")
        client.get("/fr/presse/")  # makes the sizes of pictures, which rows read before do not have
        remembered.forget()
        return queries(lambda: client.get("/fr/presse/"))

    first = cost(7)
    story.slug = "encore"
    assert cost(12) == first


def test_below_a_story_whoever_wrote_about_it_in_any_language(client, team):
    story = make_story("Un")
    english = make_story("One", translation_key=story.translation_key, parent=_english())
    page = soup(client.get("/en/stories/one/"))
    assert page.select_one("a[href^='/en/press/report/']")["href"].endswith(f"?story={english.pk}")
    row = pickup(story, outlet_name="Le Courrier", url="https://x.example/a")
    page = soup(client.get("/en/stories/one/"))
    assert page.select_one("#coverage").text == "They wrote about it"
    assert page.select_one(".press-rows a")["href"] == row.url
    row.dead_since = MONDAY.date()
    row.save()
    page = soup(client.get("/en/stories/one/"))
    assert page.select(".press-rows a") == []


@pytest.fixture
def officer(team) -> Client:
    return _client(PRESS)


def _client(group: str) -> Client:
    user = User.objects.create_user(group)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("group", [EDITORS, FACILITATORS])
def test_the_board_and_journalists_are_closed_to_others(officer, group):
    journalist, story = make_journalist("Nom Secret"), make_story()
    other = _client(group)
    for address in [
        *(f"/admin/press_board/{board}" for board in BOARDS),
        f"/admin/press_board/story/{story.pk}/",
        "/admin/journalist/",
        f"/admin/journalist/edit/{journalist.pk}/",
        "/admin/mediaoutlet/",
        "/admin/coveragecommitment/",
        "/admin/presspickup/",
        "/admin/presssubscription/",
        "/admin/spokesperson/",
    ]:
        response = other.get(address)
        assert (address, response.status_code in (302, 403)) == (address, True)
        assert b"Nom Secret" not in response.content
        assert (address, officer.get(address).status_code) == (address, 200)


@pytest.fixture
def busy(officer):
    """Two outlets that heard, promised and published."""
    upper = make_territory("Haut-Rhin", kind="department", code="68")
    mulhouse = make_territory("Mulhouse", upper)
    story = make_story("Un récit", territories=[mulhouse])
    for name in ("Courrier", "Radio"):
        journalist = make_journalist(name, outlet=make_outlet(f"Le {name}"))
        made = promises.promise(journalist, story, MONDAY)
        row = coverage.report(story, MONDAY, journalist=journalist, url=f"https://x.example/{name}")
        if name == "Radio":
            coverage.verify(row, MONDAY, Proof.BY_HAND)
        made.refresh_from_db()
    return story


def test_the_room_counts_promises_in_good_french(client, busy):
    told = soup(client.get("/fr/presse/")).select_one(".press-promises").text
    assert " ".join(told.split()) == (
        "Promesses des rédactions : 1 tenue, 1 en cours, 0 sans suite."
    )


def test_the_room_says_when_events_begin_and_until_when_they_last(client, tree):
    make_event("Soirée", MONDAY.replace(day=27, hour=18))
    make_event("Exposition", dates=[(MONDAY.replace(day=1, hour=10), MONDAY.replace(day=29))])
    with time_machine.travel(MONDAY, tick=False):
        page = soup(client.get("/fr/presse/"))
    told = [" ".join(row.text.split()) for row in page.select("#events ~ ul .soft")]
    assert [words.partition(" · ")[0] for words in told] == [
        "Du dimanche 1er novembre à 10 h 30 au dimanche 29 novembre 2026 à 9 h 30",
        "Vendredi 27 novembre 2026, de 18 h 30 à 20 h 30",
    ]


def test_the_board_counts_and_exports(officer, busy):
    expected = {"": "Un récit", "outlets/": "Le Radio", "territories/": "Haut-Rhin"}
    for board, name in expected.items():
        answer = officer.get(f"/admin/press_board/{board}?export=csv")
        rows = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode()))
        row = next(row for row in rows if name in row.values())
        numbers = [int(value) for value in list(row.values())[-5:]]
        alone = board == "outlets/"
        assert (board, numbers) == (board, [0, 0 if alone else 1, 1, 0, 1])
        assert officer.get(f"/admin/press_board/{board}?export=xlsx").status_code == 200
        assert name in soup(officer.get(f"/admin/press_board/{board}")).text


def test_the_board_narrows_by_outlet_and_territory(officer, busy):
    make_story("Ailleurs", territories=[make_territory("Rennes")])
    outlet = Journalist.objects.get(name="Radio").outlet
    area = busy.territories[0].main_parent
    for query in (f"outlet={outlet.pk}", f"territory={area.pk}"):
        text = soup(officer.get(f"/admin/press_board/?{query}")).select_one("table.listing").text
        assert ("Un récit" in text, "Ailleurs" in text) == (True, False)


def test_the_lists_cost_the_same_for_few_and_many(officer, busy):
    addresses = [*(f"press_board/{board}" for board in BOARDS), "spokesperson/"]

    def cost(number: int) -> list[int]:
        for row in range(number):
            outlet = make_outlet(f"O {number} {row}")
            journalist = make_journalist(f"J {number} {row}", outlet=outlet)
            area = make_territory(f"A {number} {row}", kind="department")
            story = make_story(f"R {number} {row}", territories=[area])
            promises.promise(journalist, story, MONDAY)
            Spokesperson.objects.create(
                story=story, name="Nadia", phone="03 89 00 00 01", agreed_on=MONDAY.date()
            )
        return [
            queries(lambda address=address: officer.get(f"/admin/{address}"))
            for address in addresses
        ]

    assert cost(5) == cost(2)


def test_one_story_buttons_tell_ask_again_and_take_links_back(officer, team):
    story = make_story("Secret", embargo_until=MONDAY + DAY)
    journalist = make_journalist(accredited=True)
    make_subscription(journalist)
    address = f"/admin/press_board/story/{story.pk}/"
    assert "Nom" not in officer.get(address).content.decode()
    for _ in range(2):
        officer.post(f"{address}act/", {"embargo": "1"})
    assert Email.objects.count() == 1
    assert journalist.name in officer.get(address).content.decode()
    link = links.story_links([journalist], story, MONDAY)[journalist.pk]
    officer.post(f"{address}act/", {"revoke": str(journalist.pk)})
    link.refresh_from_db()
    assert link.revoked_at == MONDAY
    officer.post(f"{address}act/", {"restore": str(journalist.pk)})
    link.refresh_from_db()
    assert link.revoked_at is None
    for data in ({"revoke": "x"}, {"revoke": "9" * 40}, {"again": "1"}, {}):
        assert officer.post(f"{address}act/", data).status_code == 302
    assert journalist.alerts.get().follow_up_at == MONDAY + 5 * DAY
    assert officer.get(f"{address}act/").status_code == 405


def test_verifying_and_deleting_in_the_admin_are_the_same_functions(officer, team):
    story = make_story()
    journalist = make_journalist("Nom Secret", outlet=make_outlet())
    made = promises.promise(journalist, story, MONDAY)
    row = coverage.report(story, MONDAY, journalist=journalist, url="https://x.example/a")
    form = {
        "story": story.pk,
        "url": row.url,
        "title": "Titre",
        "kind": "article",
        "state": "verified",
        "outlet": row.outlet_id,
    }
    assert officer.post(f"/admin/presspickup/edit/{row.pk}/", form).status_code == 302
    row.refresh_from_db()
    made.refresh_from_db()
    assert (row.state, row.proof, made.state) == ("verified", Proof.BY_HAND, "kept")
    assert officer.post("/admin/presspickup/new/", form | {"url": "https://x.example/b"})
    assert PressPickup.objects.filter(state="verified").count() == 2
    listed = soup(officer.get("/admin/presspickup/"))
    assert (
        listed.select_one(f"td a[href='/admin/presspickup/edit/{row.pk}/']").text.strip() == "Titre"
    )
    answer = officer.get("/admin/presspickup/?export=csv")
    heads, *_rows = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode()))
    assert (heads[1], heads[-2]) == ("Média", "État")
    assert officer.post(f"/admin/journalist/delete/{journalist.pk}/").status_code == 302
    assert (Journalist.objects.count(), Email.objects.count()) == (0, 0)
    made.refresh_from_db()
    assert (made.journalist, made.state) == (None, "kept")


def test_outlets_and_agreements_are_written_in_the_admin(officer, team):
    area = make_territory("Haut-Rhin", kind="department", code="68")
    form = {
        "name": "Le Courrier",
        "kind": "daily",
        "language": "fr",
        "lead_days": "2",
        "areas": f'"Haut-Rhin [{area.key}]"',
        "beats": [make_issue().pk],
        "formats": ["article"],
        "ingest": ["mail"],
    }
    assert officer.post("/admin/mediaoutlet/new/", form).status_code == 302
    outlet = MediaOutlet.objects.get()
    assert (list(outlet.areas.all()), outlet.formats) == ([area], ["article"])
    made = promises.promise(make_journalist(outlet=outlet), make_story(), MONDAY)
    answer = officer.post(
        f"/admin/coveragecommitment/edit/{made.pk}/",
        {"edition": "", "angle": "", "format": "", "exclusive_until": "2026-12-04"},
    )
    made.refresh_from_db()
    assert (answer.status_code, str(made.exclusive_until)) == (302, "2026-12-04")
    admin = Client()
    admin.force_login(User.objects.create_superuser("admin"))
    for client in (officer, admin):
        assert client.get("/admin/coveragecommitment/new/").status_code in (302, 403)
