"""How the site looks: the clinic's own colours and logo, within limits that keep it readable."""

import hashlib
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import register_setting

from home.contrast import BAND_TEXTS, HEX, LIGHT_GROUNDS, MINIMUM, Palette, lowest

from .cached_settings import KeptSiteSetting

is_colour = RegexValidator(
    rf"(?i)^{HEX.pattern}\Z",
    _("Write the colour as # and six digits or letters a to f: #1f5a48."),
)


@register_setting(icon="view")
class AppearanceSettings(KeptSiteSetting):
    """These settings replace the site's accent, the colour of its bands, and its mark."""

    fetched = ("logo__renditions",)

    accent = models.CharField(
        _("accent"),
        max_length=7,
        blank=True,
        validators=[is_colour],
        help_text=_(
            "Links, buttons and signs, as #rrggbb. It must read well on the page's light grounds; "
            "dark screens get a lighter shade by themselves. Empty: the site's own fir green."
        ),
    )
    band = models.CharField(
        _("bands"),
        max_length=7,
        blank=True,
        validators=[is_colour],
        help_text=_("Behind the intake banner and the footer, as #rrggbb; their text is light."),
    )
    logo = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("Stands before the clinic's name in place of the flower. At least 160 high."),
    )

    panels = [FieldPanel("accent"), FieldPanel("band"), FieldPanel("logo")]

    class Meta:
        verbose_name = _("appearance")

    def __str__(self) -> str:
        """Returns what the settings are about."""
        return str(self._meta.verbose_name)

    def clean(self) -> None:
        """Refuses colours on which or in which text would be hard to read, with the ratio."""
        super().clean()
        self.accent, self.band = self.accent.lower(), self.band.lower()
        errors = {}
        for field, others, told in (
            ("accent", LIGHT_GROUNDS, _("On the %(other)s")),
            ("band", BAND_TEXTS, _("Under the %(other)s")),
        ):
            colour = getattr(self, field)
            if not HEX.fullmatch(colour):
                continue
            ratio, other = lowest(colour, others)
            if ratio < MINIMUM:
                reason = _("this colour has a contrast of %(ratio).1f:1; %(least)s:1 is needed. ")
                errors[field] = ValidationError(
                    told + " " + reason + _("Choose a darker one."),
                    params={"other": other, "ratio": ratio, "least": MINIMUM},
                )
        if errors:
            raise ValidationError(errors)

    @property
    def palette(self) -> Palette:
        """The clinic's own colours and those that follow from them."""
        return Palette.of(self.accent, self.band)

    @property
    def stylesheet(self) -> str:
        """The CSS that follows from the colours; empty for the site's own."""
        return self.palette.stylesheet()

    @property
    def stylesheet_url(self) -> str:
        """The stylesheet's address, which changes with its content; empty when there is none."""
        css = self.stylesheet
        return reverse("home:appearance", args=[digest_of(css)]) if css else ""


def logos() -> Iterable[tuple[int, str]]:
    """Returns the clinics' logos, with the place that shows them."""
    keys = AppearanceSettings.objects.exclude(logo=None).values_list("logo", flat=True)
    return [(key, "logo") for key in keys]


def digest_of(css: str) -> str:
    """Returns the part of the address that changes with the content."""
    return hashlib.sha256(css.encode()).hexdigest()[:12]
