"""Choosing many territories out of 36,000: names typed and completed, instead of one endless list."""

import re
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from taggit.utils import parse_tags
from wagtail.admin.widgets import AdminTagWidget

from taxonomy.models import Territory

# The key tells territories of the same name apart: “Saint-Louis (68) [com-68297]”.
KEY = re.compile(r"\[([a-z]+-\w+)\]", re.ASCII)


def label(territory: Territory) -> str:
    """A territory as it is written in the field; a comma or a quote would end it too soon."""
    name = territory.label.replace(",", " ").replace('"', "")
    return f"{name} [{territory.key}]"


class TerritoriesWidget(AdminTagWidget):
    """For a multiple choice of territories; goes with the admin view `territory_suggestions`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(free_tagging=False, **kwargs)

    def format_value(self, value: Any) -> str:
        """Names of the territories whose primary keys are given; text stays as it was typed."""
        if not value:
            return ""
        if isinstance(value, str):
            return value
        known = Territory.objects.filter(pk__in=[pk for pk in value if str(pk).isdecimal()])
        typed = [text for text in value if not str(text).isdecimal()]
        return ", ".join(f'"{text}"' for text in [*map(label, known), *typed])

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-w-tag-url-value"] = reverse("territory_suggestions")
        context["widget"]["help_text"] = ""
        return context

    def value_from_datadict(self, data: QueryDict, files: Any, name: str) -> list[Any]:
        """Primary keys of what was chosen; what is no territory stays, for the field to refuse."""
        chosen = parse_tags(data.get(name, ""))
        keys = {text: match[1] for text in chosen if (match := KEY.search(text))}
        found = dict(Territory.objects.filter(key__in=keys.values()).values_list("key", "pk"))
        return [found.get(keys.get(text, ""), text) for text in chosen]

    def value_omitted_from_data(self, data: QueryDict, files: Any, name: str) -> bool:
        return name not in data
