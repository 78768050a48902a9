"""What the site as a whole adds to the CMS: its look, its first page, its reports."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel

from home.admin_home import panels_for
from home.health import page as health
from home.reports import LooksAtData, PicturesWithoutRights, StoriesToVerify
from home.translation import editor, restarting
from home.translation.board import TranslationBoard
from search.reports import MissedSearches

REPORTS = [
    (StoriesToVerify, "reports/stories-to-verify/", 10),
    (PicturesWithoutRights, "reports/pictures-without-rights/", 20),
    (TranslationBoard, "reports/untranslated-pages/", 30),
    (MissedSearches, "reports/missed-searches/", 40),
    (LooksAtData, "reports/looks-at-data/", 50),
]


@hooks.register("insert_global_admin_css")
def look() -> SafeString:
    sheets = ("css/wall.css", "css/admin.css", "css/desk.css")
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in sheets)
    )


@hooks.register("construct_homepage_panels")
def what_awaits(request: HttpRequest, panels: list[Component]) -> None:
    panels += panels_for(request.user)
    # Others wait for a moderator's word: that comes before one's own drafts.
    for panel in panels:
        if isinstance(panel, WorkflowObjectsToModeratePanel):
            panel.order = 0


hooks.register("before_edit_page", editor.open_or_publish, order=-1)
hooks.register("before_edit_page", restarting.restart, order=-1)


@hooks.register("register_admin_urls", order=-1)
def translation_urls() -> list[URLPattern]:
    return editor.urls


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return health.urlpatterns + [
        pattern
        for view, address, _order in REPORTS
        for pattern in (
            path(address, view.as_view(), name=view.index_url_name),
            path(
                f"{address}results/",
                view.as_view(results_only=True),
                name=view.index_results_url_name,
            ),
        )
    ]


class ReportMenuItem(MenuItem):
    """A report in the menu, for those who may open it."""

    def __init__(self, view: type, order: int) -> None:
        self.view = view
        super().__init__(
            view.page_title,
            reverse(view.index_url_name),
            name=view.index_url_name.replace("_", "-"),
            icon_name=view.header_icon,
            order=order,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        policy = self.view().permission_policy
        return policy.user_has_any_permission(request.user, self.view.any_permission_required)


hooks.register("register_reports_menu_item", health.HealthMenuItem)


def _register(view: type, order: int) -> None:
    hooks.register("register_reports_menu_item", lambda: ReportMenuItem(view, order))


for _view, _address, _place in REPORTS:
    _register(_view, _place)


@hooks.register("construct_reports_menu")
def one_board_of_translations(request: HttpRequest, items: list[MenuItem]) -> None:
    """wagtail-localize's own report knows neither what is missing nor what is stale."""
    theirs = reverse("wagtail_localize:translations_report")
    items[:] = [item for item in items if item.url != theirs]
