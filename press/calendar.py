"""The week of a promise as a file for a journalist's own calendar."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from content import calendars
from content.typography import typo

from .models import CoverageCommitment

# A short entry on Monday morning: one of seven days would lie over the whole week.
AT, LASTS = time(9), timedelta(minutes=15)


def week_file(commitment: CoverageCommitment, space_url: str) -> bytes:
    """A calendar file for the week in which a story is to appear; it says nothing of the story's text.

    Args:
        commitment: with its week, story, journalist and steps.
        space_url: where the journalist says what became of it.
    """
    language = commitment.journalist.language
    begins = timezone.make_aware(datetime.combine(commitment.week, AT))
    changes = [step.at for step in commitment.steps.all()]
    with translation.override(language):
        entry = calendars.Entry(
            uid=calendars.uid("promise", commitment.key),
            summary=typo(_("To appear this week: %(title)s"), language)
            % {"title": typo(commitment.story.title, language)},
            starts_at=begins,
            ends_at=begins + LASTS,
            changed_at=max(changes),
            sequence=len(changes),
            description="\n".join(
                part for part in (commitment.edition, commitment.angle, space_url) if part
            ),
            url=space_url,
            language=language,
        )
        return calendars.calendar([entry], name=settings.WAGTAIL_SITE_NAME)
