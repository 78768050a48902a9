"""Whatever holds something of a person is on the list: a walk over every model of the project."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import EmailField, Field, Model
from modelsearch.index import Indexed
from post_office.fields import CommaSeparatedEmailField
from wagtail.models import Page, RevisionMixin
from wagtail.models.reference_index import ReferenceIndex

from involvement.law.holdings import HOLDINGS, OF_OTHERS
from involvement.models import Involvement, Person
from involvement.purposes import PURPOSES

HELD = {holding.model for holding in HOLDINGS}
pytestmark = pytest.mark.django_db
# Columns whose name says that they hold how somebody is called or reached.
TELLING = {"first_name", "last_name", "phone", "mobile", "email", "address_of", "recipient",
           "verbatim"}  # fmt: skip


def own_models() -> Iterator[type[Model]]:
    """Every model but the tables that only join two of them: those go with their rows."""
    return (model for model in apps.get_models() if not model._meta.auto_created)


def relations(model: type[Model]) -> Iterator[Field]:
    """Keys and many-to-many links that leave from this model."""
    yield from (field for field in model._meta.concrete_fields if field.related_model)
    yield from model._meta.many_to_many


def ways_to_people(model: type[Model]) -> list[str]:
    """Lookups that lead from a model to people, by way of what is on the list already."""
    ahead = {
        holding.model_class: "" if holding.paths[0] == "pk" else f"__{holding.paths[0]}"
        for holding in HOLDINGS
    }
    return [
        f"{field.name}{ahead[field.related_model]}"
        for field in relations(model)
        if field.related_model in ahead
    ]


def directly(model: type[Model]) -> bool:
    """Whether it points to people themselves: then no excuse counts."""
    return any(field.related_model in (Person, Involvement) for field in relations(model))


def telling_columns(model: type[Model]) -> list[str]:
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, (EmailField, CommaSeparatedEmailField))
        or (field.name in TELLING and not field.related_model)
    ]


def test_every_model_that_holds_something_of_a_person_is_declared():
    missing = []
    for model in own_models():
        label = model._meta.label
        if label in HELD or (label in OF_OTHERS and not directly(model)):
            continue
        if ways := ways_to_people(model):
            missing.append(
                f"{label} hangs on people by {', '.join(ways)}. Add to HOLDINGS in"
                f' involvement/law/holdings.py:\n    deleted("{label}", "{ways[0]}", ANSWER),'
                "\nor, where its rows are to stay as anonymous counts, with what names somebody:"
                f'\n    emptied("{label}", "{ways[0]}", ANSWER, words="", person=None),'
            )
        elif columns := telling_columns(model):
            missing.append(
                f"{label} has {', '.join(columns)}. If somebody who wrote to the lab can be in"
                " there, give it a key to Person or Involvement and add it to HOLDINGS in"
                " involvement/law/holdings.py; if not, say whom it holds in OF_OTHERS there."
            )
    assert missing == [], "\n\n".join(missing)


def test_the_list_names_nothing_that_does_not_exist():
    for holding in HOLDINGS:
        assert holding.purpose in PURPOSES
        names = {field.name for field in holding.model_class._meta.concrete_fields}
        assert (holding.empties or {}).keys() <= names, holding.model
        holding.rows([Person(pk=1)]).exists()  # every path can be followed
    assert {apps.get_model(label)._meta.label for label in OF_OTHERS} == OF_OTHERS.keys()
    assert HELD.isdisjoint(OF_OTHERS)


@pytest.mark.parametrize("label", sorted(label for label in HELD if "post_office" not in label))
def test_people_are_in_no_search_no_revision_and_no_usage(label):
    model = apps.get_model(label)
    assert not issubclass(model, (Indexed, RevisionMixin, Page))
    assert ReferenceIndex.model_is_indexable(model) is False


def test_a_row_that_keeps_a_key_to_the_person_cannot_stay():
    for holding in HOLDINGS:
        if holding.empties:
            keys = {
                field.name
                for field in holding.model_class._meta.concrete_fields
                if field.related_model is Person
            }
            own = {field for field in keys if field in holding.paths}
            assert own <= holding.empties.keys(), holding.model


def test_the_life_of_the_tests_leaves_a_row_of_every_holding(met):
    missing = {holding.model for holding in HOLDINGS if not holding.rows([met]).exists()}
    assert missing == set(), (
        "Nobody has seen these erased, exported or kept from other teams. Let `live_on` in"
        " tests/involvement/law/life.py leave a row of each, with TRACES in its words."
    )
