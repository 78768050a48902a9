"""The stories in which an organisation is a partner, for its public page."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from content.visibility import public
from people.activity import Activity
from people.models import Organisation

from .lists import newest_first, with_card_rows
from .models import StoryPage

SHOWN = 12


def of_organisation(organisation: Organisation) -> list[StoryPage]:
    """Public stories of the active language, the newest first."""
    stories = StoryPage.objects.filter(
        locale__language_code=get_language(),
        pk__in=organisation.story_roles.order_by().values("page"),
    )
    return list(with_card_rows(newest_first(public(stories)))[:SHOWN])


STORIES = Activity(
    "stories", _("Stories"), "stories/_of_organisation.html", of_organisation, order=10
)
