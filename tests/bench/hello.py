"""The least that Django can do: one view, no middleware, no database, no template."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

settings.configure(
    SECRET_KEY="only-for-the-bench",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    LOGGING_CONFIG=None,
)


def hello(request: HttpRequest) -> HttpResponse:
    """The same few words for everybody."""
    return HttpResponse("<!doctype html><title>hello</title><p>hello, world</p>")


urlpatterns = [re_path("", hello)]
application = get_wsgi_application()
