"""Reply templates in the admin, for those who may change them."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from content.admin_lists import NeverChosen

from .desk.leads import (
    POLICY,
    LeadsPolicy,
    ReplyTemplateForm,
    TemplateEditView,
    TemplateHistoryView,
    TemplateUsageView,
)
from .models import ReplyTemplate


class ReplyTemplateViewSet(NeverChosen, SnippetViewSet):
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
    edit_view_class = TemplateEditView
    history_view_class = TemplateHistoryView
    usage_view_class = TemplateUsageView
    edit_handler = ObjectList(
        base_form_class=ReplyTemplateForm,
        children=[
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
        ],
    )

    @property
    def permission_policy(self) -> LeadsPolicy:
        return POLICY

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReplyTemplate]:
        return POLICY.instances_user_has_any_permission_for(request.user, ["change"])
