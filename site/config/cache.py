"""Redis as a convenience: a site whose cache is gone is slower, not broken."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends import redis
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

PAUSE = 5.0  # seconds in which a Redis that did not answer is not asked again


class RedisCache(redis.RedisCache):
    """Django's, which answers as an empty cache does while Redis is away.

    After one failure nothing is asked for a few seconds: no page waits for many time-outs. What was
    remembered before Redis went may be shown for as long as it would have been (a minute).
    """

    # By server: several caches of one server wait for it once.
    _ask_again_at: dict[str, float] = {}

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        # Patience for a machine in the same house.
        patience = {"socket_connect_timeout": 1, "socket_timeout": 1}
        super().__init__(server, params | {"OPTIONS": patience | params.get("OPTIONS", {})})
        self._place = str(server)

    @property
    def gone(self) -> bool:
        """Whether Redis has just not answered."""
        return time.monotonic() < self._ask_again_at.get(self._place, 0.0)

    def _ask(self, question: Callable[[], Any], empty: Any) -> Any:
        if self.gone:
            return empty
        try:
            return question()
        except RedisError as error:
            self._ask_again_at[self._place] = time.monotonic() + PAUSE
            logger.warning("Redis does not answer: %s", error)
            return empty

    def add(self, *args: Any, **kwargs: Any) -> bool:
        return self._ask(lambda: super(RedisCache, self).add(*args, **kwargs), True)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._ask(lambda: super(RedisCache, self).get(key, default, version), default)

    def set(self, *args: Any, **kwargs: Any) -> None:
        self._ask(lambda: super(RedisCache, self).set(*args, **kwargs), None)

    def touch(self, *args: Any, **kwargs: Any) -> bool:
        return self._ask(lambda: super(RedisCache, self).touch(*args, **kwargs), False)

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        return self._ask(lambda: super(RedisCache, self).delete(*args, **kwargs), False)

    def get_many(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return self._ask(lambda: super(RedisCache, self).get_many(*args, **kwargs), {})

    def has_key(self, *args: Any, **kwargs: Any) -> bool:
        return self._ask(lambda: super(RedisCache, self).has_key(*args, **kwargs), False)

    def set_many(self, *args: Any, **kwargs: Any) -> list[str]:
        return self._ask(lambda: super(RedisCache, self).set_many(*args, **kwargs), [])

    def delete_many(self, *args: Any, **kwargs: Any) -> None:
        self._ask(lambda: super(RedisCache, self).delete_many(*args, **kwargs), None)

    def clear(self) -> bool:
        return self._ask(super().clear, False)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        found = self._ask(lambda: super(RedisCache, self).incr(key, delta, version), None)
        if found is None:
            raise ValueError(f"Key '{key}' not found.")
        return found
