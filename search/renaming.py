"""Entries hold what issues, territories and organisations are called: they change with the names.

A region's name stands in very many entries. Whoever renames it waits for none of them: the change is
queued with the name, and the worker writes the entries anew, so many at a time that other jobs have
their turn.
"""

from collections.abc import Iterable

from django.db.models import Model, Q
from wagtail.models import Page

from calls.models import CallPage
from events.models import EventPage
from people.models import Organisation
from stories.models import StoryPage
from taxonomy.models import Issue, Territory

from .index import index_organisation, index_page
from .models import Renamed

AT_ONCE = 200  # pages
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
MODELS = {model._meta.model_name: model for model in LINKS}


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


def queue(model: type[Model], keys: Iterable[int]) -> None:
    """Let the worker write anew the entries of others that hold the names of these rows.

    Args:
        model: of issues, territories or organisations.
        keys: of the rows that got another name.
    """
    Renamed.objects.bulk_create(Renamed(model=model._meta.model_name, row=key) for key in keys)


def index_next() -> int:
    """Write the next entries anew, of the name that changed first; the worker calls it.

    Returns:
        How many pages were looked at.
    """
    renamed = Renamed.objects.order_by("pk").first()
    if renamed is None:
        return 0
    model = MODELS[renamed.model]
    holding = Q()
    for linked, path in LINKS[model]:
        holding |= Q(pk__in=linked.objects.filter(**{path: renamed.row}).values("pk"))
    pages = Page.objects.live().filter(holding, pk__gt=renamed.last_page).order_by("pk")
    written = list(pages.specific()[:AT_ONCE])
    for page in written:
        index_page(page)
    if len(written) == AT_ONCE:
        renamed.last_page = written[-1].pk
        renamed.save(update_fields=["last_page"])
        return len(written)
    if model is Territory:
        for organisation in Organisation.objects.filter(territory=renamed.row):
            index_organisation(organisation)
    renamed.delete()
    return len(written)
