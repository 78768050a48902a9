"""The evening for those who do not see it, for who moderates, and for who holds the projection."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import DESK, PHONE, RunningSite, log_in, violations, visitor

pytestmark = pytest.mark.browser
ROOM = "/direct/KNAPP/"
STATE = "**/etat.json*"
OPENED = """
from django.utils import timezone
from buzz.models import BuzzSession, Pitch, Seat
from events.models import EventPage
evening = BuzzSession.objects.create(event=EventPage.objects.live().first(), code="KNAPP",
    state="open", opened_at=timezone.now())
for number, (outlet, title) in enumerate([("Radio Rhin", "La fosse du samedi"), ("Le Canal", "La serre")]):
    Pitch.objects.create(session=evening, title=title, sort_order=number)
    Seat.objects.create(session=evening, outlet=outlet, agreed_at=timezone.now(), sort_order=number)
"""
ACT = """
from uuid import uuid4
from django.utils import timezone
from buzz import buzzes, pitches, room
from buzz import session as evening_of
from buzz.models import BuzzSession
evening = BuzzSession.objects.get(code="KNAPP")
first, second = evening.pitches.all()
who = {{"key": uuid4(), "now": timezone.now()}}
{act}
"""
STAGE = "pitches.stage(evening, {}.pk, **who)"
# Both at once, however slow the machine: pages look again every eighth of a second.
BOTH_PRESS = """
from django.db import transaction
pitches.open_buzz(evening, **who)
with transaction.atomic():
    for seat in evening.seats.all():
        buzzes.buzz(evening, seat, first.pk, uuid4(), timezone.now())
"""
ASKED = """
for text in {}:
    room.send(evening, "question", text, uuid4(), uuid4(), timezone.now())
"""


class Evening:
    """An open room of its own beside that of the demonstration."""

    def __init__(self, site: RunningSite) -> None:
        self.site = site

    def act(self, act: str) -> None:
        self.site.manage("shell", "--no-imports", "-c", ACT.format(act=act))


@pytest.fixture
def evening(running_site: RunningSite) -> Iterator[Evening]:
    running_site.manage("shell", "--no-imports", "-c", OPENED)
    found = Evening(running_site)
    yield found
    found.act("evening.delete()")


def test_the_projection_goes_dark_by_one_key_on_this_screen_alone(
    browser: Browser, running_site: RunningSite, evening: Evening
):
    with visitor(browser, running_site, viewport={"width": 1920, "height": 1080}) as hall:
        here, elsewhere = hall.new_page(), hall.new_page()
        for page in (here, elsewhere):
            page.goto(f"{ROOM}scene/")
        words = here.get_by_role("main")
        here.keyboard.press("Control+b")
        expect(words).to_be_visible()
        for key in ("b", "."):
            here.keyboard.press(key)
            expect(words).to_be_hidden()
            expect(here.locator("body")).to_have_css("background-color", "rgb(11, 13, 17)")
            here.keyboard.press(key)
            expect(words).to_be_visible()
        # What happens meanwhile does not bring it back; the key does, and shows where things stand.
        here.keyboard.press("b")
        evening.act(STAGE.format("first"))
        expect(elsewhere.get_by_role("heading", name="La fosse du samedi")).to_be_visible()
        expect(here.locator("#stage")).to_have_text("La fosse du samedi")
        expect(here.locator("#stage")).to_be_hidden()
        here.keyboard.press("b")
        expect(here.locator("#stage")).to_be_visible()
        # What the control has blanked, it brings back.
        evening.act("evening_of.blank(evening, True, **who)")
        expect(words).to_be_hidden()
        here.keyboard.press("b")
        evening.act("evening_of.blank(evening, False, **who)")
        expect(words).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 800), (1024, 768)])
def test_a_squarer_projector_hides_neither_the_code_of_the_room_nor_a_window(
    browser: Browser, running_site: RunningSite, evening: Evening, width: int, height: int
):
    evening.act(STAGE.format("first"))
    evening.act("pitches.open_buzz(evening, **who)")
    with visitor(browser, running_site, viewport={"width": width, "height": height}) as hall:
        scene = hall.new_page()
        scene.goto(f"{ROOM}scene/")
        expect(scene.get_by_text("Journalistes, buzzez")).to_be_visible()
        code, wall = (scene.locator(part).bounding_box() for part in (".scene-code", ".scene-wall"))
        assert code["y"] + code["height"] <= wall["y"]
        windows = [window.bounding_box() for window in scene.locator(".scene-wall .window").all()]
        assert len(windows) == 2
        for window in windows:
            assert wall["x"] <= window["x"]
            assert window["x"] + window["width"] <= wall["x"] + wall["width"]


def test_who_listens_hears_what_lights_and_what_waits_but_not_each_of_many(
    browser: Browser, running_site: RunningSite, evening: Evening
):
    evening.act(STAGE.format("first"))
    with visitor(browser, running_site) as hall, visitor(browser, running_site) as desk:
        scene, phone, queue = hall.new_page(), hall.new_page(), desk.new_page()
        log_in(queue, "moderatrice")
        queue.goto(f"{ROOM}regie/")
        for page, address in ((scene, f"{ROOM}scene/"), (phone, ROOM)):
            with page.expect_response(STATE):  # what is new is what this answer did not know
                page.goto(address)
        for page in (scene, phone, queue):
            expect(page.locator("[data-say]")).to_have_attribute("role", "status")
            listen(page)
        evening.act(BOTH_PRESS)
        evening.act(ASKED.format(["Combien ?", "Et l’hiver ?", "Avec qui ?"]))
        lit = "Radio Rhin a buzzé. Le Canal a buzzé."
        for page in (scene, phone):
            expect_heard(page, lit)
        expect_heard(queue, "3 mots attendent")
        # Said once, and cleared: the same words can be said again; a page that is opened says nothing.
        for page in (scene, phone, queue):
            expect(page.locator("[data-say]")).to_have_text("")
        with phone.expect_response(STATE):
            phone.reload()
        listen(phone)
        evening.act("room.give_stars(evening, first.pk, 4, uuid4(), uuid4(), timezone.now())")
        evening.act("pitches.close_buzz(evening, **who)")
        evening.act("pitches.reveal(evening, **who)")
        expect_heard(phone, "4,0 ★ 1 voix")
        assert [words for words in heard(phone) if "a buzzé" in words] == []
        assert [words for words in heard(scene) if words.startswith("Radio")] == [lit]


def listen(page: Page) -> None:
    """Write down whatever the status says from now on, as a screen reader would."""
    page.evaluate("""() => {
      const status = document.querySelector("[data-say]");
      const heard = document.createElement("div");
      heard.hidden = true;
      document.body.append(heard);
      new MutationObserver(() => {
        if (!status.textContent) return;
        const said = document.createElement("p");
        said.className = "was-heard";
        said.textContent = status.textContent;
        heard.append(said);
      }).observe(status, { childList: true });
    }""")


def heard(page: Page) -> list[str]:
    return page.locator(".was-heard").all_text_contents()


def expect_heard(page: Page, words: str) -> None:
    expect(page.locator(".was-heard", has_text=words).first).to_be_attached()


def test_two_moderators_decide_by_keyboard_and_the_focus_stays_in_the_queue(
    browser: Browser, running_site: RunningSite, evening: Evening
):
    evening.act(STAGE.format("first"))
    evening.act(ASKED.format(["Combien ?", "Et l’hiver ?", "Avec qui ?"]))
    with (
        visitor(browser, running_site, viewport=PHONE) as one,
        visitor(browser, running_site, viewport=DESK) as other,
    ):
        moderator, director = one.new_page(), other.new_page()
        log_in(moderator, "moderatrice")
        log_in(director, "animateur")
        moderator.goto("/admin/evenings/")
        moderator.get_by_role("link", name="KNAPP").click()
        director.goto(f"{ROOM}regie/")
        expect(moderator.get_by_role("button", name="Ouvrir les buzzers")).to_have_count(0)
        expect(director.get_by_role("button", name="Ouvrir les buzzers")).to_have_count(1)
        for scheme in ("light", "dark"):
            moderator.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert violations(moderator) == []
        assert moderator.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

        # What its button did is said by the heading, and the next step is one stop further.
        director.get_by_role("button", name="Ouvrir les buzzers").focus()
        director.keyboard.press("Enter")
        expect(director.get_by_role("heading", name="buzzers ouverts")).to_be_focused()
        director.keyboard.press("Tab")
        expect(director.get_by_role("button", name="Fermer les buzzers")).to_be_focused()

        moderator.get_by_role("button", name="Approuver Combien").focus()
        moderator.keyboard.press("Enter")
        expect(moderator.get_by_role("button", name="Approuver Et l’hiver")).to_be_focused()
        expect(director.get_by_role("heading", name="2 mots attendent")).to_be_visible()
        director.get_by_role("button", name="Écarter Avec qui").click()
        expect(moderator.get_by_role("button", name="Approuver Avec qui")).to_have_count(0)
        expect(moderator.get_by_role("button", name="Approuver Et l’hiver")).to_be_focused()
        moderator.keyboard.press("Enter")
        expect(moderator.get_by_role("heading", name="Rien n’attend")).to_be_focused()
        # A slip of one's own is taken back; what the other decided is theirs.
        moderator.get_by_role("button", name="Annuler").click()
        expect(moderator.get_by_role("button", name="Approuver Et l’hiver")).to_be_visible()
        expect(moderator.get_by_role("button", name="Approuver Avec qui")).to_have_count(0)


def test_a_button_stays_under_the_finger_while_the_room_goes_on(
    browser: Browser, running_site: RunningSite, evening: Evening
):
    evening.act(STAGE.format("first"))
    with visitor(browser, running_site) as somebody:
        director = somebody.new_page()
        log_in(director, "animateur")
        director.goto(f"{ROOM}regie/")
        director.get_by_role("button", name="Ouvrir les buzzers").hover()
        director.mouse.down()
        evening.act(ASKED.format(["Combien ?"]))
        expect(director.get_by_role("heading", name="1 mot")).to_be_visible()
        director.mouse.up()
        expect(director.get_by_role("heading", name="buzzers ouverts")).to_be_visible()
