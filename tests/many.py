"""Many rows for little: copies of one story, written without going through the tree."""

from uuid import uuid4

from django.db import connection
from wagtail.models import Page

from stories.models import StoryClaim, StoryIssue, StoryPage, StoryPartner, StoryTerritory

LINKS = [StoryIssue, StoryTerritory, StoryPartner, StoryClaim]


def copy_story(story: StoryPage, number: int) -> None:
    """Add copies of a story that differ in title and address; issues, territories, partners and
    claims come along."""
    parent = story.get_parent(update=True)
    source = Page.objects.get(pk=story.pk)
    columns = {
        field.attname: getattr(source, field.attname)
        for field in Page._meta.concrete_fields
        if field.attname not in {"id", "path", "slug", "title", "url_path", "translation_key"}
    }
    taken = parent.numchild
    pages = Page.objects.bulk_create(
        Page(
            **columns,
            path=Page._get_path(parent.path, parent.depth + 1, taken + step),
            slug=f"{source.slug}-{step}",
            title=f"{source.title} {step}",
            url_path=f"{parent.url_path}{source.slug}-{step}/",
            translation_key=uuid4(),
        )
        for step in range(1, number + 1)
    )
    Page.objects.filter(pk=parent.pk).update(numchild=taken + number)
    own = StoryPage._meta.local_concrete_fields
    values = {f.attname: getattr(story, f.attname) for f in own if not f.primary_key}
    # bulk_create refuses models with a parent table; the half of it that is needed does not.
    StoryPage._base_manager._insert(
        [StoryPage(page_ptr_id=page.pk, **values) for page in pages],
        fields=own,
        using=connection.alias,
    )
    for model in LINKS:
        rows = list(model.objects.filter(page=story))
        model.objects.bulk_create(_copy(row, page) for page in pages for row in rows)


def _copy(row: StoryIssue, page: Page) -> StoryIssue:
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    values |= {"id": None, "page_id": page.pk}
    if "translation_key" in values:
        values["translation_key"] = uuid4()
    return type(row)(**values)
