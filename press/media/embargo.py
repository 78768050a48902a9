"""A story before its minute, for one accredited journalist: marked, never kept, told to no machine."""

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import ReferenceIndex

from content.downloads import as_data
from content.metadata import Meta
from content.visibility import under_embargo
from press import contact, links, watermark
from press.models import PressLink, Spokesperson
from stories import main_parts
from stories.models import StoryPage

from .public import closed


@require_safe
def show(request: HttpRequest, token: str) -> HttpResponseBase:
    """The story with its mark; once the embargo is over, the way to the public page."""
    now = timezone.now()
    try:
        link, story = links.open_story(token, now)
    except links.LinkClosedError:
        return closed(request)
    if not under_embargo(story, now):
        return HttpResponseRedirect(story.get_url(request))
    if story.locale.language_code != get_language():
        return HttpResponseRedirect(links.story_url(link))
    _mark(story, link)
    context = story.get_context(request) | {
        "page": story,
        "self": story,
        "meta": Meta(
            title=story.title, description="", canonical="", robots="noindex, nofollow, noarchive"
        ),
        "link": link,
        "mark": f"{link.pk:04}",
        # Nobody can have published it, and the form to report that would not offer it.
        **main_parts.of(story, request, [], is_out=False),
        "speakers": Spokesperson.objects.agreed().of_story(story),
        "team": contact.answering(),
        "claim_url": links.space_url(links.space(link.journalist, now), "press_claim", story.pk),
    }
    response = TemplateResponse(request, "press/media/embargoed_story.html", context).render()
    # Documents have no address yet that opens for the public: lead to them through this link.
    response.content = response.content.replace(
        b'href="/documents/', f'href="{request.path}documents/'.encode()
    )
    return _sealed(response)


@require_safe
@as_data
def document(request: HttpRequest, token: str, document_id: int, filename: str) -> HttpResponseBase:
    """A document of the story."""
    try:
        _link, story = links.open_story(token, timezone.now())
    except links.LinkClosedError:
        return closed(request)
    found = get_document_model().objects.filter(pk=document_id).first()
    if found is None or found.filename != filename or not _belongs_to(found, story):
        raise Http404
    return _sealed(FileResponse(found.file.open("rb"), as_attachment=True, filename=found.filename))


def _belongs_to(found: AbstractDocument, story: StoryPage) -> bool:
    return (
        ReferenceIndex.get_references_for_object(story)
        .filter(to_object_id=str(found.pk), to_content_type__app_label=found._meta.app_label)
        .exists()
    )


def _mark(story: StoryPage, link: PressLink) -> None:
    """Weave the number of the link into what somebody would copy."""
    for name in ("title", "summary", "problem", "action_text"):
        setattr(story, name, watermark.woven(getattr(story, name), link.pk))


def _sealed(response: HttpResponseBase) -> HttpResponseBase:
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
