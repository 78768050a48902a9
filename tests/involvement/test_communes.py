"""What people write for a municipality, and what is understood."""

import pytest

from involvement.communes import match_commune
from taxonomy.models import PostalCode, Territory
from tests.factories import make_territory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def official_list() -> dict[str, Territory]:
    rows = [
        ("Mulhouse", "68224", "mulhouse", 108000, ["68100", "68200"]),
        ("Saint-Louis", "68297", "saint-louis-68", 22000, ["68300"]),
        ("Saint-Louis", "57618", "saint-louis-57", 500, ["57820"]),
        ("Illkirch-Graffenstaden", "67218", "illkirch", 27000, ["67400"]),
        ("Strasbourg", "67482", "strasbourg", 290000, ["67000", "67100", "67200"]),
        ("Ottmarsheim", "68253", "ottmarsheim", 1900, ["68490"]),
        ("Hombourg", "68144", "hombourg", 1300, ["68490"]),
        ("Mulhausen", "67307", "mulhausen", 500, ["67350"]),
        ("Lyon", "69123", "lyon", 520000, ["69003"]),
        ("Saint-Loubès", "33433", "saint-loubes", 9000, ["33450"]),
    ]
    communes = {}
    for name, code, slug, population, postal_codes in rows:
        commune = make_territory(name, code=code, slug=slug, population=population)
        communes[slug] = commune
        for postal_code in postal_codes:
            PostalCode.objects.create(code=postal_code, commune=commune)
    communes["mulhouse"].name_de = "Mülhausen"
    communes["mulhouse"].save()
    make_territory("Mulhouse", kind="kreis", code="99", slug="mulhouse-kreis")
    return communes


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("Mulhouse", "mulhouse"),
        ("mulhouse ", "mulhouse"),
        ("MULHOUSE (68)", "mulhouse"),
        ("Mulhouse 68", "mulhouse"),
        ("68100", "mulhouse"),
        ("68200 Mulhouse", "mulhouse"),
        ("Mulhouse, 68100", "mulhouse"),
        ("Mülhausen", "mulhouse"),
        ("Muelhausen (68)", "mulhouse"),
        ("Muelhausen", "mulhouse"),
        ("68100 Mülhausen", "mulhouse"),
        ("99999 Mulhouse", "mulhouse"),
        ("Saint-Louis (68)", "saint-louis-68"),
        ("st louis (57)", "saint-louis-57"),
        ("Saint Louis 68300", "saint-louis-68"),
        ("Illkirch", "illkirch"),
        ("Lyon 3e", "lyon"),
        ("Lyon 03", "lyon"),
    ],
)
def test_one_is_meant(written: str, slug: str):
    match = match_commune(written)
    assert match.choices == []
    assert match.commune.slug == slug


@pytest.mark.parametrize(
    ("written", "slugs"),
    [
        ("Saint-Louis", ["saint-louis-68", "saint-louis-57"]),
        ("68490", ["ottmarsheim", "hombourg"]),
        ("Saint-Lou", ["saint-louis-68", "saint-loubes", "saint-louis-57"]),
        ("Mulho", ["mulhouse"]),
        ("Mulhausen", ["mulhouse", "mulhausen"]),
    ],
)
def test_several_could_be_meant(written: str, slugs: list[str]):
    match = match_commune(written)
    assert match.commune is None
    assert [commune.slug for commune in match.choices] == slugs


@pytest.mark.parametrize(
    "written", ["Fribourg-en-Brisgau", "99999", "()", "-", "<b>", "%", "٦٨١٠٠", "x" * 120, "☃"]
)
def test_unknown_is_kept_as_written(written: str):
    match = match_commune(written)
    assert (match.commune, match.choices) == (None, [])
