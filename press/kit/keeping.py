"""Kits as they are kept: built once per revision, thrown away as soon as anything in them is over."""

from datetime import datetime
from hashlib import sha256
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from content.models import Licence
from content.visibility import public
from people import opening
from press.models import PressKit
from press.texts import terms
from press.texts.material import Material, read_one
from stories.models import StoryPage

from .archive import build
from .pictures import rights_of

# Older stories get a kit when somebody asks for it.
NEWEST = 200


def digest(material: Material) -> str:
    """What a kit depends on, in a few letters: another digest means another kit.

    The revision stands for everything that the story says; the rest changes without one.
    """
    with override(material.language):
        parts = _parts(material)
    return sha256(repr(parts).encode()).hexdigest()


def _parts(material: Material) -> list[object]:
    story, contact = material.story, material.contact
    return [
        material.url,
        story.live_revision_id,
        story.licence,
        terms.changed_at(story),
        story.needs_verification,
        [(row.kind, row.edited_at) for row in story.press_texts.order_by("kind")],
        [(row.pk, row.corrected_on) for row in story.corrections.all()],
        [quote.pk for quote in material.quotes],
        [
            (shown.picture.pk, shown.picture.file.name, rights_of(shown, material))
            for shown in material.printable
        ],
        [str(row) for row in (*story.issues, *story.territories, *story.partners.all())],
        contact and (contact.name, contact.role, contact.phone),
        contact and (contact.programme.name, contact.programme.phone, contact.programme.email),
        contact and opening.in_words(contact.programme.opening_hours.all()),
        [(row.name, row.role, row.phone, row.email, row.hours) for row in material.speakers],
    ]


def ready(story: StoryPage) -> PressKit | None:
    """The kit of a public story if it is up to date; else it is asked for, and None.

    Args:
        story: a story that anybody may see; whoever calls has asked `content.visibility`.
    """
    kit = PressKit.objects.filter(page=story).first()
    if kit and kit.file and kit.contents == digest(read_one(story)):
        return kit
    if kit and kit.file:
        kit.delete()
    PressKit.objects.update_or_create(page=story, defaults={"asked_at": timezone.now()})
    return None


def build_next(now: datetime | None = None) -> PressKit | None:
    """Build one kit that is missing: first what somebody asked for, then the newest stories'.

    Kits of stories that the public may no longer see are thrown away first. One that cannot be
    built is tried again when somebody asks for it, and keeps nobody else waiting.
    """
    now = now or timezone.now()
    free = public(StoryPage.objects.exclude(licence=Licence.RESERVED))
    PressKit.objects.exclude(page__in=free.values("pk")).delete()
    asked = PressKit.objects.filter(file="", asked_at__isnull=False).order_by("asked_at", "pk")
    story = free.filter(pk__in=asked.values("page")[:1]).first()
    if story is None:
        newest = free.order_by("-last_published_at", "-pk").values("pk")[:NEWEST]
        story = StoryPage.objects.filter(pk__in=list(newest.values_list("pk", flat=True)))
        story = story.filter(press_kit=None).order_by("-last_published_at").first()
    if story is None:
        return None
    PressKit.objects.update_or_create(page=story, defaults={"asked_at": None})
    return put(story, now)


def put(story: StoryPage, now: datetime) -> PressKit | None:
    """Build and keep the kit of a story; None where it went out of sight meanwhile."""
    material = read_one(story)
    contents, data = digest(material), build(material)
    with transaction.atomic():
        if not public(StoryPage.objects.filter(pk=story.pk)).exists():
            return None
        kit, _created = PressKit.objects.select_for_update().get_or_create(page=story)
        old = kit.file.name
        # Nobody guesses the address: it is handed out only by the view that asks who may see it.
        kit.file.save(f"{uuid4().hex}.zip", ContentFile(data), save=False)
        kit.contents, kit.built_at = contents, now
        kit.save()
        kit.pictures.set([shown.picture for shown in material.printable])
    if old:
        kit.file.storage.delete(old)
    return kit


def drop_ended(now: datetime | None = None) -> None:
    """Throw away kits with a picture whose consent ended; the next one is built without it."""
    today = timezone.localdate(now)
    PressKit.objects.filter(pictures__consent_until__lt=today).distinct().delete()
