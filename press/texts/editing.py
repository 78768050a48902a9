"""What an editor writes for newsrooms: checked, kept, or left to the draft again."""

from datetime import datetime

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from content.typography import typo
from press.models import Kind, PressText

from .copies import SHORTER, as_stored, paragraphs
from .drafts import draft, measure
from .material import Material

# Long enough for any text of ours ten times over; short enough to refuse a whole book.
LONGEST = 30_000


class PressTextsForm(forms.Form):
    """All shorter texts of one story; each begins as its draft."""

    def __init__(self, material: Material, data: object = None) -> None:
        self.material = material
        self.rows = {row.kind: row for row in material.story.press_texts.all()}
        self.drafts = {kind: as_stored(draft(material, kind)) for kind in SHORTER}
        super().__init__(data)
        for kind in SHORTER:
            row, rule = self.rows.get(kind), measure(kind, material.language)
            self.fields[_name(kind)] = forms.CharField(
                label=Kind(kind).label,
                required=False,
                max_length=LONGEST,
                initial=row.text if row else self.drafts[kind],
                widget=forms.Textarea(
                    attrs={
                        "rows": 4 + rule.limit // 150,
                        "lang": material.language,
                        "data-limit": rule.limit,
                        "data-counts": "words" if rule.spoken else "signs",
                    }
                ),
            )
            if self.is_stale(kind):
                self.fields[_confirmation(kind)] = forms.BooleanField(
                    label=gettext_lazy("I read it again: it is still right"), required=False
                )

    def is_stale(self, kind: str) -> bool:
        """Whether the story has changed since an editor wrote this text."""
        row = self.rows.get(kind)
        return row is not None and row.drafted != self.drafts[kind]

    def clean(self) -> dict:
        data = super().clean()
        for kind in SHORTER:
            rule = measure(kind, self.material.language)
            # Counted as newsrooms get it: with the spaces that typography adds.
            text = [
                typo(part, self.material.language)
                for part in paragraphs(data.get(_name(kind)) or "")
            ]
            if (number := rule.count(text)) > rule.limit:
                self.add_error(_name(kind), _too_long(number, rule.limit, rule.spoken))
        return data

    def lines(self) -> list[dict[str, object]]:
        """What the screen shows of each text."""
        return [
            {
                "id": f"text-{kind}",
                "field": self[_name(kind)],
                "row": self.rows.get(kind),
                "draft": self.drafts[kind],
                "stale": self.is_stale(kind),
                "confirmation": self[_confirmation(kind)] if self.is_stale(kind) else None,
                "limit": measure(kind, self.material.language).limit,
                "spoken": measure(kind, self.material.language).spoken,
            }
            for kind in SHORTER
        ]

    def save(self, user: AbstractBaseUser, now: datetime) -> int:
        """Keep what was written and say how many texts changed.

        A text that is empty or equals its draft is left to the draft, which follows the story. One
        that stays as it was keeps its mark until somebody says that it is still right.
        """
        changed = 0
        for kind in SHORTER:
            text = as_stored(paragraphs(self.cleaned_data[_name(kind)]))
            row = self.rows.get(kind)
            if text in ("", self.drafts[kind]):
                if row:
                    row.delete()
                    changed += 1
                continue
            confirmed = self.cleaned_data.get(_confirmation(kind))
            if row and row.text == text and not confirmed:
                continue
            PressText.objects.update_or_create(
                page_id=self.material.story.pk,
                kind=kind,
                defaults={
                    "text": text,
                    "drafted": self.drafts[kind],
                    "edited_by": user,
                    "edited_at": now,
                },
            )
            changed += 1
        return changed


def _name(kind: str) -> str:
    return f"text_{kind}"


def _confirmation(kind: str) -> str:
    return f"still_right_{kind}"


def _too_long(number: int, limit: int, spoken: bool) -> str:
    if spoken:
        words = ngettext("%(number)s word", "%(number)s words", number) % {"number": number}
    else:
        words = ngettext("%(number)s character", "%(number)s characters", number)
        words = words % {"number": number}
    return _("Too long: %(count)s, at most %(limit)s.") % {"count": words, "limit": limit}
