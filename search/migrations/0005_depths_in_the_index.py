"""On PostgreSQL terms say themselves at which depth they stand.

A weighted search ("in the title") made the database read every row that holds the word anywhere: an
inverted index knows no weights. Now `1velo` is a word of the title, `2velo` one of title or summary,
`3velo` one of any text, and the index alone answers. Terms are taken as they are, without a parser.
"""

from django.db import migrations

# What a term of each column becomes.
MARKED = {"title_terms": r"1\1 2\1 3\1", "summary_terms": r"2\1 3\1", "body_terms": r"3\1"}
PARTS = [f"regexp_replace({column}, '(\\S+)', '{marks}', 'g')" for column, marks in MARKED.items()]
TERMS = " || ' ' || ".join([*PARTS, "facets"])
POSTGRESQL = [
    "DROP INDEX search_entry_vector",
    "ALTER TABLE search_searchentry DROP COLUMN vector",
    f"""ALTER TABLE search_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        array_to_tsvector(array_remove(string_to_array({TERMS}, ' '), ''))
    ) STORED""",
    # Within the row: whoever reads the newest looks at each one's, and would fetch it from elsewhere.
    "ALTER TABLE search_searchentry ALTER COLUMN vector SET STORAGE MAIN",
    "CREATE INDEX search_entry_vector ON search_searchentry USING gin (vector)",
]


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0004_facets_in_the_index")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
