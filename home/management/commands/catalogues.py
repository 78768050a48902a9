"""Bring the translation catalogues up to date, or say that they are not."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

LANGUAGES = ["fr", "de"]  # messages are written in English


class Command(BaseCommand):
    """`manage.py catalogues` rewrites them; `--check` fails when one is stale or incomplete."""

    help = "Updates site/locale from the code; --check fails where words are missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if shutil.which("xgettext") is None:
            raise CommandError("xgettext is missing: apt install gettext")
        folder = Path(settings.LOCALE_PATHS[0])
        if not options["check"]:
            extract()
            for language in LANGUAGES:
                catalogue = read(folder, language)
                self.stdout.write(f"{language}: {len(to_translate(catalogue))} to translate")
            return
        before = {language: read(folder, language) for language in LANGUAGES}
        with tempfile.TemporaryDirectory() as kept:
            shutil.copytree(folder, Path(kept) / "locale")
            try:
                extract()
                after = {language: read(folder, language) for language in LANGUAGES}
            finally:
                shutil.copytree(Path(kept) / "locale", folder, dirs_exist_ok=True)
        faults = [fault for code in LANGUAGES for fault in compare(code, before[code], after[code])]
        if faults:
            raise CommandError("\n".join([*faults, "make translations brings them up to date."]))


def extract() -> None:
    """Collect the messages of the code into the catalogues."""
    call_command(
        "makemessages",
        locale=LANGUAGES,
        no_location=True,
        no_wrap=True,
        no_obsolete=True,
        ignore_patterns=["var", ".venv", "tests", "docs", "static"],
        verbosity=0,
    )


def read(folder: Path, language: str) -> polib.POFile:
    """The catalogue of a language."""
    return polib.pofile(str(folder / language / "LC_MESSAGES" / "django.po"))


def to_translate(catalogue: polib.POFile) -> list[polib.POEntry]:
    """Entries without words, or with words that only were guessed."""
    return [*catalogue.untranslated_entries(), *catalogue.fuzzy_entries()]


def compare(language: str, before: polib.POFile, after: polib.POFile) -> list[str]:
    """What is wrong with a catalogue, in words: messages missing, left over, not translated."""

    def keys(catalogue: polib.POFile) -> set[tuple[str | None, str]]:
        return {(entry.msgctxt, entry.msgid) for entry in catalogue if not entry.obsolete}

    faults = [f"{language}: not in the catalogue: {m!r}" for _c, m in keys(after) - keys(before)]
    faults += [f"{language}: no longer used: {m!r}" for _c, m in keys(before) - keys(after)]
    faults += [f"{language}: not translated: {entry.msgid!r}" for entry in to_translate(before)]
    return sorted(faults)
