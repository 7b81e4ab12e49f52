"""What is wrong with an article's citations: a pure function of what is stored.

It never asks a block or a form whether something is valid: their state is shared by all threads
while one of them saves a draft.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.citations import element
from references.lookup.comparison import plain
from references.model.reference import Reference


class Rule(StrEnum):
    """What is checked, in the order of seriousness."""

    DANGLING = "dangling"
    RETRACTED = "retracted"
    MISMATCH = "mismatch"
    DUPLICATE = "duplicate"
    UNCITED = "uncited"
    MISSING = "missing"
    CORRECTED = "corrected"


class Level(StrEnum):
    """What a site does about a problem."""

    REFUSE = "refuse"
    WARN = "warn"
    IGNORE = "ignore"


DEFAULT_POLICY: Mapping[Rule, Level] = {
    Rule.DANGLING: Level.REFUSE,
    Rule.RETRACTED: Level.REFUSE,
    Rule.MISMATCH: Level.REFUSE,
    Rule.DUPLICATE: Level.REFUSE,
    Rule.UNCITED: Level.WARN,
    Rule.MISSING: Level.WARN,
    Rule.CORRECTED: Level.WARN,
}

NEEDED: Mapping[str, tuple[str, ...]] = {
    "article-journal": ("title", "author", "container_title", "issued"),
    "article": ("title", "author", "issued"),
    "book": ("title", "publisher", "issued"),
    "chapter": ("title", "container_title", "issued"),
    "webpage": ("title", "url"),
    "report": ("title", "issued"),
    "paper-conference": ("title", "author", "issued"),
    "thesis": ("title", "author", "issued"),
}
"""What a reader needs to find a work of each CSL type (Citing Medicine, 2nd edition)."""


MAX_IDENTIFIER = 255
"""Characters that the tables of cited works keep; a longer identifier recognises nothing."""


def identifiers_of(doi: str, pmid: str) -> tuple[str, ...]:
    """Returns what a work can be recognised by: `doi:…` and `pmid:…`, in lower case."""
    pairs = (("doi", doi), ("pmid", pmid))
    names = (f"{name}:{value.strip().lower()}" for name, value in pairs if value)
    return tuple(name for name in names if len(name) <= MAX_IDENTIFIER)


@dataclass(frozen=True, slots=True)
class Source:
    """This source is one reference of the page, with what its author says of a notice."""

    key: str
    reference: Reference
    cited_knowingly: str = ""
    """Why a retracted or corrected work is cited all the same; empty when it is not said."""

    @property
    def identifiers(self) -> tuple[str, ...]:
        """`doi:…` and `pmid:…` in lower case."""
        return identifiers_of(self.reference.doi, self.reference.pmid)


@dataclass(frozen=True, slots=True)
class Evidence:
    """This evidence is what the services of record last said about one identifier."""

    severity: str = ""
    """"retracted", "concern", "corrected", or empty."""
    label: str = ""
    mismatches: tuple[str, ...] = ()
    """For each identifier that belongs to another work a sentence that says so."""


@dataclass(frozen=True, slots=True)
class Problem:
    """This problem is one thing to mend, at one reference or one marker."""

    rule: Rule
    level: Level
    message: str
    keys: tuple[str, ...] = field(default=())

    @property
    def refuses(self) -> bool:
        """Whether publishing has to wait."""
        return self.level is Level.REFUSE


def cited_keys(stream_data: Any) -> tuple[tuple[str, ...], ...]:
    """Returns the keys of each marker in stored stream data, in the order of the text."""
    if isinstance(stream_data, str):
        return tuple(tuple(keys.split()) for keys in element.KEYS.findall(stream_data))
    if isinstance(stream_data, Mapping):
        stream_data = stream_data.values()
    if isinstance(stream_data, Iterable):
        return tuple(chain.from_iterable(map(cited_keys, stream_data)))
    return ()


def find_problems(
    markers: Sequence[Sequence[str]],
    sources: Sequence[Source],
    evidence: Mapping[str, Evidence] | None = None,
    policy: Mapping[Rule, Level] = DEFAULT_POLICY,
) -> tuple[Problem, ...]:
    """Returns every problem that the policy does not ignore, the most serious rule first.

    Args:
        markers: the keys of each marker in the text.
        sources: the page's references.
        evidence: what is known of the works, by identifier.
        policy: what to do about each rule; a dangling marker is always refused.
    """
    found = chain(
        _dangling(markers, sources),
        _from_evidence(sources, evidence or {}),
        _duplicates(sources),
        _uncited(markers, sources),
        _missing(sources),
    )
    levels = {**DEFAULT_POLICY, **policy, Rule.DANGLING: Level.REFUSE}
    problems = [Problem(rule, levels[rule], text, keys) for rule, text, keys in found]
    order = list(Rule)
    kept = (problem for problem in problems if problem.level is not Level.IGNORE)
    return tuple(sorted(kept, key=lambda problem: order.index(problem.rule)))


Found = tuple[Rule, str, tuple[str, ...]]


def _dangling(markers: Sequence[Sequence[str]], sources: Sequence[Source]) -> Iterable[Found]:
    known = {source.key for source in sources}
    for keys in markers:
        gone = tuple(key for key in keys if key not in known)
        if gone or not keys:
            yield Rule.DANGLING, str(_("A citation in the text has no reference.")), gone


def _uncited(markers: Sequence[Sequence[str]], sources: Sequence[Source]) -> Iterable[Found]:
    cited = set(chain.from_iterable(markers))
    for source in sources:
        if source.key not in cited:
            text = _("“%(work)s” is in the list but never cited.") % {"work": _name(source)}
            yield Rule.UNCITED, text, (source.key,)


def _duplicates(sources: Sequence[Source]) -> Iterable[Found]:
    first: dict[str, Source] = {}
    titled: dict[str, Source] = {}
    for source in sources:
        twin = next((first[mark] for mark in source.identifiers if mark in first), None)
        title = plain(source.reference.title)
        words = f"{title} {source.reference.issued.year}" if source.reference.issued else ""
        if title and words and twin is None:
            same = titled.get(words)
            twin = same if same and _may_be_one(same.reference, source.reference) else None
        if twin:
            text = _("“%(work)s” is in the list twice.") % {"work": _name(source)}
            yield Rule.DUPLICATE, text, (twin.key, source.key)
        for mark in source.identifiers:
            first.setdefault(mark, source)
        if title and words:
            titled.setdefault(words, source)


def _may_be_one(one: Reference, other: Reference) -> bool:
    """Returns whether nothing tells two works of one title and year apart."""
    if any(getattr(one, name) and getattr(other, name) for name in ("doi", "pmid")):
        return False  # both have one, and not the same
    names = [
        plain(work.author[0].family or work.author[0].literal)
        for work in (one, other)
        if work.author
    ]
    return len(set(names)) < 2


def _missing(sources: Sequence[Source]) -> Iterable[Found]:
    labels = {
        "title": _("title"), "author": _("authors"), "container_title": _("journal or book"),
        "issued": _("date"), "publisher": _("publisher"), "url": _("web address"),
    }  # fmt: skip
    for source in sources:
        reference = source.reference
        gaps = [
            str(labels[name])
            for name in NEEDED.get(reference.type, ("title",))
            if not getattr(reference, name)
            and not (name == "container_title" and reference.container_title_short)
        ]
        if gaps:
            text = _("“%(work)s” lacks: %(gaps)s.") % {
                "work": _name(source),
                "gaps": ", ".join(gaps),
            }
            yield Rule.MISSING, text, (source.key,)


def _from_evidence(sources: Sequence[Source], evidence: Mapping[str, Evidence]) -> Iterable[Found]:
    for source in sources:
        known = [evidence[name] for name in source.identifiers if name in evidence]
        for sentence in dict.fromkeys(chain.from_iterable(item.mismatches for item in known)):
            yield Rule.MISMATCH, f"“{_name(source)}”: {sentence}", (source.key,)
        severities = {item.severity for item in known}
        if source.cited_knowingly or not severities - {""}:
            continue
        if severities & {"retracted", "concern"}:
            state = _("was retracted") if "retracted" in severities else _("is under concern")
            rule = Rule.RETRACTED
        else:
            state, rule = _("was corrected"), Rule.CORRECTED
        text = _("“%(work)s” %(state)s. Cite another work, or say why you cite it.") % {
            "work": _name(source),
            "state": state,
        }
        yield rule, text, (source.key,)


def _name(source: Source) -> str:
    title = source.reference.title or source.reference.doi or source.reference.pmid
    return title if len(title) <= 80 else f"{title[:79]}…"
