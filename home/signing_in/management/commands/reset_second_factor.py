"""When the last administrator lost their phone."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from home.signing_in import second_factor, sessions


class Command(BaseCommand):
    """`manage.py reset_second_factor NAME`: the account begins with its password again."""

    help = "Takes the second factor of an account away, so that its owner sets up a new one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="the name that its owner signs in with")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        users = get_user_model()._default_manager
        try:
            user = users.get_by_natural_key(username)
        except users.model.DoesNotExist as error:
            raise CommandError(f"There is no account “{username}”.") from error
        had = second_factor.reset(user)
        sessions.end(user)
        self.stdout.write(
            f"{username} signs in with the password again."
            if had
            else f"{username} had no second factor: nothing changed."
        )
