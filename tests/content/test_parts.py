"""Parts of pages: kept through other people's changes, never through one of their own."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.cache import caches
from django.template import engines
from django.test import Client
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from content import parts, remembered
from content.models import Picture
from home.models import HomePage, SiteIdentity
from people.models import Facilitator, Organisation
from stories.models import StoryIndexPage, StoryPage
from taxonomy.models import Issue, Territory
from tests.factories import make_call, make_event, make_issue, make_story, restrict
from tests.press.stories import make_full_story, make_picture

pytestmark = pytest.mark.django_db
HOME, LIST, STORY = "/fr/", "/fr/recits/", "/fr/recits/un-atelier/"
EVERYWHERE = (HOME, LIST, STORY)
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Shown:
    """What a part may be given, beside rows."""

    words: str
    rows: list


@pytest.fixture
def site(tree) -> StoryPage:
    """A story with a picture at its head and one in its text, a call in its text, and one beside it."""
    call = make_call("Un local")
    body = [
        {"type": "picture", "value": {"image": make_picture("Dans le texte").pk, "caption": ""}},
        {"type": "call", "value": {"page": call.pk}},
        {"type": "text", "value": f'<p>Voir <a linktype="page" id="{call.pk}">ici</a>.</p>'},
    ]
    story = make_full_story("Un atelier")
    story.body.extend((block["type"], block["value"]) for block in _values(story, body))
    story.save()
    make_story("Un autre")
    return StoryPage.objects.get(pk=story.pk)


def _values(story: StoryPage, body: list[dict]) -> list[dict]:
    block = story.body.stream_block
    return [
        {
            "type": one["type"],
            "value": block.child_blocks[one["type"]].to_python(one["value"]),
        }
        for one in body
    ]


def words(address: str, client: Client | None = None) -> str:
    """Everything that a page says, its attributes and metadata included."""
    response = (client or Client()).get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def kept() -> set[str]:
    return set(caches["parts"]._cache)


def visit_all() -> None:
    """So often that all sizes of pictures are made, and rows with all of them read."""
    for _time in range(2):
        for address in EVERYWHERE:
            words(address)
        remembered.forget()


def publish(page: Page, **values: object) -> None:
    page = type(page).objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def save(row: object, **values: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def render(source: str, shown: dict) -> str:
    """A part made of a template in words."""
    template = engines["django"].from_string(source)
    return parts.kept(source, shown, lambda: template.render(dict(shown)))


def test_equal_values_have_one_key_and_others_another(tree):
    make_story("Un")
    one, same = StoryPage.objects.all()[0], StoryPage.objects.all()[0]
    assert parts._key("a", {"story": one}) == parts._key("a", {"story": same})
    assert parts._key("a", {"words": "été"}) == parts._key("a", {"words": "".join(["ét", "é"])})
    values = [
        *("1", 1, 1.0, True, None, "", [], Decimal(1), mark_safe("1"), gettext_lazy("Issue")),
        *(date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1), [["1"]]),
        *(
            {"1": 1},
            {1: "1"},
            Shown("1", []),
            Shown("1", ["1"]),
            one,
            one.locale,
            Issue.objects.first(),
        ),
        *(one.body, one.steps, one.steps[0], parts.Read.of(one)),
    ]
    keys = {parts._key(name, {"value": value}) for name in "ab" for value in values}
    assert len(keys) == 2 * len(values)


def test_language_and_day_belong_to_the_key():
    with time_machine.travel(NOON, tick=False):
        keys = {parts._key("a", {})}
        with translation.override("de"):
            keys.add(parts._key("a", {}))
    with time_machine.travel(NOON + timedelta(hours=10), tick=False):  # 23 h in Paris
        keys.add(parts._key("a", {}))
    with time_machine.travel(NOON + timedelta(hours=12), tick=False):
        keys.add(parts._key("a", {}))
    assert len(keys) == 3


def test_a_row_is_told_with_everything_that_was_read_along_with_it(tree):
    story = make_story("Un")
    rows = StoryPage.objects.filter(pk=story.pk)
    along = rows.select_related("contact").prefetch_related("issue_links__issue", "claims")

    def key() -> str:
        return parts._key("a", {"story": along.get()})

    known = [key()]
    for row, values in (
        (story.contact, {"role_fr": "Menuisière"}),
        (Issue.objects.first(), {"name_fr": "Renommé"}),
        (story.claims.first(), {"statement": "autre chose"}),
    ):
        save(row, **values)
        known.append(key())
    assert len(set(known)) == 4
    assert parts._key("a", {"story": rows.get()}) not in known


def test_a_part_is_made_once(tree):
    made = []
    for _time in range(2):
        assert parts.kept("a", {"words": "x"}, lambda: made.append(1) or mark_safe("<p>")) == "<p>"
    assert made == [1]


@pytest.mark.parametrize("shown", ["a word", object()], ids=["kept", "set each time"])
def test_what_does_not_call_itself_safe_is_escaped(shown):
    """A block of plain text without a template renders as it was typed."""
    for _time in range(2):
        html = parts.kept("block", shown, lambda: "<script>")
        assert (type(html), html) == (SafeString, "&lt;script&gt;")


def test_what_asks_for_more_is_not_kept(tree):
    make_story("Un")
    story = StoryPage.objects.first()
    picture = make_picture()
    asking = [
        ("{{ value.claims.all.0.statement }}", story),  # a row that nobody had read
        ("{{ value.cover_id }}", story.claims.all()),
        ("{{ value.title }}", picture),  # Wagtail keeps sizes of its own
        ("{{ value }}", object()),
        ("{{ value }}", StoryPage.objects.defer("title")),
        ("{{ value.summary }}", StoryPage.objects.defer("summary").first()),
        ("{% load involvement_tags %}{% involve_url %}{{ value }}", "remembered by others"),
    ]
    remembered.remembered("form-fr-", str)
    for source, value in asking:
        render(source, {"value": value})
    assert kept() == set()
    # Not even when what it asked for lay ready the second time.
    render(asking[-1][0], {"value": asking[-1][1]})
    assert kept() == set()
    render("{{ value.title }}", {"value": story})
    assert len(kept()) == 1


def test_a_part_within_a_part_tells_what_it_asked(tree):
    make_story("Un")

    def inner() -> str:
        return parts.kept("inner", {}, lambda: StoryPage.objects.get().title)

    assert parts.kept("outer", {}, inner) == "Un"
    StoryPage.objects.update(title="Deux")
    assert parts.kept("outer", {}, inner) == "Deux"


def test_nothing_of_a_visitor_gets_in(site, admin_user):
    member = Client()
    member.force_login(admin_user)
    visit_all()
    before = kept()
    for address in EVERYWHERE:
        assert "wagtail-userbar" in words(address, member)
    assert kept() == before  # the very same parts


def german_version(site: StoryPage) -> None:
    parent = StoryIndexPage.objects.get(slug="geschichten")
    make_story("Eine Werkstatt", parent=parent, translation_key=site.translation_key)


def new_file(site: StoryPage) -> None:
    """The file of the picture at the head is exchanged, as the form of a picture does it."""
    picture = Picture.objects.get(pk=site.cover_id)
    other = make_picture("Autre fichier", mode="L")
    picture.renditions.all().delete()
    save(picture, file=other.file.name, file_hash="", width=other.width)


# What changes, whose change it is, and what stands there afterwards on which pages.
CHANGES: dict[str, tuple[Callable[[StoryPage], object], str, tuple[str, ...]]] = {
    "title": (lambda s: publish(s, title="Un titre neuf"), "Un titre neuf", EVERYWHERE),
    "text": (lambda s: publish(s, problem="Un autre problème"), "Un autre problème", (STORY,)),
    "what resisted": (lambda s: publish(s, limits="<p>Rien.</p>"), "<p>Rien.</p>", (STORY,)),
    "figure": (lambda s: save(s.claims.first(), value="1 234"), "1 234", EVERYWHERE),
    "quote": (lambda s: save(s.quotes.first(), text="Autrement dit"), "Autrement dit", (STORY,)),
    "correction": (lambda s: save(s.corrections.first(), text="Bien 42."), "Bien 42.", (STORY,)),
    "partner": (lambda s: save(s.partners.first(), gives="Un four"), "Un four", (STORY,)),
    "issue": (lambda s: save(Issue.objects.first(), name_fr="Travail"), "Travail", EVERYWHERE),
    "hue": (lambda s: save(Issue.objects.first(), hue="plum"), 'data-hue="plum"', EVERYWHERE),
    "territory": (lambda s: save(Territory.objects.first(), name_fr="Thann"), "Thann", EVERYWHERE),
    "organisation": (
        lambda s: save(Organisation.objects.first(), name="Scierie"),
        "Scierie",
        (STORY,),
    ),
    "contact": (lambda s: save(Facilitator.objects.first(), name="Zoé"), "Zoé", (STORY,)),
    "picture's file": (new_file, "autre_fichier", EVERYWHERE),
    "credit": (lambda s: save(s.cover, credit="Ana Bo"), "Ana Bo", (STORY,)),
    "alternative text": (lambda s: save(s.cover, description="Un étau"), "Un étau", (STORY,)),
    "caption in the text": (
        lambda s: save(Picture.objects.get(title="Dans le texte"), caption="Le four"),
        "Le four",
        (STORY,),
    ),
    "call in the text": (
        lambda s: publish(Page.objects.get(slug="un-local").specific, title="Un étage"),
        "Un étage",
        (STORY,),
    ),
    "address of a link": (
        lambda s: publish(Page.objects.get(slug="un-local").specific, slug="un-etage"),
        '<a href="/fr/appels/un-etage/">ici</a>',
        (STORY,),
    ),
    "translation": (german_version, "/de/geschichten/eine-werkstatt/", (STORY,)),
    "setting": (
        lambda s: SiteIdentity.objects.update_or_create(
            site_id=s.get_site().pk, defaults={"phone": "03 88 00 00 00"}
        ),
        "03 88 00 00 00",
        EVERYWHERE,
    ),
    "headline": (
        lambda s: publish(HomePage.objects.get(slug="fr"), lede="Neuf."),
        "Neuf.",
        (HOME,),
    ),
    "another story": (lambda s: make_story("Un troisième"), "Un troisième", EVERYWHERE),
    "event": (lambda s: make_event("Une soirée"), "Une soirée", (HOME,)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_each_kind_of_change_is_seen_with_the_next_rendering(site, change):
    do, said, addresses = CHANGES[change]
    before = [words(address) for address in addresses]
    assert [words(address) for address in addresses] == before
    assert [said in page for page in before] == [False] * len(addresses)
    do(site)
    assert [(address, said in words(address)) for address in addresses] == [
        (address, True) for address in addresses
    ]


GOES: dict[str, Callable[[StoryPage], object]] = {
    "withdrawn": lambda s: StoryPage.objects.get(pk=s.pk).unpublish(),
    "under embargo": lambda s: publish(s, embargo_until=NOON + timedelta(days=3650)),
    "private": restrict,
    "deleted": lambda s: StoryPage.objects.get(pk=s.pk).delete(),
}


@pytest.mark.parametrize("change", GOES)
def test_what_is_hidden_goes_from_everywhere(site, change):
    addresses = (HOME, LIST, "/fr/recits/un-autre/")
    assert ["Un atelier" in words(address) for address in addresses] == [True] * 3
    words(STORY)
    GOES[change](site)
    assert Client().get(STORY).status_code in (302, 404)
    assert ["Un atelier" in words(address) for address in addresses] == [False] * 3


def test_a_call_in_the_text_goes_when_it_is_withdrawn_and_comes_back(site):
    call = Page.objects.get(slug="un-local").specific
    assert "call-title" in words(STORY)
    call.unpublish()
    assert "call-title" not in words(STORY)
    publish(call)
    assert "call-title" in words(STORY)


def test_an_embargo_ends_with_its_minute(site):
    other = make_story("Sous embargo", embargo_until=NOON)
    addresses = (HOME, LIST, STORY)
    with time_machine.travel(NOON - timedelta(seconds=1), tick=False):
        assert [other.title in words(address) for address in addresses] == [False] * 3
    with time_machine.travel(NOON, tick=False):
        assert [other.title in words(address) for address in addresses] == [True] * 3


def test_a_picture_goes_with_the_day_on_which_consent_ends(site):
    save(site.cover, consent_until=NOON.date())
    for moment, there in ((NOON, True), (NOON + timedelta(days=1), False)):
        with time_machine.travel(moment, tick=False):
            assert ["fill-480x300" in words(address) for address in (HOME, LIST)] == [there] * 2
            assert ("fill-800x450" in words(STORY)) is there


@pytest.mark.parametrize("sizes", [["width-100"], ["width-110", "width-120|format-avif"]])
def test_a_size_made_since_a_row_was_read_is_not_made_again(site, monkeypatch, sizes):
    """A row that is remembered knows the sizes that there were when it was read."""
    first, second = (
        Picture.objects.prefetch_related("renditions").get(pk=site.cover_id) for _ in "12"
    )
    made = first.get_renditions(*sizes)
    monkeypatch.setattr(Picture, "generate_rendition_file", None)  # is not called
    found = second.get_renditions(*sizes)
    assert [found[size].file.name for size in sizes] == [made[size].file.name for size in sizes]


def test_parts_outlive_what_others_change(site):
    visit_all()
    before = kept()
    make_event("Une soirée")
    make_call("Un hangar")
    make_issue("Santé")
    make_picture("Une autre")
    for address in (LIST, STORY):
        words(address)
    assert kept() == before
    publish(StoryPage.objects.get(slug="un-autre"), title="Renommé")
    assert "Renommé" in words(LIST)
    assert len(kept() - before) == 1  # its card
