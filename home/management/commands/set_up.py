"""The first pages of an empty site, without a demonstration."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand

from home.roles import ensure_roles
from home.tree import ensure_tree
from involvement.reply_texts import ensure_reply_templates
from taxonomy.issues import ensure_issues


class Command(BaseCommand):
    """`manage.py set_up`: issues, first tree of pages, groups, reply templates. Run again it changes nothing."""

    help = "Creates issues, the first pages in three languages, and the groups of the admin."

    def handle(self, *args: Any, **options: Any) -> None:
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        ensure_issues()
        ensure_tree(
            hostname=address.hostname or "localhost",
            port=address.port or (443 if address.scheme == "https" else 80),
        )
        ensure_roles()
        ensure_reply_templates()
        self.stdout.write(f"The first pages stand at {settings.WAGTAILADMIN_BASE_URL}/")
