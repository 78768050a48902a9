"""What the database knows of its own tables, by which it plans its answers."""

from django.db import connection, models


def analyze(*tables: type[models.Model]) -> None:
    """Tell the database how large its tables have become, so that it plans well at once.

    PostgreSQL finds out by itself, some minutes after a bulk load; SQLite never does.

    Args:
        tables: models whose tables were filled or emptied.
    """
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table._meta.db_table)}")
