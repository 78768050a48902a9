"""Addresses of the site. Public ones carry their language; machines' ones do not."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.documents.views.serve import serve as serve_document

from content.downloads import as_data
from content.languages import path_by_language
from home import views as home_views

SEARCH = path_by_language(fr="recherche/", de="suche/", en="search/")
FINDER = path_by_language(fr="pres-de-chez-vous/", de="in-ihrer-naehe/", en="near-you/")

urlpatterns = [
    path("admin/", include("home.signing_in.urls")),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", as_data(serve_document), name="wagtaildocs_serve"),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("taxonomy.urls")),
    path("", include("content.urls")),
    path("", include("buzz.urls")),
    path("", include("press.texts.machine_urls")),
    path("", include("press.media.machine_urls")),
    path("sitemap.xml", home_views.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", home_views.sitemap, name="sitemap_part"),
    path("robots.txt", home_views.robots, name="robots"),
    path(".well-known/security.txt", home_views.security, name="security"),
]

if settings.EMBEDDED:
    urlpatterns += [
        path("media/<path:path>", as_data(serve), {"document_root": settings.MEDIA_ROOT}),
        path("boite-aux-lettres/", include("home.mailbox")),
    ]

urlpatterns += i18n_patterns(
    path(SEARCH, include("search.urls")),
    path(FINDER, include("search.finder.urls")),
    path("", include("search.following.urls")),
    path("", include("people.urls")),
    path("", include("involvement.urls")),
    path("", include("events.urls")),
    path("", include("press.texts.urls")),
    path("", include("press.media.urls")),
    # Wagtail's second door, for private pages, leads to the first.
    path("_util/login/", RedirectView.as_view(pattern_name="signing_in", query_string=True)),
    path("", include(wagtail_urls)),
)

handler500 = "home.views.server_error"
