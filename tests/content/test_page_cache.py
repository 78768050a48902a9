"""Whole pages kept for everybody: as quick as they can be, and never another one's, nor old."""

import gzip
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from content import page_cache
from content.remembered import is_public
from home.models import NavigationLink, SiteIdentity
from people.models import Organisation
from stories.models import StoryIndexPage, StoryPage
from tests.factories import make_call, make_event, make_issue, make_story, restrict
from tests.press.stories import make_picture

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.kept_pages,
    pytest.mark.references,
    pytest.mark.search,
]
STORY = "/fr/recits/un-recit/"
LIST = "/fr/recits/"
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
FOR_MACHINES = [
    "/fr/recits/flux.atom",
    "/fr/recits/flux.rss?issue=emploi",
    "/fr/recits/flux.json?archive=1",
    "/fr/recits/un-recit/ninjs.json",
    "/fr/recits/un-recit/ninjs-1.json",
    "/fr/agenda/agenda.ics",
    "/fr/agenda/openagenda.json",
    "/fr/agenda/une-soiree/evenement.ics",
    "/fr/suivre/flux.atom?kind=event",
]
# One of each kind.
PAGES = [
    "/fr/",
    LIST,
    STORY,
    "/fr/agenda/",
    "/fr/agenda/petit-dejeuner/",
    "/fr/agenda/une-soiree/",  # which counts its places
    "/fr/appels/",
    "/fr/appels/un-local-a-selestat/",
    "/fr/le-labo/",
    "/fr/agir/",
    "/fr/presse/",
    "/fr/plan-du-site/",
    "/fr/organisations/organisation-company/",
    "/fr/recherche/?q=recit",
    "/fr/pres-de-chez-vous/?territory=mulhouse",
    "/de/",
    "/de/geschichten/eine-werkstatt/",
    "/en/stories/un-recit/",  # untranslated
    *FOR_MACHINES,
]
# Read by pages, and nobody changes them but together with what they stand for.
FOLLOW = {
    "django_content_type",
    "wagtailcore_referenceindex",
    "content_pagechange",
    "events_occasion",
    "events_registration",  # places left, counted anew every few seconds
    "involvement_involvement",  # a median of twelve months, counted anew every five minutes
}


@pytest.fixture
def site(tree) -> StoryPage:
    make_event()
    make_event("Une soirée", status="open", registration_here=True, capacity=2)
    make_call()
    make_story("Eine Werkstatt", parent=StoryIndexPage.objects.get(slug="geschichten"))
    return make_story("Un récit")


def cost(client: Client, address: str) -> int:
    """Queries of one visit."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_second_visitor_waits_for_no_query_and_gets_the_same(client, site):
    read = set()
    for address in PAGES:
        with CaptureQueriesContext(connection) as captured:
            first = client.get(address)
        for query in captured:
            read |= set(re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"]))
        with CaptureQueriesContext(connection) as captured:
            second = Client().get(address, HTTP_USER_AGENT="another")
        assert (address, len(captured)) == (address, 0)
        assert (first.content, dict(first.items())) == (
            second.content,
            dict(second.items()) | {"X-Request-ID": first["X-Request-ID"]},
        )
        assert first["Cache-Control"] == "no-cache"
        assert "Cookie" in first["Vary"]
        assert "default-src 'none'" in first["Content-Security-Policy"].split("; ")
        assert first["X-Frame-Options"] == "DENY"
        unchanged = Client().get(address, HTTP_IF_NONE_MATCH=first["ETag"])
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        assert unchanged["ETag"] == first["ETag"]
        assert Client().head(address)["ETag"] == first["ETag"]
        packed = Client().get(address, HTTP_ACCEPT_ENCODING="gzip, br")
        assert packed["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == first.content
        assert packed["Content-Length"] == str(len(packed.content))

    # Whatever they were made of tells when it changes.
    public = {model._meta.db_table for model in apps.get_models(True) if is_public(model)}
    assert read - public - FOLLOW == set()


def test_nobody_poisons_what_is_kept_for_others(client, site, settings):
    """By headers that frameworks, proxies and views have been known to believe."""
    settings.PROXIES = 1
    words = (
        "Forwarded", "Origin", "Referer", "User-Agent", "X-Forwarded-For", "X-Forwarded-Host",
        "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Proto", "X-Forwarded-Scheme",
        "X-Forwarded-Server", "X-Host", "X-HTTP-Method-Override", "X-Original-URL", "X-Request-ID",
        "X-Requested-With", "X-Rewrite-URL",
    )  # fmt: skip
    hostile = dict.fromkeys(words, "poison.example") | {
        "Accept": "application/json;q=1, poison/example",
        "Accept-Language": "de, poison;q=0.5",
        "Cookie": "django_language=de; poison=example",
        "Forwarded": "host=poison.example;proto=http",
        "X-HTTP-Method-Override": "DELETE",
        "X-Original-URL": "/poison",
        "X-Rewrite-URL": "/poison",
        "X-Requested-With": "XMLHttpRequest",
    }
    for address in [*PAGES, "/robots.txt", "/sitemap.xml", "/.well-known/security.txt"]:
        poisoned = Client().get(address, headers=hostile)
        clean, again = (Client().get(address) for _visitor in range(2))
        assert (address, b"poison" in poisoned.content) == (address, False)
        assert (address, poisoned.content == clean.content == again.content) == (address, True)
        del poisoned["X-Request-ID"]
        assert (address, "poison" in str(poisoned.headers)) == (address, False)
    # Where a header does count, it says so, and the answer is not kept.
    first = Client().get("/", headers={"Accept-Language": "de"})
    assert (first.url, "Accept-Language" in first["Vary"]) == ("/de/", True)
    assert Client().get("/", headers={"Accept-Language": "en"}).url == "/en/"


def test_only_parameters_that_count_make_another_page(client, site):
    def is_set(query: str) -> bool:
        return bool(client.get(f"{LIST}{query}").templates)

    client.get(LIST)
    assert is_set("?utm_source=lettre")  # nobody has asked what counts here
    assert not is_set("?utm_source=gazette&fbclid=1")
    assert is_set("?utm_source=lettre&issue=emploi")
    assert not is_set("?issue=emploi&utm_medium=x")
    assert b"utm_" not in client.get(f"{LIST}?utm_source=lettre&issue=emploi").content
    assert is_set("?issue=sante")
    assert is_set("?page=%FF&issue=%C3%A9&q=%00")


def test_what_is_taken_out_of_an_address_is_gone_and_the_rest_reads_as_before():
    request = RequestFactory().get("/", QUERY_STRING="b=2&q=\xc3\xa9t%C3%A9&a=&x=1&q=%FF")
    page_cache.share(request, "q", "a")
    assert dict(request.GET.lists()) == {"a": [""], "q": ["été", "\ufffd"]}
    assert request.get_full_path() == "/?a=&q=%C3%A9t%C3%A9&q=%EF%BF%BD"


def test_members_of_the_team_and_visitors_never_see_each_others_pages(site, admin_user):
    member, visitor = Client(), Client()
    member.force_login(admin_user)
    for address in ("/fr/", STORY, "/fr/agir/"):
        shown, own = visitor.get(address), member.get(address)
        assert b"csrfmiddlewaretoken" not in shown.content
        assert b"wagtail-userbar" not in shown.content
        assert b"wagtail-userbar" in own.content
        assert "ETag" not in own
        again = visitor.get(address)
        assert (again.content, again.cookies) == (shown.content, {})
    for header in ({"HTTP_AUTHORIZATION": "Bearer x"}, {"HTTP_COOKIE": "messages=x"}):
        assert "ETag" not in visitor.get(STORY, **header)


def test_hosts_and_schemes_have_pages_of_their_own(site, settings):
    settings.SECURE_HSTS_SECONDS = 60
    numbers = set()
    for _visit in range(2):
        plain, safe = Client().get(STORY), Client().get(STORY, secure=True)
        elsewhere = Client().get(STORY, HTTP_HOST="localhost")
        found = ["Strict-Transport-Security" in page for page in (plain, safe, elsewhere)]
        assert found == [False, True, False]
        numbers |= {page["X-Request-ID"] for page in (plain, safe, elsewhere)}
    assert len(numbers) == 6
    assert Client().get(STORY, HTTP_HOST="evil.example").status_code == 400


def test_what_is_private_hidden_or_counted_is_kept_for_nobody(client, site):
    restrict(make_story("Privé"))
    make_story("Brouillon", live=False)
    addresses = [
        "/fr/recits/prive/",
        "/fr/recits/brouillon/",
        "/fr/recherche/?q=introuvable",
        "/fr/absent/",
        "/direct/",
        "/admin/login/",
        "/",
        "/robots.txt",
    ]
    cache.clear()
    for address in addresses:
        client.get(address)
        assert client.get(address).get("Cache-Control") != "no-cache"
    assert not [key for key in cache._cache if ":page-" in key]


def test_whatever_changes_empties(client, site, tree):
    other = make_story("Autre récit")
    picture = make_picture()
    identity = SiteIdentity.objects.first() or SiteIdentity(site_id=1, name="Labo")

    def publish() -> None:
        other.title = "Renommé"
        other.save_revision().publish()

    def navigate() -> None:
        NavigationLink.objects.create(identity=identity, page=tree["fr"], sort_order=9)

    changes = [
        publish,
        other.unpublish,
        lambda: (
            StoryPage.objects.filter(pk=other.pk).first().move(other.get_parent(), "first-child")
        ),
        lambda: restrict(other),
        lambda: Page.objects.get(pk=other.pk).delete(),
        identity.save,
        navigate,
        lambda: make_issue("Santé"),
        lambda: make_issue("Santé").delete(),
        lambda: Organisation.objects.first().save(),
        picture.save,
        picture.delete,
    ]
    cost(client, "/fr/")
    for change in changes:
        assert cost(client, "/fr/") == 0
        change()
        assert cost(client, "/fr/") > 0


def test_a_german_version_is_shown_as_soon_as_it_is_published(client, site):
    german = make_story(
        "Ein Bericht",
        parent=StoryIndexPage.objects.get(slug="geschichten"),
        translation_key=site.translation_key,
        live=False,
    )
    link = '/de/geschichten/ein-bericht/"'

    def leads_there() -> list[bool]:
        """Of the German home page, and of the French story whose version it is."""
        return [link in client.get(address).content.decode() for address in ("/de/", STORY)]

    assert leads_there() == [False, False]
    assert [cost(client, "/de/"), cost(client, STORY)] == [0, 0]
    german.save_revision().publish()
    assert leads_there() == [True, True]
    german.refresh_from_db()
    german.unpublish()
    assert leads_there() == [False, False]


def test_a_page_ends_with_the_moment_for_which_it_was_made(client, site):
    make_story("Sous embargo", embargo_until=NOON)
    make_event("Midi", starts_at=NOON - timedelta(hours=2))
    with time_machine.travel(NOON - timedelta(seconds=1), tick=False):
        for address, words in (("/fr/", "Sous embargo"), ("/fr/agenda/", "Midi")):
            shown = client.get(address)
            assert (words in shown.content.decode()) is (words == "Midi")
            assert cost(client, address) == 0
    with time_machine.travel(NOON, tick=False):
        assert "Sous embargo" in client.get("/fr/").content.decode()
        assert "Midi" not in client.get("/fr/agenda/").content.decode()
    with time_machine.travel(NOON + page_cache.LONGEST - timedelta(seconds=1), tick=False):
        assert cost(client, "/fr/") == 0
    with time_machine.travel(NOON + page_cache.LONGEST, tick=False):
        assert cost(client, "/fr/") > 0
