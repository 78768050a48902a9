"""Which issues a form may offer."""

from django.apps import apps
from django.db.models import QuerySet

from content.models import Publication
from content.remembered import remembered
from content.visibility import public
from taxonomy.models import Issue


def issues_to_choose() -> QuerySet[Issue]:
    """Issues that anybody may tick: all in use but those that only hidden publications have.

    The name of such an issue could tell what is coming before its minute.
    """
    hidden = remembered("issues-of-hidden-pages", _only_hidden)
    return Issue.objects.filter(retired_on=None).exclude(pk__in=hidden)


def _only_hidden() -> set[int]:
    used: set[int] = set()
    shown: set[int] = set()
    for model in apps.get_models():
        if issubclass(model, Publication):
            pages = model.objects.exclude(issue_links=None)
            used |= _issues_of(pages)
            shown |= _issues_of(public(pages))
    return used - shown


def _issues_of(pages: QuerySet) -> set[int]:
    return set(pages.order_by().values_list("issue_links__issue", flat=True).distinct())
