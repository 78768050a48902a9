"""What is proposed first: where the teams work, and what lies around."""

from django.utils.text import slugify

from taxonomy.lookup import find_communes, matching
from taxonomy.models import Territory
from tests.factories import make_programme, make_territory


def test_where_a_team_works_or_beside_comes_first_among_what_fits_equally_well(db):
    """Belfort is no part of Alsace: its neighbours write to the team all the same."""
    haut_rhin = make_territory("Haut-Rhin", kind="department", code="68")
    for name, parent, population, longitude, latitude in (
        ("Saint-Amarin", haut_rhin, 2_200, 7.03, 47.88),
        ("Saint-Louis", haut_rhin, 22_000, 7.56, 47.58),
        ("Saint-Germain-le-Châtelet", None, 600, 6.95, 47.7),
        ("Saint-Étienne", None, 173_000, 4.39, 45.43),
        ("Saint-Louis", None, 54_000, 55.41, -21.28),
        ("Saint-Lieu", None, None, None, None),
    ):
        slug = slugify(f"{name} {population}")
        make_territory(
            name, parent, slug=slug, population=population, longitude=longitude, latitude=latitude
        )
    assert populations("saint") == [173_000, 54_000, 22_000, 2_200, 600, None]
    assert populations("saint louis") == [54_000, 22_000]

    make_programme(territories=[haut_rhin])
    assert populations("saint") == [22_000, 2_200, 600, 173_000, 54_000, None]
    assert populations("saint louis") == [22_000, 54_000]
    assert populations("saint etienne") == [173_000]
    # An area is known from afar: it stands where its people put it.
    make_territory("Saint-Flour Communauté", kind="epci", population=24_000)
    found = matching(Territory.objects.all(), "saint")
    assert [place.population for place in found[:3]] == [24_000, 22_000, 2_200]


def test_where_several_teams_work_what_lies_between_them_is_not_near(db):
    east = make_territory("Saint-Est", slug="est", population=1, longitude=7.5, latitude=48.0)
    west = make_territory("Saint-Ouest", slug="ouest", population=2, longitude=-4.0, latitude=48.0)
    make_territory("Saint-Milieu", slug="milieu", population=3, longitude=2.0, latitude=48.0)
    make_programme(territories=[east])
    assert populations("saint") == [1, 3, 2]
    make_programme("Bretagne", territories=[west])
    assert populations("saint") == [2, 1, 3]


def populations(text: str) -> list[int | None]:
    return [commune.population for commune in find_communes(text)]
