"""Choosers that speak the language of whoever reads the form: Wagtail's own keep that of the first."""

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

_words = lazy(lambda words, name: gettext(words) % {"object": name}, str)


class SnippetChooser(AdminSnippetChooser):
    """Choose a row, in words that are translated when they are shown.

    Args:
        model: of the rows.
    """

    def __init__(self, model: Any = None, **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        name = self.model._meta.verbose_name
        # Forms are made once for all languages.
        self.choose_one_text = _words("Choose %(object)s", name)
        self.choose_another_text = _words("Choose another %(object)s", name)
        self.link_to_chosen_text = _words("Edit this %(object)s", name)


class ChooserViewSet(SnippetChooserViewSet):
    """What chooses rows in forms; subclasses say among which."""

    base_widget_class = SnippetChooser
