"""What one follows, as a feed: stories, events and calls together or one kind alone, the newest first."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from uuid import uuid5

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from calls.models import CallPage
from content.languages import active
from content.metadata import site_root
from content.models import Publication
from content.remembered import remembered
from content.typography import typo
from content.visibility import public
from events.models import EventPage
from press.feeds.archives import ARCHIVE, document
from press.feeds.entries import Channel, Entry, story_entry
from press.texts.layout import writable
from press.texts.material import read, with_everything
from stories.models import StoryPage
from taxonomy import reach
from taxonomy.links import tag_rows

from .filters import FACETS, Choice, as_querystring
from .telling import KINDS

KIND = "kind"
Kinds = Mapping[str, type[Publication]]
ALL: Kinds = {"story": StoryPage, "event": EventPage, "call": CallPage}
PARAMETERS = (*(facet.key for facet in FACETS), KIND, ARCHIVE)


def feed(choice: Choice, request: HttpRequest, extension: str) -> tuple[Channel, list[Entry]]:
    """The feed of a choice in the active language.

    Args:
        choice: what is followed.
        request: its query string may hold `kind`, repeatable, and `archive`.
        extension: of the format, for the addresses of its other documents.
    """
    kinds = _kinds_in(request)
    pairs = [*choice.pairs, *((KIND, name) for name in kinds if kinds != ALL)]
    pages = _by_release(choice, kinds, active())
    counted = sha256(as_querystring(pairs).encode()).hexdigest()
    total = remembered(f"follow-feed-{active()}-{counted}", pages.count)
    part = document(total, request.GET.get(ARCHIVE))
    if part.number is None:
        keys = _latest(choice, kinds, active(), part.stop)
    else:
        keys = list(pages.values_list("pk", flat=True)[part.start : part.stop])
    entries = _entries(keys)
    root = site_root(request)
    base = root + reverse("follow_feed", args=[extension])

    def address(archive: int | None) -> str:
        return base + as_querystring([*pairs, (ARCHIVE, str(archive))] if archive else pairs)

    links = {"self": address(part.number)}
    if part.number:
        links["current"] = address(None)
    if part.previous:
        links["prev-archive"] = address(part.previous)
    if part.next:
        links["next-archive"] = address(part.next)
    beginning = datetime.fromtimestamp(0, tz=timezone.get_default_timezone())
    alone = ", ".join(capfirst(str(model._meta.verbose_name_plural)) for model in kinds.values())
    titles = [settings.WAGTAIL_SITE_NAME, "" if kinds == ALL else alone, choice.words]
    channel = Channel(
        title=" · ".join(filter(None, titles)),
        description=_("New stories, events and calls") if kinds == ALL else alone,
        url=f"{root}{reverse('follow')}{choice.querystring}",
        language=active(),
        links=links,
        updated=max((entry.updated for entry in entries), default=beginning),
        is_archive=part.number is not None,
    )
    return channel, entries


def _kinds_in(request: HttpRequest) -> Kinds:
    """Those that the address names; all of them where it names none that there is."""
    named = request.GET.getlist(KIND)
    return {name: model for name, model in ALL.items() if name in named} or ALL


def _latest(choice: Choice, kinds: Kinds, language: str, number: int) -> list[int]:
    """Keys of what became readable last; none of the older pages is looked at."""
    found = [
        moment_and_key
        for model in kinds.values()
        for moment_and_key in reach.latest(_chosen(choice, model, language), number)
    ]
    return [pk for _released, pk in sorted(found, reverse=True)[:number]]


def _chosen(choice: Choice, model: type[Publication], language: str) -> QuerySet:
    return choice.narrow(public(model.objects.filter(locale__language_code=language)))


def _by_release(choice: Choice, kinds: Kinds, language: str) -> QuerySet[Page]:
    """Public pages of these kinds; what became readable last comes first."""
    chosen, embargoes = Q(pk__in=[]), []
    for model in kinds.values():
        chosen |= Q(pk__in=_chosen(choice, model, language).order_by().values("pk"))
        embargoes.append(F(f"{model._meta.model_name}__embargo_until"))
    published = F("first_published_at")
    return (
        Page.objects.filter(chosen, first_published_at__isnull=False)
        .annotate(released=Greatest(published, Coalesce(*embargoes, published)))
        .order_by("-released", "-pk")
    )


def _entries(keys: list[int]) -> list[Entry]:
    """Entries in the order of their pages' keys; the queries do not grow with them."""
    now, found = timezone.now(), {}
    stories = with_everything(StoryPage.objects.filter(pk__in=keys))
    for material in read(stories):
        found[material.story.pk] = story_entry(material)
    for model in (EventPage, CallPage):
        rows = KINDS[model].pages().filter(pk__in=keys).prefetch_related(*tag_rows(model))
        for page in rows:
            found[page.pk] = _entry(page, now)
    return [found[key] for key in keys if key in found]


def _entry(page: Publication, now: datetime) -> Entry:
    """An event or a call: what, when and where; the rest stands on its page."""
    kind, language = KINDS[type(page)], page.locale.language_code
    lines = [line for line in (kind.when(page, now), page.summary) if line]
    lines = [writable(typo(line, language)) for line in lines]
    named = {"kind": capfirst(str(kind.label)), "title": page.title}
    released = reach.released_at(page)
    return Entry(
        key=f"urn:uuid:{uuid5(page.translation_key, language)}",
        url=page.full_url,
        title=writable(typo(_("%(kind)s: %(title)s") % named, language)),
        summary=" – ".join(lines),
        html=format_html_join("", "<p>{}</p>", ((line,) for line in lines)),
        author=settings.WAGTAIL_SITE_NAME,
        published=released,
        updated=max(released, page.last_published_at or released),
        tags=[writable(row.name) for row in (*page.issues, *page.territories)],
        rights="",
        licence_url="",
    )
