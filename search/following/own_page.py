"""A follower's own page behind a signed link. GET shows; buttons act."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from involvement.personal import personal_page

from . import joining, letters, links
from .forms import OwnForm
from .models import Follow
from .views import DONE, METHODS, closed

SAVED = "saved"


def _opened(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the follow that the link opens; else say that it opens nothing."""

    @wraps(view)
    def with_follow(request: HttpRequest, token: str) -> HttpResponse:
        try:
            row = links.open_own(token)
        except links.LinkClosedError:
            return closed(request)
        return view(request, token, row)

    return with_follow


@require_http_methods(METHODS)
@_opened
def own(request: HttpRequest, token: str, row: Follow) -> HttpResponse:
    """GET shows everything that is held of a follower; POST changes what they follow."""
    if request.method != "POST":
        return _show(request, token, row)
    if "stop" in request.POST:
        joining.stop(row, timezone.now())
        return HttpResponseRedirect(f"{request.path}?{SAVED}")
    form = OwnForm(request.POST, choice=letters.choice_of(row), auto_id="own-%s")
    if not form.is_valid():
        return _show(request, token, row, form, status=422)
    data = form.cleaned_data
    row = joining.change(row, form.choice, data["cadence"], data["language"], timezone.now())
    return HttpResponseRedirect(f"{links.own_path(row)}?{SAVED}")


@require_http_methods(METHODS)
@_opened
def erase(request: HttpRequest, token: str, row: Follow) -> HttpResponse:
    """Ask once more, then forget."""
    if request.method != "POST":
        context = {"token": token, "follow": row}
        title = _("Erase this address?")
        return personal_page(request, "following/erase.html", title, context)
    joining.erase(row, timezone.now())
    return personal_page(request, "following/erased.html", _("You are erased"), {})


def _show(
    request: HttpRequest, token: str, row: Follow, form: OwnForm | None = None, status: int = 200
) -> HttpResponse:
    choice = letters.choice_of(row)
    others = Follow.objects.filter(email=row.email, stopped_at=None).exclude(pk=row.pk)
    others = others.exclude(confirmed_at=None).prefetch_related("issues", "territories")
    context: dict[str, Any] = {
        "follow": row,
        "followed": choice.words,
        "form": form
        or OwnForm(
            choice=choice,
            auto_id="own-%s",
            initial={"cadence": row.cadence, "language": row.language},
        ),
        "others": [
            {"words": letters.choice_of(other).words, "url": links.own_path(other)}
            for other in others
        ],
        "told": row.told.count(),
        "token": token,
        # A form goes to the address that said so: what it misses now must not stand beside it.
        "begun": DONE in request.GET and row.is_heard and not form,
        "saved": SAVED in request.GET and not form,
    }
    title = _("What you follow") if row.is_heard else _("No mail comes any more")
    if form:
        title = _("Error: %(title)s") % {"title": title}
    return personal_page(request, "following/own.html", title, context, status)
