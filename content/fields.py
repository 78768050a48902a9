"""Model fields that several apps need."""

from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from wagtail.fields import StreamField


class BlocksField(StreamField):
    """StreamField whose blocks stay out of migrations: their history says nothing to a database."""

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs


class MultipleChoiceField(models.JSONField):
    """Several values out of a closed list, kept as a JSON list and shown as tick boxes.

    Args:
        options: pairs of value and label, or a callable or `Choices` class giving them.
    """

    def __init__(self, *args: Any, options: Any = (), **kwargs: Any) -> None:
        self.options = getattr(options, "choices", options)
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        values = [value for value, _label in self.options]
        return forms.TypedMultipleChoiceField(
            choices=self.options,
            coerce=type(values[0]) if values else str,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )
