"""A whole site with its demonstration, served beside a bare Django view, for what is measured."""

import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django

from tests.bench.live import ROOT, Server
from tests.databases import database
from tests.ports import free_port

# Stylesheets and scripts of the admin are not measured, and packing them takes a minute.
LEFT_OUT = [
    f"--ignore={name}" for name in ("wagtail*", "rest_framework", "debug_toolbar", "taggit*")
]
PATIENCE = "--keep-alive 75"  # connections that wait for their turn stay open
PAGES = {
    "home": "/fr/",
    "stories": "/fr/recits/",
    "story": "",  # the first one with a photograph
    "agenda": "/fr/agenda/",
    "event": "",
    "calls": "/fr/appels/",
    "call": "",
    "organisation": "",
    "search": "/fr/recherche/?q=atelier",
    "get involved": "/fr/agir/",
    "press": "/fr/presse/",
}


@dataclass(frozen=True)
class Served:
    """What runs, and the addresses of one page of each kind by its name.

    `forgetful` is the same site without any cache.
    """

    site: Server
    forgetful: Server
    hello: Server
    pages: dict[str, str]


@contextmanager
def served() -> Iterator[Served]:
    """Make a site in a folder of its own, serve it, and take it away again.

    SITE=FOLDER keeps the folder for the next run (SQLite).
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the servers go, too
    folder = Path(os.environ.get("SITE") or tempfile.mkdtemp(prefix="bench-"))
    os.environ |= {
        "VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "PYTHONPATH": str(ROOT),
        "LOG_LEVEL": "INFO",  # as in production: a line for each request
    }
    sys.path.insert(0, str(ROOT / "site"))
    with database(os.environ):
        # Before Django reads in this process what was collected.
        subprocess.run(
            [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0", *LEFT_OUT],
            cwd=ROOT,
            check=True,
        )
        django.setup()
        logging.disable(logging.INFO)
        pages = _fill()
        servers = []
        try:
            for name, arguments, told in (
                ("log", PATIENCE, {}),
                ("forgetful-log", PATIENCE, {"NOTHING_KEPT": "1"}),
                ("hello-log", f"--config tests/bench/hello.conf.py {PATIENCE}", {}),
            ):
                servers.append(Server(_at(free_port(), arguments) | told, folder / name, None))
            yield Served(*servers, pages)
        finally:
            for server in servers:
                server.kill()


def _at(port: int, arguments: str) -> dict[str, str]:
    return os.environ | {"BIND": f"127.0.0.1:{port}", "GUNICORN_CMD_ARGS": arguments}


def _fill() -> dict[str, str]:
    """Load the demonstration where there is none yet; choose a page of each kind."""
    from django.core.management import call_command
    from django.utils import translation

    from calls.models import CallPage
    from content.visibility import public
    from events.models import EventPage
    from home.demo.load import is_loaded, load_demonstration
    from people.models import Organisation
    from stories.models import StoryPage

    call_command("migrate", verbosity=0, interactive=False)
    if not is_loaded():
        call_command("import_territories", verbosity=0)
        load_demonstration(picture_pixels=1600)
    french = {"locale__language_code": "fr"}
    chosen = {
        "story": public(StoryPage.objects.filter(cover__isnull=False, **french)).first(),
        "event": public(EventPage.objects.filter(**french)).first(),
        "call": public(CallPage.objects.filter(**french)).first(),
    }
    pages = PAGES | {name: page.get_url() for name, page in chosen.items()}
    with translation.override("fr"):
        partner = Organisation.objects.filter(story_roles__page=chosen["story"]).first()
        return pages | {"organisation": partner.get_absolute_url()}
