"""One calm paragraph about an article's sources, made from data alone."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from references.evidence import SourceKind, Subjects

from .facts import SourceFacts
from .words import counted


def about_sources(facts: Collection[SourceFacts]) -> str:
    """Returns the paragraph; empty for an article without sources."""
    if not facts:
        return ""
    sentences = [_how_many(facts), _in_whom(facts), _notices(facts), _checked(facts)]
    return " ".join(filter(None, sentences))


def _how_many(facts: Collection[SourceFacts]) -> str:
    count = len(facts)
    sources = ngettext("%d source", "%d sources", count) % count
    years = sorted({each.year for each in facts if each.year})
    if len(years) > 1:
        sources = _("%(sources)s from %(first)d to %(last)d") % {
            "sources": sources, "first": years[0], "last": years[-1],
        }  # fmt: skip
    elif years:
        sources = _("%(sources)s from %(year)d") % {"sources": sources, "year": years[0]}
    kinds = Counter(each.kind for each in facts)
    if not any(kinds):
        return _("This article cites %s.") % sources
    parts = [counted(kind, kinds[kind]) for kind in SourceKind if kinds[kind]]
    return _("This article cites %(sources)s: %(kinds)s.") % {
        "sources": sources, "kinds": get_text_list(parts, _("and")),
    }  # fmt: skip


def _in_whom(facts: Collection[SourceFacts]) -> str:
    people = sum(each.subjects is Subjects.PEOPLE for each in facts)
    animals = sum(each.subjects is Subjects.ANIMALS for each in facts)
    said = []
    if people:
        said.append(ngettext("%d is about people", "%d are about people", people) % people)
    if animals:
        said.append(
            ngettext("%d is about animals only", "%d are about animals only", animals) % animals
        )
    return _("By their records, %s.") % get_text_list(said, _("and")) if said else ""


def _notices(facts: Collection[SourceFacts]) -> str:
    count = Counter(each.severity for each in facts)
    said = []
    if number := count["corrected"]:
        said.append(ngettext("%d was corrected", "%d were corrected", number) % number)
    if number := count["concern"]:
        said.append(ngettext("%d is under concern", "%d are under concern", number) % number)
    if number := count["retracted"]:
        said.append(ngettext("%d was retracted", "%d were retracted", number) % number)
    if said:
        return _("After publication %s.") % get_text_list(said, _("and"))
    return ""


def _checked(facts: Collection[SourceFacts]) -> str:
    days = sorted(each.checked_date for each in facts if each.checked_date)
    if not days:
        return ""
    first, last = map(_day, (days[0], days[-1]))
    words = {"count": len(days), "all": len(facts), "first": first, "last": last}
    if len(days) < len(facts):
        return (
            _(
                "%(count)d of the %(all)d could be checked with the services of record, "
                "last on %(last)s."
            )
            % words
        )
    if first == last:
        text = ngettext(
            "It was last checked with the services of record on %(last)s.",
            "They were last checked with the services of record on %(last)s.",
            len(days),
        )
        return text % words
    return (
        _("They were last checked with the services of record between %(first)s and %(last)s.")
        % words
    )


def _day(day: date) -> str:
    return date_format(day, "F j, Y")
