"""Pages on which a newsroom takes up a story."""

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.images.models import SourceImageIOError

from content.addresses import or_wagtail
from content.metadata import Meta, breadcrumb_list, breadcrumbs
from content.models import Licence
from people import opening
from press import addresses
from press.kit.pictures import kept_jpeg, rights_of
from press.models import Kind
from press.oembed.card import iframe
from stories.models import StoryPage

from . import terms
from .copies import KINDS, Copy, copies, copy_of
from .drafts import RADIO_WORDS
from .formats import FORMATS, as_html, as_markdown, as_text
from .material import Material, read_one


@require_safe
@or_wagtail
def republish(request: HttpRequest, story: str) -> HttpResponseBase | None:
    """Everything that a newsroom may take of a story, and under which conditions.

    A story whose rights are reserved gets a page that says so, and offers nothing.
    """
    page = addresses.public_story(story)
    if page is None:
        return None
    material = read_one(page)
    page = material.story
    context = {"story": page, "meta": _meta(request, material), "contact": material.contact}
    if not terms.may_be_republished(page):
        return render(request, "press/reserved.html", context, status=403)
    offered = [_offer(page, copy) for copy in copies(material)]
    prefetch_related_objects([shown.picture for shown in material.printable], "renditions")
    context |= {
        "copies": offered,
        "conditions": terms.conditions(page.licence),
        "licence_url": Licence(page.licence).url,
        "pictures": [
            {
                "shown": shown,
                "url": addresses.below(page, "press-picture", picture=shown.picture.pk),
                "conditions": terms.picture_conditions(shown.picture),
            }
            for shown in material.printable
        ],
        "speakers": material.speakers,
        "kept_back": len(material.pictures) - len(material.printable),
        "corrections": page.corrections.all(),
        "kit_url": addresses.below(page, "press-kit"),
        "ninjs_url": addresses.below(page, "press-ninjs"),
        "flat_ninjs_url": addresses.below(page, "press-ninjs-1"),
        "card": {"kind": "card", "language": material.language, "value": str(iframe(page))},
        "hours": opening.in_words(material.contact.programme.opening_hours.all())
        if material.contact
        else [],
        "counts": settings.PRESS_COUNT_COPIES,
        "radio_words": RADIO_WORDS.get(material.language, 120),
    }
    return render(request, "press/republish.html", context)


@require_safe
@or_wagtail
def text(request: HttpRequest, story: str, kind: str, extension: str) -> HttpResponseBase | None:
    """One text in one format, to be downloaded."""
    page = addresses.public_story(story)
    if page is None:
        return None
    format_ = FORMATS.get(extension)
    if kind not in Kind.values or format_ is None or not terms.may_be_republished(page):
        raise Http404
    copy = copy_of(read_one(page), kind)
    response = HttpResponse(format_.write(copy), content_type=format_.media_type)
    return as_download(response, f"{copy.filename}.{extension}")


@require_safe
@or_wagtail
def picture(request: HttpRequest, story: str, picture: int) -> HttpResponseBase | None:
    """A picture that newsrooms may use, in full size, its rights written into the file."""
    page = addresses.public_story(story)
    if page is None:
        return None
    material = read_one(page)
    shown = next((p for p in material.printable if p.picture.pk == picture), None)
    if shown is None or not terms.may_be_republished(page):
        raise Http404
    try:
        file = kept_jpeg(shown.picture, rights_of(shown, material))
    except (OSError, SourceImageIOError) as error:  # the file is gone, the page is not
        raise Http404 from error
    response = HttpResponse(file, content_type="image/jpeg")
    return as_download(response, f"{page.slug}-{picture}.jpg")


def _offer(page: StoryPage, copy: Copy) -> dict[str, object]:
    """What the page shows of a copy."""
    spoken = copy.kind == Kind.RADIO
    return {
        "copy": copy,
        "label": Kind(copy.kind).label,
        "is_full": copy.kind == KINDS[0],
        "spoken": spoken,
        "words": copy.words if spoken else 0,
        "signs": copy.signs,
        "texts": [
            {"name": _("Plain text"), "key": "text", "value": as_text(copy)},
            {"name": "HTML", "key": "html", "value": as_html(copy)},
            {"name": "Markdown", "key": "md", "value": as_markdown(copy)},
        ],
        "files": [
            {
                "label": format_.label,
                "url": addresses.below(
                    page, "press-text", kind=copy.kind, extension=format_.extension
                ),
            }
            for format_ in FORMATS.values()
        ],
    }


def _meta(request: HttpRequest, material: Material) -> Meta:
    """Metadata of the page; search engines keep to the story itself."""
    story, title = material.story, _("Republish this story")
    url = addresses.full(story, "press-republish")
    here = {"title": title, "url": addresses.below(story, "press-republish"), "full_url": url}
    crumbs = [*breadcrumbs(story, request), here]
    return Meta(
        title=f"{title}: {story.title}",
        description=story.description,
        canonical=url,
        robots="noindex",
        breadcrumbs=crumbs,
        structured_data=[breadcrumb_list(crumbs)],
    )


def as_download(response: HttpResponse, name: str) -> HttpResponse:
    """A download that caches ask about each time: what may be seen can end at any minute."""
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, no_cache=True)
    return response
