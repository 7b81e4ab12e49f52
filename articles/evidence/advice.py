"""What those who write an article should look at in its sources. Advice, never a refusal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from references.evidence import SourceKind, Subjects, hint_of
from references.model.reference import Reference

from .facts import SourceFacts
from .words import label_of

OLD_AFTER = 10  # years
MAX_NAMED = 3
MAX_TITLE = 80  # characters

Advice = tuple[str, str, tuple[str, ...]]
"""A rule's name, a sentence, and the keys of the references that it is about."""


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """This is one key point as it stands in the editor: its words and the works it cites."""

    text: str
    cited: tuple[str, ...]


def advice(
    works: Mapping[str, Reference],
    facts: Mapping[str, SourceFacts],
    points: Sequence[KeyPoint],
    this_year: int,
) -> list[Advice]:
    """Returns what to look at.

    Args:
        works: the article's references by citation key.
        facts: what is known about each.
        points: the key points.
        this_year: by which the age of a source is told.
    """
    return [
        *_versions(works, facts),
        *_uncited_points(points),
        *_weak_ground(facts),
        *_old(works, facts, this_year),
        *_kinds(works, facts),
    ]


def _versions(works: Mapping[str, Reference], facts: Mapping[str, SourceFacts]) -> Iterable[Advice]:
    for key, known in facts.items():
        if not known.published_as:
            continue
        where = ", ".join(name.replace("doi:", "DOI ").replace("pmid:", "PMID ")
                          for name in known.published_as)  # fmt: skip
        text = (
            _("The preprint “%(work)s” has been published since: %(where)s. Cite that.")
            if known.kind is SourceKind.PREPRINT
            else _("“%(work)s” has a newer version: %(where)s.")
        )
        yield "version", text % {"work": _name(works[key]), "where": where}, (key,)


def _uncited_points(points: Sequence[KeyPoint]) -> Iterable[Advice]:
    for point in points:
        if point.text.strip() and not point.cited:
            text = _("The key point “%s” has no citation.") % _cut(point.text.strip())
            yield "uncited-point", text, ()


def _weak_ground(facts: Mapping[str, SourceFacts]) -> Iterable[Advice]:
    known = [each for each in facts.values() if each.kind]
    if not known or len(known) < len(facts):
        return  # of some source nobody knows what it is
    keys = tuple(facts)
    if all(
        each.kind is SourceKind.LABORATORY or each.subjects is Subjects.ANIMALS for each in known
    ):
        yield "animals", _("This article rests on laboratory or animal work alone."), keys
    elif len(known) == 1 and known[0].kind is SourceKind.PREPRINT:
        yield "one-preprint", _("This article rests on one preprint alone."), keys


def _old(
    works: Mapping[str, Reference], facts: Mapping[str, SourceFacts], this_year: int
) -> Iterable[Advice]:
    keys = [key for key, each in facts.items() if each.year and this_year - each.year > OLD_AFTER]
    if not keys:
        return
    names = "; ".join(f"“{_name(works[key])}”" for key in keys[:MAX_NAMED])
    names += "; …" if len(keys) > MAX_NAMED else ""
    words = {"count": len(keys), "years": OLD_AFTER, "names": names}
    text = ngettext(
        "%(count)d source is more than %(years)d years old: %(names)s.",
        "%(count)d sources are more than %(years)d years old: %(names)s.",
        len(keys),
    )
    yield "old", text % words, tuple(keys)


def _kinds(works: Mapping[str, Reference], facts: Mapping[str, SourceFacts]) -> Iterable[Advice]:
    for key, known in facts.items():
        name = _name(works[key])
        if known.record_kind and known.kind is not known.record_kind:
            text = _("“%(work)s”: its record says %(record)s, its reference says %(ours)s.") % {
                "work": name,
                "record": label_of(known.record_kind).lower(),
                "ours": label_of(known.kind).lower(),
            }
            yield "kind", text, (key,)
        elif not known.kind and (hint := hint_of(works[key].title)):
            text = _(
                "No record says what kind of source “%(work)s” is. Its title sounds like: %(hint)s."
            ) % {"work": name, "hint": label_of(hint).lower()}
            yield "kind", text, (key,)


def _name(reference: Reference) -> str:
    return _cut(reference.title or reference.doi or reference.pmid)


def _cut(text: str) -> str:
    return text if len(text) <= MAX_TITLE else f"{text[: MAX_TITLE - 1]}…"
