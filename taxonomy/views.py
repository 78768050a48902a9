"""What browsers ask the official list."""

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from .lookup import find_communes


@require_safe
@cache_control(public=True, max_age=24 * 60 * 60)
def communes(request: HttpRequest) -> JsonResponse:
    """Municipalities for a field that completes; an empty list for anything else."""
    found = find_communes(request.GET.get("q", ""))
    prefetch_related_objects(found, "postal_codes")
    return JsonResponse(
        [
            {
                "value": commune.slug,
                "label": commune.label,
                "postcodes": sorted(row.code for row in commune.postal_codes.all()),
            }
            for commune in found
        ],
        safe=False,
    )
