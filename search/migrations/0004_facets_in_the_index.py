"""The full-text index knows what entries can be narrowed by.

Entries of before hold no facets yet: `manage.py rebuild_search` writes them.
"""

from django.db import migrations

COLUMNS = "title_terms, summary_terms, body_terms, facets"
NEW = ", ".join(f"new.{column}" for column in COLUMNS.split(", "))
OLD = ", ".join(f"old.{column}" for column in COLUMNS.split(", "))
# SQLite drops triggers with the table when a column is added.
SQLITE = [
    "DROP TRIGGER IF EXISTS search_entry_changed",
    "DROP TRIGGER IF EXISTS search_entry_removed",
    "DROP TRIGGER IF EXISTS search_entry_added",
    "DROP TABLE search_terms",
    f"""CREATE VIRTUAL TABLE search_terms USING fts5(
        {COLUMNS}, content='search_searchentry', content_rowid='id', tokenize='ascii', prefix='2 3'
    )""",
    f"""CREATE TRIGGER search_entry_added AFTER INSERT ON search_searchentry BEGIN
        INSERT INTO search_terms(rowid, {COLUMNS}) VALUES (new.id, {NEW});
    END""",
    f"""CREATE TRIGGER search_entry_removed AFTER DELETE ON search_searchentry BEGIN
        INSERT INTO search_terms(search_terms, rowid, {COLUMNS}) VALUES ('delete', old.id, {OLD});
    END""",
    f"""CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_searchentry BEGIN
        INSERT INTO search_terms(search_terms, rowid, {COLUMNS}) VALUES ('delete', old.id, {OLD});
        INSERT INTO search_terms(rowid, {COLUMNS}) VALUES (new.id, {NEW});
    END""",
    "INSERT INTO search_terms(search_terms) VALUES ('rebuild')",
]
POSTGRESQL = [
    "DROP INDEX search_entry_vector",
    "ALTER TABLE search_searchentry DROP COLUMN vector",
    """ALTER TABLE search_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title_terms), 'A')
        || setweight(to_tsvector('simple', summary_terms), 'B')
        || setweight(to_tsvector('simple', facets), 'C')
        || setweight(to_tsvector('simple', body_terms), 'D')
    ) STORED""",
    "CREATE INDEX search_entry_vector ON search_searchentry USING gin (vector)",
]


def create(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_what_editors_teach")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
