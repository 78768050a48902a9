"""What the finder answers: counts per area of a map, and what lies in a territory or near a town.

All of it in a number of queries that depends neither on the pages nor on the areas.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.languages import active
from search.commune import to_choose
from taxonomy.distance import point_of
from taxonomy.facets import ISSUES, TERRITORIES, Option, ShownFacet, keys
from taxonomy.facets.base import links_of
from taxonomy.lookup import ancestors
from taxonomy.map import SHEETS, Drawing, Sheet, draw, sheet_of
from taxonomy.map.drawing import place_on
from taxonomy.models import Issue, Territory
from taxonomy.nearness import BEYOND, STEPS

from .kinds import KINDS, Kind, list_urls
from .near import Found, nearest
from .question import RESULTS, Question, address

# Of each kind; the full list holds the rest.
SHOWN = 6


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `list_url` leads to its list with the same filters."""

    kind: Kind
    total: int
    found: list[Found]
    list_url: str

    @property
    def heading(self) -> str:
        return self.kind.count(self.total)


@dataclass(frozen=True)
class Followable:
    """Issues and place of an answer, as whatever follows a list reads its filters."""

    facets: list[ShownFacet]


@dataclass(frozen=True)
class Answer:
    """What the page of the finder shows; also what the shared templates of lists need.

    Attributes:
        question: what was asked.
        drawing: the map with its areas.
        sheets: the maps that there are.
        off_map: pages whose territories are larger than the areas of the map, or lie elsewhere.
        facets: what narrows.
        groups: what was found, by kind, where a place was asked for.
        heading: how many there are of each kind, in words.
    """

    question: Question
    drawing: Drawing
    off_map: int
    sheets: list[Option]
    facets: list[ShownFacet]
    groups: list[Group]
    heading: str
    query: str = ""

    @property
    def path(self) -> str:
        return address([])

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form of filters sends along."""
        return self.question.but("issue", "kind")

    @property
    def filters(self) -> list[tuple[str, str]]:
        """What the form for one's municipality sends along; the map follows the municipality."""
        return self.question.but("map", "territory", "near")

    @property
    def choices(self) -> list[Option]:
        """Municipalities that may have been meant, each with its address."""
        return to_choose(
            self.question.near,
            lambda row: address([*self.filters, ("near", row.slug)]) + RESULTS,
        )

    @property
    def chosen(self) -> list[Option]:
        """What narrows the answer now, each with the address that takes it back."""
        question = self.question
        places_ = [
            Option(row.slug, row.label, 0, True, url=question.without(key, row.slug))
            for key, row in (("territory", question.territory), ("near", question.commune))
            if row
        ]
        return [
            *places_,
            *(option for facet in self.facets for option in facet.options if option.selected),
        ]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen)

    @property
    def followable(self) -> Followable:
        place = self.question.territory or self.question.commune
        places = [Option(place.slug, place.label, 0, True)] if place else []
        return Followable(
            [*self.facets, ShownFacet(TERRITORIES.key, TERRITORIES.label, places, False)]
        )

    @property
    def clear_url(self) -> str:
        return address([pair for pair in self.question.pairs if pair[0] == "map"])

    @property
    def hue(self) -> str:
        """Hue of the issue, where there is one only."""
        issues = list(self.question.issues.values())
        return issues[0].hue if len(issues) == 1 else ""


def answer(question: Question, now: datetime) -> Answer:
    """Answer a question as of `now`, in the active language."""
    place = question.territory or question.commune
    # The closure alone does not say: a town's department is as many steps up as its intercommunality.
    above = sorted(ancestors(place), key=lambda row: STEPS.get(row.kind, BEYOND)) if place else []
    sheet = SHEETS.get(question.sheet) or sheet_of(row.key for row in [place, *above] if row)
    every = {value: kind.present(active(), now) for value, kind in KINDS.items()}
    of_issue = {value: ISSUES.narrow(pages, question.issues) for value, pages in every.items()}
    here = {value: _in(question, pages) for value, pages in of_issue.items()}
    wanted = question.kinds or tuple(KINDS)

    territories = list(Territory.objects.filter(key__in=sheet.keys))
    counts = _per_territory([of_issue[value] for value in wanted], territories)
    drawing = draw(
        sheet,
        territories,
        counts,
        lambda territory: question.into(territory, sheet.slug),
        question.territory,
    )
    totals = {value: pages.count() for value, pages in here.items()}
    on_map = sum(_on(territories, of_issue[value]).count() for value in wanted)
    groups = _groups(question, {value: here[value] for value in wanted}, totals) if place else []
    return Answer(
        question=question,
        drawing=replace(drawing, here=_dot(question, sheet)),
        off_map=sum(of_issue[value].count() for value in wanted) - on_map,
        sheets=_sheets(question, sheet),
        facets=[
            _kind_facet(question, totals),
            _issue_facet(question, [_in(question, every[value]) for value in wanted]),
        ],
        groups=groups,
        heading=_heading(question.territory, {value: totals[value] for value in wanted}),
    )


def _in(question: Question, pages: QuerySet) -> QuerySet:
    territory = question.territory
    return TERRITORIES.narrow(pages, {territory.slug: territory} if territory else {})


def _on(territories: Iterable[Territory], pages: QuerySet) -> QuerySet:
    """Pages that at least one of the areas holds."""
    links = links_of(pages.model, "territory_links").objects.filter(
        territory__above__ancestor__in=[territory.pk for territory in territories]
    )
    return pages.filter(pk__in=links.order_by().values("page"))


def _per_territory(
    kinds: Iterable[QuerySet], territories: Iterable[Territory]
) -> Mapping[int, int]:
    """How many pages lie in each territory: a page counts once, however many of its territories do."""
    above = "territory__above__ancestor"
    within = {f"{above}__in": [territory.pk for territory in territories]}
    return _tally(kinds, "territory_links", above, **within)


def _tally(
    kinds: Iterable[QuerySet], relation: str, path: str, **conditions: object
) -> Counter[int]:
    """How many pages of all kinds are tied to each row that `path` leads to."""
    counts: Counter[int] = Counter()
    for pages in kinds:
        links = links_of(pages.model, relation).objects.filter(page__in=keys(pages), **conditions)
        counts.update(
            dict(links.order_by().values_list(path).annotate(Count("page", distinct=True)))
        )
    return counts


def _groups(
    question: Question, pages: Mapping[str, QuerySet], totals: Mapping[str, int]
) -> list[Group]:
    lists = list_urls()
    filters = [pair for pair in question.pairs if pair[0] in ("issue", "territory")]
    query = f"?{urlencode(filters)}" if filters else ""
    return [
        Group(
            KINDS[value],
            totals[value],
            nearest(question.commune, KINDS[value], rows, SHOWN)
            if question.commune
            else [Found(page) for page in KINDS[value].with_rows(rows)[:SHOWN]],
            lists[value] + query if lists.get(value) else "",
        )
        for value, rows in pages.items()
        if totals[value]
    ]


def _dot(question: Question, sheet: Sheet) -> tuple[float, float] | None:
    commune = question.commune
    point = point_of(commune) if commune else None
    if commune is None or point is None:
        return None
    return place_on(sheet, [commune.key, *(row.key for row in ancestors(commune))], point)


def _sheets(question: Question, shown: Sheet) -> list[Option]:
    others = question.but("map")
    return [
        Option(slug, str(one.title), 0, one is shown, url=address([("map", slug), *others]))
        for slug, one in SHEETS.items()
    ]


def _kind_facet(question: Question, totals: Mapping[str, int]) -> ShownFacet:
    options = [
        Option(
            value,
            str(kind.label),
            totals[value],
            value in question.kinds,
            url=question.without("kind", value),
        )
        for value, kind in KINDS.items()
    ]
    return ShownFacet("kind", gettext_lazy("Kind"), options, True)


def _issue_facet(question: Question, kinds: Iterable[QuerySet]) -> ShownFacet:
    """Issues in the editors' order, counted over all kinds that are wanted."""
    counts = _tally(kinds, "issue_links", "issue")
    options = [
        Option(
            issue.slug,
            issue.name,
            counts[issue.pk],
            issue.slug in question.issues,
            url=question.without("issue", issue.slug),
        )
        for issue in Issue.objects.all()
        if counts[issue.pk] or issue.slug in question.issues
    ]
    return ShownFacet("issue", gettext_lazy("Issue"), options, True)


def _heading(territory: Territory | None, totals: Mapping[str, int]) -> str:
    """ "Bas-Rhin: 12 stories, 3 open calls"; what there is none of is left out."""
    counted = [KINDS[value].count(number) for value, number in totals.items() if number]
    if territory is None:
        return ", ".join(counted) or _("Nothing yet")
    return _("%(place)s: %(counted)s") % {
        "place": territory.label,
        "counted": ", ".join(counted) or _("nothing yet"),
    }
