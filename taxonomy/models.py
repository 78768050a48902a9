"""Issues and territories: one row per concept, with a name per language."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.fields import MultipleChoiceField
from content.hues import HUES
from content.languages import translated

from .folding import fold, fold_german


class Issue(models.Model):
    """A problem of society that partnerships work on: employment, mobility, poverty …"""

    slug = models.SlugField(_("address"), unique=True)
    name_fr = models.CharField(_("name in French"), max_length=60)
    name_de = models.CharField(_("name in German"), max_length=60, blank=True)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    definition_fr = models.CharField(_("definition in French"), max_length=200, blank=True)
    definition_de = models.CharField(_("definition in German"), max_length=200, blank=True)
    definition_en = models.CharField(_("definition in English"), max_length=200, blank=True)
    hue = models.CharField(
        _("hue"),
        max_length=12,
        choices=[(hue.key, hue.label) for hue in HUES],
        help_text=_("The colour that marks this issue on walls and labels."),
    )
    sdgs = MultipleChoiceField(
        _("sustainable development goals"),
        options=[(number, str(number)) for number in range(1, 18)],
    )
    iptc = models.JSONField(_("IPTC media topics"), default=list, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)

    name = translated("name")
    definition = translated("definition")

    class Meta:
        ordering = ["sort_order", "slug"]
        verbose_name = _("issue")
        verbose_name_plural = _("issues")

    def __str__(self) -> str:
        return self.name


class TerritoryKind(models.TextChoices):
    """What a territory is in official terms."""

    REGION = "region", _("region")
    DEPARTMENT = "department", _("department")
    COLLECTIVITY = "collectivity", _("territorial collectivity")
    EPCI = "epci", _("intercommunality")
    COMMUNE = "commune", _("municipality")
    OVERSEAS = "overseas", _("overseas collectivity")
    KREIS = "kreis", _("German district")
    VERBANDSGEMEINDE = "verbandsgemeinde", _("German association of municipalities")
    CANTON = "canton", _("Swiss canton")


class Territory(models.Model):
    """An official area. A graph, not a tree: a municipality lies in an intercommunality that may
    straddle two departments, and Alsace is a collectivity above two of them."""

    key = models.CharField(
        _("key"),
        max_length=20,
        unique=True,
        help_text=_("Kind and official code, for instance epci-246700488. Codes alone collide."),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=TerritoryKind, db_index=True)
    code = models.CharField(_("official code"), max_length=12)
    slug = models.SlugField(_("address"), max_length=90, unique=True)
    name_fr = models.CharField(_("name"), max_length=120)
    name_de = models.CharField(_("name in German"), max_length=120, blank=True)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    name_of = models.CharField(_("name after “de”"), max_length=140, blank=True)
    folded_name = models.CharField(max_length=120, db_index=True, editable=False)
    folded_name_de = models.CharField(
        max_length=120, db_index=True, default="", db_default="", editable=False
    )
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    longitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    latitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    vintage = models.PositiveSmallIntegerField(_("year of the official list"))
    retired = models.BooleanField(_("no longer exists"), default=False)
    parents = models.ManyToManyField(
        "self", symmetrical=False, related_name="children", verbose_name=_("lies in"), blank=True
    )
    main_parent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("mainly lies in"),
        help_text=_("Where lists show it: one place only, even when it straddles two."),
    )
    # Wagtail's index of references answers "where is this used?": on pages, not within the list.
    main_parent.wagtail_reference_index_ignore = True

    name = translated("name")

    class Meta:
        ordering = ["folded_name", "key"]
        verbose_name = _("territory")
        verbose_name_plural = _("territories")

    def __str__(self) -> str:
        return self.label

    def save(self, **kwargs: Any) -> None:
        """Keep the folded names, by which it is found, in step with those that are read."""
        self.folded_name = fold(self.name_fr)
        if self.name_de:  # else the official list may know an older one
            self.folded_name_de = fold_german(self.name_de)
        fields = kwargs.get("update_fields")
        if fields is not None:
            kwargs["update_fields"] = {*fields, "folded_name", "folded_name_de"}
        super().save(**kwargs)

    def is_called(self, name: str) -> bool:
        """Whether that is its whole name, in French or in German, however it is typed."""
        return fold(name) == self.folded_name or fold_german(name) == self.folded_name_de

    @property
    def label(self) -> str:
        """Name that cannot be confused: 3,675 French municipalities share theirs with another."""
        if self.kind == TerritoryKind.COMMUNE:
            return f"{self.name} ({self.department_code})"
        return self.name

    @property
    def department_code(self) -> str:
        """Code of the department of a municipality, read off its own code."""
        return self.code[:3] if self.code.startswith("97") else self.code[:2]


class TerritoryAncestry(models.Model):
    """Closure of the graph: every territory is below itself (distance 0) and all that holds it.

    A municipality is below its own department only, even when its intercommunality straddles two.
    """

    ancestor = models.ForeignKey(Territory, models.CASCADE, related_name="below")
    descendant = models.ForeignKey(Territory, models.CASCADE, related_name="above")
    distance = models.PositiveSmallIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ancestor", "descendant"], name="ancestry_once")
        ]
        indexes = [models.Index(fields=["descendant", "ancestor"])]

    def __str__(self) -> str:
        return f"{self.descendant_id} in {self.ancestor_id}"


class PostalCode(models.Model):
    """A postal code and a municipality: two thirds of the codes cover more than one."""

    code = models.CharField(max_length=5, db_index=True)
    commune = models.ForeignKey(Territory, models.CASCADE, related_name="postal_codes")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "commune"], name="postal_code_once")]

    def __str__(self) -> str:
        return self.code
