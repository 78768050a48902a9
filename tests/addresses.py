"""The public addresses and what they ask for, read from the URLconf and the code: nothing is listed."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

VALUES = {"int": "1", "slug": "a", "str": "a", "path": "a"}
# How views read what they are sent.
READ = re.compile(
    r"""(?:GET|POST|data|sent|query|params)(?:\.get(?:list)?\(|\[)["']([\w-]+)["']"""
    r"""|["']([\w-]+)["'] (?:not )?in (?:request\.(?:GET|POST)|data)\b"""
)
# How forms name their fields.
FIELD = re.compile(r"^    (\w+) = (?:forms\.)?\w*(?:Field|Choice)\(", re.M)
FLOORS = ("home", "search", "press", "buzz", "stories", "calls", "events", "involvement", "people")


def public_addresses(
    resolver: URLResolver | None = None, before: str = "/", values: dict[str, str] = VALUES
) -> Iterator[str]:
    """An address of each public pattern; those of the CMS stand behind a login.

    Args:
        values: what stands for a part of the address, by its converter.
    """
    for pattern in (resolver or get_resolver()).url_patterns:
        address = before + re.sub(
            r"<(?:(\w+):)?\w+>", lambda found: values[found[1] or "str"], str(pattern.pattern)
        )
        if isinstance(pattern, URLResolver):
            if not address.endswith("/admin/"):
                yield from public_addresses(pattern, address, values)
        elif isinstance(pattern, URLPattern):
            # Regular expressions of Wagtail.
            address = address.replace("^", "").replace(r"((?:[\w\-]+/)*)$", "")
            yield address.replace(r"(\d+)", values["int"]).replace("(.*)$", values["str"])


@cache
def parameters() -> list[str]:
    """Every name that some view or form of the site reads."""
    found: set[str] = set()
    for app in (*FLOORS, "taxonomy", "content"):
        for path in (Path(settings.BASE_DIR) / app).rglob("*.py"):
            if not {"migrations", "demo", "admin", "desk"} & set(path.parts):
                text = path.read_text(encoding="utf-8")
                found |= {one or other for one, other in READ.findall(text)}
                found |= set(FIELD.findall(text))
    return sorted(found)
