"""What is kept of a list tells, after whatever happened, what counting all of it anew would tell.

On a database of its own, where every change is committed as on a server: within the transaction of a
test nothing is kept.
"""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.models import Locale, PageViewRestriction

from content import changes, remembered
from content.models import PageChange
from content.remembered import forget
from content.visibility import public
from home.roles import ensure_roles
from home.tree import ensure_tree
from people.models import Organisation, Universe
from stories.facets import UNIVERSES
from stories.lists import newest_first
from stories.models import StoryIndexPage, StoryIssue, StoryPage, StoryPartner, StoryTerritory
from taxonomy.facets import ISSUES, TERRITORIES, Option, counted, kept, known_counts, listing
from taxonomy.models import Issue, Territory, TerritoryKind
from tests import databases
from tests.factories import make_issue, make_organisation, make_story, make_territory, restrict

FACETS = [ISSUES, TERRITORIES, UNIVERSES]
SEEDS = range(3)
STEPS = 50
OTHERS = "autres-"


@pytest.fixture(scope="module")
def _database(request: pytest.FixtureRequest, django_db_setup, django_db_blocker) -> Iterator[None]:
    worker = getattr(request.config, "workerinput", {}).get("workerid", "alone")
    with django_db_blocker.unblock(), databases.used_here(f"kept_{worker}"):
        ensure_tree(hostname="testserver")
        ensure_roles()
        yield


@pytest.fixture(autouse=True)
def _committed(_database, django_db_blocker, monkeypatch) -> Iterator[None]:
    """Small blocks, and nothing left for the next test."""
    monkeypatch.setattr(changes, "BLOCK", 4)
    with django_db_blocker.unblock(), translation.override("fr"):
        yield
        PageViewRestriction.objects.all().delete()
        for page in [
            *StoryPage.objects.all(),
            *StoryIndexPage.objects.filter(slug__startswith=OTHERS),
        ]:
            page.delete()
        for model in (Organisation, Issue, PageChange):
            model.objects.all().delete()
        Territory.objects.all().delete()


Answer = tuple[list[int], int, list[list[Option]]]


class Reader:
    """A process with a memory of its own."""

    def __init__(self) -> None:
        self.lists: dict[str, kept.Kept] = {}

    def count(self, choices: dict) -> Answer:
        kept._lists = self.lists
        found = counted(listed(), FACETS, choices)
        return list(found.keys), found.total, found.offered


def listed():
    return StoryPage.objects.child_of(french())


def french() -> StoryIndexPage:
    return StoryIndexPage.objects.filter(locale__language_code="fr").earliest("pk")


def recounted(choices: dict) -> Answer:
    """By the database, from all rows."""
    pages = public(listed())

    def left(facets) -> object:
        found = pages
        for facet in facets:
            found = facet.narrow(found, choices.get(facet.key, {}))
        return found

    found = newest_first(left(FACETS)).values_list("pk", flat=True)
    return list(found), left(FACETS).count(), [
        facet.options(left([other for other in FACETS if other is not facet]), choices.get(facet.key, {}))
        for facet in FACETS
    ]  # fmt: skip


class Editors:
    """Whoever changes what lists show, by chance."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        region = make_territory("Grand Est", kind=TerritoryKind.REGION, code="44")
        alsace = make_territory("Alsace", region, kind=TerritoryKind.COLLECTIVITY, code="6AE")
        self.towns = [make_territory(name, alsace) for name in ("Colmar", "Thann", "Sélestat")]
        self.towns.append(make_territory("Rennes"))
        self.issues = [make_issue(name) for name in ("Emploi", "Santé", "Mobilité")]
        self.partners = [
            make_organisation(f"Organisation {universe}", universe)
            for universe in Universe.values[:3]
        ]
        self.made = 0
        self.other = french().copy(update_attrs={"slug": f"{OTHERS}{seed}", "title": "Autres"})

    def some(self, things: list) -> list:
        return self.random.sample(things, self.random.randint(0, 2))

    def story(self, **conditions) -> StoryPage | None:
        stories = list(
            StoryPage.objects.filter(locale__language_code="fr", **conditions).order_by("pk")
        )
        return self.random.choice(stories) if stories else None

    def write(self, **kwargs) -> StoryPage:
        self.made += 1
        return make_story(
            f"Récit {self.made}",
            parent=french(),
            issues=self.some(self.issues),
            territories=self.some(self.towns),
            partners=self.some(self.partners),
            **kwargs,
        )

    def draft(self) -> None:
        self.write(live=False)

    def publish(self) -> None:
        if story := self.story(alias_of=None):
            story.save_revision().publish()

    def tag_anew(self) -> None:
        if story := self.story(alias_of=None):
            story.issue_links = [StoryIssue(issue=issue) for issue in self.some(self.issues)]
            story.territory_links = [
                StoryTerritory(territory=town) for town in self.some(self.towns)
            ]
            story.save_revision().publish()

    def tag_beside_the_form(self) -> None:
        if story := self.story():
            StoryIssue.objects.create(page=story, issue=self.random.choice(self.issues))
            partner = self.random.choice(self.partners)
            StoryPartner.objects.create(page=story, organisation=partner, locale=story.locale)

    def lose_a_tag(self) -> None:
        if links := list(StoryTerritory.objects.order_by("pk")):
            self.random.choice(links).delete()

    def unpublish(self) -> None:
        if story := self.story():
            story.unpublish()

    def delete(self) -> None:
        if story := self.story():
            story.delete()

    def move(self) -> None:
        if story := self.story():
            away = story.get_parent().pk == french().pk
            story.move(
                StoryIndexPage.objects.get(pk=self.other.pk if away else french().pk), "last-child"
            )

    def embargo(self) -> None:
        if story := self.story():
            hours = self.random.choice([-1, 0.1, 1])
            story.embargo_until = timezone.now() + timedelta(hours=hours)
            story.save()

    def hide(self) -> None:
        if story := self.story():
            restrict(story)

    def hide_the_list(self) -> None:
        if french().get_view_restrictions().exists():
            PageViewRestriction.objects.all().delete()
        else:
            restrict(french())

    def show(self) -> None:
        for restriction in PageViewRestriction.objects.all():
            restriction.delete()

    def change_universe(self) -> None:
        partner = self.random.choice(self.partners)
        partner.universe = self.random.choice(Universe.values)
        partner.save()

    def borrow(self) -> None:
        """The same story a second time, and in German."""
        if story := self.story(alias_of=None):
            self.made += 1
            story.create_alias(parent=french(), update_slug=f"encore-{self.made}")
            german = Locale.objects.get(language_code="de")
            if not story.get_translations().filter(locale=german).exists():
                story.copy_for_translation(german, copy_parents=True, alias=True)

    def change_their_mind(self) -> None:
        """Everything is rolled back."""
        with transaction.atomic():
            self.write()
            self.delete()
            counted(listed(), FACETS)
            transaction.set_rollback(True)

    def think_twice(self) -> None:
        """Only a part is rolled back, and then done."""
        with transaction.atomic():
            story = self.story()
            with transaction.atomic():
                self.unpublish()
                transaction.set_rollback(True)
            if story:
                story.unpublish()

    def write_many(self) -> None:
        """Beside all signals, and say so."""
        StoryPage.objects.filter(pk__in=[page.pk for page in listed()[:2]]).update(live=True)
        forget()


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_are_those_of_a_recount_after_anything(seed):
    editors = Editors(seed)
    acts: list[Callable[[], None]] = [
        editors.write, editors.write, editors.write, editors.draft, editors.publish,
        editors.tag_anew, editors.tag_beside_the_form, editors.lose_a_tag, editors.unpublish,
        editors.delete, editors.move, editors.embargo, editors.hide, editors.hide_the_list,
        editors.show, editors.change_universe, editors.borrow, editors.change_their_mind,
        editors.think_twice, editors.write_many,
    ]  # fmt: skip
    always, seldom = Reader(), Reader()
    for _act in range(10):
        editors.write()
    begun = timezone.now()
    with time_machine.travel(begun, tick=False) as clock:
        for step in range(STEPS):
            act = editors.random.choice(acts)
            act()
            clock.shift(timedelta(minutes=1))
            issue, other = editors.random.sample(editors.issues, 2)
            place = editors.random.choice(
                [*editors.towns, *Territory.objects.filter(name_fr="Alsace")]
            )
            choices = editors.random.choice([
                {},
                {"issue": {issue.slug: issue}},
                {"issue": {issue.slug: issue, other.slug: other}, "territory": {place.slug: place}},
                {"territory": {place.slug: place}, "universe": {"company": "Entreprise"}},
            ])  # fmt: skip
            told = recounted(choices)
            assert (step, act.__name__, always.count(choices)) == (step, act.__name__, told)
            if step % 5 == 0:
                assert (step, act.__name__, seldom.count(choices)) == (step, act.__name__, told)


def test_only_what_changed_is_read():
    editors = Editors(9)
    stories = [editors.write() for _ in range(12)]
    reader = Reader()
    reader.count({})
    stories[5].save()
    with CaptureQueriesContext(connection) as captured:
        reader.count({})
    block = stories[5].pk // changes.BLOCK * changes.BLOCK
    within = [query["sql"] for query in captured if f">= {block}" in query["sql"]]
    assert len(within) == 1 + len(FACETS)
    with CaptureQueriesContext(connection) as captured:
        reader.count({})
    assert [
        query["sql"] for query in captured if ">= " in query["sql"] and "page_id" in query["sql"]
    ] == []


def test_an_embargo_ends_without_anything_being_read():
    editors, reader = Editors(9), Reader()
    now = timezone.now()
    with time_machine.travel(now, tick=False) as clock:
        story = editors.write()
        story.embargo_until = now + timedelta(minutes=5)
        story.save()
        assert reader.count({})[1] == 0
        clock.shift(timedelta(minutes=5))
        assert reader.count({})[1] == 1


def test_what_nobody_told_is_seen_after_an_hour():
    editors, reader = Editors(9), Reader()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        story = editors.write()
        assert reader.count({})[1] == 1
        StoryPage.objects.filter(pk=story.pk).update(live=False)
        assert reader.count({})[1] == 1
        clock.shift(kept.KEPT_FOR)
        assert reader.count({})[1] == 0


def test_a_list_that_takes_the_place_of_another_has_pages_of_its_own():
    editors = Editors(9)
    one = StoryIndexPage.objects.get(pk=editors.other.pk)
    for number in range(3 * changes.BLOCK):  # some lie in another block than both lists
        make_story(f"Récit {number}", parent=one, issues=[], territories=[], partners=[])
    assert counted(StoryPage.objects.child_of(one), FACETS).total == 3 * changes.BLOCK
    place = one.path
    one.move(french().get_parent().get_siblings().filter(locale__language_code="de").get())
    next_ = StoryIndexPage(title="Suite", slug=f"{OTHERS}suite", locale=one.locale)
    french().get_parent().add_child(instance=next_)
    assert next_.path == place
    assert counted(StoryPage.objects.child_of(next_), FACETS).total == 0


def test_a_transaction_tells_a_block_once_and_what_it_takes_back_not_at_all():
    editors = Editors(9)
    story = editors.write()
    PageChange.objects.all().delete()
    with transaction.atomic():
        story.save()
        story.save()
        assert PageChange.objects.count() == 1
        with transaction.atomic():
            forget([story.pk + 100 * changes.BLOCK])
            transaction.set_rollback(True)
        forget([story.pk + 100 * changes.BLOCK])
    assert PageChange.objects.count() == 2


def test_changes_of_which_all_have_heard_are_forgotten():
    PageChange.objects.all().delete()
    now = timezone.now()
    old, young = now - changes.KEPT_FOR - timedelta(minutes=1), now - changes.LATE
    PageChange.objects.bulk_create(PageChange(block=1, at=moment) for moment in (old, young))
    changes.forget(now)
    assert list(PageChange.objects.values_list("at", flat=True)) == [young]


def test_pages_beyond_the_known_keys_go_on_in_the_same_order(monkeypatch):
    monkeypatch.setattr(kept, "MOST_KEYS", 3)
    monkeypatch.setattr(kept, "NEWEST", 5)
    editors = Editors(9)
    for _ in range(8):
        editors.write()
    pages = newest_first(public(listed()))

    def shown(number: int) -> list[int]:
        request = RequestFactory().get("/fr/recits/", {"page": number})
        counts = known_counts(listed(), request, FACETS)
        return [page.pk for page in listing(pages, request, FACETS, 2, counts=counts).page]

    assert [pk for number in range(1, 5) for pk in shown(number)] == [page.pk for page in pages]


def test_nobody_is_shown_what_a_transaction_made_that_never_came_to_be():
    def titles() -> list[str]:
        def read() -> list[str]:
            return sorted(public(StoryPage.objects.all()).values_list("title", flat=True))

        return remembered.remembered("titles", read, alone=True)

    assert titles() == []
    with transaction.atomic():
        make_story("Jamais", parent=french())
        assert titles() == ["Jamais"]
        transaction.set_rollback(True)
    assert titles() == []
