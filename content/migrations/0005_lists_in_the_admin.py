"""Lists of pages in the admin are read off an index in the orders in which they are looked at most:
what was worked on last, and by title. A third index holds the root, which the admin asks for again and
again. That suits the version before: an index takes nothing away and changes no answer.
"""

from django.db import migrations

# None holds the depth of all pages: SQLite would read the site's lists off that, and sort them.
INDEXES = {
    "page_newest_draft": "(latest_revision_created_at DESC{nulls_last})",
    "page_title": "(title)",
    "page_root": "(depth) WHERE depth = 1",
}
# SQLite takes no value for the smallest one, so that it comes last by itself.
NULLS_LAST = {"postgresql": " NULLS LAST", "sqlite": ""}


def create(apps, schema_editor):
    nulls_last = NULLS_LAST[schema_editor.connection.vendor]
    for name, columns in INDEXES.items():
        columns = columns.format(nulls_last=nulls_last)
        schema_editor.execute(f"CREATE INDEX {name} ON wagtailcore_page {columns}")


def drop(apps, schema_editor):
    for name in INDEXES:
        schema_editor.execute(f"DROP INDEX IF EXISTS {name}")


class Migration(migrations.Migration):
    dependencies = [("content", "0004_page_changes")]
    operations = [migrations.RunPython(create, drop)]
