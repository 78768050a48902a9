"""The link that leads to the form and remembers where it stood."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Page, Site

from home.models import HomePage
from involvement.models import InvolvementPage
from tests.factories import make_story, restrict

pytestmark = pytest.mark.django_db
LINKS = Template(
    "{% load involvement_tags %}{% for page in pages %}{% involve_url page %} {% endfor %}"
)


@pytest.mark.parametrize(
    ("language", "path"),
    [("fr", "/fr/agir/"), ("de", "/de/mitmachen/"), ("en", "/en/get-involved/")],
)
def test_in_the_language_of_the_reader(tree, language, path):
    story = make_story()
    with translation.override(language):
        context = Context({"pages": [story], "request": RequestFactory().get("/")})
        assert LINKS.render(context).split() == [f"{path}?page={story.pk}"]
        alone = Template("{% load involvement_tags %}{% involve_url %}")
        assert alone.render(Context()) == path


def test_one_query_per_request(tree):
    stories = [make_story(f"Récit {number}") for number in range(3)]
    request = RequestFactory().get("/")
    LINKS.render(Context({"pages": stories[:1], "request": request}))
    with CaptureQueriesContext(connection) as captured:
        LINKS.render(Context({"pages": stories, "request": request}))
    assert len(captured) == 0


def test_french_where_the_language_has_no_form_and_nothing_where_there_is_none(tree):
    story = make_story()

    def link() -> str:
        with translation.override("de"):
            return LINKS.render(Context({"pages": [story], "request": RequestFactory().get("/")}))

    InvolvementPage.objects.get(slug="mitmachen").unpublish()
    assert link().strip() == f"/fr/agir/?page={story.pk}"
    restrict(InvolvementPage.objects.get(slug="agir"))
    assert link().strip() == ""


def test_each_host_remembers_its_own_address(tree, settings):
    """A site beside this one has no form: it leads to ours, with the host."""
    settings.ALLOWED_HOSTS = ["testserver", "beside.example"]
    root = Page.objects.get(depth=1)
    beside = root.add_child(
        instance=HomePage(
            title="À côté", slug="a-cote", headline="À côté", locale=tree["fr"].locale
        )
    )
    Site.objects.create(hostname="beside.example", root_page=beside)

    def link(host: str) -> str:
        request = RequestFactory().get("/", HTTP_HOST=host)
        alone = Template("{% load involvement_tags %}{% involve_url %}")
        with translation.override("fr"):
            return alone.render(Context({"request": request}))

    hosts = ["testserver", "beside.example"] * 2
    assert [link(host) for host in hosts] == ["/fr/agir/", "http://testserver/fr/agir/"] * 2
