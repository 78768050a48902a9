"""The register of processing (Article 30 of the GDPR), written from the lists that the code obeys."""

from collections.abc import Iterable
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from involvement.purposes import PURPOSES, Purpose

from .holdings import HOLDINGS, OF_OTHERS, Holding
from .labels import label_of, label_of_model

PATH = Path(settings.BASE_DIR) / "docs" / "processing.md"
LANGUAGE = "fr"  # of those who keep it, and of the authority that reads it


def written() -> str:
    """The register in French, as Markdown."""
    with translation.override(LANGUAGE):
        parts = [
            _heading(1, _("Register of processing")),
            _(
                "Written by `manage.py processing_register` from the lists that the code itself obeys;"
                " do not change it by hand. Who is responsible, and how to reach the data protection"
                " officer if there is one, stands on the privacy page."
            ),
            _list(
                [
                    (_("People:"), _("whoever writes to a team of the lab")),
                    (
                        _("Outside the European Union:"),
                        _("the site sends nothing there; where it is hosted, its publisher says"),
                    ),
                    (
                        _("Security:"),
                        _(
                            "each team sees its own people alone; personal links are signed and expire;"
                            " mails carry no tracker; a log outside the database erases again what a"
                            " backup brings back"
                        ),
                    ),
                ]
            ),
            *(_of_purpose(purpose) for purpose in PURPOSES.values()),
            _heading(2, _("What erasing does")),
            _(
                "The same function for a wish, a mistake and old age. What stays are anonymous counts,"
                " so that published figures still equal a recount."
            ),
            _table([_("What"), _("When the person is erased")], map(_fate, HOLDINGS)),
            _heading(2, _("People of whom the desk holds nothing")),
            _table([_("What"), _("Whom it holds")], map(_other, OF_OTHERS.items())),
        ]
    return "\n\n".join(parts) + "\n"


def is_stale() -> bool:
    """Whether the committed register says something else than the code."""
    return not PATH.exists() or PATH.read_text(encoding="utf-8") != written()


def _of_purpose(purpose: Purpose) -> str:
    kept = [holding.label for holding in HOLDINGS if holding.purpose == purpose.key]
    rows = [
        (_("Legal basis:"), purpose.basis),
        (_("Data:"), purpose.data),
        (_("Who sees it:"), purpose.recipients),
        (_("How long:"), purpose.retention),
        (_("Kept in:"), ", ".join(dict.fromkeys(kept))),
    ]
    return f"{_heading(2, purpose.name)}\n\n{_list(rows)}"


def _heading(depth: int, words: str) -> str:
    return f"{'#' * depth} {words}"


def _fate(holding: Holding) -> tuple[str, str]:
    if holding.empties is None:
        return holding.label, _("deleted")
    if not holding.empties:
        return holding.label, _("stays: it names nobody")
    meta = holding.model_class._meta
    fields = ", ".join(label_of(meta.get_field(name)).lower() for name in holding.empties)
    return holding.label, _("stays as a count, without: %(fields)s") % {"fields": fields}


def _other(item: tuple[str, str]) -> tuple[str, str]:
    label, whom = item
    return label_of_model(apps.get_model(label)), str(whom)


def _list(rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- **{name}** {words}" for name, words in rows if words)


def _table(head: list[str], rows: Iterable[tuple[str, str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
