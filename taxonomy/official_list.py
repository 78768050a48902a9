"""Reading the official list in taxonomy/data: what there is, by what name, within what."""

import csv
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .models import TerritoryKind

DATA = Path(__file__).parent / "data"

# Kind and code make a key: codes alone collide, 44 is a region and a department.
KEY_PREFIXES = {
    TerritoryKind.REGION: "reg",
    TerritoryKind.COLLECTIVITY: "ctcd",
    TerritoryKind.DEPARTMENT: "dep",
    TerritoryKind.EPCI: "epci",
    TerritoryKind.COMMUNE: "com",
    TerritoryKind.OVERSEAS: "outremer",
    TerritoryKind.KREIS: "de",
    TerritoryKind.VERBANDSGEMEINDE: "de",
    TerritoryKind.CANTON: "ch",
}
# What holds comes before what it holds.
ORDER = list(KEY_PREFIXES)


@dataclass(frozen=True)
class Area:
    """A row of the official list.

    `older_de`: name that some still type in German, where the French one is in use today.
    `parents`: keys of what it lies in, the main one first. `near`: code that tells it from others
    of the same name. `postal_codes`: of municipalities only.
    """

    key: str
    kind: str
    code: str
    name_fr: str
    name_de: str = ""
    older_de: str = ""
    name_of: str = ""
    population: int | None = None
    longitude: float | None = None
    latitude: float | None = None
    parents: tuple[str, ...] = ()
    near: str = ""
    postal_codes: tuple[str, ...] = ()


def vintage(folder: Path = DATA) -> int:
    """Year on whose first of January the list was in force."""
    return int(re.findall(r"\d{4}", _read(folder)["meta"]["vintage"])[-1])


def areas(folder: Path = DATA) -> list[Area]:
    """All areas of the list; each comes after those that hold it."""
    content = _read(folder)
    german_names = _german_names(folder)
    found = [
        *_french(content["territories"], german_names),
        *_neighbours(content["neighbours"]),
        *_communes(folder, german_names),
    ]
    return sorted(found, key=lambda area: ORDER.index(area.kind))


def for_reading(name: str) -> str:
    """Official spelling has straight apostrophes; readers get curly ones."""
    return name.replace("'", "’")


def _read(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "territories.json").read_text(encoding="utf-8"))


def _german_names(folder: Path) -> dict[str, dict[str, str]]:
    """Names that differ in German, by key; those of neighbours come with the list."""
    with (folder / "german_names.csv").open(encoding="utf-8", newline="") as file:
        return {row.pop("key"): row for row in csv.DictReader(file)}


def _french(rows: list[dict[str, Any]], german_names: dict[str, dict[str, str]]) -> Iterator[Area]:
    # A department lies in its region and, in Alsace, in a collectivity as well.
    above_members = {
        member: row["id"]
        for row in rows
        if row["kind"] == "collectivity"
        for member in row["members"]
    }
    for row in rows:
        is_epci = row["kind"] == TerritoryKind.EPCI
        parents = [above_members.get(row["id"]), row["parent"]]
        if is_epci:
            parents += [f"dep-{code}" for code in row["departments"]]
        # A point that surely lies inside; the centroid of a crescent does not.
        longitude, latitude = row.get("label", (None, None))
        yield Area(
            key=row["id"],
            kind=row["kind"],
            code=row["code"],
            name_fr=for_reading(row["full_name"] if is_epci else row["name"]),
            **german_names.get(row["id"], {}),
            name_of=for_reading(row.get("of", "")),
            population=row.get("population"),
            longitude=longitude,
            latitude=latitude,
            parents=tuple(dict.fromkeys(parent for parent in parents if parent)),
            near=row["departments"][0] if is_epci else "",
        )


def _neighbours(rows: list[dict[str, Any]]) -> Iterator[Area]:
    for row in rows:
        longitude, latitude = row["centroid"]
        yield Area(
            key=row["id"],
            kind=row["kind"],
            code=row["code"],
            name_fr=for_reading(row["name_fr"]),
            name_de=row["name"],
            longitude=longitude,
            latitude=latitude,
            near=row["country"],
        )


def _communes(folder: Path, german_names: dict[str, dict[str, str]]) -> Iterator[Area]:
    with gzip.open(folder / "communes.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            department = f"dep-{row['department']}"
            yield Area(
                key=f"com-{row['code']}",
                kind=TerritoryKind.COMMUNE,
                code=row["code"],
                name_fr=for_reading(row["name"]),
                **german_names.get(f"com-{row['code']}", {}),
                population=int(row["population"]),
                longitude=float(row["lon"]) if row["lon"] else None,
                latitude=float(row["lat"]) if row["lat"] else None,
                # Four islands belong to no intercommunality, by law.
                parents=(f"epci-{row['epci']}", department) if row["epci"] else (department,),
                near=row["department"],
                postal_codes=tuple(row["postcodes"].split("|")),
            )
