"""The picture that stands for a page on social networks."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from content import metadata, social
from content.models import Picture
from content.wall.palette import INK, PAPER, SPARK
from tests.factories import make_issue, make_story, restrict

FRENCH = "Trois PME ouvrent leurs ateliers le soir aux apprentis d'une entreprise d'insertion"


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def make_picture(**kwargs) -> Picture:
    buffer = BytesIO()
    Image.new("RGB", (1600, 1000), (23, 72, 59)).save(buffer, "JPEG")
    defaults = {"title": "Toit", "description": "Un toit sous le soleil", "credit": "Le Labo"}
    return Picture.objects.create(
        file=ImageFile(BytesIO(buffer.getvalue()), name="toit.jpg"), **(defaults | kwargs)
    )


def get_request():
    return RequestFactory().get("/fr/")


def test_drawn_picture_has_the_size_networks_want_and_one_lit_window():
    png = social.draw_social(FRENCH, "ateliers-du-soir", "brick", "fr", "emploi", "mulhouse")
    image = opened(png)
    assert image.size == (1200, 630)
    assert len(png) < 100_000
    colours = {colour: count for count, colour in image.getcolors(1 << 20)}
    near = sum(
        count
        for colour, count in colours.items()
        if sum(abs(a - b) for a, b in zip(colour, SPARK, strict=True)) < 12
    )
    assert near > 3000  # the window, not only the logo's pane
    assert max(colours, key=colours.get) == PAPER
    assert any(sum(abs(a - b) for a, b in zip(c, INK, strict=True)) < 12 for c in colours)


def test_drawn_picture_is_the_same_twice_and_differs_by_title_slug_and_hue():
    drawn = [
        social.draw_social("Une navette", "navette", "rhine", "fr"),
        social.draw_social("Une autre navette", "navette", "rhine", "fr"),
        social.draw_social("Une navette", "navette-2", "rhine", "fr"),
        social.draw_social("Une navette", "navette", "plum", "fr"),
    ]
    assert drawn[0] == social.draw_social("Une navette", "navette", "rhine", "fr")
    assert len(set(drawn)) == 4


@pytest.mark.parametrize(
    "title",
    [
        FRENCH,
        "Agenda",
        "x" * 255,
        "Donaudampfschifffahrtselektrizitätengesellschaft",
        "a " * 127,
        " ",
    ],
)
def test_every_title_fits_into_its_box(title):
    size, lines = social.fit(title)
    width, height = social.TITLE_BOX
    assert all(social._font(size).getlength(line) <= width for line in lines)
    assert len(lines) * size * social.LINE_HEIGHT <= height


def test_lines_are_even_and_keep_what_must_not_part():
    _size, lines = social.fit("Et chez vous\u202f? Un local de 80\u00a0m² pour un atelier")
    assert " ".join(lines) == "Et chez vous\u202f? Un local de 80\u00a0m² pour un atelier"
    assert any("vous\u202f?" in line for line in lines)
    assert any("80\u00a0m²" in line for line in lines)
    lengths = [len(line) for line in social.fit(FRENCH)[1]]
    assert min(lengths) > max(lengths) / 2


def test_font_has_every_letter_of_the_three_languages():
    font = social._font(40)
    missing = font.getmask("\ue000").getbbox(), font.getlength("\ue000")
    for letter in "àâäçéèêëîïôöùûüÿœæßẞÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»„“”‘’–—…€²°łŁőŻž\u202f\u00a0":
        assert (font.getmask(letter).getbbox(), font.getlength(letter)) != missing, letter


def test_image_of_a_public_page_can_be_kept_for_a_year(tree, client):
    story = make_story(issues=[make_issue("Mobilité", hue="rhine")], title="La navette")
    url = social.page_social_url(story, get_request())
    assert (
        url
        == f"http://testserver/partage/{story.pk}-{int(story.first_published_at.timestamp())}.png"
    )
    response = client.get(url)
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.cookies == {}
    assert response.content == social.draw_social(
        "La navette", "la-navette", "rhine", "fr", "mobilite", "mulhouse"
    )


def test_an_old_version_leads_to_the_present_one(tree, client):
    story = make_story("La navette")
    story.save_revision().publish()
    story.refresh_from_db()
    response = client.get(f"/partage/{story.pk}-1.png")
    assert response.status_code == 302
    assert (
        response["Location"]
        == f"/partage/{story.pk}-{int(story.last_published_at.timestamp())}.png"
    )


def test_no_image_of_a_page_that_is_not_public(tree, client):
    draft = make_story("Brouillon", live=False)
    private = restrict(make_story("Privé"))
    later = make_story("Embargo", embargo_until=timezone.now() + timedelta(days=1))
    public = make_story("Public")
    shown = [
        page.title
        for page in (draft, private, later, public)
        if client.get(social.page_social_url(page, None)).status_code == 200
    ]
    assert shown == ["Public"]


@pytest.mark.parametrize("name", ["1-0", "999999-0", f"{10**30}-{10**30}", f"2-{10**40}"])
def test_any_number_gets_an_answer(tree, client, name):
    assert client.get(f"/partage/{name}.png").status_code in (302, 404)


def test_pages_own_pictures_come_first_if_their_rights_are_clear(tree):
    story, request = make_story(), get_request()
    drawn = social.page_social_url(story, request)
    assert social.page_social_picture(story, request) == (drawn, story.title)

    story.cover = make_picture(credit="")
    assert social.page_social_picture(story, request)[0] == drawn
    story.cover = make_picture(consent_until=timezone.localdate() - timedelta(days=1))
    assert social.page_social_picture(story, request)[0] == drawn

    story.cover = make_picture()
    url, alt = social.page_social_picture(story, request)
    assert re.match(r"http://testserver/media/images/[\w-]{16}/toit\.", url)
    assert url.endswith(".jpg")
    assert alt == "Un toit sous le soleil"
    story.cover_alt = "Un toit, de loin"
    assert social.page_social_picture(story, request)[1] == "Un toit, de loin"

    story.social_picture = make_picture(description="Une affiche")
    assert social.page_social_picture(story, request)[1] == "Une affiche"
    rendition = story.social_picture.get_rendition(social.RENDITION)
    assert (rendition.width, rendition.height) == (1200, 630)


def test_a_picture_whose_file_is_gone_does_not_take_the_page_with_it(tree):
    story = make_story(cover=make_picture())
    story.cover.file.storage.delete(story.cover.file.name)
    assert social.page_social_picture(story, get_request())[1] == story.title


def test_metadata_name_the_picture_and_a_drawn_one_costs_no_query(tree):
    story, request = make_story(), get_request()
    social.page_social_picture(story, request)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        social.page_social_picture(story, request)
    assert len(captured) == 0
    meta = metadata.for_page(story, request)
    assert (meta.picture, meta.picture_alt) == (social.page_social_url(story, request), story.title)
