"""What can be found, as the search index keeps it, and what editors teach the search."""

from datetime import UTC, datetime

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from people.models import Organisation

# What has no date comes last: a value of its own, as databases place "no value" differently.
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
LANGUAGES = [("fr", _("French")), ("de", _("German")), ("en", _("English"))]


class Kind(models.TextChoices):
    """What was found."""

    STORY = "story", _("story")
    EVENT = "event", _("event")
    CALL = "call", _("call")
    ORGANISATION = "organisation", _("organisation")
    PAGE = "page", _("page")


class SearchEntry(models.Model):
    """A page, or an organisation in one language: its words, and the terms that they give.

    Names of issues, territories and partners give terms as if they stood in the summary. `facets`
    holds what an entry can be narrowed by, as terms too (`search.narrowing`), so that one index
    answers for words and filters together.

    The database adds an index over the four columns of terms (migrations 0004 and 0005): a full-text
    table kept by triggers on SQLite, a generated `vector` column on PostgreSQL, where the facets stand
    within the row (0008).
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
    facets = models.TextField(blank=True)
    published_at = models.DateTimeField(default=UNDATED)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "language"], name="organisation_once_per_language"
            )
        ]
        indexes = [
            # The newest of a language are read off its end: what everybody searches for is not
            # sorted whole.
            models.Index(fields=["language", "-published_at", "id"], name="newest_of_a_language"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_url(self, request: HttpRequest) -> str:
        """Where it leads."""
        if self.organisation:
            return self.organisation.get_absolute_url()
        return self.page.get_url(request)


class IndexChange(models.Model):
    """An entry that was written or deleted, and that the search server has not heard of yet
    (`search.backends.opensearch`). There is none where no server is used."""

    entry = models.BigIntegerField()
    tries = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["tries", "id"], name="changes_to_send")]

    def __str__(self) -> str:
        return f"{self.entry}"


class Renamed(models.Model):
    """An issue, a territory or an organisation that got another name, which entries of others do not
    hold yet (`search.renaming`)."""

    model = models.CharField(max_length=20)
    row = models.BigIntegerField()
    last_page = models.BigIntegerField(default=0, db_default=0)  # pages up to here are done

    def __str__(self) -> str:
        return f"{self.model} {self.row}"


class Synonyms(models.Model):
    """Words that mean the same: who searches for one finds the others."""

    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="fr")
    words = models.TextField(
        _("words that mean the same"),
        max_length=500,
        help_text=_("Separated by commas, for instance: friche, site industriel abandonné."),
    )

    class Meta:
        ordering = ["language", "words"]
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return self.words


class Promotion(models.Model):
    """A page that editors put above all results of certain words."""

    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="fr")
    words = models.TextField(
        _("searched words"),
        max_length=500,
        help_text=_("Separated by commas. The page comes first when one of them is searched for."),
    )
    page = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name=_("page"))
    note = models.CharField(
        _("why it is shown"), max_length=160, blank=True, help_text=_("Empty: its own summary.")
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["language", "sort_order", "pk"]
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")

    def __str__(self) -> str:
        return self.words


class MissedSearch(models.Model):
    """Words that found nothing, and how often. Nobody can be told from it (`search.missed`)."""

    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    words = models.CharField(_("searched words"), max_length=60)
    count = models.PositiveIntegerField(_("times"), default=0)
    last_on = models.DateField(_("last time"))

    class Meta:
        ordering = ["-count", "words"]
        verbose_name = _("search that found nothing")
        verbose_name_plural = _("searches that found nothing")
        constraints = [
            models.UniqueConstraint(fields=["language", "words"], name="missed_words_once")
        ]

    def __str__(self) -> str:
        return self.words
