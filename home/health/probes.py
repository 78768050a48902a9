"""What machines ask: is it alive, is it ready, how is it? Answered before anything else looks.

The balancer asks by number and without TLS, so neither the list of hosts nor the way to https may
stand in front.
"""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import migrations


class Readiness:
    """Whether this process has seen the database as new as its code: it does not become older."""

    def __init__(self) -> None:
        self.seen = False

    def reached(self) -> bool:
        """Look, until it is so for the first time."""
        self.seen = self.seen or not migrations.pending()
        return self.seen


readiness = Readiness()


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """This process answers. Asked for whether to start it anew, so nothing else counts."""
    return HttpResponse("vivant\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Requests may come: the database answers and is as new as the code. A cache may be away."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        state = "ok" if readiness.reached() else "migrations"
    except DatabaseError:
        state = "database"
    return JsonResponse(
        {"ready": state == "ok", "state": state}, status=200 if state == "ok" else 503
    )


@never_cache
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """For Prometheus, who shows METRICS_TOKEN; nobody else learns that there is something."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not settings.METRICS_TOKEN or not constant_time_compare(given, settings.METRICS_TOKEN):
        return HttpResponse("Not found\n", status=404, content_type="text/plain")
    from . import metrics

    return HttpResponse(metrics.exposition(), content_type=metrics.CONTENT_TYPE)


VIEWS = {"/sante/vivant": alive, "/sante/pret": ready, "/sante/mesures": measures}


class ProbesMiddleware:
    """The first of all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        view = VIEWS.get(request.path_info)
        return view(request) if view else self.get_response(request)
