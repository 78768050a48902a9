"""Rows known by their keys: what counts public pages need not decide each time who may see them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, F, Func, QuerySet


class Among(Func):
    """Whether a column holds one of many keys.

    They are told as one value: a database reads that at once, and a list of them one by one.
    """

    output_field = BooleanField()

    def __init__(self, column: str, keys: Iterable[int]) -> None:
        super().__init__(F(column))
        self.keys = ",".join(map(str, keys))

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:
        field = self.source_expressions[0].output_field
        column, params = compiler.compile(self.source_expressions[0])
        if connection.vendor == "postgresql":
            # Only of its very own type a column is looked up by hash.
            kind = field.db_type(connection)
            return f"{column} = ANY(%s::{kind}[])", [*params, f"{{{self.keys}}}"]
        among = "(SELECT value FROM json_each(%s))"
        return f"{column} IN {among}", [*params, f"[{self.keys}]"]


def settled(pages: QuerySet) -> tuple[QuerySet, int]:
    """The same pages, in no order, known by their keys; and how many they are."""
    keys = list(pages.order_by().values_list("pk", flat=True))
    return pages.model._default_manager.filter(Among("pk", keys)), len(keys)
