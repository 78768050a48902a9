"""Many rows for little: copies of one story, written without going through the tree."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

from django.db import connection
from django.db.models import Model
from wagtail.models import Page

from stories.models import StoryClaim, StoryIssue, StoryPage, StoryPartner, StoryTerritory

LINKS = [StoryIssue, StoryTerritory, StoryPartner, StoryClaim]
AT_ONCE = 1_000  # one statement for all would be as long as a book


def copy_story(
    story: StoryPage, number: int, own: Callable[[int], dict[str, Any]] = lambda step: {}
) -> list[int]:
    """Add copies of a story that differ in title and address; issues, territories, partners and
    claims come along. Returns their keys.

    Args:
        story: the source.
        number: how many.
        own: more columns of `Page` in which a copy differs, by its place among the copies, from 0.
    """
    parent = story.get_parent(update=True)
    source = Page.objects.get(pk=story.pk)
    columns = {
        field.attname: getattr(source, field.attname)
        for field in Page._meta.concrete_fields
        if field.attname not in {"id", "path", "slug", "title", "url_path", "translation_key"}
    }
    taken = parent.numchild
    keys: list[int] = []
    for steps in _batches(range(1, number + 1)):
        pages = Page.objects.bulk_create(
            Page(
                **columns
                | {
                    "path": Page._get_path(parent.path, parent.depth + 1, taken + step),
                    "slug": f"{source.slug}-{taken + step}",
                    "title": f"{source.title} {step}",
                    "url_path": f"{parent.url_path}{source.slug}-{taken + step}/",
                    "translation_key": uuid4(),
                }
                | own(step - 1)
            )
            for step in steps
        )
        added = [page.pk for page in pages]
        _copy_rows(StoryPage, "page_ptr_id", story, added)
        for model in LINKS:
            _copy_rows(model, "page_id", story, added)
        keys += added
    Page.objects.filter(pk=parent.pk).update(numchild=taken + number)
    return keys


def _batches(steps: range) -> Iterator[range]:
    return (steps[start : start + AT_ONCE] for start in range(0, len(steps), AT_ONCE))


def _copy_rows(model: type[Model], points_to: str, story: StoryPage, pages: list[int]) -> None:
    """Copy a story's rows of a table for each of some pages, within the database: reading and writing
    its blocks a thousand times would take most of the time."""
    key = "gen_random_uuid()" if connection.vendor == "postgresql" else "lower(hex(randomblob(16)))"
    fresh = {points_to: "page.id", "translation_key": key}
    columns = [
        field.column
        for field in model._meta.local_concrete_fields
        if not field.primary_key or field.column == points_to
    ]
    values = ", ".join(fresh.get(column, f"source.{column}") for column in columns)
    page, table = Page._meta.db_table, model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values}"  # noqa: S608  (names of ours)
            f" FROM {table} source, {page} page"
            f" WHERE source.{points_to} = %s AND page.id BETWEEN %s AND %s AND page.path LIKE %s",
            [story.pk, min(pages), max(pages), f"{story.path[:-4]}____"],
        )
