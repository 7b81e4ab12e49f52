"""What the services of record say about cited works."""

from collections.abc import Iterable, Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

import site_cache
from articles.citations.problems import Evidence


class SourceEvidence(models.Model):
    """This row is the last answer about one identifier (`doi:…` or `pmid:…`, lower case)."""

    class Severity(models.TextChoices):
        """The most serious notice about the work."""

        NONE = "", _("No notice")
        CORRECTED = "corrected", _("Corrected")
        CONCERN = "concern", _("Expression of concern")
        RETRACTED = "retracted", _("Retracted")

    identifier = models.CharField(_("identifier"), max_length=255, unique=True)
    severity = models.CharField(
        _("notice"), max_length=12, choices=Severity.choices, blank=True, default=""
    )
    label = models.CharField(_("in the service's words"), max_length=255, blank=True)
    notice_doi = models.CharField(_("DOI of the notice"), max_length=255, blank=True)
    mismatches = models.JSONField(_("mismatches"), default=list, blank=True)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True, db_index=True)
    changed_at = models.DateTimeField(_("changed"), null=True, blank=True)
    message = models.CharField(_("what could not be checked"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("evidence about a source")
        verbose_name_plural = _("evidence about sources")
        ordering = ["identifier"]

    def __str__(self) -> str:
        """Returns the identifier."""
        return self.identifier

    @classmethod
    def known(cls, identifiers: Iterable[str]) -> dict[str, Evidence]:
        """Returns what is known of these works, by identifier (one query)."""
        rows = cls.objects.filter(identifier__in=set(identifiers))
        return {
            row.identifier: Evidence(row.severity, row.label, tuple(row.mismatches)) for row in rows
        }

    @classmethod
    def notices(cls, works: Mapping[str, Iterable[str]]) -> dict[str, str]:
        """Returns what a reader has to know of each work with a notice, by citation key.

        Args:
            works: the identifiers of each citation key's work.
        """
        known = site_cache.get("notices", cls._read_notices)
        order = list(cls.Severity)
        found = {}
        for key, names in works.items():
            severities = [cls.Severity(known[name]) for name in names if name in known]
            worst = max(severities, key=order.index, default=cls.Severity.NONE)
            if worst is not cls.Severity.NONE:
                found[key] = str(worst.label)
        return found

    @classmethod
    def _read_notices(cls) -> dict[str, str]:
        """Returns how serious the notices are about all works that have one: few of any site."""
        rows = cls.objects.exclude(severity="").order_by()
        return dict(rows.values_list("identifier", "severity"))
