"""A migration suits the version before it, which goes on answering while it runs (docs/upgrade.md)."""

import inspect
import re
import sys
from collections.abc import Iterator, Sequence

import pytest
from django.apps import apps
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.models.fields import NOT_PROVIDED

# Written before there was a server to upgrade.
BEFORE_THE_RULE = {
    ("events", "0002_date_key"),
    ("events", "0003_registration"),
    ("events", "0004_cancelled_date"),
    ("involvement", "0002_desk"),
    ("involvement", "0004_the_whole_desk"),
    ("people", "0002_desk"),
    ("press", "0003_reason_of_leaving"),
    ("search", "0003_what_editors_teach"),
}
TAKING_AWAY = (
    migrations.AlterModelTable,
    migrations.DeleteModel,
    migrations.RemoveField,
    migrations.RenameField,
    migrations.RenameModel,
)
# So the docstring of a file says that the version before does not use any more what is taken away.
SECOND_STEP = re.compile(r"unused since \S+", re.IGNORECASE)


def unsuited(operations: Sequence[Operation], docstring: str) -> list[str]:
    """What the version before would stumble over: new columns that it does not fill, missing ones."""
    found = []
    for operation in operations:
        if isinstance(operation, migrations.SeparateDatabaseAndState):
            found += unsuited(operation.database_operations, docstring)
        elif isinstance(operation, migrations.AddField):
            field = operation.field
            if not (field.null or field.many_to_many or field.db_default is not NOT_PROVIDED):
                found.append(operation.describe())
        elif isinstance(operation, TAKING_AWAY) and not SECOND_STEP.search(docstring):
            found.append(operation.describe())
    return found


def of_the_house() -> Iterator[tuple[tuple[str, str], list[str]]]:
    """Each migration of ours, and what of it the version before would stumble over."""
    for key, migration in MigrationLoader(None).disk_migrations.items():
        if "site-packages" not in apps.get_app_config(key[0]).path:
            docstring = inspect.getdoc(sys.modules[migration.__module__]) or ""
            yield key, unsuited(migration.operations, docstring)


@pytest.mark.django_db  # one of wagtail-localize's asks while it is read
def test_every_migration_suits_the_version_before_it():
    found = {key: wrong for key, wrong in of_the_house() if wrong}
    assert {key: wrong for key, wrong in found.items() if key not in BEFORE_THE_RULE} == {}
    assert found.keys() >= BEFORE_THE_RULE  # an exception that is none any more goes


@pytest.mark.parametrize(
    ("operation", "suits"),
    [
        (migrations.AddField("a", "b", models.TextField()), False),
        (migrations.AddField("a", "b", models.TextField(default="")), False),
        (migrations.AddField("a", "b", models.TextField(db_default="")), True),
        (migrations.AddField("a", "b", models.DateField(null=True)), True),
        (migrations.AddField("a", "b", models.ManyToManyField("c")), True),
        (migrations.RemoveField("a", "b"), False),
        (migrations.RenameField("a", "b", "c"), False),
        (migrations.DeleteModel("a"), False),
        (migrations.SeparateDatabaseAndState([migrations.DeleteModel("a")]), False),
        (migrations.SeparateDatabaseAndState([], [migrations.DeleteModel("a")]), True),
    ],
)
def test_what_the_version_before_would_stumble_over(operation, suits):
    assert (unsuited([operation], "") == []) == suits


def test_what_the_version_before_does_not_use_any_more_may_go():
    taken = [migrations.RemoveField("a", "b"), migrations.DeleteModel("a")]
    assert unsuited(taken, "Unused since 0.2: the version before reads b of another table.") == []
