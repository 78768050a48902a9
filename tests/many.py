"""Many rows for little: copies of one story, written without going through the tree."""

from collections.abc import Iterator
from uuid import uuid4

from django.db import connection
from wagtail.models import Page

from stories.models import StoryClaim, StoryIssue, StoryPage, StoryPartner, StoryTerritory

LINKS = [StoryIssue, StoryTerritory, StoryPartner, StoryClaim]
AT_ONCE = 1_000  # one statement for all would be as long as a book


def copy_story(story: StoryPage, number: int) -> list[int]:
    """Add copies of a story that differ in title and address; issues, territories, partners and
    claims come along. Returns their keys."""
    parent = story.get_parent(update=True)
    source = Page.objects.get(pk=story.pk)
    columns = {
        field.attname: getattr(source, field.attname)
        for field in Page._meta.concrete_fields
        if field.attname not in {"id", "path", "slug", "title", "url_path", "translation_key"}
    }
    taken = parent.numchild
    own = StoryPage._meta.local_concrete_fields
    values = {f.attname: getattr(story, f.attname) for f in own if not f.primary_key}
    links = [(model, list(model.objects.filter(page=story))) for model in LINKS]
    keys: list[int] = []
    for steps in _batches(range(1, number + 1)):
        pages = Page.objects.bulk_create(
            Page(
                **columns,
                path=Page._get_path(parent.path, parent.depth + 1, taken + step),
                slug=f"{source.slug}-{taken + step}",
                title=f"{source.title} {step}",
                url_path=f"{parent.url_path}{source.slug}-{taken + step}/",
                translation_key=uuid4(),
            )
            for step in steps
        )
        # bulk_create refuses models with a parent table; the half of it that is needed does not.
        StoryPage._base_manager._insert(
            [StoryPage(page_ptr_id=page.pk, **values) for page in pages],
            fields=own,
            using=connection.alias,
        )
        for model, rows in links:
            model.objects.bulk_create(_copy(row, page) for page in pages for row in rows)
        keys += [page.pk for page in pages]
    Page.objects.filter(pk=parent.pk).update(numchild=taken + number)
    return keys


def _batches(steps: range) -> Iterator[range]:
    return (steps[start : start + AT_ONCE] for start in range(0, len(steps), AT_ONCE))


def _copy(row: StoryIssue, page: Page) -> StoryIssue:
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    values |= {"id": None, "page_id": page.pk}
    if "translation_key" in values:
        values["translation_key"] = uuid4()
    return type(row)(**values)
