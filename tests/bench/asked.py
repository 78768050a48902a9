"""A site in a process of its own: several can be asked in turn, so that noise hits all alike."""

import multiprocessing
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from multiprocessing.connection import Connection
from pathlib import Path
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True)
class Cost:
    """What one answer costs, in milliseconds.

    Attributes:
        wait: until it is there.
        processor: that Python and the database computed; what else runs does not lengthen it.
    """

    wait: float
    processor: float


class Site:
    """A site in the present environment. What `_Work` can do is called here and done there.

    Args:
        environment: what its process is told beside or instead.
    """

    def __init__(self, environment: Mapping[str, str] = MappingProxyType({})) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there, dict(environment)), daemon=True)
        self._process.start()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            self._pipe.send((name, arguments))
            answer = self._pipe.recv()
            if isinstance(answer, Exception):
                raise answer
            return answer

        return call

    def stop(self) -> None:
        self._pipe.send(None)
        self._process.join()


def _serve(pipe: Connection, environment: dict[str, str]) -> None:
    os.environ.update(environment)
    import django
    from django.conf import settings

    # A page that is kept whole costs the same on every site.
    settings.MIDDLEWARE.remove("content.page_cache.PageCacheMiddleware")
    django.setup()
    work = _Work()
    for name, arguments in iter(pipe.recv, None):
        try:
            pipe.send(getattr(work, name)(*arguments))
        except Exception as error:  # told where the call was made
            pipe.send(RuntimeError(f"{name}{arguments}: {error!r}"))
    from django.db import connection

    connection.close()


class _Work:
    """What a site is asked to do."""

    def set_up(self) -> None:
        from django.core.management import call_command

        from home.demo.load import load_demonstration

        call_command("migrate", verbosity=0, interactive=False)
        call_command("import_territories", verbosity=0)
        load_demonstration(picture_pixels=320)

    def grow(self, size: int) -> None:
        self._corpus.grow(size)

    def words(self, number: int) -> list[str]:
        return self._corpus.queries(number)

    def names(self) -> dict[str, str]:
        """An issue and a territory of stories, and the list of stories in the admin."""
        from stories.models import StoryIndexPage

        story = self._corpus.sources[0]
        index = StoryIndexPage.objects.get(locale=story.locale)
        return {
            "vendor": self._connection().vendor,
            "issue": story.issues[0].slug,
            "territory": story.territories[0].slug,
            "index": str(index.pk),
        }

    def ask(self, path: str, parameters: dict[str, str], anew: bool = False) -> Cost:
        """Ask for a page, in the admin as somebody who may do everything.

        Args:
            anew: save some story before, as an editor does.
        """
        from django.contrib.auth import get_user_model
        from django.test import Client

        client = Client(SERVER_NAME="localhost")
        if path.startswith("/admin/"):
            client.force_login(get_user_model().objects.filter(is_superuser=True)[0])
        if anew:
            self._corpus.change()
        computed, started = self._computed(), time.perf_counter()
        response = client.get(path, parameters)
        wait, computing = time.perf_counter() - started, self._computed() - computed
        if response.status_code != 200:
            raise RuntimeError(f"{response.status_code}: {path}")
        return Cost(wait * 1_000, computing * 1_000)

    def _computed(self) -> float:
        return time.process_time() + self._computed_by_database()

    def _computed_by_database(self) -> float:
        """Seconds that the database's own process computed; 0 where it has none on this machine."""
        statistics = self._statistics
        return int(statistics.read_text().split()[0]) / 1e9 if statistics else 0

    @cached_property
    def _statistics(self) -> Path | None:
        """Where Linux tells them."""
        connection = self._connection()
        if connection.vendor != "postgresql":
            return None
        with connection.cursor() as cursor:
            # Helpers would compute beside it, where nobody looks.
            cursor.execute("SET max_parallel_workers_per_gather = 0")
        statistics = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
        return statistics if statistics.exists() else None

    @staticmethod
    def _connection() -> Any:
        from django.db import connection

        return connection

    @cached_property
    def _corpus(self) -> Any:
        """Made of the demonstration, so before anything grows."""
        from stories.models import StoryPage
        from tests.bench.corpus import Corpus

        stories = StoryPage.objects.live().filter(locale__language_code="fr", embargo_until=None)
        return Corpus(list(stories))
