"""The form and the page that thanks, over HTTP. What they do lies in services."""

import logging
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.identifiers import page_id
from content.visibility import is_public, public

from .forms import InvolvementForm
from .models import Involvement, InvolvementPage
from .routing import NobodyAnswersError, route
from .services import receive
from .wording import deadline

logger = logging.getLogger(__name__)

SALT = "involvement.thanks"
THANKS_SECONDS = 30 * 24 * 60 * 60
# Addresses that every language keeps (DESIGN.md, section 4).
PRIVACY_SLUGS = ["confidentialite", "datenschutz", "privacy"]
# Home pages and what lies above them move nobody in particular.
FIRST_DEPTH = 3


def show_form(request: HttpRequest, page: InvolvementPage) -> HttpResponse:
    """GET shows the form, POST receives it and leads to the page that thanks."""
    if request.method != "POST":
        return _form(request, page, InvolvementForm())
    form = InvolvementForm(request.POST)
    if not form.is_valid():
        return _form(request, page, form)
    try:
        involvement = receive(form.enquiry(moving_page(request)))
    except NobodyAnswersError:
        logger.critical("A request came in and there is no facilitator: nothing could be stored")
        return _form(request, page, form, nobody=True, status=503)
    return HttpResponseRedirect(thanks_url(request, page, involvement))


def _form(
    request: HttpRequest,
    page: InvolvementPage,
    form: InvolvementForm,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    context = page.get_context(request) | {"form": form} | context
    if form.errors:
        meta = context["meta"]
        meta.title = _("Error: %(title)s") % {"title": meta.title}
    return TemplateResponse(request, page.get_template(request), context, status=status)


def form_context(request: HttpRequest, page: InvolvementPage) -> dict[str, Any]:
    """What the form's template needs besides the page."""
    moved_by = moving_page(request)
    try:
        expected = route(None, moved_by).owner
    except NobodyAnswersError:
        expected = None
    privacy = page.get_siblings().live().filter(slug__in=PRIVACY_SLUGS).first()
    return {
        "form": InvolvementForm(),
        "form_action": f"{page.get_url(request)}?page={moved_by.pk}" if moved_by else "",
        "communes_url": reverse("communes"),
        "moved_by": moved_by,
        "expected": expected,
        "privacy_url": privacy.get_url(request) if privacy else "",
    }


def moving_page(request: HttpRequest) -> Page | None:
    """The page that made the reader come, by `?page=ID`; only what anybody may see counts."""
    key = page_id(request.GET.get("page"))
    if key is None:
        return None
    pages = public(Page.objects.filter(pk=key, depth__gte=FIRST_DEPTH))
    return pages.not_type(InvolvementPage).specific().first()


def thanks_url(request: HttpRequest, page: InvolvementPage, involvement: Involvement) -> str:
    """Signed address of the page that thanks for this request: no cookie, no session."""
    # Wagtail's addresses know no colon, with which a signature's parts are held together.
    token = signing.dumps(involvement.pk, salt=SALT).replace(":", "/")
    name = f"thanks_{(get_language() or 'fr')[:2]}"
    return page.get_url(request) + page.reverse_subpage(name, args=[token])


def show_thanks(request: HttpRequest, page: InvolvementPage, token: str) -> HttpResponse:
    """Who answers, by when, and the person's own words; 404 for an address of nobody's making."""
    try:
        key = signing.loads(token.replace("/", ":"), salt=SALT, max_age=THANKS_SECONDS)
    except signing.BadSignature as error:
        raise Http404("Not signed by us, or too old") from error
    rows = Involvement.objects.select_related(
        "owner__photo", "programme", "person__commune", "page"
    )
    involvement = rows.filter(pk=key).first()
    if involvement is None:
        raise Http404("Erased")
    context = super(InvolvementPage, page).get_context(request)
    context["meta"].title = _("Thank you, %(name)s") % {"name": involvement.person.first_name}
    context["meta"].canonical = ""
    context["meta"].robots = "noindex"
    context["meta"].alternates = []
    moved_by = involvement.page if involvement.page and is_public(involvement.page) else None
    context |= {
        "involvement": involvement,
        "owner": involvement.owner,
        "deadline": deadline(involvement.due_at),
        "moved_by_url": moved_by.get_url(request) if moved_by else "",
    }
    response = TemplateResponse(request, "involvement/thanks.html", context)
    # It holds somebody's words: no cache, no index, no address in anybody's log.
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "same-origin"
    return response
