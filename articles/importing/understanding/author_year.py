"""Matches author–year citations to the list: "(Smith et al., 2013a; Jones & Roe, 2014)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from articles.importing.inline_text import tidy
from articles.importing.model import Citation, CitedItem, Inline, Inlines, Run
from references.parsing import Reading

_YEAR = r"(?:1[89]\d\d|20\d\d)[a-z]?|n\.d\.|in press"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'\-]+"
_PARTICLE = r"(?:(?:van|von|de|der|den|del|della|di|da|la|le|el|al|ter|ten|dos|du)\s+){0,3}"
_PERSON = rf"{_PARTICLE}{_NAME}(?:\s+{_NAME}){{0,5}}"
GROUP = re.compile(rf"\((?P<inside>[^()]{{3,600}}?\b(?:{_YEAR})[^()]{{0,120}})\)")
MARKER = re.compile(rf"\((?P<years>{_YEAR})(?P<rest>,[^()]{{0,60}})?\)")
NAMES_AT_END = re.compile(
    rf"(?P<names>{_PERSON}(?:(?:,\s+|,?\s+(?:and|&)\s+){_PERSON}){{0,4}}(?:,?\s+et\s+al\.?,?)?"
    r"(?:[’']s?)?)\s*$"
)
MAX_NAMES = 200
"""Characters before a year in brackets in which the names of a sentence stand."""
PIECE = re.compile(
    r"(?P<prefix>(?:see(?: also)?|e\.g\.|cf\.|for example|reviewed in|compare|but see|also)[,:]? )?"
    rf"(?P<names>[^\d\s]++(?: [^\d\s]++)*?) (?P<years>(?:{_YEAR})(?:, ?(?:{_YEAR}|[a-z]\b))*)"
    r"(?P<rest>[,:].*)?",
    re.IGNORECASE,
)
"""One work of a group, with single spaces between its words."""
YEAR = re.compile(_YEAR)
PRINTED_YEAR = re.compile(r"\b((?:1[89]|20)\d\d)([a-z])\b")
WORDS = re.compile(r"[\w’'\-]+")
FILLERS = frozenset({"et", "al", "and", "others", "colleagues"})


@dataclass(frozen=True, slots=True)
class Entry:
    """This entry of the list is known by its authors and its year."""

    number: int
    names: tuple[str, ...]
    """Family names or groups, in lower case."""
    year: str
    letter: str


@dataclass(frozen=True, slots=True)
class Found:
    """This find is a piece of text that may be a citation."""

    start: int
    end: int
    marker: str
    items: tuple[CitedItem, ...]
    unmatched: tuple[str, ...]


class AuthorYears:
    """This index answers which work of a list "Smith et al., 2013a" means."""

    def __init__(self, readings: Sequence[Reading], numbers: Iterable[int]) -> None:
        self.entries = [
            _entry(number, reading) for number, reading in zip(numbers, readings, strict=True)
        ]

    def cited(self, inlines: Inlines) -> tuple[Inlines, list[str]]:
        """Returns the text with its citations, and the markers that mean nothing of the list."""
        pieces: list[Inline] = []
        unmatched: list[str] = []
        for inline in inlines:
            if not isinstance(inline, Run):
                pieces.append(inline)
                continue
            end = 0
            for each in self.found_in(inline.text):
                unmatched += each.unmatched
                if not each.items:
                    continue
                pieces.append(
                    Run(inline.text[end : each.start].rstrip(" "), inline.marks, inline.link)
                )
                numbers = tuple(dict.fromkeys(item.number for item in each.items))
                said = each.items if any(item.has_words for item in each.items) else ()
                pieces.append(Citation(each.marker, numbers, said))
                if each.unmatched:
                    pieces.append(Run(f" ({'; '.join(each.unmatched)})", inline.marks))
                end = each.end
            pieces.append(Run(inline.text[end:], inline.marks, inline.link))
        return tidy(pieces), unmatched

    def found_in(self, text: str) -> Iterator[Found]:
        """Yields the citations of a text in order; groups in brackets, and names before a year."""
        found = [each for match in GROUP.finditer(text) if (each := self._group(match))]
        taken = [(each.start, each.end) for each in found]
        for marker in MARKER.finditer(text):
            start, end = marker.span()
            if any(first < end and start < last for first, last in taken):
                continue
            names = NAMES_AT_END.search(text[max(0, start - MAX_NAMES) : start])
            number = names and self._match(names["names"], marker["years"], ending=True)
            if number:
                rest = (marker["rest"] or "").lstrip(", ")
                items = (CitedItem(number, suffix=rest),)
                found.append(Found(start, end, marker[0], items, ()))
        yield from sorted(found, key=lambda each: each.start)

    def _group(self, match: re.Match[str]) -> Found | None:
        items: list[CitedItem] = []
        unmatched: list[str] = []
        for piece in match["inside"].split(";"):
            words = " ".join(piece.split())
            said = PIECE.fullmatch(words)
            if said is None:
                unmatched.append(words)
                continue
            prefix, rest = (said["prefix"] or "").strip(), (said["rest"] or "").lstrip(",: ")
            for year in _years(said["years"]):
                number = self._match(said["names"], year)
                if number:
                    items.append(CitedItem(number, prefix, suffix=rest.strip()))
                elif _looks_like_names(said["names"]):
                    unmatched.append(f"{said['names'].strip(' ,')}, {year}")
        if not items and not any(PIECE.fullmatch(each) for each in unmatched):
            return None
        return Found(*match.span(), match[0], tuple(items), tuple(unmatched))

    def _match(self, names: str, year: str, *, ending: bool = False) -> int | None:
        """Returns the one work that names and year mean; None where none does, or several."""
        plain = re.sub(r"[’']s?$", "", names.strip(" ,"))
        wanted = [word.lower() for word in WORDS.findall(plain) if word.lower() not in FILLERS]
        number, letter = year[:4], year[4:]
        dated = [
            entry
            for entry in self.entries
            if entry.year == number and (not letter or not entry.letter or entry.letter == letter)
        ]
        for size in range(len(wanted)) if ending else range(1):
            found = [entry for entry in dated if _fits(entry, wanted[size:])]
            exact = [entry for entry in found if entry.letter == letter]
            found = exact if len(exact) == 1 else found
            if len(found) > 1:
                found = [e for e in found if _all_named(e, wanted[size:], "et al" in plain)]
            if len(found) == 1:
                return found[0].number
        return None


def _entry(number: int, reading: Reading) -> Entry:
    reference = reading.reference
    people = reference.author or reference.editor
    names = tuple((person.family or person.literal).lower() for person in people)
    if not names:
        names = (reference.title.lower(),)
    year = str(reference.issued.year) if reference.issued else ""
    printed = PRINTED_YEAR.search(reading.original)
    letter = printed[2] if printed and printed[1] == year else ""
    return Entry(number, names, year, letter)


def _years(listed: str) -> Iterator[str]:
    last = ""
    for part in re.split(r",\s*", listed):
        year = part if len(part) >= 4 else last[:4] + part
        last = year
        yield year


def _fits(entry: Entry, wanted: Sequence[str]) -> bool:
    """Returns whether the cited names begin with the entry's first author."""
    first = WORDS.findall(entry.names[0]) if entry.names else []
    if not first or not wanted:
        return False
    if list(wanted[: len(first)]) == first or (len(wanted) >= 1 and wanted[0] == first[-1]):
        return True
    initials = "".join(word[0] for word in first)
    return len(first) > 2 and wanted[0] == initials  # an abbreviated group


def _all_named(entry: Entry, wanted: Sequence[str], truncated: bool) -> bool:
    said = [
        name
        for name in entry.names
        if WORDS.findall(name)[-1:] and WORDS.findall(name)[-1] in wanted
    ]
    if truncated:
        return len(entry.names) > 2
    return len(said) == len(entry.names)


def _looks_like_names(names: str) -> bool:
    return bool(re.match(rf"{_PARTICLE}{_NAME}", names.strip())) and len(names) < 120
