"""What the services of record say about cited works."""

from collections.abc import Iterable, Mapping

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.citations.problems import Evidence, identifiers_of
from articles.evidence.facts import RecordFacts, SourceFacts, facts_of
from articles.evidence.words import KIND_CHOICES, SUBJECT_CHOICES
from references.evidence import SourceKind, Subjects
from references.model.reference import Reference


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
    kind = models.CharField(
        _("kind of source"), max_length=24, choices=KIND_CHOICES, blank=True, default=""
    )
    former_kinds = models.JSONField(_("kinds of earlier days"), default=list, blank=True)
    subjects = models.CharField(
        _("studied in"), max_length=8, choices=SUBJECT_CHOICES, blank=True, default=""
    )
    published_as = models.JSONField(_("newer versions"), default=list, blank=True)
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

    @property
    def facts(self) -> RecordFacts:
        """What the services of record said last."""
        return RecordFacts(
            kind=SourceKind.read(self.kind),
            former_kinds=tuple(self.former_kinds),
            subjects=Subjects.read(self.subjects),
            severity=self.severity,
            checked_date=timezone.localdate(self.checked_at) if self.checked_at else None,
            published_as=tuple(self.published_as),
        )

    @classmethod
    def facts_of(cls, references: Mapping[str, Reference]) -> dict[str, SourceFacts]:
        """Returns what is known about each work, by citation key (one query at most)."""
        names = {key: identifiers_of(each.doi, each.pmid) for key, each in references.items()}
        wanted = {name for found in names.values() for name in found}
        rows = cls.objects.filter(identifier__in=wanted).order_by() if wanted else ()
        known = {row.identifier: row.facts for row in rows}
        return {
            key: facts_of(each, [known[name] for name in names[key] if name in known])
            for key, each in references.items()
        }

    @classmethod
    def notices(cls, facts: Mapping[str, SourceFacts]) -> dict[str, str]:
        """Returns what a reader has to know of each work with a notice, by citation key."""
        return {
            key: str(cls.Severity(each.severity).label)
            for key, each in facts.items()
            if each.severity
        }
