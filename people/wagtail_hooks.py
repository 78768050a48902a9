"""What the admin shows of organisations, programmes and facilitators."""

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from taxonomy.lookup import matching
from taxonomy.models import Territory

from .viewsets import PeopleViewSetGroup
from .widgets import label

SUGGESTIONS = 10

register_snippet(PeopleViewSetGroup)


@hooks.register("register_admin_urls")
def territory_urls() -> list[URLPattern]:
    return [
        path("territories/suggestions/", suggest_territories, name="territory_suggestions"),
    ]


def suggest_territories(request: HttpRequest) -> JsonResponse:
    """Territories that match what was typed, for `people.widgets.TerritoriesWidget`."""
    text = request.GET.get("term", "").replace("\0", "").strip()
    found = matching(Territory.objects.filter(retired=False), text)[:SUGGESTIONS] if text else []
    return JsonResponse([label(territory) for territory in found], safe=False)
