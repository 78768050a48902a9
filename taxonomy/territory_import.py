"""Loading the official list into the database, as often as one likes.

Rows are known by their key. What the list no longer holds is marked as retired, never deleted:
pages point at it. Addresses (slugs), once given, stay.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from django.db import connection, models, transaction
from django.dispatch import Signal

from content.remembered import forget
from content.statistics import analyze

from .folding import fold, fold_german
from .models import PostalCode, Territory, TerritoryAncestry, TerritoryKind
from .official_list import ORDER, Area

# Columns that the list decides. German and English names that it does not give are the editors'.
OFFICIAL = [
    "kind",
    "code",
    "name_fr",
    "name_de",
    "name_of",
    "folded_name",
    "folded_name_de",
    "population",
    "longitude",
    "latitude",
    "vintage",
    "retired",
    "main_parent_id",
]
# Sent within the import, with `keys`: of territories that the list calls otherwise than before.
territories_renamed = Signal()
# Rows deleted or changed by one statement: SQLite takes at most 999 parameters.
BATCH = 500
# Rows inserted by one statement; Django takes fewer where the database does.
INSERTED_AT_ONCE = 2000
# Of one statement where the database sets no limit.
MOST_PARAMETERS = 6_000


@dataclass
class Summary:
    """What an import did, in rows; `links` counts rows of hierarchy and postal codes."""

    added: int = 0
    changed: int = 0
    retired: int = 0
    unchanged: int = 0
    links: int = 0

    def __str__(self) -> str:
        return ", ".join(f"{number} {what}" for what, number in asdict(self).items())


@transaction.atomic
def import_territories(areas: Iterable[Area], vintage: int) -> Summary:
    """Make the database equal to the list.

    Args:
        areas: the whole list; what it lacks is retired.
        vintage: year of the list.
    """
    areas = list(areas)
    rows = {row.key: row for row in Territory.objects.all()}
    summary = Summary()
    listed = {area.key for area in areas}
    _write_areas(areas, vintage, rows, summary)
    _retire([row for key, row in rows.items() if key not in listed], summary)

    summary.links += _sync(
        Territory.parents.through,
        ("from_territory_id", "to_territory_id"),
        _wanted_parents(areas, rows, listed),
    )
    summary.links += _sync(
        TerritoryAncestry, ("ancestor_id", "descendant_id", "distance"), _wanted_ancestry(rows)
    )
    summary.links += _sync(
        PostalCode,
        ("code", "commune_id"),
        {(code, rows[area.key].pk) for area in areas for code in area.postal_codes},
    )
    if summary.added or summary.links:
        analyze(Territory, Territory.parents.through, TerritoryAncestry, PostalCode)
    forget()
    return summary


def _write_areas(
    areas: list[Area], vintage: int, rows: dict[str, Territory], summary: Summary
) -> None:
    """Add and change territories, and put the new ones into `rows`."""
    taken = {row.slug for row in rows.values()}
    by_kind = defaultdict(list)
    for area in areas:
        by_kind[area.kind].append(area)
    for kind in ORDER:  # the keys of what holds must be known before what it holds is written
        added, changed, renamed = [], [], []
        for area in by_kind[kind]:
            row = rows.get(area.key)
            if row is None:
                row = rows[area.key] = Territory(key=area.key, slug=_slug(area, taken))
                added.append(row)
            elif all(getattr(row, name) == value for name, value in _official(area, vintage, rows)):
                continue
            else:
                changed.append(row)
                if (row.name_fr, row.name_de) != (area.name_fr, area.name_de or row.name_de):
                    renamed.append(row.pk)
            for name, value in _official(area, vintage, rows):
                setattr(row, name, value)
        summary.added += len(added)
        summary.changed += len(changed)
        summary.unchanged += len(by_kind[kind]) - len(added) - len(changed)
        Territory.objects.bulk_create(added, batch_size=INSERTED_AT_ONCE)
        # One statement for many rows; bulk_update needs seconds when all populations change.
        Territory.objects.bulk_create(
            changed,
            batch_size=INSERTED_AT_ONCE,
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=[name.removesuffix("_id") for name in OFFICIAL],
        )
        if renamed:
            territories_renamed.send(Territory, keys=renamed)


def _official(area: Area, vintage: int, rows: dict[str, Territory]) -> list[tuple[str, object]]:
    """Columns of a territory as the list wants them."""
    wanted = {
        "kind": area.kind,
        "code": area.code,
        "name_fr": area.name_fr,
        "name_of": area.name_of,
        "folded_name": fold(area.name_fr),
        "population": area.population,
        "longitude": area.longitude,
        "latitude": area.latitude,
        "vintage": vintage,
        "retired": False,
        "main_parent_id": rows[area.parents[0]].pk if area.parents else None,
    }
    if area.name_de:
        wanted["name_de"] = area.name_de
    if area.name_de or area.older_de:
        wanted["folded_name_de"] = fold_german(area.name_de or area.older_de)
    return list(wanted.items())


def _slug(area: Area, taken: set[str]) -> str:
    """The first free address: the name, the name and where it lies, the name and the key."""
    plain = fold(area.name_fr).replace(" ", "-")
    with_place = f"{plain}-{(area.near or area.code).lower()}"
    candidates = [plain, with_place, f"{plain}-{area.key.lower()}"]
    if area.kind == TerritoryKind.COMMUNE:
        del candidates[0]
    slug = next(candidate for candidate in candidates if candidate not in taken)
    taken.add(slug)
    return slug


def _retire(gone: list[Territory], summary: Summary) -> None:
    newly = [row for row in gone if not row.retired]
    for some in _batches([row.pk for row in newly]):
        Territory.objects.filter(pk__in=some).update(retired=True)
    summary.retired = len(newly)


def _wanted_parents(
    areas: list[Area], rows: dict[str, Territory], listed: set[str]
) -> set[tuple[int, int]]:
    """Pairs of child and parent; retired territories keep theirs, so that they are still found."""
    wanted = {(rows[area.key].pk, rows[parent].pk) for area in areas for parent in area.parents}
    retired = {row.pk for key, row in rows.items() if key not in listed}
    pairs = Territory.parents.through.objects.values_list("from_territory_id", "to_territory_id")
    return wanted | {pair for pair in pairs if pair[0] in retired}


def _wanted_ancestry(rows: dict[str, Territory]) -> set[tuple[int, int, int]]:
    """Ancestor, descendant and the shortest distance between them.

    A municipality lies in its intercommunality and in its own department, but not in the other
    departments over which the intercommunality reaches: those it does not climb to.
    """
    parents = defaultdict(list)
    for child, parent in Territory.parents.through.objects.values_list(
        "from_territory_id", "to_territory_id"
    ):
        parents[child].append(parent)
    kinds = {row.pk: row.kind for row in rows.values()}
    wanted = set()
    for start, kind in kinds.items():
        distances = {start: 0}
        queue = [start]
        for pk in queue:
            if kind == TerritoryKind.COMMUNE and kinds[pk] == TerritoryKind.EPCI:
                continue
            for parent in parents[pk]:
                if parent not in distances:
                    distances[parent] = distances[pk] + 1
                    queue.append(parent)
        wanted.update((ancestor, start, distance) for ancestor, distance in distances.items())
    return wanted


def _sync(model: type[models.Model], columns: tuple[str, ...], wanted: set[tuple]) -> int:
    """Delete and insert rows until the table holds exactly these; say how many it took."""
    present = {tuple(values): pk for pk, *values in model.objects.values_list("pk", *columns)}
    stale = [pk for values, pk in present.items() if values not in wanted]
    for some in _batches(stale):
        model.objects.filter(pk__in=some).delete()
    missing = sorted(wanted - present.keys())
    _insert(model, columns, missing)
    return len(stale) + len(missing)


def _insert(model: type[models.Model], columns: tuple[str, ...], rows: list[tuple]) -> None:
    """Insert rows of plain numbers and words: as objects, a quarter of a million take ten times as long."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    quote = connection.ops.quote_name
    names = ", ".join(quote(fields[name].column) for name in columns)
    one = f"({', '.join(['%s'] * len(columns))})"
    most = (connection.features.max_query_params or MOST_PARAMETERS) // len(columns)
    with connection.cursor() as cursor:
        for some in _batches(rows, most):
            values = ", ".join([one] * len(some))
            cursor.execute(
                f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES {values}",  # noqa: S608  (names of ours)
                [value for row in some for value in row],
            )


def _batches(rows: list, size: int = BATCH) -> Iterator[list]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
