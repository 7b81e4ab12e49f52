"""How to reach the clinic, and when: the settings that a front desk keeps."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.contrib.settings.models import register_setting

from articles.pictures import Picture, fetch_images
from home.telephone import international, telephone_href

from .cached_settings import KeptSiteSetting

if TYPE_CHECKING:
    from decimal import Decimal


@register_setting(icon="mail")
class ContactSettings(KeptSiteSetting, ClusterableModel):
    """These settings say how to reach the clinic; the site's name is the clinic's name."""

    fetched = (
        "opening_hours",
        "special_hours",
        "fees__service",
        "insurance_plans",
    )

    telephone = models.CharField(_("telephone"), max_length=40, blank=True)
    fax = models.CharField(_("fax"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    street_address = models.CharField(_("street"), max_length=160, blank=True)
    locality = models.CharField(_("city"), max_length=80, blank=True)
    region = models.CharField(_("state"), max_length=40, blank=True)
    postal_code = models.CharField(_("ZIP code"), max_length=20, blank=True)
    country = models.CharField(_("country"), max_length=2, default="US")
    map_url = models.URLField(_("map link"), blank=True)
    map_picture = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("map picture"),
        help_text=_("A map of your own: nothing is loaded from another site."),
    )  # fmt: skip
    map_description = models.CharField(
        _("the map in words"), max_length=200, blank=True,
        help_text=_("For those who do not see it: “Two blocks north of the library”."),
    )  # fmt: skip
    latitude = models.DecimalField(
        _("latitude"), max_digits=9, decimal_places=6, null=True, blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )  # fmt: skip
    longitude = models.DecimalField(
        _("longitude"), max_digits=9, decimal_places=6, null=True, blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )  # fmt: skip
    directions = models.CharField(_("getting here"), max_length=300, blank=True)
    parking = models.CharField(
        _("parking"), max_length=300, blank=True, help_text=_("Where, for how long, at what price.")
    )
    step_free_access = models.CharField(_("step-free access"), max_length=300, blank=True)
    area_served = models.CharField(
        _("area served"),
        max_length=160,
        blank=True,
        help_text=_("“Portland and Multnomah County”."),
    )
    portal_url = models.URLField(
        _("patient portal"), blank=True, help_text=_("Intake and booking happen there.")
    )
    booking_url = models.URLField(
        _("online booking"), blank=True,
        help_text=_("Where patients book. A clinician or a service may have one of its own."),
    )  # fmt: skip
    price_range = models.CharField(
        _("price range"), max_length=40, blank=True, help_text=_("For search engines: “$40–$180”.")
    )
    fees_note = models.CharField(_("about the fees"), max_length=300, blank=True)
    insurance_note = models.CharField(_("about insurance"), max_length=300, blank=True)

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("telephone"),
                    FieldPanel("fax"),
                    FieldPanel("email"),
                    FieldPanel("booking_url"),
                    FieldPanel("portal_url"),
                ],
                heading=_("Reach us"),
            ),
            ObjectList(
                [
                    InlinePanel("opening_hours", heading=_("Opening hours"), label=_("hours")),
                    InlinePanel(
                        "special_hours", heading=_("Holidays and other hours"), label=_("days")
                    ),
                ],
                heading=_("Hours"),
            ),
            ObjectList(
                [
                    FieldPanel("street_address"),
                    FieldRowPanel([FieldPanel("locality"), FieldPanel("region")]),
                    FieldRowPanel([FieldPanel("postal_code"), FieldPanel("country")]),
                    MultiFieldPanel(
                        [
                            FieldPanel("map_url"),
                            FieldPanel("map_picture"),
                            FieldPanel("map_description"),
                            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                        ],
                        heading=_("Map"),
                    ),
                    FieldPanel("directions"),
                    FieldPanel("parking"),
                    FieldPanel("step_free_access"),
                    FieldPanel("area_served"),
                ],
                heading=_("Address"),
            ),
            ObjectList(
                [
                    FieldPanel("fees_note"),
                    InlinePanel("fees", heading=_("Fees"), label=_("fee")),
                    FieldPanel("price_range"),
                    FieldPanel("insurance_note"),
                    InlinePanel("insurance_plans", heading=_("Insurance plans"), label=_("plan")),
                ],
                heading=_("Fees and insurance"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("contact and hours")

    def __str__(self) -> str:
        """Returns what the settings are about."""
        return str(self._meta.verbose_name)

    def clean(self) -> None:
        """Refuses half a place on the map, and a map that nobody who cannot see it can use."""
        super().clean()
        errors = {}
        if (self.latitude is None) != (self.longitude is None):
            errors["longitude"] = _("Give both latitude and longitude, or neither.")
        if self.map_picture_id and not self.map_description:
            errors["map_description"] = _("Say in words what the map shows.")
        if errors:
            raise ValidationError(errors)

    @property
    def telephone_href(self) -> str:
        """The telephone as a `tel:` address (RFC 3966) with its country code, or empty."""
        return telephone_href(self.telephone, self.country)

    @property
    def international_telephone(self) -> str:
        """The telephone with its country code, or empty."""
        return international(self.telephone, self.country)

    @property
    def international_fax(self) -> str:
        """The fax with its country code, or empty."""
        return international(self.fax, self.country)

    @property
    def city_line(self) -> str:
        """City, state and ZIP code on one line."""
        return ", ".join(filter(None, [self.locality, f"{self.region} {self.postal_code}".strip()]))

    @property
    def place(self) -> "tuple[Decimal, Decimal] | None":
        """Latitude and longitude in degrees (WGS 84); None where they are not known."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    @property
    def map(self) -> Picture | None:
        """The clinic's own map, from what is kept of pictures."""
        if self.map_picture_id is None:
            return None
        image = fetch_images([self.map_picture_id]).get(self.map_picture_id)
        return Picture(image, self.map_description) if image else None


def maps() -> Iterable[tuple[int, str]]:
    """Returns the clinics' maps, with the place that shows them."""
    keys = ContactSettings.objects.exclude(map_picture=None).values_list("map_picture", flat=True)
    return [(key, "figure") for key in keys]
