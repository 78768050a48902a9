"""Reply templates in the admin, for those who may change them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import ReplyTemplate


class ReplyTemplateViewSet(SnippetViewSet):
    """Texts with which a reply begins."""

    model = ReplyTemplate
    icon = "doc-full"
    menu_label = _("Reply templates")
    menu_order = 125
    add_to_admin_menu = True
    list_display = ["name", "programme", "closes", "sort_order"]
    list_filter = ["programme", "closes"]
    search_fields = ["name", "body_fr"]
    search_backend_name = None
    copy_view_enabled = False
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldRowPanel([FieldPanel("programme"), FieldPanel("closes")]),
                FieldPanel("sort_order"),
            ],
            heading=_("1. When it serves"),
            icon="tag",
        ),
        HelpPanel(template="involvement/desk/template_fields.html"),
        MultiFieldPanel(
            [FieldPanel("subject_fr"), FieldPanel("body_fr")], heading=_("2. In French")
        ),
        MultiFieldPanel(
            [FieldPanel("subject_de"), FieldPanel("body_de")], heading=_("3. In German")
        ),
        MultiFieldPanel(
            [FieldPanel("subject_en"), FieldPanel("body_en")], heading=_("4. In English")
        ),
    ]
