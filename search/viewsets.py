"""What editors teach the search, in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.admin_lists import NeverChosen

from .models import Promotion, Synonyms


class SynonymsViewSet(NeverChosen, SnippetViewSet):
    """Words that mean the same."""

    model = Synonyms
    icon = "link"
    list_display = ["words", "language"]
    list_filter = ["language"]
    search_fields = ["words"]
    search_backend_name = None
    copy_view_enabled = False
    panels = [FieldPanel("words"), FieldPanel("language")]


class PromotionViewSet(NeverChosen, SnippetViewSet):
    """Pages above all results."""

    model = Promotion
    icon = "pick"
    list_display = ["words", "page", "language"]
    list_filter = ["language"]
    search_fields = ["words"]
    search_backend_name = None
    copy_view_enabled = False
    panels = [
        FieldPanel("words"),
        FieldPanel("page"),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("language"), FieldPanel("sort_order")]),
    ]


class SearchViewSetGroup(SnippetViewSetGroup):
    """One entry of the menu for both."""

    items = (SynonymsViewSet, PromotionViewSet)
    menu_label = _("Search results")
    menu_icon = "search"
    menu_order = 420
