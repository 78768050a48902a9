"""ninjs, held against IPTC's own schemas and read field by field."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import time_machine
from bs4 import BeautifulSoup
from referencing import Registry, Resource

from taxonomy.models import TerritoryKind
from tests.factories import make_territory
from tests.press.stories import make_full_story, make_picture

pytestmark = pytest.mark.django_db
SCHEMAS = Path(__file__).parents[1] / "data" / "iptc"
DAY = "2026-11-26T12:00:00+01:00"
URL = "http://testserver/fr/recits/un-atelier-partage/"
# IPTC's schema refers to GeoJSON's on another host; the part of RFC 7946 that we use.
GEOJSON = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["type", "coordinates"],
    "properties": {
        "type": {"const": "Point"},
        "coordinates": {
            "type": "array",
            "prefixItems": [
                {"type": "number", "minimum": -180, "maximum": 180},
                {"type": "number", "minimum": -90, "maximum": 90},
            ],
            "minItems": 2,
            "maxItems": 2,
        },
    },
}


def schema(version: str) -> dict:
    return json.loads((SCHEMAS / f"ninjs-schema_{version}.json").read_text())


@pytest.fixture
def story(tree):
    with time_machine.travel(DAY, tick=False):
        mulhouse = make_territory(
            "Mulhouse", code="68224", kind=TerritoryKind.COMMUNE, longitude=7.34, latitude=47.75
        )
        yield make_full_story(
            territories=[mulhouse],
            verify_by=date(2027, 3, 1),
            translation_key="11111111-2222-3333-4444-555555555555",
        )


def get(client, name: str) -> dict:
    with time_machine.travel(DAY, tick=False):
        response = client.get(f"{URL}{name}")
    assert response["Content-Type"] == "application/json; charset=utf-8"
    return json.loads(response.content)


def test_ninjs_3_1_is_valid_against_the_schema_of_iptc(client, story):
    registry = Registry().with_resource(
        "https://geojson.org/schema/GeoJSON.json", Resource.from_contents(GEOJSON)
    )
    jsonschema.Draft202012Validator(
        schema("3.1"), registry=registry, format_checker=jsonschema.FormatChecker()
    ).validate(get(client, "ninjs.json"))


def test_flat_ninjs_is_valid_against_the_schema_of_iptc(client, story):
    jsonschema.Draft4Validator(schema("1.3"), format_checker=jsonschema.FormatChecker()).validate(
        get(client, "ninjs-1.json")
    )


def test_ninjs_3_1_field_by_field(client, story):
    item = get(client, "ninjs.json")
    picture = story.cover
    picture_url = f"{URL}reprendre/image-{picture.pk}.jpg"
    bodies = {(body["role"], body["contentType"]): body for body in item.pop("bodies")}

    assert list(bodies) == [
        (role, kind)
        for role in (
            "main",
            "length-3000",
            "length-1500",
            "length-600",
            "length-300",
            "length-radio",
        )
        for kind in ("text/html", "text/plain")
    ]
    assert bodies["length-300", "text/plain"]["charCount"] <= 300
    assert "On ouvre\u202f!" in bodies["main", "text/plain"]["value"]
    assert item == {
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
        },
        "uri": URL,
        "type": "text",
        "representationType": "full",
        "profile": "story",
        "version": "1",
        "firstCreated": "2026-11-26T11:00:00Z",
        "versionCreated": "2026-11-26T11:00:00Z",
        "pubStatus": "usable",
        "copyrightHolder": "La rédaction",
        "copyrightNotice": "© 2026 La rédaction, CC BY-ND 4.0"
        " (https://creativecommons.org/licenses/by-nd/4.0/)",
        "usageTerms": "Vous pouvez publier partout, même contre paiement. Nommez l’auteur, donnez"
        " l’adresse de l’original et la licence. Vous ne pouvez pas publier de version modifiée."
        " Chaque texte proposé ici se prend tel quel.",
        "edNote": "Corrigé le 20\u00a0novembre 2026\u00a0: Le chiffre était 31, non 41.",
        "language": "fr",
        "title": "Un atelier partagé",
        "slugline": "un-atelier-partage",
        "by": "La rédaction",
        "located": "Mulhouse",
        "headlines": [{"role": "main", "contentType": "text/plain", "value": "Un atelier partagé"}],
        "descriptions": [
            {
                "role": "summary",
                "contentType": "text/plain",
                "value": "Résumé de Un atelier partagé.",
            }
        ],
        "subjects": [
            {
                "name": "Emploi",
                "rel": "about",
                "uri": "http://cv.iptc.org/newscodes/mediatopic/20000509",
                "creator": "editor",
            }
        ],
        "places": [
            {
                "name": "Mulhouse (68)",
                "rel": "about",
                "uri": "http://id.insee.fr/geo/commune/68224",
                "literal": "com-68224",
                "geoJSON": {"type": "Point", "coordinates": [7.34, 47.75]},
            }
        ],
        "organisations": [
            {"name": "Organisation company", "rel": "about"},
            {"name": "Organisation social-economy", "rel": "about"},
        ],
        "infoSources": [{"name": "Labo des partenariats", "role": "publisher"}],
        "plannedCoverage": [
            {
                "uri": f"{URL}#ledger",
                "title": "Les chiffres de ce récit seront vérifiés de nouveau.",
                "pubStatus": "usable",
                "type": "text",
                "dates": {"expectedStartDate": "2027-03-01"},
                "language": "fr",
            }
        ],
        "associations": [
            {
                "name": f"picture-{picture.pk}",
                "rel": "illustrates",
                "uri": picture_url,
                "type": "picture",
                "language": "fr",
                "by": "Aïcha Martin",
                "copyrightNotice": "Aïcha Martin, CC BY 4.0"
                " (https://creativecommons.org/licenses/by/4.0/)",
                "usageTerms": "Vous pouvez publier partout, même contre paiement. Nommez l’auteur,"
                " donnez l’adresse de l’original et la licence. Vous pouvez modifier\u00a0: dites"
                " alors que vous l’avez fait.",
                "descriptions": [
                    {
                        "role": "caption",
                        "contentType": "text/plain",
                        "value": "De gauche à droite : Léa et Tom.",
                    },
                    {
                        "role": "alternative-text",
                        "contentType": "text/plain",
                        "value": "Deux apprentis à l’établi.",
                    },
                ],
                "renditions": [
                    {
                        "name": "original",
                        "href": picture_url,
                        "contentType": "image/jpeg",
                        "width": 800,
                        "height": 450,
                    }
                ],
                "rightsInfo": {"linkedRights": "https://creativecommons.org/licenses/by/4.0/"},
            }
        ],
        "rightsInfo": {"linkedRights": "https://creativecommons.org/licenses/by-nd/4.0/"},
        "trustIndicators": [{"title": "D’où viennent les chiffres", "href": f"{URL}#ledger"}],
        "altIds": [
            {"role": "translation-key", "value": "11111111-2222-3333-4444-555555555555"},
            {"role": "ninjs-1", "value": f"{URL}ninjs-1.json"},
        ],
    }


def test_flat_ninjs_has_the_fields_that_systems_of_today_read(client, story):
    full, flat = get(client, "ninjs.json"), get(client, "ninjs-1.json")
    bodies = {(body["role"], body["contentType"]): body for body in full["bodies"]}
    main = bodies["main", "text/html"]

    assert {
        "headline": full["title"],
        "byline": full["by"],
        "body_html": main["value"],
        "body_text": bodies["main", "text/plain"]["value"],
        "body_600": bodies["length-600", "text/plain"]["value"],
        "description_text": full["descriptions"][0]["value"],
        "charcount": main["charCount"],
        "wordcount": main["wordCount"],
        "versioncreated": full["versionCreated"],
        "usageterms": full["usageTerms"],
        "ednote": full["edNote"],
        "located": full["located"],
        "place": [
            {
                "name": "Mulhouse (68)",
                "rel": "about",
                "scheme": "http://id.insee.fr/geo/commune/",
                "code": "68224",
            }
        ],
        "subject": [
            {
                "name": "Emploi",
                "rel": "about",
                "scheme": "http://cv.iptc.org/newscodes/mediatopic/",
                "code": "20000509",
            }
        ],
        "altids": {
            "translation_key": full["altIds"][0]["value"],
            "ninjs_3": f"{URL}ninjs.json",
        },
    }.items() <= flat.items()
    assert [*flat["associations"]] == [f"picture_{story.cover_id}"]


def test_the_minute_of_an_embargo_is_kept_once_it_is_over(client, tree):
    make_full_story(embargo_until="2026-11-25T10:00:00Z", first_published_at="2026-11-20T10:00:00Z")

    item, flat = get(client, "ninjs.json"), get(client, "ninjs-1.json")

    assert item["embargoedUntil"] == flat["embargoed"] == "2026-11-25T10:00:00Z"


def test_both_versions_lead_to_each_other_and_answer_304(client, story):
    response = client.get(f"{URL}ninjs.json")
    again = client.get(f"{URL}ninjs.json", headers={"if-none-match": response["ETag"]})

    assert response["Link"] == (
        f'<{URL}ninjs-1.json>; rel="alternate"; type="application/json", <{URL}>; rel="canonical"'
    )
    assert response["Access-Control-Allow-Origin"] == "*"
    assert (again.status_code, again.content) == (304, b"")


def test_pictures_that_newsrooms_may_not_use_are_not_there(client, tree):
    make_full_story(cover=make_picture(press_use=False))

    assert "associations" not in get(client, "ninjs.json")


def test_the_story_names_both_in_its_head(client, story):
    page = BeautifulSoup(client.get(URL).content, "html.parser")
    found = [(tag["title"], tag["href"]) for tag in page.select("link[type='application/json']")]

    assert found == [("ninjs 3.1", f"{URL}ninjs.json"), ("ninjs 1.3", f"{URL}ninjs-1.json")]
