"""A migration suits the version before it, which goes on answering while it runs (docs/upgrade.md)."""

import inspect
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from math import inf

import pytest
from django.apps import apps
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState
from django.db.models.fields import NOT_PROVIDED, Field

# Written before there was a server to upgrade.
BEFORE_THE_RULE = {
    ("content", "0002_addresses_of_pages"),
    ("events", "0002_date_key"),
    ("events", "0003_registration"),
    ("events", "0004_cancelled_date"),
    ("involvement", "0002_desk"),
    ("involvement", "0003_law"),
    ("involvement", "0004_the_whole_desk"),
    ("people", "0002_desk"),
    ("press", "0003_reason_of_leaving"),
    ("search", "0002_full_text_index"),
    ("search", "0003_what_editors_teach"),
    ("search", "0004_facets_in_the_index"),
    ("search", "0005_depths_in_the_index"),
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
# So it says why the version before never writes what is forbidden, or what its own SQL leaves alone.
REASONED = re.compile(r"suits the version before: \w", re.IGNORECASE)


def unsuited(
    operations: Sequence[Operation], docstring: str, app: str, state: ProjectState
) -> list[str]:
    """What the version before would stumble over: columns that it does not fill, or that are gone; rows
    that it may write and the database would not take any more; what nobody can read off.

    Args:
        state: before the operations; afterwards it is the one after them.
    """
    found = []
    new = set()  # tables that the version before does not know
    for operation in operations:
        model = getattr(operation, "model_name", getattr(operation, "name", "")).lower()
        if isinstance(operation, migrations.SeparateDatabaseAndState):
            # What it does to the database is judged against what it was said to be until then.
            found += unsuited(operation.database_operations, docstring, app, state.clone())
        elif isinstance(operation, migrations.CreateModel):
            new.add(model)
        elif isinstance(operation, TAKING_AWAY):
            found += [] if SECOND_STEP.search(docstring) else [operation.describe()]
        elif not REASONED.search(docstring) and model not in new and forbids(operation, app, state):
            found.append(operation.describe())
        operation.state_forwards(app, state)
    return found


def forbids(operation: Operation, app: str, state: ProjectState) -> bool:
    """Whether the database refuses something afterwards that it took before, or may do anything."""
    if isinstance(operation, migrations.AddField):
        field = operation.field
        return not (field.null or field.many_to_many or field.db_default is not NOT_PROVIDED)
    if isinstance(operation, migrations.AlterField):
        before = state.models[app, operation.model_name_lower].fields[operation.name]
        return takes_less(before, operation.field)
    if isinstance(operation, migrations.RunPython):
        does_nothing = operation.code is migrations.RunPython.noop
        return not does_nothing and "schema_editor.execute" in written_in(operation.code)
    return isinstance(
        operation, (migrations.AddConstraint, migrations.AlterUniqueTogether, migrations.RunSQL)
    )


def written_in(function: Callable[..., None]) -> str:
    """The whole file that a function stands in: it may call others of it."""
    return inspect.getsource(sys.modules[function.__module__])


def takes_less(before: Field, after: Field) -> bool:
    """Whether a column takes less than it did, fills itself no more, or is another one."""

    def gets(name: str) -> bool:
        return bool(getattr(after, name, False)) and not getattr(before, name, False)

    def shrinks(name: str) -> bool:
        old, new = (getattr(field, name, None) or inf for field in (before, after))
        return new < old

    return (
        column(before) != column(after)
        or (before.null and not after.null)
        or (before.db_default is not NOT_PROVIDED and after.db_default is NOT_PROVIDED)
        or any(map(gets, ("unique", "primary_key", "db_constraint")))
        or any(map(shrinks, ("max_length", "max_digits", "decimal_places")))
    )


def column(field: Field) -> tuple[str, str | None, str]:
    """Kind, name where one is given, and the table that it points to."""
    target = field.remote_field.model if field.remote_field else ""
    return field.get_internal_type(), field.db_column, str(target).lower()


def of_the_house() -> Iterator[tuple[tuple[str, str], list[str]]]:
    """Each migration of ours, and what of it the version before would stumble over."""
    loader = MigrationLoader(None)
    state = ProjectState(real_apps=loader.unmigrated_apps)
    plans = (loader.graph.forwards_plan(leaf) for leaf in loader.graph.leaf_nodes())
    for key in dict.fromkeys(chain.from_iterable(plans)):
        migration = loader.graph.nodes[key]
        if "site-packages" in apps.get_app_config(key[0]).path:
            migration.mutate_state(state, preserve=False)
            continue
        docstring = inspect.getdoc(sys.modules[migration.__module__]) or ""
        yield key, unsuited(migration.operations, docstring, key[0], state)


@pytest.mark.django_db  # one of wagtail-localize's asks while it is read
def test_every_migration_suits_the_version_before_it():
    found = {key: wrong for key, wrong in of_the_house() if wrong}
    assert {key: wrong for key, wrong in found.items() if key not in BEFORE_THE_RULE} == {}
    assert found.keys() >= BEFORE_THE_RULE  # an exception that is none any more goes


def of_the_version_before() -> ProjectState:
    """What a shop knew: customers, and a model of each kind of column."""
    state = ProjectState()
    key = ("id", models.BigAutoField(primary_key=True))
    state.add_model(ModelState("shop", "C", [key]))
    fields = [
        key,
        ("maybe", models.CharField(max_length=20, null=True)),
        ("filled", models.CharField(max_length=20, db_default="")),
        ("price", models.DecimalField(max_digits=6, decimal_places=2)),
        ("customer", models.ForeignKey("shop.c", models.CASCADE, null=True, db_constraint=False)),
    ]
    state.add_model(ModelState("shop", "A", fields))
    return state


def run(state: ProjectState, schema_editor: object) -> None:
    """As some of our migrations do; the last words are what is looked for: schema_editor.execute."""


UNIQUE = models.UniqueConstraint(fields=["maybe"], name="one")
POSITIVE = models.CheckConstraint(condition=models.Q(price__gt=0), name="positive")
NEW = migrations.CreateModel("D", [("b", models.IntegerField(primary_key=True))])


@pytest.mark.parametrize(
    ("operations", "suits"),
    [
        ([migrations.AddField("a", "b", models.TextField())], False),
        ([migrations.AddField("a", "b", models.TextField(default=""))], False),
        ([migrations.AddField("a", "b", models.TextField(db_default=""))], True),
        ([migrations.AddField("a", "b", models.DateField(null=True))], True),
        ([migrations.AddField("a", "b", models.ManyToManyField("shop.c"))], True),
        ([migrations.RemoveField("a", "maybe")], False),
        ([migrations.RenameField("a", "maybe", "c")], False),
        ([migrations.DeleteModel("A")], False),
        ([migrations.SeparateDatabaseAndState([migrations.DeleteModel("A")])], False),
        ([migrations.SeparateDatabaseAndState([], [migrations.DeleteModel("A")])], True),
        # A column that has to be filled, fills itself no more, takes less, or is another one.
        ([migrations.AlterField("a", "maybe", models.CharField(max_length=20))], False),
        ([migrations.AlterField("a", "maybe", models.CharField(max_length=20, default=""))], False),
        ([migrations.AlterField("a", "maybe", models.CharField(max_length=19, null=True))], False),
        ([migrations.AlterField("a", "maybe", models.CharField(max_length=30, null=True))], True),
        ([migrations.AlterField("a", "maybe", models.TextField(null=True))], False),
        ([migrations.AlterField("a", "maybe", models.CharField(max_length=20, null=True, unique=True))], False),
        ([migrations.AlterField("a", "maybe", models.CharField(max_length=20, null=True, db_index=True))], True),
        ([migrations.AlterField("a", "maybe", models.CharField(max_length=20, null=True, db_column="x"))], False),
        ([migrations.AlterField("a", "filled", models.CharField(max_length=20))], False),
        ([migrations.AlterField("a", "filled", models.CharField(max_length=20, null=True, db_default=""))], True),
        ([migrations.AlterField("a", "price", models.DecimalField(max_digits=5, decimal_places=2))], False),
        ([migrations.AlterField("a", "customer", models.ForeignKey("shop.c", models.CASCADE, null=True))], False),
        ([migrations.AlterField("a", "customer", models.ForeignKey("shop.a", models.CASCADE, null=True, db_constraint=False))], False),
        # Steps are seen one after the other: what could be empty for a moment only.
        ([migrations.AddField("a", "b", models.TextField(null=True)), migrations.AlterField("a", "b", models.TextField())], False),
        # Rows that it may write.
        ([migrations.AddConstraint("a", UNIQUE)], False),
        ([migrations.AddConstraint("a", POSITIVE)], False),
        ([migrations.SeparateDatabaseAndState([migrations.AddConstraint("a", UNIQUE)])], False),
        ([migrations.AlterUniqueTogether("a", {("maybe", "price")})], False),
        # A table that it does not know may have any; only there.
        ([NEW, migrations.AddConstraint("d", models.UniqueConstraint(fields=["b"], name="d"))], True),
        ([NEW, migrations.AddField("d", "c", models.TextField())], True),
        ([NEW, migrations.AddConstraint("a", UNIQUE)], False),
        # What nobody can read off.
        ([migrations.RunSQL("UPDATE shop_a SET price = 0")], False),
        ([migrations.SeparateDatabaseAndState([migrations.RunSQL("DROP TABLE shop_a")])], False),
        ([migrations.RunPython(run)], False),
        ([migrations.RunPython(migrations.RunPython.noop)], True),
    ],
)  # fmt: skip
def test_what_the_version_before_would_stumble_over(operations, suits):
    assert (unsuited(operations, "", "shop", of_the_version_before()) == []) == suits


def test_what_the_version_before_does_not_use_any_more_may_go():
    taken = [migrations.RemoveField("a", "maybe"), migrations.DeleteModel("A")]
    said = "Unused since 0.2: the version before reads maybe of another table."
    assert unsuited(taken, said, "shop", of_the_version_before()) == []


def test_what_was_thought_about_is_let_pass_and_nothing_else():
    operations = [
        migrations.AddConstraint("a", UNIQUE),
        migrations.RunSQL("SELECT 1"),
        migrations.RemoveField("a", "maybe"),
    ]
    said = "Suits the version before: its form asks whether there is such a row."
    found = unsuited(operations, said, "shop", of_the_version_before())
    assert found == ["Remove field maybe from a"]
