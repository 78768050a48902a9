"""Template tags that lead to the form and that write its fields."""

from datetime import datetime
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from content import dates
from content.remembered import remembered
from content.visibility import public
from involvement.contact import dialled
from involvement.measures import shown_delay
from involvement.models import InvolvementPage
from people.models import Programme

register = template.Library()
register.filter("dialled", dialled)


@register.filter
def moment(value: datetime | None) -> str:
    """“12 mars 2027, 18 h 30”, in the site's time zone. Nothing for no moment."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{dates.day(local)}, {dates.hour(local)}"


@register.simple_tag(takes_context=True)
def involve_url(context: template.Context, page: Page | None = None) -> str:
    """Address of the form in the active language, which remembers the page that moved.

    One query per request, however many links a page holds. Empty where no form is published.
    """
    request = context.get("request")
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    known = getattr(request, "_involvement_urls", {})
    if language not in known:
        known = known | {language: _form_url(language, request)}
        if request is not None:
            request._involvement_urls = known
    url = known[language]
    return f"{url}?page={page.pk}" if url and page is not None and page.pk else url


def _form_url(language: str, request: Any) -> str:
    host = request.get_host() if request else ""
    return remembered(
        f"form-{language}-{host}", lambda: _address_of_form(language, request), alone=True
    )


def _address_of_form(language: str, request: Any) -> str:
    languages = [language, settings.LANGUAGE_CODE]
    pages = public(InvolvementPage.objects.filter(locale__language_code__in=languages))
    by_language = {page.locale.language_code: page for page in pages.select_related("locale")}
    form = next((by_language[code] for code in languages if code in by_language), None)
    return (form.get_url(request) or "") if form else ""


@register.inclusion_tag("involvement/_delay.html")
def human_delay(programme: Programme | None = None) -> dict[str, Any]:
    """How long people wait for a human, as it is published: for one team, or for all of them."""
    return {"delay": shown_delay(programme, timezone.now())}


@register.simple_tag
def described(field: BoundField) -> SafeString:
    """The field's input, tied to its help and its error."""
    name = field.id_for_label
    described_by = [f"{name}-help"] if field.help_text else []
    attributes: dict[str, str] = {}
    if field.errors:
        described_by.append(f"{name}-error")
        attributes["aria-invalid"] = "true"
    if described_by:
        attributes["aria-describedby"] = " ".join(described_by)
    return format_html("{}", field.as_widget(attrs=attributes))
