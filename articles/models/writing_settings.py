"""How easy a site's articles should be to read."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="edit")
class WritingSettings(BaseSiteSetting):
    """These settings say which reading level writers aim at; nothing is ever refused for it."""

    reading_grade = models.PositiveSmallIntegerField(
        _("school grade (English)"),
        default=8,
        validators=[MinValueValidator(3), MaxValueValidator(16)],
        help_text=_("What a reader of this US school grade understands. 8 suits most patients."),
    )
    reading_score = models.PositiveSmallIntegerField(
        _("INFLESZ score (Spanish)"),
        default=55,
        validators=[MaxValueValidator(100)],
        help_text=_("0 to 100, easier upwards: from 55 on a text is “normal”, from 65 on easy."),
    )

    panels = [FieldPanel("reading_grade"), FieldPanel("reading_score")]

    class Meta:
        verbose_name = _("reading level")

    def __str__(self) -> str:
        """Returns what the settings are about."""
        return str(self._meta.verbose_name)
