"""Turns stored citations in rendered HTML into numbered links (docs/adr/0004).

The whole page is rendered first and its citations are replaced afterwards, in one pass and with a
register of its own: nothing about a render lives on a block, which all threads share.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from . import element
from .markers import BRACKETS, MarkerForm, parted_locators, shown_locator
from .numbering import CitationNumbers, collapse

REMEMBERED = 4_000
"""Links that are remembered, a third of a kilobyte each: naming and escaping 400 takes long."""
NEEDS_SPACE = re.compile(r"(?:[^\s>\N{NO-BREAK SPACE}]|</(?:a|b|i|em|strong)>)$")
"""What stands before a marker on the line that needs a space of its own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """This entry is one line of the reference list."""

    number: int
    anchor: str
    html: SafeString
    backlinks: SafeString
    """A link to each place that cites the work, with a name of its own; empty where none does."""
    notice: str = ""
    """What the services of record say of the work ("Retracted"), as a reader should see it."""
    kind: str = ""
    """What sort of source it is, in words; empty where nobody says it."""

    @property
    def item(self) -> SafeString:
        """Returns the line of the list; a template would take five times as long for 200."""
        notice = self.notice and format_html(
            '<strong class="references__notice">{}</strong> ', self.notice
        )
        kind = self.kind and format_html('<span class="references__kind">{}</span> ', self.kind)
        return format_html(
            '<li class="references__entry" id="{}">{}{} {}{}</li>',
            self.anchor,
            notice,
            self.html,
            kind,
            self.backlinks,
        )


@dataclass(frozen=True, slots=True)
class CitedText:
    """This text is a rendered page with its numbered citations and its reference list."""

    html: SafeString
    entries: tuple[Entry, ...]


def render_citations(
    html: SafeString,
    references: Mapping[str, SafeString],
    notices: Mapping[str, str] | None = None,
    form: MarkerForm = MarkerForm.SUPERSCRIPT,
    kinds: Mapping[str, str] | None = None,
) -> CitedText:
    """Returns the text with numbered markers, and the list in order of first citation.

    Args:
        html: rendered HTML with stored citations.
        references: each citation key with the entry's HTML, in the editor's order. Works that the
            text never cites follow the cited ones.
        notices: what a reader has to know of a work, by citation key; marked in text and list.
        form: how the markers are set.
        kinds: what sort of source a work is, in words, by citation key.
    """
    notices, kinds, language = notices or {}, kinds or {}, get_language()
    register = CitationNumbers(known=frozenset(references))
    pieces: list[SafeString] = []
    end = 0
    for match in element.ELEMENT.finditer(html):
        before = html[end : match.start()]
        keys = match["refs"].split()
        stored = element.LOCATORS.search(match["tag"]) if "locators=" in match["tag"] else None
        places = parted_locators(keys, unescape(stored["locators"])) if stored else {}
        marker = _marker(register, keys, places, notices, language, form)
        if marker and form is not MarkerForm.SUPERSCRIPT and NEEDS_SPACE.search(before[-10:]):
            before += "\N{NO-BREAK SPACE}"
        pieces += [SafeString(before), marker]
        end = match.end()
    pieces.append(SafeString(html[end:]))
    uncited = [key for key in references if key not in register.numbers]
    entries = (
        Entry(
            number,
            f"ref-{number}",
            references[key],
            _backlinks(language, number, register.markers.get(key, [])),
            notices.get(key, ""),
            kinds.get(key, ""),
        )
        for number, key in enumerate([*register.numbers, *uncited], start=1)
    )
    return CitedText(SafeString("".join(pieces)), tuple(entries))


def _marker(
    register: CitationNumbers,
    keys: list[str],
    places: Mapping[str, str],
    notices: Mapping[str, str],
    language: str | None,
    form: MarkerForm,
) -> SafeString:
    anchor, numbers = register.cite(keys)
    if not numbers:
        return SafeString("")
    noted = {register.numbers[key]: notices[key] for key in keys if key in notices}
    placed = {
        register.numbers[key]: places[key] for key in keys if key in register.known & {*places}
    }
    apart = noted or placed
    runs = tuple((number, number) for number in numbers) if apart else collapse(numbers)
    links = [
        _link(language, first, last, noted.get(first, ""), shown_locator(placed.get(first, "")))
        for first, last in runs
    ]
    joined = links[0] if len(links) == 1 else format_html_join(",", "{}", zip(links))
    if form is MarkerForm.SUPERSCRIPT:
        return format_html('<sup class="citation" id="{}">{}</sup>', anchor, joined)
    opening, closing = BRACKETS[form]
    return format_html(
        '<span class="citation citation--inline" id="{}">{}{}{}</span>',
        anchor,
        opening,
        joined,
        closing,
    )


@lru_cache(maxsize=REMEMBERED)
def _link(language: str | None, first: int, last: int, notice: str, place: str = "") -> SafeString:
    """Returns a marker's link: the same on every page, in the language that is active."""
    shown = str(first) if first == last else f"{first}–{last}"
    shown += f"({place})" if place else ""
    name = (
        _("Reference %(number)s") % {"number": first}
        if first == last
        else _("References %(first)s to %(last)s") % {"first": first, "last": last}
    )
    name += f", {place}" if place else ""
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


def _backlinks(language: str | None, number: int, anchors: Sequence[str]) -> SafeString:
    several = len(anchors) > 1
    return SafeString(
        "".join(
            _backlink(language, number, place if several else 0, anchor)
            for place, anchor in enumerate(anchors, start=1)
        )
    )


@lru_cache(maxsize=REMEMBERED)
def _backlink(language: str | None, number: int, place: int, anchor: str) -> SafeString:
    """Returns a link to a marker, in the active language; `place` is 0 for the only one."""
    name = (
        _("Back to citation %(place)s of reference %(number)s") % {"place": place, "number": number}
        if place
        else _("Back to the citation of reference %(number)s") % {"number": number}
    )
    return format_html(
        '<a class="references__backlink" href="#{}" role="doc-backlink" aria-label="{}">↩{}</a>',
        anchor,
        name,
        format_html("<sup>{}</sup>", lettered(place)) if place else "",
    )


def lettered(place: int) -> str:
    """Returns the letter of a place from 1 on: a to z, then aa, ab and so on."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
