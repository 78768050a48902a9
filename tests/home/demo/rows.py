"""The pages of the demonstration, as several tests ask for them."""

from wagtail.models import Page

from content.models import Publication


def pages() -> list[Page]:
    return list(Page.objects.live().filter(depth__gt=1).order_by("path").specific())


def publications() -> list[Publication]:
    return [page for page in pages() if isinstance(page, Publication)]


def french(model: type[Page]) -> list[Page]:
    return list(model.objects.live().filter(locale__language_code="fr"))
