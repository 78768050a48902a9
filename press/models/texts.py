"""What an editor writes once for newsrooms."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.models import Picture
from stories.models import StoryPage


class Kind(models.TextChoices):
    """A text of a story in one of the lengths that newsrooms ask for; the values are addresses."""

    BRIEF = "300", _("Brief, 300 characters")
    SHORT = "600", _("Short, 600 characters")
    MEDIUM = "1500", _("Half a page, 1,500 characters")
    LONG = "3000", _("A page, 3,000 characters")
    RADIO = "radio", _("Radio, 45 seconds")
    FULL = "full", _("Full text")


class PressText(models.Model):
    """A shorter text of a story, in the words of an editor instead of the draft's.

    The full text has no row: it is the story itself.
    """

    page = models.ForeignKey(StoryPage, models.CASCADE, related_name="press_texts")
    kind = models.CharField(max_length=5, choices=Kind)
    text = models.TextField(_("text"), help_text=_("A blank line begins a new paragraph."))
    drafted = models.TextField(
        editable=False,
        help_text="The draft that these words replaced: another one makes them stale.",
    )
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    edited_at = models.DateTimeField()

    class Meta:
        verbose_name = _("text for newsrooms")
        verbose_name_plural = _("texts for newsrooms")
        constraints = [
            models.UniqueConstraint(fields=["page", "kind"], name="press_text_once"),
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.FULL), name="press_text_is_not_the_story"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.kind}"


class PressKit(models.Model):
    """The press kit of a story as it was last built, or asked for.

    `contents` is a digest of everything that went into it; `press.kit` compares it before it hands
    the file out.
    """

    page = models.OneToOneField(StoryPage, models.CASCADE, related_name="press_kit")
    file = models.FileField(upload_to="press-kits", blank=True)
    contents = models.CharField(max_length=64, blank=True)
    pictures = models.ManyToManyField(Picture, related_name="+")
    asked_at = models.DateTimeField(null=True)
    built_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("press kit")
        verbose_name_plural = _("press kits")

    def __str__(self) -> str:
        return self.file.name or str(self.page_id)
