"""Organisations, programmes (a territory's team) and the people who answer."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail.search import index

from content.languages import translated
from content.models import Picture
from taxonomy.models import Territory


class Universe(models.TextChoices):
    """The side of a partnership on which an organisation stands."""

    COMPANY = "company", _("company")
    SOCIAL_ECONOMY = "social-economy", _("social economy")
    PUBLIC = "public", _("public body")
    CITIZENS = "citizens", _("citizens")
    RESEARCH = "research", _("research")
    MEDIA = "media", _("media")
    FOUNDATION = "foundation", _("foundation")


class Organisation(index.Indexed, models.Model):
    """One side of a partnership, with a public page that gathers what it takes part in."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=130, unique=True)
    universe = models.CharField(_("universe"), max_length=16, choices=Universe)
    description_fr = models.TextField(_("description in French"), max_length=600, blank=True)
    description_de = models.TextField(_("description in German"), max_length=600, blank=True)
    description_en = models.TextField(_("description in English"), max_length=600, blank=True)
    website = models.URLField(_("website"), blank=True)
    logo = models.ForeignKey(
        Picture, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    territory = models.ForeignKey(
        Territory,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("territory"),
    )
    is_example = models.BooleanField(_("example"), default=False)

    description = translated("description")

    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("description_fr"),
        index.FilterField("universe"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisation", args=[self.slug])


class Programme(ClusterableModel):
    """The team that serves a territory: who answers, when, and from which address."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=130, unique=True)
    presentation_fr = models.TextField(_("presentation in French"), max_length=900, blank=True)
    presentation_de = models.TextField(_("presentation in German"), max_length=900, blank=True)
    presentation_en = models.TextField(_("presentation in English"), max_length=900, blank=True)
    territories = ParentalManyToManyField(
        Territory, related_name="programmes", verbose_name=_("territories"), blank=True
    )
    email = models.EmailField(_("address from which mails are sent"))
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    answer_minutes = models.PositiveSmallIntegerField(
        _("minutes until a human answers"),
        default=60,
        help_text=_("Counted within opening hours only."),
    )
    owned_minutes = models.PositiveSmallIntegerField(
        _("minutes until somebody has taken a request"),
        default=5,
        help_text=_("Counted within opening hours. Then it is given to whoever is on duty."),
    )
    climb_minutes = models.PositiveSmallIntegerField(
        _("minutes between two rungs"),
        default=30,
        help_text=_(
            "A request that nobody has answered in time climbs: to a colleague, then to the lead,"
            " then to the circle. Counted within opening hours."
        ),
    )
    lead = models.ForeignKey(
        "people.Facilitator",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead"),
        help_text=_("Told when neither the owner nor a colleague has answered."),
    )
    holiday_region = models.CharField(
        _("public holidays"),
        max_length=12,
        blank=True,
        choices=[("", _("France")), ("Alsace", _("France and Alsace-Moselle"))],
    )
    is_default = models.BooleanField(
        _("answers for every other territory"),
        default=False,
        help_text=_("Exactly one programme takes the requests that nobody else serves."),
    )

    presentation = translated("presentation")

    class Meta:
        ordering = ["name"]
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=models.Q(is_default=True),
                name="one_default_programme",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programme", args=[self.slug])


class OpeningHours(Orderable):
    """Hours of one weekday in which the team answers; a day may have several rows."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    opens_at = models.TimeField(_("from"))
    closes_at = models.TimeField(_("to"))

    class Meta:
        ordering = ["weekday", "opens_at"]
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens_at:%H:%M}–{self.closes_at:%H:%M}"

    def clean(self) -> None:
        if self.opens_at and self.closes_at and self.opens_at >= self.closes_at:
            raise ValidationError({"closes_at": _("Closing time comes after opening time.")})


class LetterMoment(Orderable):
    """How long after somebody's plan a follow-up letter brings it back; without rows, as by default."""

    class Unit(models.TextChoices):
        DAYS = "days", _("days")
        MONTHS = "months", _("months")

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="letter_moments")
    number = models.PositiveSmallIntegerField(
        _("after how many"), validators=[MinValueValidator(1), MaxValueValidator(36)]
    )
    unit = models.CharField(_("days or months"), max_length=6, choices=Unit, default=Unit.MONTHS)

    class Meta(Orderable.Meta):
        verbose_name = _("moment of a follow-up letter")
        verbose_name_plural = _("moments of follow-up letters")

    def __str__(self) -> str:
        return f"{self.number} {self.get_unit_display()}"


class CircleMember(Orderable):
    """Somebody of the programme's circle of trusted partners: told last, and never whom it is about."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="circle")
    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("e-mail"))

    class Meta(Orderable.Meta):
        verbose_name = _("member of the circle")
        verbose_name_plural = _("circle")

    def __str__(self) -> str:
        return self.name


class Facilitator(models.Model):
    """The person who answers, with a name and a face."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="facilitators", verbose_name=_("programme")
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="facilitator",
        verbose_name=_("account"),
    )
    name = models.CharField(_("name"), max_length=80)
    role_fr = models.CharField(_("role in French"), max_length=120, blank=True)
    role_de = models.CharField(_("role in German"), max_length=120, blank=True)
    role_en = models.CharField(_("role in English"), max_length=120, blank=True)
    photo = models.ForeignKey(
        Picture, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("photo")
    )
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("direct line"), max_length=30, blank=True)
    active = models.BooleanField(_("answers requests"), default=True)
    sort_order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The first one answers; the next ones step in.")
    )

    role = translated("role")

    class Meta:
        ordering = ["programme", "sort_order", "pk"]
        verbose_name = _("facilitator")
        verbose_name_plural = _("facilitators")

    def __str__(self) -> str:
        return self.name


class Absence(models.Model):
    """Days on which a facilitator does not answer; their requests go to whoever is on duty."""

    facilitator = models.ForeignKey(
        Facilitator, models.CASCADE, related_name="absences", verbose_name=_("facilitator")
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta:
        ordering = ["first_day", "pk"]
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="absence_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_day:%d/%m/%Y}–{self.last_day:%d/%m/%Y}"

    def clean(self) -> None:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day comes after the first.")})
