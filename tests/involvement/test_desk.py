"""The desk: each team sees its own requests, and those of others do not exist."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex

from involvement.access import awaiting, visible_to
from involvement.models import Involvement, State
from involvement.panels import RequestsPanel
from involvement.services import receive
from tests.factories import make_facilitator, make_story
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry
from tests.involvement.desk import ACTS, QUEUE, enter, names
from tests.involvement.pages import soup
from tests.words import fr

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("camille", ["alsace"]),
        ("lea", ["lyon"]),
        ("stranger", []),
        ("paul", []),
        ("root", ["alsace", "lyon"]),
    ],
)
def test_who_sees_what(people, requests, who, seen):
    expected = [requests[name] for name in seen]
    assert list(visible_to(people[who]).order_by("pk")) == expected
    assert list(awaiting(people[who]).order_by("pk")) == expected
    if who != "paul":
        assert names(enter(people[who]).get(QUEUE)) == [row.person.first_name for row in expected]
        results = enter(people[who]).get(f"{QUEUE}results/")
        assert names(results) == [row.person.first_name for row in expected]


def test_the_desk_is_closed_to_others(people, requests):
    card = f"{QUEUE}{requests['alsace'].pk}/"
    for path in (QUEUE, f"{QUEUE}results/", card):
        assert enter(people["paul"]).get(path).status_code == 302
        assert Client().get(path).status_code == 302
        assert "Inès" not in enter(people["paul"]).get(path, follow=True).content.decode()
    assert enter(people["paul"]).post(f"{card}step/", {"to": "closed"}).status_code == 302
    assert Involvement.objects.filter(state=State.NEW).count() == 2


def test_a_user_who_lost_the_role_sees_nothing(people, requests):
    people["camille"].groups.clear()
    fresh = type(people["camille"]).objects.get(pk=people["camille"].pk)
    assert list(visible_to(fresh)) == []


def paths_of_the_desk(pk: int) -> list[str]:
    """Every address of the desk that names a request, and those that Wagtail gives to models."""
    usual = ["", *ACTS, "edit/", "inspect/", "history/", "history/results/", "usage/",
             "delete/", "copy/", "export/"]  # fmt: skip
    own = [f"{QUEUE}{pk}/{end}" for end in usual]
    own += [
        f"{QUEUE}{end}{pk}/"
        for end in ("edit/", "inspect/", "history/", "usage/", "delete/", "copy/")
    ]
    own.append(f"/admin/snippets/involvement/involvement/edit/{pk}/")
    return own


def test_the_request_of_another_team_does_not_exist(people, requests):
    client = enter(people["lea"])
    for path in paths_of_the_desk(requests["alsace"].pk):
        is_act = path.endswith(tuple(ACTS))
        get = client.get(path)
        assert get.status_code == (405 if is_act else 404), path
        assert "Inès" not in get.content.decode()
        post = client.post(path, {"to": "in-dialogue", "with": requests["lyon"].pk})
        assert post.status_code in ([404] if is_act else [404, 405]), path
    assert Involvement.objects.get(pk=requests["alsace"].pk).state == State.NEW


@pytest.mark.parametrize("query", ["?q=Inès", "?q=ines@example.org", "?state=new", "?export=csv",
                                   "?export=xlsx", "?ordering=-message", "?p=99", "?state=x"])  # fmt: skip
def test_search_filter_and_export_stay_within_the_team(people, requests, query):
    for path in (QUEUE, f"{QUEUE}results/"):
        response = enter(people["lea"]).get(path + query)
        assert response.status_code == 200
        content = b"".join(response) if response.streaming else response.content
        for foreign in ("Mon atelier", "Camille"):
            assert foreign not in content.decode("latin-1")
            assert foreign.encode() not in content


def test_search_finds_ones_own(people, requests):
    assert names(enter(people["camille"]).get(f"{QUEUE}?q=atelier")) == ["Inès"]
    assert names(enter(people["camille"]).get(f"{QUEUE}?q=vélos")) == []


def test_requests_do_not_show_in_the_usage_of_pages(people, camille):
    story = make_story()
    receive(make_enquiry(page=story.page_ptr, first_name="Secret"))
    assert ReferenceIndex.get_references_to(story).count() == 0
    usage = enter(people["root"]).get(f"/admin/pages/usage/{story.pk}/", follow=True)
    assert "Secret" not in usage.content.decode()


def test_the_title_of_a_request_names_nobody(requests):
    for row in requests.values():
        assert row.person.first_name not in str(row)


def test_the_most_urgent_first_then_what_is_in_hand(people, camille, mulhouse):
    for hour, name in enumerate(["first", "second", "third", "fourth"]):
        with time_machine.travel(MONDAY_MORNING + timedelta(minutes=hour), tick=False):
            receive(make_enquiry(first_name=name, suspicious=name == "fourth"))
    Involvement.objects.filter(person__first_name="first").update(state=State.CLOSED)
    Involvement.objects.filter(person__first_name="second").update(state=State.IN_DIALOGUE)
    assert names(enter(people["camille"]).get(QUEUE)) == ["third", "second", "fourth", "first"]


def test_the_card_shows_what_is_needed_to_answer(people, camille, mulhouse, monday):
    story = make_story("Un atelier partagé")
    involvement = receive(
        make_enquiry(page=story.page_ptr, commune=mulhouse, message="<b>Je viens</b>\nmardi")
    )
    page = soup(enter(people["camille"]).get(f"{QUEUE}{involvement.pk}/"))
    assert page.select_one("blockquote").p.get_text("|") == "<b>Je viens</b>|mardi"
    links = [link["href"] for link in page.select(".desk-head__ways a, dl a")]
    assert links == ["tel:0612345678", "mailto:ines@example.org", story.full_url]
    assert "Mulhouse (68)" in page.select_one("dl").text


def test_steps_are_buttons(people, requests):
    client = enter(people["camille"])
    card = f"{QUEUE}{requests['alsace'].pk}/"

    def step(to: str) -> str:
        assert client.post(f"{card}step/", {"to": to})["Location"] == card
        return Involvement.objects.get(pk=requests["alsace"].pk).state

    offered = [field["value"] for field in soup(client.get(card)).select("form input[name=to]")]
    assert offered == ["in-dialogue"]
    assert client.get(f"{card}step/").status_code == 405
    assert step("in-dialogue") == State.IN_DIALOGUE
    assert step("in-dialogue") == State.IN_DIALOGUE
    told = fr("Somebody was quicker: the request has moved on already.")
    assert told in client.get("/admin/").content.decode()
    assert step("nonsense") == State.IN_DIALOGUE
    assert step("") == State.IN_DIALOGUE
    # These have forms of their own, with what they need.
    assert step("closed") == step("dormant") == step("erased") == State.IN_DIALOGUE
    offered = [option["value"] for option in soup(client.get(card)).select("#move-to option")]
    assert offered == ["oriented", "introduction", "met", "in-action", "succeeded"]
    assert step("met") == State.MET
    client.post(f"{card}close/", {"reason": "answered"})
    offered = [field["value"] for field in soup(client.get(card)).select("form input[name=to]")]
    assert offered == ["in-dialogue"]
    assert step("in-dialogue") == State.IN_DIALOGUE


def test_who_may_only_look_gets_no_buttons(people, requests, django_user_model):
    from django.contrib.auth.models import Permission

    camille = people["camille"]
    camille.groups.clear()
    for codename in ("view_involvement", "access_admin"):
        camille.user_permissions.add(Permission.objects.get(codename=codename))
    client = enter(camille)
    card = f"{QUEUE}{requests['alsace'].pk}/"
    assert soup(client.get(card)).select("form input[name=to]") == []
    assert client.post(f"{card}step/", {"to": "closed"}).status_code == 302
    assert Involvement.objects.get(pk=requests["alsace"].pk).state == State.NEW


def test_steps_need_a_token(people, requests):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["camille"])
    path = f"{QUEUE}{requests['alsace'].pk}/step/"
    assert client.post(path, {"to": "closed"}, HTTP_ORIGIN="http://testserver").status_code == 403


def test_the_list_costs_the_same_for_few_and_many(people, camille, mulhouse, monday):
    client = enter(people["camille"])

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(QUEUE)
        return len(captured)

    story = make_story()
    for number in range(2):
        receive(make_enquiry(message=f"{number}", page=story.page_ptr, commune=mulhouse))
    queries()
    few = queries()
    for number in range(20):
        receive(make_enquiry(message=f"encore {number}", page=story.page_ptr, commune=mulhouse))
    assert queries() == few


def test_the_panel_shows_what_awaits_in_four_queries(people, requests):
    request = RequestFactory().get("/admin/")
    for number in range(7):
        receive(make_enquiry(message=f"{number}", first_name=f"P{number}"))
    for who, total, shown in (("camille", 8, 5), ("lea", 1, 1), ("root", 9, 5), ("paul", 0, 0)):
        request.user = type(people[who]).objects.get(pk=people[who].pk)
        request.user.get_all_permissions()
        with CaptureQueriesContext(connection) as captured:
            html = RequestsPanel().render_html({"request": request})
        assert len(captured) <= 4
        context = RequestsPanel().get_context_data({"request": request})
        assert (context["total"], len(context["rows"])) == (total, shown)
        links = BeautifulSoup(html, "html.parser").select("tbody a")
        assert len(links) == shown


def test_the_menu_counts_what_awaits(people, requests):
    for who, label in (("camille", "(1)"), ("lea", "(1)"), ("root", "(2)")):
        content = enter(people[who]).get("/admin/").content.decode()
        assert f"{label}" in content
    assert "/admin/involvement/" not in enter(people["paul"]).get("/admin/").content.decode()


def test_taking_a_request_and_being_told_who_has_it(people, camille, requests, django_user_model):
    row = requests["alsace"]
    path = f"{QUEUE}{row.pk}/claim/"
    zoe = make_facilitator(camille.programme, "Zoé")
    zoe.user = django_user_model.objects.create_user("zoe")
    zoe.user.groups.add(*people["camille"].groups.all())
    zoe.save()
    assert enter(people["lea"]).post(path).status_code == 404
    assert enter(people["root"]).post(path).status_code == 302
    assert enter(zoe.user).post(path)["Location"] == f"{QUEUE}{row.pk}/"
    client = enter(people["camille"])
    assert client.post(path)["Location"] == f"{QUEUE}{row.pk}/"
    told = fr("%(name)s has just taken it.") % {"name": "Zoé"}
    assert told in client.get(QUEUE).content.decode()
    row.refresh_from_db()
    assert (row.owner, row.state) == (zoe, State.ASSIGNED)


def test_seen_to(people, requests):
    row = requests["alsace"]
    Involvement.objects.filter(pk=row.pk).update(state=State.IN_DIALOGUE, attention="word")
    client = enter(people["camille"])
    assert awaiting(people["camille"]).count() == 1
    assert client.post(f"{QUEUE}{row.pk}/settle/").status_code == 302
    row.refresh_from_db()
    assert (row.attention, row.steps.last().kind) == ("", "settled")
    assert enter(people["lea"]).post(f"{QUEUE}{row.pk}/settle/").status_code == 404


def test_no_spam_after_all_gets_its_mails_and_its_call(people, camille, monday):
    call = MONDAY_MORNING + timedelta(days=1)
    row = receive(make_enquiry(suspicious="trap", callback_at=call))
    assert (row.state, row.callback_at) == (State.SET_ASIDE, None)
    enter(people["camille"]).post(f"{QUEUE}{row.pk}/step/", {"to": "new"})
    row.refresh_from_db()
    assert (row.state, row.callback_at) == (State.NEW, call)
    assert row.due_at == call + timedelta(minutes=20)
    assert (row.acknowledged_at, row.owner_told_at) == (MONDAY_MORNING, MONDAY_MORNING)
