"""What came of a request: noted, told as a seed, traced to its origin; never a path to the person."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Page

from home.admin_home import SeedsPanel
from home.roles import EDITORS
from involvement.follow_ups import partnerships
from involvement.follow_ups.partnerships import Outcome
from involvement.models import Involvement, Partnership, State
from involvement.timeline import Actor
from involvement.transitions import TransitionRefusedError, move
from stories.models import StoryPage
from tests.factories import make_organisation, make_request, make_territory, roles
from tests.involvement.conftest import MONDAY_MORNING
from tests.involvement.follow_ups.test_team import enter, people, soup, team, url
from tests.queries import queries

pytestmark = pytest.mark.django_db
__all__ = ["people", "team"]
TITLE = "La grange devient un atelier"
BEGUN = date(2026, 11, 20)


@pytest.fixture
def parties(story):
    return [
        make_organisation("Emmaüs Cernay", "social-economy"),
        make_organisation("Bois Vif", "company"),
    ]


@pytest.fixture
def partnership(talk, parties, camille) -> Partnership:
    outcome = Outcome(TITLE, "place", parties, BEGUN)
    return partnerships.note(talk, outcome, MONDAY_MORNING, Actor(facilitator=camille))


def test_noted_from_the_card(team, talk, parties, story):
    fields = {
        "title": TITLE,
        "category": "place",
        "begun_on": "2026-11-20",
        "party_1": parties[0].pk,
        "party_2": parties[1].pk,
    }
    for _ in range(2):
        response = team.post(url("note_partnership", talk.pk), fields)
        row = Partnership.objects.get()
        assert (response.status_code, response["Location"]) == (302, url("partnership", row.pk))
    talk.refresh_from_db()
    assert talk.state == State.SUCCEEDED
    assert (row.origin_page_id, row.programme, row.category) == (story.pk, talk.programme, "place")
    assert set(row.organisations.all()) == set(parties)
    assert talk.steps.filter(kind="partnership").count() == 1


@pytest.mark.parametrize(
    "changes",
    [{"title": ""}, {"party_1": ""}, {"party_1": "999999"}, {"begun_on": "x"}, {"category": "x"}],
)
def test_what_cannot_be_is_explained(team, talk, parties, changes):
    fields = {
        "title": TITLE,
        "category": "place",
        "begun_on": "2026-11-20",
        "party_1": parties[0].pk,
    }
    assert team.get(url("note_partnership", talk.pk)).status_code == 200
    assert team.post(url("note_partnership", talk.pk), fields | changes).status_code == 422
    assert Partnership.objects.count() == 0


@pytest.mark.parametrize("state", [State.NEW, State.CLOSED])
def test_only_from_a_talk(camille, monday, parties, state):
    row = make_request(camille, state=state)
    with pytest.raises(TransitionRefusedError):
        partnerships.note(row, Outcome(TITLE, "place", parties, BEGUN), MONDAY_MORNING, Actor())
    assert Partnership.objects.count() == 0


def test_a_seed_holds_facts_and_no_word_of_the_person(
    team, people, partnership, talk, story, parties
):
    for _ in range(2):
        assert team.post(url("partnership_seed", partnership.pk)).status_code == 302
    seed = StoryPage.objects.get(title=TITLE)
    assert (seed.live, seed.owner, seed.contact) == (False, people["camille"], talk.owner)
    assert seed.get_parent().pk == story.get_parent().pk
    assert [partner.organisation for partner in seed.partners.all()] == sorted(
        parties, key=lambda party: party.name
    )
    assert (seed.issues, seed.territories) == (story.issues, story.territories)
    draft = seed.get_latest_revision_as_object()
    assert draft.title == TITLE
    for text in (str(seed.get_latest_revision().content), str(seed.to_json())):
        assert talk.message not in text
        assert talk.person.first_name not in text
        assert "ines@example.org" not in text


def test_a_seed_without_an_origin_lies_where_its_parties_are(talk, parties, people, camille):
    saverne = make_territory("Saverne")
    parties[0].territory = saverne
    parties[0].save()
    Involvement.objects.update(page=None, language="de")
    outcome = Outcome(TITLE, "place", parties, BEGUN)
    row = partnerships.note(talk, outcome, MONDAY_MORNING, Actor(facilitator=camille))
    seed = partnerships.make_seed(row, people["camille"]).specific
    assert (seed.territories, seed.issues, seed.locale.language_code) == ([saverne], [], "de")


def test_editors_find_the_seed_on_their_first_page(partnership, people, django_user_model, rf):
    partnerships.make_seed(partnership, people["camille"])
    editor = django_user_model.objects.create_user("jeanne")
    editor.groups.add(roles()[EDITORS])
    page = soup(enter(editor).get("/admin/"))
    (row,) = page.select("#seeds-section .waiting__row")
    assert TITLE in row.a.text
    assert enter(editor).get(row.a["href"]).status_code == 200
    StoryPage.objects.update(live=True)
    assert SeedsPanel().rows(rf.get("/")) == []


def test_the_origin_is_one_click_away(team, people, partnership, talk, story):
    move(talk, State.IN_ACTION, MONDAY_MORNING)
    for state in (State.INTRODUCTION, State.MET):
        move(talk, state, MONDAY_MORNING)
    seed = partnerships.make_seed(partnership, people["camille"])
    page = soup(team.get(url("partnership", partnership.pk)))
    chain = [" ".join(item.text.split()) for item in page.select(".follow-up-chain li")]
    assert [item.split(",")[0] for item in chain] == [
        "Récit", "Demande", "Mise en relation", "Rencontre", "Partenariat", f"Graine de récit – {TITLE}",
    ]  # fmt: skip
    links = [link["href"] for link in page.select(".follow-up-chain a")]
    assert links == [story.url, url("card", talk.pk)]
    # And from the story: one button.
    assert partnerships.of_story(seed, people["camille"]) == partnership
    root = enter(_root(people))
    edit = root.get(f"/admin/pages/{seed.pk}/edit/")
    assert url("partnership", partnership.pk) in [
        link.get("href") for link in BeautifulSoup(edit.content, "html.parser").select("a")
    ]


def _root(people):
    return type(people["camille"]).objects.create_superuser("root")


def test_only_the_team_of_the_programme_sees_it(people, partnership, story):
    lea = enter(people["lea"])
    assert lea.get(url("partnership", partnership.pk)).status_code == 404
    assert lea.post(url("partnership_seed", partnership.pk)).status_code == 404
    assert TITLE not in lea.get(url("partnerships")).content.decode()
    assert enter(people["paul"]).get(url("partnership", partnership.pk)).status_code == 302
    assert partnerships.of_story(story, people["lea"]) is None
    seed = partnerships.make_seed(partnership, people["camille"])
    for name in ("lea", "paul"):
        assert partnerships.of_story(seed, people[name]) is None


def test_erasing_the_person_keeps_the_chain_and_leads_nowhere(
    team, people, partnership, talk, story
):
    person = talk.person
    Involvement.objects.update(person=None, page=None, message="", state=State.ERASED)
    talk.steps.all().delete()
    person.delete()
    page = soup(team.get(url("partnership", partnership.pk)))
    chain = [" ".join(item.text.split()) for item in page.select(".follow-up-chain li")]
    assert chain[0].startswith("Récit, ")
    assert chain[1] == "Demande (effacée), 23 novembre 2026"
    assert [link["href"] for link in page.select(".follow-up-chain a")] == [story.url]
    assert Partnership.objects.get().origin_page_id == story.pk
    # Even with the row of the request gone, and with the page gone.
    talk.delete()
    Page.objects.get(pk=story.pk).delete()
    assert team.get(url("partnership", partnership.pk)).status_code == 200
    assert Partnership.objects.count() == 1


def test_a_longer_list_costs_the_same(team, partnership, talk):
    def show() -> None:
        assert team.get(url("partnerships")).status_code == 200

    few = queries(show)
    for number in range(12):
        Partnership.objects.create(
            programme=talk.programme,
            involvement=talk,
            title=f"Autre {number}",
            category="place",
            begun_on=BEGUN,
            origin_page=partnership.origin_page,
            noted_at=timezone.now(),
        )
    assert queries(show) == few


def test_searched_and_filtered(team, partnership):
    for query in ("?q=grange", "?q=Emma%C3%BCs", "?category=place"):
        assert TITLE in team.get(url("partnerships") + query).content.decode()
    for query in ("?q=rien", "?category=money", "?q=%00", "?category=nonsense"):
        response = team.get(url("partnerships") + query)
        assert response.status_code == 200
    assert TITLE not in team.get(url("partnerships_results") + "?q=rien").content.decode()
