"""Pages for machines, and what is shown when something breaks."""

import logging
import sys
from datetime import UTC, timedelta

from django.conf import settings
from django.contrib.sitemaps.views import index as render_sitemap_index
from django.contrib.sitemaps.views import sitemap as render_sitemap
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from content.metadata import site_root
from content.storage import NO_ROOM

from .models import SiteIdentity
from .sitemaps import PagesSitemap, ViewsSitemap

logger = logging.getLogger(__name__)
SECURITY_HOLDS = timedelta(days=180)  # less than the year that RFC 9116 advises

# Needs no template, no database, no catalogue: it works when those are what broke.
LAST_RESORT = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>Panne</title>
<h1>Le site est en panne.</h1><p>Nous sommes prévenus. Réessayez dans quelques minutes.</p>
<p lang="de">Die Website ist gestört. Bitte versuchen Sie es in einigen Minuten erneut.</p>
<p lang="en">The site is down. Please try again in a few minutes.</p></html>"""


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap(request: HttpRequest, section: str | None = None) -> HttpResponse:
    """Addresses that search engines may read.

    Args:
        section: one of the parts that are named where all do not fit into one file.
    """
    parts = {"pages": PagesSitemap(request), "views": ViewsSitemap(request)}
    if section is None and any(part.paginator.num_pages > 1 for part in parts.values()):
        return render_sitemap_index(request, parts, sitemap_url_name="sitemap_part")
    return render_sitemap(request, parts, section)


@require_safe
@cache_control(public=True, max_age=86400)
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read; the admin and endless search pages need not be."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*/recherche/?",
        "Disallow: /*/suche/?",
        "Disallow: /*/search/?",
        "",
        f"Sitemap: {site_root(request)}/news-sitemap.xml",
        f"Sitemap: {site_root(request)}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=86400)
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole in the site (RFC 9116): the lab's own address, until half a year from now."""
    root = site_root(request)
    identity = SiteIdentity.objects.order_by("pk").first()
    contact = f"mailto:{identity.email}" if identity and identity.email else f"{root}/"
    until = (timezone.now() + SECURITY_HOLDS).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {contact}",
        f"Expires: {until.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {root}{request.path}",
        f"Policy: {root}/fr/mentions-legales/",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def server_error(request: HttpRequest) -> HttpResponse:
    """Say kindly that something broke, even when templates are what broke.

    A database or a bucket that is away is no fault of the page (503, ask again in half a minute), nor
    is a disk that is full (507).
    """
    status = _status_of(sys.exc_info()[1])
    try:
        body = loader.get_template("507.html" if status == 507 else "500.html").render()
    except Exception:  # whatever it is, the visitor gets a sentence
        logger.exception("the page that says that something broke is broken")
        body = LAST_RESORT
    response = HttpResponse(body, status=status)
    if status == 503:
        response["Retry-After"] = "30"
    return response


def _status_of(error: BaseException | None) -> int:
    if isinstance(error, (OperationalError, InterfaceError)):
        return 503
    if type(error) is DatabaseError:  # the driver has no other word for a line cut in an answer
        return 503
    if _is_a_bucket_away(error):
        return 503
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return 507
    return 500


def _is_a_bucket_away(error: BaseException | None) -> bool:
    boto = sys.modules.get("botocore.exceptions")  # loaded only where uploads lie in a bucket
    if boto and isinstance(error, boto.ClientError):
        return error.response["ResponseMetadata"]["HTTPStatusCode"] >= 500
    return bool(boto) and isinstance(error, boto.BotoCoreError)
