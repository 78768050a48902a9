#!/usr/bin/env python
"""The door: puts site/ on the path, then Django's usual entry."""

import os
import sys
from pathlib import Path


def main() -> None:
    sys.path.insert(1, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # mostly a variable that is missing: say so, no more
        sys.exit(f"The site is not configured: {error}")


if __name__ == "__main__":
    main()
