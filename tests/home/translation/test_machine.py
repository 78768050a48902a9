"""Machine translation by setting, against a server of our own: no word leaves the machine."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.users.models import UserProfile
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation

from home.roles import EDITORS
from home.translation import words
from home.translation.machine import TEXTS_PER_REQUEST
from tests.factories import make_story, roles

from .desk import publish, put, send


class Service:
    """DeepL and LibreTranslate in one: remembers what it was asked, answers as it is told."""

    def __init__(self) -> None:
        self.asked: list[dict] = []
        self.status, self.body = 200, ""
        self.says: Callable[[str], object] | None = None


@pytest.fixture
def service() -> Iterator[Service]:
    told = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if self.path == "/translate":
                asked = json.loads(sent)
                says = told.says or (lambda text: f"LT {text}")
                answer = {"translatedText": [says(text) for text in asked["q"]]}
            else:
                asked = parse_qs(sent) | {"key": self.headers["Authorization"]}
                says = told.says or (lambda text: f"DL {text}")
                answer = {"translations": [{"text": says(text)} for text in asked["text"]]}
            told.asked.append(asked)
            self.send_response(told.status)
            self.end_headers()
            self.wfile.write((told.body or json.dumps(answer)).encode())

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    told.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield told
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def use(settings, service):
    def chosen(name: str) -> None:
        translator = settings.MACHINE_TRANSLATORS[name]
        options = {"AUTH_KEY": "k", "API_KEY": "k", "TIMEOUT": 5}
        options |= {"URL": f"{service.url}/v2/translate", "LIBRETRANSLATE_URL": service.url}
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = translator | {"OPTIONS": options}

    return chosen


@pytest.fixture
def editor(tree, client, django_user_model):
    user = django_user_model.objects.create_user("e", password="x")
    user.groups.add(roles()[EDITORS])
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)


def ask(client, translation) -> list[str]:
    page = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    url = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    response = client.post(url, {"next": page})
    assert response["Location"] == page
    shown = BeautifulSoup(client.get(page).content, "html.parser")
    return [
        " ".join(item.get_text(" ").split())
        for item in shown.select(".messages li:not(template li)")
    ]


@pytest.mark.parametrize(("name", "mark"), [("deepl", "DL"), ("libretranslate", "LT")])
def test_what_is_missing_is_drafted_and_what_a_person_wrote_stays(
    use, service, editor, client, name, mark
):
    use(name)
    translation = send(make_story("Un atelier"))
    title = translation.source.stringsegment_set.get(context__path="title")
    put(translation, title, "Die Werkstatt")
    number = words.missing(translation).count()

    service_name = {"deepl": "DeepL", "libretranslate": "LibreTranslate"}[name]
    assert ask(client, translation) == [f"Successfully translated with {service_name}."]

    assert words.missing(translation).count() == 0
    drafted = StringTranslation.objects.filter(translation_type="machine")
    assert drafted.count() == number
    assert {text.data[:3] for text in drafted} == {f"{mark} "}
    assert title.string.translations.get().data == "Die Werkstatt"
    assert not translation.get_target_instance().live
    first = service.asked[0]
    if name == "deepl":
        assert (first["key"], first["target_lang"]) == ("DeepL-Auth-Key k", ["DE"])
    else:
        assert (first["api_key"], first["target"], first["format"]) == ("k", "de", "html")


def test_a_long_story_is_sent_in_portions(use, service, editor, client):
    use("deepl")
    lessons = [{"type": "lesson", "value": f"Leçon numéro {n}"} for n in range(60)]
    translation = send(make_story("Un atelier", lessons=lessons))
    ask(client, translation)
    sizes = [len(asked["text"]) for asked in service.asked]
    assert (len(sizes), sizes[0]) == (2, TEXTS_PER_REQUEST)
    assert words.missing(translation).count() == 0


FAILURES = [
    *((500, "oops"), (403, '{"message": "no"}')),
    *((200, "<html>"), (200, "[]"), (200, "{}")),
    (0, ""),  # nobody listens there
]


@pytest.mark.parametrize("name", ["deepl", "libretranslate"])
def test_a_failing_service_loses_nothing_and_says_so(use, service, editor, client, settings, name):
    use(name)
    translation = send(make_story("Un atelier"))
    title = translation.source.stringsegment_set.get(context__path="title")
    put(translation, title, "Die Werkstatt")
    for status, body in FAILURES:
        service.status, service.body = status or 200, body
        if not status:
            settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"] |= {
                "URL": "http://127.0.0.1:9/",
                "LIBRETRANSLATE_URL": "http://127.0.0.1:9",
            }

        (told,) = ask(client, translation)

        assert "does not answer at the moment. Nothing is lost" in told, (status, body)
        kept = [text.data for text in StringTranslation.objects.all()]
        assert (status, body, kept) == (status, body, ["Die Werkstatt"])


LINK = '<p data-block-key="a">Voir <a href="https://x.example/">le site</a></p>'


NONSENSE: list[Callable[[str], object]] = [
    lambda text: None,
    lambda text: 5,
    lambda text: ["x"],
    lambda text: "",
    lambda text: " ",
    lambda text: f"{text}\0",
    lambda text: f"<p>{text}</p>",
    lambda text: f"{text}<script>alert(1)</script>",
    lambda text: f'{text} <a href="https://evil.example/">x</a>',
    lambda text: f'{text} <a id="a7">x</a>',
    lambda text: "le site" if "<a" in text else " ",  # without its link
]


@pytest.mark.parametrize("name", ["deepl", "libretranslate"])
def test_nonsense_becomes_no_word_of_a_page(use, service, editor, client, name):
    use(name)
    translation = send(make_story("Un atelier", body=[{"type": "text", "value": LINK}]))
    url = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    for says in NONSENSE:
        service.says = says
        assert client.post(url).status_code == 302
        assert StringTranslation.objects.count() == 0
    service.says = lambda text: f"DE {text}" if "<a" in text else None
    assert ask(client, translation)
    (link,) = StringTranslation.objects.all()
    assert (link.data, link.has_error) == ('DE Voir <a id="a1">le site</a>', False)


@pytest.mark.parametrize("name", ["deepl", "libretranslate"])
def test_entities_and_placeholders_come_through_and_what_is_too_long_is_said(
    use, service, editor, client, name
):
    use(name)
    service.says = lambda text: text.replace("atelier", "Werkstatt")
    translation = send(
        make_story("R&D < atelier {name} %(x)s", problem="«\u00a0À l’atelier\u00a0»")
    )
    ask(client, translation)
    assert words.missing(translation).count() == 0
    page = publish(translation)
    assert page.title == "R&D < Werkstatt {name} %(x)s"
    assert page.problem == "«\u00a0À l’Werkstatt\u00a0»"

    service.says = lambda text: "lang " * 2000
    other = send(make_story("Un autre"))
    ask(client, other)
    with pytest.raises(ValidationError):
        publish(other)


def test_a_sync_with_a_failing_service_changes_nothing(use, service, editor, client):
    use("libretranslate")
    service.status = 500
    translation = send(make_story("Un atelier"))
    sync = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    response = client.post(sync, {"use_machine_translation": "on"})
    assert response["Location"] == sync
    assert StringTranslation.objects.count() == 0


def test_by_default_texts_go_to_nobody(tree, editor, client):
    translation = send(make_story("Un atelier"))
    assert get_machine_translator() is None
    url = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    assert client.post(url).status_code == 404


def started_with(**environment: str) -> subprocess.CompletedProcess[str]:
    """The settings of a process of its own, which tells its translator."""
    asks = (
        "import json; from django.conf import settings as s;"
        " print(json.dumps(s.WAGTAILLOCALIZE_MACHINE_TRANSLATOR))"
    )
    environment |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": os.pathsep.join(["site", "."]),
    }
    command = [sys.executable, "-c", asks]
    return subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("environment", "translator"),
    [
        (
            {"MACHINE_TRANSLATOR": "deepl", "DEEPL_KEY": "secret:fx"},
            {"CLASS": "home.translation.machine.DeepL", "OPTIONS": {"AUTH_KEY": "secret:fx"}},
        ),
        (
            {
                "MACHINE_TRANSLATOR": "libretranslate",
                "LIBRETRANSLATE_URL": "https://translate.example",
                "LIBRETRANSLATE_KEY": "secret",
            },
            {
                "CLASS": "home.translation.machine.LibreTranslate",
                "OPTIONS": {
                    "LIBRETRANSLATE_URL": "https://translate.example",
                    "API_KEY": "secret",
                },
            },
        ),
    ],
)
def test_the_environment_chooses(environment, translator):
    done = started_with(**environment)
    assert json.loads(done.stdout) == translator, done.stderr


def test_a_service_that_nobody_knows_is_refused_with_those_that_are_known():
    done = started_with(MACHINE_TRANSLATOR="Deepl")
    assert done.stderr.splitlines()[-1] == (
        "django.core.exceptions.ImproperlyConfigured: MACHINE_TRANSLATOR is “Deepl”, which the site"
        " does not know. Set it to deepl or libretranslate, or leave it empty."
    )
