"""What the rooms of an evening share: finding it, acting once, answering phones and browsers alike."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse

from buzz import codes
from buzz.acts import AlreadyDoneError, RefusedError
from buzz.models import BuzzSession
from buzz.taps import Tap
from buzz.visibility import may_enter
from content.metadata import Meta

View = Callable[..., HttpResponse]
METHODS = ["GET", "HEAD", "POST"]
ROWS = ("event__locale", "current__story", "shown")


def find(code: str) -> BuzzSession:
    """The evening behind a code, in any case.

    Raises:
        Http404: there is none.
    """
    rows = BuzzSession.objects.select_related(*ROWS)
    session = rows.filter(code=codes.clean(code)[:6]).first()
    if session is None:
        raise Http404
    return session


def with_session(view: View) -> View:
    """Give the view the evening behind the code; 404 where the visitor may not enter."""

    @wraps(view)
    def opened(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponse:
        session = find(code)
        if not may_enter(session, request.user):
            raise Http404
        return view(request, session, *args, **kwargs)

    return opened


def attempt(act: Callable[[], object]) -> str:
    """Do it and say why not, empty where it was done, now or when it first arrived."""
    try:
        act()
    except AlreadyDoneError:
        return ""
    except RefusedError as error:
        return error.reason
    return ""


def answer(
    request: HttpRequest, tap: Tap, refused: str, back: str, again: Callable[[], HttpResponse]
) -> HttpResponse:
    """Tell a script in JSON, a browser by a page.

    Args:
        refused: why it was not done; empty where it was.
        back: where a browser goes when it was done.
        again: the page once more, with what was typed, where it was not.
    """
    if "application/json" in request.headers.get("Accept", ""):
        said: dict[str, str] = {"key": str(tap.key)}
        if refused:
            said["refused"] = refused
        return uncached(JsonResponse(said, status=409 if refused else 200))
    return again() if refused else HttpResponseRedirect(back)


def page(
    request: HttpRequest,
    template: str,
    session: BuzzSession,
    title: str,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """A page of the evening: never kept by a cache, in no search engine."""
    meta = Meta(title=title, description="", canonical="", robots="noindex, nofollow")
    context |= {"meta": meta, "session": session, "title": title, "key": uuid4()}
    return uncached(TemplateResponse(request, template, context, status=status))


def state_answer(
    request: HttpRequest, body: bytes, etag: str, headers: list[tuple[str, str]]
) -> HttpResponse:
    """A state with its headers (`state.headers`); nothing where the phone has it already."""
    same = request.headers.get("If-None-Match") == etag
    response = HttpResponse(
        b"" if same else body, status=304 if same else 200, content_type="application/json"
    )
    for name, value in headers:
        response[name] = value
    return uncached(response)


def uncached(response: HttpResponse) -> HttpResponse:
    """Asked for each time; the address of the room is told to nobody."""
    response["Cache-Control"] = "private, no-cache"
    response["Referrer-Policy"] = "same-origin"
    return response
