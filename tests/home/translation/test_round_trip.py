"""There and back: every type of page, every row and every block, nested ones too.

Each field of each kind is filled in, sent, translated and published. What then differs between the
two pages is exactly the text; the sets say which fields are text, and nothing else may be.
"""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, TranslatableMixin, get_page_models
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.fields import get_translatable_fields

from content.blocks import ContentBlocks
from content.models import ListPage, Picture
from content.translating import longest
from home.models import PlainPage
from tests.factories import make_call, make_issue, make_organisation, make_territory

from .desk import publish, send, write

PAGE = {"title", "slug", "seo_title", "search_description"}
FREE_PART = {
    "body.text",
    "body.picture.image.alt_text",
    "body.picture.caption",
    "body.gallery.pictures.image.alt_text",
    "body.gallery.pictures.caption",
    "body.quote.text",
    "body.quote.speaker",
    "body.quote.role",
    "body.video.title",
    "body.video.duration",
    "body.video.transcript",
    "body.key_figures.figures.value",
    "body.key_figures.figures.label",
    "body.key_figures.figures.source",
    "body.document.title",
}
TEXT = {
    "HomePage": PAGE | FREE_PART | {"headline", "lede"},
    "PlainPage": PAGE | FREE_PART | {"introduction"},
    "AccessibilityPage": PAGE | {"known_gaps"},
    "SiteMapPage": PAGE,
    "PressRoomPage": PAGE | FREE_PART | {"introduction"},
    "InvolvementPage": PAGE | {"introduction", "privacy_notice"},
    "StoryIndexPage": PAGE | {"introduction"},
    "CallIndexPage": PAGE | {"introduction"},
    "EventIndexPage": PAGE | {"introduction"},
    "CallPage": PAGE | FREE_PART | {"summary", "time_needed"},
    "EventPage": PAGE
    | FREE_PART
    | {
        "summary",
        "place_name",
        "accessibility_text",
        "cover_alt",
        "price",
        "filming_notice",
        "schedule.item.title",
        "schedule.item.text",
        "speakers.topic",
    },
    "StoryPage": PAGE
    | FREE_PART
    | {
        "summary",
        "authors",
        "problem",
        "affected",
        "limits",
        "conditions",
        "cover_alt",
        "action_text",
        "steps.step.title",
        "steps.step.text",
        "lessons.lesson",
        "partners.role",
        "partners.gives",
        "partners.gets",
        "claims.value",
        "claims.statement",
        "claims.unit",
        "claims.period",
        "claims.source",
        "corrections.text",
        "quotes.text",
        "quotes.speaker",
        "quotes.role",
    },
}
# What belongs to one page alone, whatever its language.
OWN = {
    "id", "page_ptr", "path", "depth", "numchild", "url_path", "locale", "draft_title",
    "latest_revision", "live_revision", "live", "has_unpublished_changes", "owner",
    "first_published_at", "last_published_at", "latest_revision_created_at", "page", "pk",
}  # fmt: skip


def blocks(picture: int, document: int, call: int) -> list[dict]:
    """One block of each kind of the free part."""
    image = {"image": picture, "alt_text": "Un banc", "decorative": False}
    shown = {"image": image, "caption": "Le banc du matin"}
    values = {
        "text": f'<p data-block-key="a">Un <b>mot</b>, <a id="{call}" linktype="page">un lien</a></p>',
        "picture": shown,
        "gallery": {"pictures": [{"type": "item", "id": f"g{n}", "value": shown} for n in (1, 2)]},
        "quote": {"text": "On y va", "speaker": "Le gardien", "role": "gardien", "agreed": True},
        "video": {
            "title": "Le film",
            "url": "https://video.example/1",
            "duration": "3 min 20",
            "transcript": '<p data-block-key="b">Elle parle</p>',
        },
        "key_figures": {
            "figures": [
                {"type": "item", "id": "f1", "value": figure("31")},
                {"type": "item", "id": "f2", "value": figure("3,5 t")},
            ]
        },
        "document": {"document": document, "title": "Le guide"},
        "call": {"page": call},
    }
    assert set(values) == set(ContentBlocks().child_blocks)
    return [{"type": kind, "id": f"b-{kind}", "value": value} for kind, value in values.items()]


def figure(value: str) -> dict[str, str]:
    return {"value": value, "label": "ce que c’est", "source": "la mairie, 2026"}


STREAMS = {
    "steps": [{"type": "step", "id": "s1", "value": {"title": "Étape", "text": "Ce qui se passe"}}],
    "lessons": [{"type": "lesson", "id": "l1", "value": "Une leçon"}],
    "schedule": [
        {
            "type": "item",
            "id": "i1",
            "value": {"time": "18:30:00", "title": "Accueil", "text": "Café"},
        }
    ],
}
# Rows and fields that are not filled in by their type alone.
GIVEN: dict[str, Any] = {"claims.value": "un sur trois", "address": "3 rue du Puits", "slug": None}


def fill(row: models.Model, streams: dict[str, list], prefix: str = "") -> None:
    """Write in every field that may hold words, and in a choice or a number beside it."""
    for found in get_translatable_fields(type(row)):
        name, field = found.field_name, found.get_field(type(row))
        if isinstance(field, StreamField):
            setattr(row, name, field.to_python(streams[name]))
        elif isinstance(field, RichTextField):
            setattr(row, name, f'<p data-block-key="r">{name} <i>en texte</i></p>')
        elif isinstance(field, models.URLField):
            setattr(row, name, "https://lien.example/")
        elif isinstance(field, models.CharField | models.TextField) and not field.choices:
            setattr(row, name, GIVEN.get(f"{prefix}{name}", GIVEN.get(name, f"{name} en")))
    if isinstance(row, Page):
        row.slug = f"essai-{type(row).__name__.lower()}"


@pytest.fixture
def linked(tree) -> dict[str, list]:
    picture = Picture.objects.create(
        title="p", file=ImageFile(get_test_image_file(), name="p.png"), credit="Labo"
    )
    document = get_document_model().objects.create(title="d", file=ContentFile(b"d", name="d.txt"))
    return STREAMS | {"body": blocks(picture.pk, document.pk, make_call("Un local").pk)}


def french(model: type[Page], streams: dict[str, list], tree) -> Page:
    page = model(locale=tree["fr"].locale)
    fill(page, streams)
    for relation in get_all_child_relations(model):
        kind, name = relation.related_model, relation.get_accessor_name()
        if issubclass(kind, TranslatableMixin):
            row = kind(locale=page.locale)
            fill(row, streams, f"{name}.")
            if hasattr(kind, "organisation"):
                row.organisation = make_organisation(f"{model.__name__} {name}")
            setattr(page, name, [row])
    if hasattr(page, "issue_links"):
        page.issue_links = [type(page).issue_links.rel.related_model(issue=make_issue())]
        places = type(page).territory_links.rel.related_model
        page.territory_links = [places(territory=make_territory(model.__name__))]
    if hasattr(page, "capacity"):
        page.capacity, page.status = 80, "full"
    parent = parent_of(model, tree["fr"])
    parent.add_child(instance=page)
    return model.objects.get(pk=page.pk)


def parent_of(model: type[Page], home: Page) -> Page:
    if model.__name__ == "HomePage":
        return Page.objects.get(depth=1)
    above = model.allowed_parent_page_models()[0]
    return home if above is type(home) else above.objects.child_of(home).get()


def tree_of(row: models.Model) -> dict[str, Any]:
    """All that a page holds, its rows included."""
    found: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if field.name in OWN:
            continue
        value = getattr(row, field.attname)
        found[field.name] = list(value.raw_data) if isinstance(field, StreamField) else value
    for relation in get_all_child_relations(type(row)):
        name = relation.get_accessor_name()
        if name not in ("wagtail_admin_comments",):
            found[name] = [tree_of(child) for child in getattr(row, name).all()]
    return found


def differences(a: Any, b: Any, path: tuple[str, ...] = ()) -> list[tuple[str, Any, Any]]:
    """Where two trees differ; the path names blocks by their type, without numbers."""
    if isinstance(a, dict) and set(a) == {"type", "value", "id"} and isinstance(b, dict):
        assert (a["type"], a["id"]) == (b["type"], b["id"])
        kind = () if a["type"] == "item" and path[-1] in ("pictures", "figures") else (a["type"],)
        return differences(a["value"], b["value"], (*path, *kind))
    if isinstance(a, dict) and isinstance(b, dict):
        assert set(a) == set(b)
        return [found for key in a for found in differences(a[key], b[key], (*path, key))]
    if isinstance(a, list) and isinstance(b, list):
        assert len(a) == len(b), path
        return [
            found
            for one, other in zip(a, b, strict=True)
            for found in differences(one, other, path)
        ]
    return [] if a == b else [(".".join(path), a, b)]


def test_every_type_of_page_is_here():
    assert set(TEXT) == {model.__name__ for model in get_page_models() if model is not Page}
    assert {model for model in get_page_models() if issubclass(model, ListPage)}


@pytest.mark.parametrize("name", sorted(TEXT))
def test_text_is_translated_and_nothing_else_changes(linked, tree, name):
    model = next(model for model in get_page_models() if model.__name__ == name)
    original = french(model, linked, tree)
    translation = send(original)
    assert write(translation) > 0

    page = publish(translation)

    found = differences(tree_of(original), tree_of(page))
    assert {path for path, _before, _after in found} == TEXT[name]
    for path, before, after in found:
        plain = after.removeprefix("de-") if path == "slug" else after.replace("DE ", "")
        assert plain == before, path
        assert after != before
    assert {row.locale_id for row in translatable_rows(page)} <= {page.locale_id}


@pytest.mark.parametrize(
    ("name", "limits"),
    [
        (
            "PlainPage",
            {
                "title": 255,
                "body.b-text": None,
                "body.b-picture.caption": 300,
                "body.b-picture.image.alt_text": None,
                "body.b-gallery.pictures.g1.caption": 300,
                "body.b-quote.speaker": 80,
                "body.b-video.transcript": None,
                "body.b-key_figures.figures.f2.value": 20,
            },
        ),
        ("StoryPage", {"summary": 200, "steps.s1.title": 80, "lessons.l1": 250}),
    ],
)
def test_every_passage_has_the_length_that_its_form_takes(linked, tree, name, limits):
    model = next(model for model in get_page_models() if model.__name__ == name)
    source = send(french(model, linked, tree)).source
    paths = {segment.context.path for segment in source.stringsegment_set.all()}
    assert limits.keys() <= paths
    original = source.as_instance()
    found = {path: longest(original, path) for path in paths}
    assert limits.items() <= found.items()


# What wagtail-localize takes apart and puts together again: nothing but words may change.
HOSTILE = [
    "",
    '<p data-block-key="a"></p>',
    '<p data-block-key="a"><b></b>vide<i></i></p>',
    '<ul><li data-block-key="a">un<ul><li data-block-key="b">deux</li></ul></li></ul>',
    '<h2 data-block-key="a">Titre</h2><p data-block-key="b">a<br/>b<br/></p>',
    '<p data-block-key="a"><b><i>tout</i></b></p>',
    '<p data-block-key="a"><a href="https://x.example/?a=1&amp;b=2"><b>gras</b></a></p>',
    '<p data-block-key="a">5 &lt; 6 &amp; 7, &lt;script&gt;alert(1)&lt;/script&gt; &amp;nbsp;</p>',
    '<p data-block-key="a"> a\u00a0! </p><p data-block-key="b">\u00a0</p>',
    '<p data-block-key="a">même</p><p data-block-key="b">même</p>',
    '<p data-block-key="a">{{ name }} %(x)s {0} 🙂 \u2028 œ ß</p>',
    "<table><tr><td>a</td><td>b</td></tr></table>",
]


@pytest.mark.parametrize("html", HOSTILE)
@pytest.mark.parametrize(
    "text", ["<script>a</script>", "a < b & c", "deux\n\nlignes", " &lt;&amp; "]
)
def test_awkward_words_come_back_as_they_went(tree, html, text):
    quote = {"text": text, "speaker": text, "role": "", "agreed": True}
    body = [
        {"type": "text", "id": "t", "value": html},
        {"type": "quote", "id": "q", "value": quote},
    ]
    page = PlainPage(title=text, slug="essai", locale=tree["fr"].locale, introduction=text)
    page.body = PlainPage._meta.get_field("body").to_python(body)
    tree["fr"].add_child(instance=page)
    translation = send(page)
    write(translation, lambda words: words)

    made = publish(translation)

    assert (made.title, made.introduction) == (text, text)
    assert [block["value"] for block in made.body.raw_data] == [html, quote]


def translatable_rows(page: Page) -> list[models.Model]:
    return [
        row
        for relation in get_all_child_relations(type(page))
        if issubclass(relation.related_model, TranslatableMixin)
        for row in getattr(page, relation.get_accessor_name()).all()
    ]


def test_no_snippet_is_translated_row_by_row():
    """One row with a name per language: a chooser never offers the wrong language's (trap 8)."""
    assert [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)] == []


def test_no_page_ties_to_many_rows_without_a_row_of_its_own():
    """wagtail-localize leaves many-to-many fields behind (trap 3)."""
    assert [
        (model, field.name) for model in get_page_models() for field in model._meta.many_to_many
    ] == []
