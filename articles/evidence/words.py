"""The kinds of source in the words of readers."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from references.evidence import SourceKind, Subjects

Words = str | Promise

LABELS: Mapping[SourceKind, Words] = {
    SourceKind.GUIDELINE: _("Guideline"),
    SourceKind.SYSTEMATIC_REVIEW: _("Systematic review or meta-analysis"),
    SourceKind.RANDOMISED_TRIAL: _("Randomized trial"),
    SourceKind.OBSERVATIONAL: _("Observational study"),
    SourceKind.CASE_REPORT: _("Case report"),
    SourceKind.NARRATIVE_REVIEW: _("Narrative review"),
    SourceKind.LABORATORY: _("Laboratory or animal study"),
    SourceKind.REGISTRATION: _("Trial registration or plan"),
    SourceKind.PREPRINT: _("Preprint"),
    SourceKind.OFFICIAL: _("Official information"),
    SourceKind.BOOK: _("Book"),
    SourceKind.NEWS: _("News"),
}
KIND_CHOICES = [(kind.value, label) for kind, label in LABELS.items()]
SUBJECT_CHOICES = [
    (Subjects.PEOPLE.value, _("People")),
    (Subjects.ANIMALS.value, _("Animals only")),
]

EXPLANATIONS: Mapping[SourceKind, Words] = {
    SourceKind.GUIDELINE: _(
        "Experts weighed all they could find and agreed on advice. It is where most care begins."
    ),
    SourceKind.SYSTEMATIC_REVIEW: _(
        "Somebody searched for every study of one question, by rules set beforehand, and weighed "
        "them together. A meta-analysis also adds up their numbers."
    ),
    SourceKind.RANDOMISED_TRIAL: _(
        "Chance decided who got the treatment and who did not, so that a difference at the end "
        "most likely comes from the treatment."
    ),
    SourceKind.OBSERVATIONAL: _(
        "Researchers watched what happens to people without changing anything. It shows what goes "
        "together, and seldom which is the cause."
    ),
    SourceKind.CASE_REPORT: _(
        "Doctors describe one patient or a few. It can warn of something new; it cannot show how "
        "often that happens."
    ),
    SourceKind.NARRATIVE_REVIEW: _(
        "An author tells what is known of a subject, in studies of the author’s choice."
    ),
    SourceKind.LABORATORY: _(
        "Work with cells or animals. It shows how something may work; in people it may not."
    ),
    SourceKind.REGISTRATION: _(
        "The plan of a study, written down before its results. It says what is being studied."
    ),
    SourceKind.PREPRINT: _(
        "A study that nobody has checked yet for a journal. Later versions may say something else."
    ),
    SourceKind.OFFICIAL: _("Information from a government, a health service or the WHO."),
    SourceKind.BOOK: _("A book, a part of one, or an entry of an encyclopedia or a dictionary."),
    SourceKind.NEWS: _("A report in a newspaper, a magazine or the news pages of a journal."),
}


@dataclass(frozen=True, slots=True)
class ExplainedKind:
    """This is one kind as the page about kinds shows it."""

    anchor: str
    label: Words
    explanation: Words


def explained_kinds() -> list[ExplainedKind]:
    """Returns all kinds, those that weigh most first."""
    return [ExplainedKind(kind.value, LABELS[kind], EXPLANATIONS[kind]) for kind in LABELS]


def label_of(kind: SourceKind) -> str:
    """Returns the words for a kind; empty where it is unknown."""
    return str(LABELS.get(kind, ""))


def counted(kind: SourceKind, count: int) -> str:
    """Returns a number of sources of one kind ("3 randomized trials")."""
    words = {
        SourceKind.GUIDELINE: ngettext("%d guideline", "%d guidelines", count),
        SourceKind.SYSTEMATIC_REVIEW: ngettext(
            "%d systematic review or meta-analysis",
            "%d systematic reviews or meta-analyses",
            count,
        ),
        SourceKind.RANDOMISED_TRIAL: ngettext("%d randomized trial", "%d randomized trials", count),
        SourceKind.OBSERVATIONAL: ngettext(
            "%d observational study", "%d observational studies", count
        ),
        SourceKind.CASE_REPORT: ngettext("%d case report", "%d case reports", count),
        SourceKind.NARRATIVE_REVIEW: ngettext("%d narrative review", "%d narrative reviews", count),
        SourceKind.LABORATORY: ngettext(
            "%d laboratory or animal study", "%d laboratory or animal studies", count
        ),
        SourceKind.REGISTRATION: ngettext(
            "%d trial registration or plan", "%d trial registrations or plans", count
        ),
        SourceKind.PREPRINT: ngettext("%d preprint", "%d preprints", count),
        SourceKind.OFFICIAL: ngettext(
            "%d page of official information", "%d pages of official information", count
        ),
        SourceKind.BOOK: ngettext("%d book or chapter", "%d books or chapters", count),
        SourceKind.NEWS: ngettext("%d news report", "%d news reports", count),
        SourceKind.UNKNOWN: ngettext(
            "%d of another kind or one that its record does not name",
            "%d of other kinds or ones that their records do not name",
            count,
        ),
    }[kind]
    return words % count
