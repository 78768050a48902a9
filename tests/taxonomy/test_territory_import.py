"""Loading the official list."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import Count

from taxonomy import official_list
from taxonomy.lookup import descendants
from taxonomy.models import PostalCode, Territory, TerritoryAncestry, TerritoryKind

from .conftest import MULHOUSE, RIED

TABLES = [Territory, Territory.parents.through, TerritoryAncestry, PostalCode]


def rows() -> dict[str, list[tuple]]:
    return {table.__name__: list(table.objects.order_by("pk").values_list()) for table in TABLES}


def territory(key: str) -> Territory:
    return Territory.objects.get(key=key)


def keys(territories) -> set[str]:
    return set(territories.values_list("key", flat=True))


def test_the_whole_list_is_loaded_and_a_second_run_changes_no_row(db):
    out = StringIO()
    call_command("import_territories", stdout=out)
    assert out.getvalue().startswith("Territories of 2026: 36276 added, 0 changed, 0 retired")

    counts = dict(Territory.objects.order_by().values_list("kind").annotate(Count("pk")))
    assert counts == {
        "region": 18,
        "department": 101,
        "collectivity": 1,
        "epci": 1253,
        "overseas": 8,
        "commune": 34875,
        "kreis": 13,
        "verbandsgemeinde": 2,
        "canton": 5,
    }
    alsace = territory("ctcd-6AE")
    communes = descendants(alsace).filter(kind=TerritoryKind.COMMUNE)
    assert set(communes.order_by().values_list("code", flat=True)) == set(
        Territory.objects.filter(kind="commune", code__regex="^6[78]").values_list(
            "code", flat=True
        )
    )
    assert communes.count() == 880
    # 40 of its own and Sarreguemines Confluences, of which one municipality is in Bas-Rhin.
    assert descendants(alsace).filter(kind=TerritoryKind.EPCI).count() == 41
    assert (
        Territory.objects.filter(
            kind=TerritoryKind.EPCI, main_parent__key__in=["dep-67", "dep-68"]
        ).count()
        == 40
    )
    names = Territory.objects.filter(kind=TerritoryKind.COMMUNE).values("name_fr")
    homonyms = names.annotate(same=Count("pk")).filter(same__gt=1)
    assert sum(row["same"] for row in homonyms) > 3000
    assert Territory.objects.filter(slug__endswith="-").count() == 0

    before = rows()
    out = StringIO()
    call_command("import_territories", stdout=out)

    assert "0 added, 0 changed, 0 retired, 36276 unchanged, 0 links" in out.getvalue()
    assert rows() == before


def test_a_municipality_lies_in_its_intercommunality_and_in_its_own_department_only(imported):
    ried = territory(RIED)
    assert keys(ried.parents) == {"dep-67", "dep-68"}
    assert ried.main_parent.key == "dep-67"

    def above(key: str) -> dict[str, int]:
        found = TerritoryAncestry.objects.filter(descendant__key=key)
        return dict(found.values_list("ancestor__key", "distance"))

    assert above("com-67281") == {
        "com-67281": 0,
        RIED: 1,
        "dep-67": 1,
        "ctcd-6AE": 2,
        "reg-44": 2,
    }
    assert above(RIED) == {RIED: 0, "dep-67": 1, "dep-68": 1, "ctcd-6AE": 2, "reg-44": 2}
    in_haut_rhin = descendants(territory("dep-68")).filter(kind=TerritoryKind.COMMUNE)
    assert {code[:2] for code in in_haut_rhin.values_list("code", flat=True)} == {"68"}
    assert in_haut_rhin.filter(parents=ried).count() == 1


def test_alsace_lies_between_its_departments_and_its_region(imported):
    alsace = territory("ctcd-6AE")
    assert (alsace.slug, alsace.name_fr, alsace.name_de) == ("alsace", "Alsace", "Elsass")
    assert keys(alsace.children) == {"dep-67", "dep-68"}
    assert keys(alsace.parents) == {"reg-44"}
    assert alsace.main_parent.key == "reg-44"
    assert {territory(key).main_parent.key for key in ("dep-67", "dep-68")} == {"ctcd-6AE"}


@pytest.mark.parametrize(
    ("key", "slug", "name"),
    [
        ("reg-44", "grand-est", "Grand Est"),
        ("dep-67", "bas-rhin", "Bas-Rhin"),
        ("com-68224", "mulhouse-68", "Mulhouse"),
        ("com-67061", "bouxwiller-67", "Bouxwiller"),
        ("com-68049", "bouxwiller-68", "Bouxwiller"),
        (
            MULHOUSE,
            "communaute-d-agglomeration-mulhouse-alsace-agglomeration",
            "Communauté d’agglomération Mulhouse Alsace Agglomération",
        ),
        ("de-08317", "ortenau", "Ortenau"),
        ("ch-bs", "bale-ville", "Bâle-Ville"),
        ("outremer-975", "saint-pierre-et-miquelon", "Saint-Pierre-et-Miquelon"),
    ],
)
def test_names_are_for_reading_and_addresses_plain(imported, key, slug, name):
    found = territory(key)
    assert (found.slug, found.name_fr) == (slug, name)


def test_neighbours_have_their_own_name_in_german(imported, settings):
    assert (territory("ch-bs").name_de, territory("de-08317").name_de) == (
        "Basel-Stadt",
        "Ortenaukreis",
    )
    kinds = Territory.objects.filter(kind__in=["kreis", "verbandsgemeinde", "canton"])
    assert kinds.count() == 20


def test_german_names_are_those_of_places_that_exist_and_tell_them_apart():
    areas = {area.key: area for area in official_list.areas()}
    names = official_list._german_names(official_list.DATA)
    assert names.keys() <= areas.keys()
    for key, row in names.items():
        assert areas[key].name_fr not in (row["name_de"], row["older_de"])
        assert bool(row["name_de"]) != bool(row["older_de"])
    called = {
        areas[key].name_fr: row["name_de"] or row["older_de"]
        for key, row in names.items()
        if areas[key].name_fr in ("Strasbourg", "Mulhouse", "Sélestat", "Colmar", "Saverne")
    }
    assert called == {
        "Strasbourg": "Straßburg",
        "Mulhouse": "Mülhausen",
        "Sélestat": "Schlettstadt",
        "Colmar": "Kolmar",
        "Saverne": "Zabern",
    }


def test_postal_codes_point_at_municipalities(imported):
    codes = territory("com-68224").postal_codes.values_list("code", flat=True)
    assert set(codes) == {"68100", "68200"}


def test_what_the_list_changes_is_changed_and_the_address_stays(imported, areas):
    before = {
        key: (pk, slug) for key, pk, slug in Territory.objects.values_list("key", "pk", "slug")
    }
    Territory.objects.filter(key="com-68224").update(name_en="Mulhouse (Alsace)")
    grown = [
        replace(area, population=(area.population or 0) + 1, postal_codes=area.postal_codes[:1])
        for area in areas
    ]
    renamed = [
        replace(area, name_fr="Mulhouse-la-Neuve") if area.key == "com-68224" else area
        for area in grown
    ]

    summary = imported(renamed, 2027)

    assert (summary.added, summary.changed, summary.retired) == (0, len(areas), 0)
    after = {
        key: (pk, slug) for key, pk, slug in Territory.objects.values_list("key", "pk", "slug")
    }
    assert after == before
    mulhouse = territory("com-68224")
    assert (mulhouse.name_fr, mulhouse.folded_name) == ("Mulhouse-la-Neuve", "mulhouse la neuve")
    assert (mulhouse.population, mulhouse.vintage) == (104979, 2027)
    assert mulhouse.name_en == "Mulhouse (Alsace)"
    assert mulhouse.postal_codes.count() == 1


def test_what_vanishes_is_retired_and_still_found_below_its_region(imported, areas):
    everything = rows()
    without = [area for area in areas if area.key != "com-67281"]

    summary = imported(without, 2026)

    assert (summary.changed, summary.retired) == (0, 1)
    gone = territory("com-67281")
    assert (gone.retired, gone.slug) == (True, "marckolsheim-67")
    assert keys(gone.parents) == {RIED, "dep-67"}
    assert "com-67281" in keys(descendants(territory("reg-44")))
    assert imported(without, 2026).retired == 0

    imported(areas, 2026)
    assert rows()["Territory"] == everything["Territory"]


def test_a_municipality_that_changes_sides_moves_in_the_hierarchy(imported, areas):
    moved = [
        replace(area, parents=(MULHOUSE, "dep-67")) if area.key == "com-67281" else area
        for area in areas
    ]

    imported(moved, 2027)

    assert "com-67281" not in keys(descendants(territory(RIED)))
    assert "com-67281" in keys(descendants(territory(MULHOUSE)))


def test_a_new_municipality_never_takes_the_address_of_another(imported, areas):
    twin = replace(
        next(area for area in areas if area.key == "com-68224"), key="com-68999", code="68999"
    )

    imported([area for area in areas if area.key != "com-68224"] + [twin], 2027)

    assert territory("com-68224").slug == "mulhouse-68"
    assert territory("com-68999").slug == "mulhouse-com-68999"


def test_what_the_import_does_not_know_is_retired_not_deleted(imported, areas):
    Territory.objects.create(
        key="com-00000", kind="commune", code="00000", slug="ys-00", name_fr="Ys", vintage=2020
    )
    imported(areas, 2026)
    assert territory("com-00000").retired
