"""Pages are found by their whole address, which Wagtail does not index: every page of the site costs a
look at all pages without this.

On PostgreSQL a hash, as an address can be longer than what a tree holds.
"""

from django.db import migrations

USING = {"postgresql": "USING hash", "sqlite": ""}


def create(apps, schema_editor):
    using = USING[schema_editor.connection.vendor]
    schema_editor.execute(f"CREATE INDEX page_url_path ON wagtailcore_page {using} (url_path)")


def drop(apps, schema_editor):
    schema_editor.execute("DROP INDEX IF EXISTS page_url_path")


class Migration(migrations.Migration):
    dependencies = [("content", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
