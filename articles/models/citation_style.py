"""How a site prints its reference lists and the markers in the text."""

from typing import Self

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

import site_cache
from articles.citations.markers import MarkerForm

STYLES = [
    ("nlm", _("NLM, as PubMed cites")),
    ("vancouver", _("Vancouver, as the ICMJE shows it")),
    ("ama", _("AMA, 11th edition")),
    ("apa", _("APA, 7th edition (numbered)")),
]
FORMS = [
    (MarkerForm.SUPERSCRIPT.value, _("raised: ¹")),
    (MarkerForm.SQUARE.value, _("in square brackets: [1]")),
    (MarkerForm.ROUND.value, _("in round brackets: (1)")),
]


@register_setting(icon="openquote")
class CitationStyle(BaseSiteSetting):
    """These settings say in which style a site's articles print their references."""

    style = models.CharField(
        _("style of the references"), max_length=12, choices=STYLES, default="nlm"
    )
    marker = models.CharField(
        _("form of the markers"),
        max_length=12,
        choices=FORMS,
        default=MarkerForm.SUPERSCRIPT.value,
    )

    panels = [FieldPanel("style"), FieldPanel("marker")]

    class Meta:
        verbose_name = _("citation style")

    def __str__(self) -> str:
        """Returns what the settings are about."""
        return str(self._meta.verbose_name)

    @classmethod
    def shown(cls, request: HttpRequest | None) -> Self:
        """Returns the settings of a request's site, read once a state; the defaults without one."""
        site = Site.find_for_request(request) if request else None
        if site is None:
            return cls()
        number: int = site.pk
        return site_cache.get(
            (cls, number), lambda: cls.objects.filter(site_id=number).first() or cls(site_id=number)
        )
