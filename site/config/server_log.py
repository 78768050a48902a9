"""What gunicorn says itself, in the lines of the site's log.

Its log of accesses stays off: a `logconfig_dict` would switch that on for each request.
"""

from gunicorn.config import Config
from gunicorn.glogging import Logger

from .logs import JsonFormatter


class ScrubbedLogger(Logger):
    """Gunicorn's own; what it says of a request that failed holds the address, which may be a key."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonFormatter())
