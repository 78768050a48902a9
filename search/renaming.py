"""Entries hold what issues, territories and organisations are called: they change with the names."""

from collections.abc import Iterable

from django.db.models import Model

from calls.models import CallPage
from events.models import EventPage
from people.models import Organisation
from stories.models import StoryPage
from taxonomy.models import Issue, Territory

from .index import index_organisation, index_page

NAMES = ("name_fr", "name_de", "name_en")
# What the entries of others say of a row.
SAID: dict[type[Model], tuple[str, ...]] = {
    Issue: NAMES,
    Territory: NAMES,
    Organisation: ("name", "universe"),
}
# Where a page leads to a row; a page in a municipality is found by the name of its region, too.
PUBLICATIONS = (StoryPage, CallPage, EventPage)
LINKS = {
    Issue: [(model, "issue_links__issue") for model in PUBLICATIONS],
    Territory: [(model, "territory_links__territory__above__ancestor") for model in PUBLICATIONS],
    Organisation: [
        (StoryPage, "partners__organisation"),
        (EventPage, "speakers__organisation"),
        (CallPage, "organisation"),
    ],
}


def will_be_renamed(row: Model, fields: Iterable[str] | None = None) -> bool:
    """Whether a row that is about to be saved says something else than entries do; one query.

    Args:
        row: an issue, a territory or an organisation.
        fields: those that are saved, where it is not all of them.
    """
    said = set(SAID[type(row)]).intersection(SAID[type(row)] if fields is None else fields)
    if row._state.adding or not said:
        return False
    stored = type(row)._default_manager.filter(pk=row.pk).values(*said).first()
    return stored is not None and stored != {field: getattr(row, field) for field in said}


def index_what_names(row: Model) -> None:
    """Write anew the entries of others that hold the name of a row.

    Args:
        row: an issue, a territory or an organisation, as it is stored.
    """
    for model, path in LINKS[type(row)]:
        linked = model.objects.filter(**{path: row}).values("pk")
        for page in model.objects.live().filter(pk__in=linked).iterator():
            index_page(page)
    if isinstance(row, Territory):
        for organisation in Organisation.objects.filter(territory=row):
            index_organisation(organisation)
