"""What can be found, as the search index keeps it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from people.models import Organisation


class Kind(models.TextChoices):
    """What was found."""

    STORY = "story", _("story")
    EVENT = "event", _("event")
    CALL = "call", _("call")
    ORGANISATION = "organisation", _("organisation")
    PAGE = "page", _("page")


class SearchEntry(models.Model):
    """A page, or an organisation in one language: its words, and the terms that they give.

    Names of issues, territories and partners give terms as if they stood in the summary.

    The database adds an index over the three columns of terms (migration 0002): a full-text table
    kept by triggers on SQLite, a generated `vector` column on PostgreSQL.
    """

    page = models.OneToOneField(
        Page, models.CASCADE, null=True, blank=True, related_name="search_entry"
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="search_entries"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    title_terms = models.TextField()
    summary_terms = models.TextField(blank=True)
    body_terms = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "language"], name="organisation_once_per_language"
            )
        ]
        indexes = [models.Index(fields=["language", "kind"])]

    def __str__(self) -> str:
        return self.title
