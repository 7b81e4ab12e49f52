"""Turns stored citations in rendered HTML into numbered links (docs/adr/0004).

The whole page is rendered first and its citations are replaced afterwards, in one pass and with a
register of its own: nothing about a render lives on a block, which all threads share.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .numbering import CitationNumbers, collapse

REMEMBERED = 2_000
"""Links and names that are remembered: translating them for each of 200 citations takes long."""
STORED_CITATION = re.compile(r'<cite-ref\b[^>]*?\brefs="([^"]*)"[^>]*>.*?</cite-ref>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """This entry is one line of the reference list."""

    number: int
    anchor: str
    html: SafeString
    backlinks: tuple[tuple[str, str], ...]
    """Anchor and accessible name of each place that cites the work; empty where none does."""
    notice: str = ""
    """What the services of record say of the work ("Retracted"), as a reader should see it."""


@dataclass(frozen=True, slots=True)
class CitedText:
    """This text is a rendered page with its numbered citations and its reference list."""

    html: SafeString
    entries: tuple[Entry, ...]


def render_citations(
    html: SafeString,
    references: Mapping[str, SafeString],
    notices: Mapping[str, str] | None = None,
) -> CitedText:
    """Returns the text with numbered markers, and the list in order of first citation.

    Args:
        html: rendered HTML with stored citations.
        references: each citation key with the entry's HTML, in the editor's order. Works that the
            text never cites follow the cited ones.
        notices: what a reader has to know of a work, by citation key; marked in text and list.
    """
    notices = notices or {}
    register = CitationNumbers(known=frozenset(references))
    pieces: list[SafeString] = []
    end = 0
    for match in STORED_CITATION.finditer(html):
        pieces += [
            SafeString(html[end : match.start()]),
            _marker(register, match[1].split(), notices),
        ]
        end = match.end()
    pieces.append(SafeString(html[end:]))
    uncited = [key for key in references if key not in register.numbers]
    entries = (
        _entry(number, references[key], register.markers.get(key, []), notices.get(key, ""))
        for number, key in enumerate([*register.numbers, *uncited], start=1)
    )
    return CitedText(SafeString("".join(pieces)), tuple(entries))


def _marker(register: CitationNumbers, keys: list[str], notices: Mapping[str, str]) -> SafeString:
    anchor, numbers = register.cite(keys)
    if not numbers:
        return SafeString("")
    noted = {register.numbers[key]: notices[key] for key in keys if key in notices}
    runs = collapse(numbers) if not noted else tuple((number, number) for number in numbers)
    links = format_html_join(
        ",", "{}", ((_link(first, last, noted.get(first, "")),) for first, last in runs)
    )
    return format_html('<sup class="citation" id="{}">{}</sup>', anchor, links)


def _link(first: int, last: int, notice: str) -> SafeString:
    return _link_in(get_language(), first, last, notice)


@lru_cache(maxsize=REMEMBERED)
def _link_in(language: str | None, first: int, last: int, notice: str) -> SafeString:
    """Returns a marker's link: the same on every page, in the language that is active."""
    shown = str(first) if first == last else f"{first}–{last}"
    name = (
        _("Reference %(number)s") % {"number": first}
        if first == last
        else _("References %(first)s to %(last)s") % {"first": first, "last": last}
    )
    if notice:
        return format_html(
            '<a href="#ref-{}" role="doc-noteref" class="citation__noted" aria-label="{}">{}</a>',
            first,
            f"{name}, {notice}",
            shown,
        )
    return format_html(
        '<a href="#ref-{}" role="doc-noteref" aria-label="{}">{}</a>', first, name, shown
    )


def _entry(number: int, html: SafeString, anchors: list[str], notice: str) -> Entry:
    several, language = len(anchors) > 1, get_language()
    backlinks = (
        (anchor, _name_in(language, number, place if several else 0))
        for place, anchor in enumerate(anchors, start=1)
    )
    return Entry(number, f"ref-{number}", html, tuple(backlinks), notice)


@lru_cache(maxsize=REMEMBERED)
def _name_in(language: str | None, number: int, place: int) -> str:
    """Returns a backlink's name in the active language; `place` is 0 for the only one."""
    if place:
        words = {"place": place, "number": number}
        return _("Back to citation %(place)s of reference %(number)s") % words
    return _("Back to the citation of reference %(number)s") % {"number": number}
