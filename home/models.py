"""Home page, plain pages, site settings and navigation."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from content import mains
from content.blocks import ContentBlocks
from content.fields import BlocksField
from content.languages import translated
from content.models import BasePage, Picture

from . import panels, site_frame
from .accessibility import statement
from .site_map import branches
from .structured import home_objects


class HomePage(BasePage):
    """The first page of a language."""

    headline = models.CharField(_("headline"), max_length=90, blank=True)
    lede = models.TextField(_("lede"), max_length=250, blank=True)
    featured_story = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("story in front"),
        help_text=_("Empty: the newest story."),
    )
    body = BlocksField(ContentBlocks(), verbose_name=_("more"))

    parent_page_types = ["wagtailcore.Page"]

    content_panels = panels.HOME_PANELS

    class Meta:
        verbose_name = _("home page")

    @property
    def description(self) -> str:
        return self.search_description or self.lede

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from . import front

        # The story in front of a draft is not yet in front for anybody else.
        is_preview = getattr(request, "is_preview", False)

        def read(_address: mains.Address) -> dict[str, Any]:
            shown = front.in_cards(front.read(self)) if is_preview else front.public_front(self)
            return {"front": shown}

        # Counted beforehand, as lists do.
        given = {"page": self, "finder": front.finder(self)}
        return super().get_context(request, *args, **kwargs) | {
            "main": mains.main("home/_main.html", request, given, read)
        }

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        return home_objects(site_frame.read(), self, request)


class PlainPage(BasePage):
    """A page of text: about, press, contact, legal notice, privacy …"""

    introduction = models.TextField(_("introduction"), max_length=300, blank=True)
    body = BlocksField(ContentBlocks(), verbose_name=_("text"))

    parent_page_types = ["home.HomePage", "home.PlainPage"]
    subpage_types = ["home.PlainPage"]

    content_panels = panels.PLAIN_PANELS

    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction", boost=2),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")

    @property
    def description(self) -> str:
        return self.search_description or self.introduction


class AccessibilityPage(BasePage):
    """The accessibility statement that French law expects.

    Says “not compliant” until an audit is recorded. Format: RGAA 4.1, “déclaration
    d'accessibilité”; rates: 100 % fully, from 50 % partially, below or no audit not compliant.
    """

    audited_on = models.DateField(_("audited on"), null=True, blank=True)
    audited_by = models.CharField(_("audited by"), max_length=120, blank=True)
    compliance_rate = models.PositiveSmallIntegerField(
        _("share of criteria met, in per cent"), null=True, blank=True
    )
    known_gaps = RichTextField(
        _("what is not accessible"), features=["bold", "italic", "link", "ol", "ul"], blank=True
    )

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    override_translatable_fields = [SynchronizedField("audited_by")]

    content_panels = panels.ACCESSIBILITY_PANELS

    class Meta:
        verbose_name = _("accessibility statement")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "statement": statement(self.audited_on, self.compliance_rate, timezone.localdate()),
            "identity": site_frame.read().identity,
        }


class SiteMapPage(BasePage):
    """Every page on one page."""

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("site map")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"branches": branches(self)}


class NavigationPlace(models.TextChoices):
    """Where a link of the navigation stands."""

    MAIN = "main", _("main navigation")
    FOOTER = "footer", _("footer")


@register_setting(icon="site")
class SiteIdentity(BaseSiteSetting, ClusterableModel):
    """Who runs the site, how to reach them, and what leads where."""

    name = models.CharField(_("name of the site"), max_length=60, default="Labo des partenariats")
    tagline_fr = models.CharField(_("tagline in French"), max_length=120, blank=True)
    tagline_de = models.CharField(_("tagline in German"), max_length=120, blank=True)
    tagline_en = models.CharField(_("tagline in English"), max_length=120, blank=True)
    email = models.EmailField(_("general address"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    postal_address = models.CharField(_("postal address"), max_length=200, blank=True)
    press_name = models.CharField(_("press contact"), max_length=80, blank=True)
    press_email = models.EmailField(_("press e-mail"), blank=True)
    press_phone = models.CharField(_("press phone"), max_length=30, blank=True)
    publisher = models.CharField(
        _("director of publication"),
        max_length=120,
        blank=True,
        help_text=_("The legal representative: French law asks for the name."),
    )
    host = models.CharField(_("host: name, address, phone"), max_length=250, blank=True)

    edit_handler = panels.IDENTITY_FORM

    tagline = translated("tagline")

    class Meta:
        verbose_name = _("identity and navigation")


class NavigationLink(Orderable):
    """A link of the navigation; it follows the reader's language by itself."""

    identity = ParentalKey(SiteIdentity, on_delete=models.CASCADE, related_name="links")
    place = models.CharField(
        _("place"), max_length=6, choices=NavigationPlace, default=NavigationPlace.MAIN
    )
    page = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name=_("page"))

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return str(self.page)


class SocialLink(Orderable):
    """Where else the team can be found."""

    identity = ParentalKey(SiteIdentity, on_delete=models.CASCADE, related_name="social_links")
    label = models.CharField(_("name"), max_length=30)
    url = models.URLField(_("address"))

    class Meta(Orderable.Meta):
        verbose_name = _("social network")
        verbose_name_plural = _("social networks")

    def __str__(self) -> str:
        return self.label


class PartnerLogo(Orderable):
    """Who supports the team."""

    identity = ParentalKey(SiteIdentity, on_delete=models.CASCADE, related_name="partner_logos")
    name = models.CharField(_("name"), max_length=80)
    logo = models.ForeignKey(Picture, models.PROTECT, related_name="+", verbose_name=_("logo"))
    url = models.URLField(_("address"), blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("supporter")
        verbose_name_plural = _("supporters")

    def __str__(self) -> str:
        return self.name


class SignOfLife(models.Model):
    """When something that runs by itself was last done (`home.health.signs`)."""

    name = models.CharField(max_length=100, unique=True)
    at = models.DateTimeField()
    details = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name
