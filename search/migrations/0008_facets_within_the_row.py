"""On PostgreSQL the facets stand within the row, as the terms do: a search reads those of hundreds.

Beside the long column of terms the database had put them elsewhere, and looked each up there. Entries of
before stay as they are, and are found as before, until `manage.py rebuild_search` writes them anew.
That suits the version before: it writes and reads the same values, wherever the database keeps them.
"""

from django.db import migrations


def keep_in_row(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_searchentry ALTER COLUMN facets SET STORAGE MAIN")


class Migration(migrations.Migration):
    dependencies = [("search", "0007_names_that_changed")]
    operations = [migrations.RunPython(keep_in_row, migrations.RunPython.noop)]
