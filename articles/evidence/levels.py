"""How sure we are of a claim: four levels in words, and what its sources allow."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.readability.texts import sentences_of
from references.evidence import SourceKind, Subjects

from .facts import SourceFacts
from .words import ExplainedKind, Words

MAX_TEXT = 80  # characters
NO_MARKS = {ord(mark): " " for mark in "\N{REFERENCE MARK}\N{IDENTICAL TO}"}
"""What stands for a citation and for a level in the editor's text."""


class ClaimLevel(StrEnum):
    """How sure we are, the least first."""

    NOT_KNOWN = "not-known"
    EARLY = "early"
    GOOD = "good"
    WELL_ESTABLISHED = "well-established"


ORDER = list(ClaimLevel)
LABELS: Mapping[ClaimLevel, Words] = {
    ClaimLevel.WELL_ESTABLISHED: _("Well established"),
    ClaimLevel.GOOD: _("Good evidence"),
    ClaimLevel.EARLY: _("Early evidence"),
    ClaimLevel.NOT_KNOWN: _("Not known"),
}
EXPLANATIONS: Mapping[ClaimLevel, Words] = {
    ClaimLevel.WELL_ESTABLISHED: _(
        "Guidelines or reviews of all studies say so. We do not expect this to change soon."
    ),
    ClaimLevel.GOOD: _("Sound trials in people say so. More studies may change the details."),
    ClaimLevel.EARLY: _("First studies point this way. Later ones may well say something else."),
    ClaimLevel.NOT_KNOWN: _("Nobody has found out yet, or the studies disagree."),
}
ALLOWS = {
    SourceKind.GUIDELINE: ClaimLevel.WELL_ESTABLISHED,
    SourceKind.SYSTEMATIC_REVIEW: ClaimLevel.WELL_ESTABLISHED,
    SourceKind.RANDOMISED_TRIAL: ClaimLevel.GOOD,
    SourceKind.OFFICIAL: ClaimLevel.GOOD,
    SourceKind.OBSERVATIONAL: ClaimLevel.EARLY,
    SourceKind.NARRATIVE_REVIEW: ClaimLevel.EARLY,
    SourceKind.BOOK: ClaimLevel.EARLY,
    SourceKind.CASE_REPORT: ClaimLevel.EARLY,
    SourceKind.LABORATORY: ClaimLevel.EARLY,
    SourceKind.PREPRINT: ClaimLevel.EARLY,
    SourceKind.REGISTRATION: ClaimLevel.NOT_KNOWN,
    SourceKind.NEWS: ClaimLevel.NOT_KNOWN,
}
"""The highest level that one source of a kind carries."""


@dataclass(frozen=True, slots=True)
class Claim:
    """This is a sentence with the level that its author gave it, and the works that it cites."""

    text: str
    level: ClaimLevel
    cited: tuple[str, ...]

    @property
    def label(self) -> Words:
        """The level in words."""
        return LABELS[self.level]


def explained_levels() -> list[ExplainedKind]:
    """Returns all levels, the surest first."""
    return [ExplainedKind(level.value, LABELS[level], EXPLANATIONS[level]) for level in LABELS]


def allowed_by(facts: SourceFacts) -> ClaimLevel | None:
    """Returns the highest level that a source carries; None where nobody knows its kind."""
    if facts.severity in {"retracted", "concern"}:
        return ClaimLevel.NOT_KNOWN
    allowed = ALLOWS.get(facts.kind)
    if allowed and facts.subjects is Subjects.ANIMALS:
        return min(allowed, ClaimLevel.EARLY, key=ORDER.index)
    return allowed


def claims_in(
    text: str,
    cites: Iterable[tuple[int, Sequence[str]]],
    levels: Iterable[tuple[int, str]],
) -> list[Claim]:
    """Returns the claims of one paragraph.

    A claim is the sentence that a level ends. Its works are those cited in it, or in the paragraph
    before it where it cites none.

    Args:
        text: of the paragraph.
        cites: where each marker stands in it, with the keys that it cites.
        levels: where each level stands in it.
    """
    text = text.translate(NO_MARKS)
    known = [(place, tuple(keys)) for place, keys in cites]
    found = []
    for place, word in levels:
        if word not in ORDER:
            continue
        before = text[:place]
        sentences = sentences_of(before)
        sentence = sentences[-1] if sentences else ""
        start = before.rfind(sentence)
        own = [key for at, keys in known if start <= at <= place for key in keys]
        cited = own or [key for at, keys in known if at <= place for key in keys]
        words = " ".join(sentence.split())
        found.append(Claim(words, ClaimLevel(word), tuple(dict.fromkeys(cited))))
    return found


def too_high(
    claims: Iterable[Claim], facts: Mapping[str, SourceFacts]
) -> list[tuple[str, str, tuple[str, ...]]]:
    """Returns what to look at: levels above what their sources allow, as rule, text and keys."""
    found: list[tuple[str, str, tuple[str, ...]]] = []
    for claim in claims:
        if claim.level is ClaimLevel.NOT_KNOWN:
            continue
        words = {"claim": _cut(claim.text), "level": str(claim.label).lower()}
        if not claim.cited:
            text = _t("“%(claim)s” is called “%(level)s” and cites nothing.") % words
            found.append(("level", text, ()))
            continue
        allowed = [allowed_by(facts[key]) for key in claim.cited if key in facts]
        known = [each for each in allowed if each is not None]
        best = max(known, key=ORDER.index, default=None)
        is_judged = best is not None and len(known) == len(allowed)
        if is_judged and best and ORDER.index(best) < ORDER.index(claim.level):
            text = _t("“%(claim)s” is called “%(level)s”; its sources allow “%(best)s” at most.")
            words["best"] = str(LABELS[best]).lower()
            found.append(("level", text % words, claim.cited))
    return found


def _cut(text: str) -> str:
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"
