"""Under which conditions a text or a picture may be taken up: those of its licence, in words."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from content import dates
from content.models import Licence, Picture
from content.typography import typo
from stories.choices import Label
from stories.models import StoryPage


def may_be_republished(story: StoryPage) -> bool:
    """Whether the licence of the text lets others publish it."""
    return story.licence in Licence.values and story.licence != Licence.RESERVED


def may_be_printed(picture: Picture) -> bool:
    """Whether newsrooms may use a picture: agreed to, credited, and no consent has ended."""
    return picture.press_use and picture.rights_are_clear()


def conditions(licence: str) -> list[str]:
    """What a licence asks for and allows, one sentence each, in the active language.

    They say what the licence says and nothing besides: an extra condition would contradict it.
    Source: the deeds of CC BY 4.0, BY-SA 4.0, BY-ND 4.0 and CC0 1.0 at creativecommons.org.
    """
    name = _("Name the author, give the address of the original and the licence.")
    free = _("You may publish it anywhere, for money too.")
    said = {
        Licence.CC_BY: [free, name, _("You may change it: then say that you did.")],
        Licence.CC_BY_SA: [
            free,
            name,
            _(
                "You may change it: then say that you did, and publish the result under this licence."
            ),
        ],
        Licence.CC_BY_ND: [
            free,
            name,
            _(
                "You may not publish a changed version. Each text offered here may be taken as it is."
            ),
        ],
        Licence.CC0: [_("You may do with it what you want, without asking or naming anybody.")],
        Licence.RESERVED: [_("All rights are reserved.")],
    }
    return said.get(licence, said[Licence.RESERVED])


def picture_conditions(picture: Picture) -> list[str]:
    """Conditions of a picture that newsrooms may use, in the active language."""
    if picture.licence == Licence.RESERVED:
        said = [
            _("Newsrooms may use it to tell this story, with its credit. All else is reserved.")
        ]
    else:
        said = conditions(picture.licence)
    if picture.consent_until:
        said = [
            *said,
            _("The people shown agreed to it %(until)s.")
            % {"until": dates.until(picture.consent_until)},
        ]
    return said


def licence_line(licence: str) -> str:
    """The licence with the address of its text."""
    known = Licence(licence)
    return f"{known.label} ({known.url})" if known.url else str(known.label)


def credit_lines(story: StoryPage, url: str) -> list[str]:
    """What goes with every copy: who wrote it, where it stands, its licence, what was corrected.

    Args:
        story: the story.
        url: its full address.
    """
    language = story.locale.language_code
    by = story.authors or settings.WAGTAIL_SITE_NAME
    published = timezone.localdate(released_at(story)) if released_at(story) else None
    lines = [
        _("By %(authors)s. Published by %(site)s on %(date)s.")
        % {
            "authors": by,
            "site": settings.WAGTAIL_SITE_NAME,
            "date": dates.day(published, language),
        }
        if published
        else _("By %(authors)s.") % {"authors": by},
        _("Original: %(url)s") % {"url": url},
        _("Licence: %(licence)s") % {"licence": licence_line(story.licence)},
        *corrections(story),
        *notices(story),
    ]
    return [typo(line, language) for line in lines]


def corrections(story: StoryPage) -> list[str]:
    """The corrections of a story, each with its day, the newest first."""
    return [
        typo(
            _("Corrected on %(date)s: %(text)s")
            % {
                "date": dates.day(row.corrected_on, story.locale.language_code),
                "text": row.text,
            },
            story.locale.language_code,
        )
        for row in story.corrections.all()
    ]


def notices(story: StoryPage) -> list[str]:
    """What the page says before its text and a copy must not lose."""
    language, said = story.locale.language_code, []
    if story.is_example:
        said.append(_("This story is an example: people, organisations and figures are invented."))
    if story.label == Label.OPINION:
        said.append(
            _("This is an opinion. Its author answers for it; the lab has not verified it.")
        )
    elif story.label == Label.ANNOUNCEMENT:
        said.append(_("This is an announcement: it tells what is planned, not what was measured."))
    if story.needs_verification:
        said.append(
            _("These figures were to be checked again by %(date)s. The check is still to come.")
            % {"date": dates.day(story.verify_by, language)}
        )
    return [typo(sentence, language) for sentence in said]


def released_at(story: StoryPage) -> datetime | None:
    """The second from which the public could read the story; None while it is no public page."""
    moment = story.released_at
    return moment and moment.replace(microsecond=0)


def changed_at(story: StoryPage) -> datetime | None:
    """The second of its last change: whatever is corrected is published anew."""
    released = released_at(story)
    if released is None or story.last_published_at is None:
        return released
    return max(released, story.last_published_at.replace(microsecond=0))
