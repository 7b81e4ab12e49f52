"""Finds typed citations by number: (1), [2,3], [4–6], superscripts, and those that lost theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from articles.importing.inline_text import text_of, tidy
from articles.importing.model import SUPERSCRIPT, Citation, Inline, Inlines, Run

ROUND, SQUARE, RAISED, GLUED = "round", "square", "raised", "glued"
_NUMBERS = r"\d{1,3}(?:\s*[,;–‐‑−-]\s*\d{1,3})*"
_RAISED = r"[⁰¹²³⁴-⁹]+(?:[,⁻–⁻-][⁰¹²³⁴-⁹]+)*"
MARKER = re.compile(
    rf"(?<!\s)\s*+(?:\((?P<round>{_NUMBERS})\)|\[\^?(?P<square>{_NUMBERS})\]"
    rf"|(?<=\S)(?P<raised>{_RAISED}))"
)
GLUED_MARKER = re.compile(
    r"(?<=[A-Za-z%)\]”\"’][.,;:?!])(?P<glued>\d{1,3}(?:[,–-]\d{1,3})*)(?=\s|$)"
    r"|(?<=[a-z]{3})(?P<bare>\d{1,3}(?:[,–-]\d{1,3})*)(?=[\s.,;:]|$)"
)
RAISED_RUN = re.compile(rf"[\s(\[]*(?P<numbers>{_NUMBERS})[\s)\],.;]*")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
UNIT = re.compile(
    r"(?:(?:\d|\b|/|·)(?:[kcmdhµμn]?m|in|ft|yd|s|sec|cells?/mm|kg/m|weight/height|height)|\b10|[×x*]\s?\d+|R|χ|chi)$"
)
"""What stands before an exponent: cm², 10³, kg/m²."""
MAX_RANGE = 100
"""References in one marker; more is no citation."""
MIN_ENUMERATION = 3
"""Numbers of "(1) eat, (2) move, (3) sleep" that are no citations whatever else there is."""
FOLLOWED_BY_WORD = re.compile(r"\s+[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """This candidate is a piece of a run that may be a citation."""

    style: str
    run: int
    """The position of its run."""
    start: int
    end: int
    marker: str
    numbers: tuple[int, ...]


def candidates_in(inlines: Inlines, *, glued: bool = False) -> list[Candidate]:
    """Returns what may be citations in a piece of running text, in order."""
    found: list[Candidate] = []
    for position, inline in enumerate(inlines):
        if not isinstance(inline, Run):
            continue
        before = text_of(inlines[:position])
        if SUPERSCRIPT in inline.marks:
            found += _raised_run(inline, position, before, inlines)
        else:
            pattern = GLUED_MARKER if glued else MARKER
            found += _in_text(inline, position, before, pattern)
    return _without_enumerations(found, inlines)


def _raised_run(run: Run, position: int, before: str, inlines: Inlines) -> Iterator[Candidate]:
    match = RAISED_RUN.fullmatch(run.text)
    numbers = numbers_of(match["numbers"]) if match else ()
    after = text_of(inlines[position + 1 : position + 2])
    if numbers and not _is_exponent(before, numbers, after):
        yield Candidate(RAISED, position, 0, len(run.text), run.text.strip(), numbers)


def _in_text(run: Run, position: int, before: str, pattern: re.Pattern[str]) -> Iterator[Candidate]:
    for match in pattern.finditer(run.text):
        style, listed = next((name, text) for name, text in match.groupdict().items() if text)
        numbers = numbers_of(listed.translate(SUPERSCRIPTS))
        ahead = before + run.text[: match.start()]
        if not numbers or (
            style == RAISED and _is_exponent(ahead, numbers, run.text[match.end() :])
        ):
            continue
        name = GLUED if style == "bare" else style
        yield Candidate(name, position, *match.span(), match[0].strip(), numbers)


def _is_exponent(before: str, numbers: tuple[int, ...], after: str) -> bool:
    """Returns whether a raised number belongs to a unit, a power, a nuclide or an ordinal."""
    ahead = before[-20:]
    if not ahead.strip() or ahead[-1].isspace():
        return bool(re.match(r"m?[A-Z]", after)) or not ahead.strip()
    if len(numbers) == 1 and numbers[0] < 10 and UNIT.search(ahead):
        return True
    return ahead[-1].isdigit() and not re.search(r"\b(?:1[89]|20)\d\d$", ahead)


def numbers_of(listed: str) -> tuple[int, ...]:
    """Returns the numbers of a marker; none where it is no sensible one.

    >>> numbers_of("1, 4-6")
    (1, 4, 5, 6)
    """
    numbers: list[int] = []
    for part in re.split(r"[,;]", listed):
        first, *last = (int(number) for number in re.split(r"[–‐‑−-]", part) if number.strip())
        stop = last[-1] if last else first
        if not first <= stop < first + MAX_RANGE:
            return ()
        numbers += range(first, stop + 1)
    return tuple(dict.fromkeys(numbers))


def _without_enumerations(found: list[Candidate], inlines: Inlines) -> list[Candidate]:
    """Marks "(1) eat, (2) move" as what it is: numbers in order, each before its words."""
    row = [each for each in found if each.style == ROUND]
    numbers = [each.numbers for each in row]
    if len(row) < 2 or numbers != [(n,) for n in range(1, len(row) + 1)]:
        return found
    texts = {n: inline.text for n, inline in enumerate(inlines) if isinstance(inline, Run)}
    if not all(FOLLOWED_BY_WORD.match(texts[each.run][each.end :]) for each in row):
        return found
    others = [each for each in found if each.style != ROUND]
    if len(row) >= MIN_ENUMERATION or others:
        return others
    return found


def style_of(texts: Iterable[Inlines], known: Mapping[int, int]) -> frozenset[str]:
    """Returns the style of marker that dominates a document, with what may stand beside it."""
    counted: Counter[str] = Counter()
    glued: set[int] = set()
    for inlines in texts:
        for each in candidates_in(inlines):
            counted[each.style] += known.keys() >= set(each.numbers)
        for each in candidates_in(inlines, glued=True):
            if each.style == GLUED and known.keys() >= set(each.numbers):
                glued |= set(each.numbers)
    ranked = sorted((SQUARE, RAISED, ROUND), key=lambda style: -counted[style])
    if not counted[ranked[0]]:
        return frozenset({GLUED}) if len(glued) >= max(2, len(known) / 2) else frozenset()
    if ranked[0] != RAISED and counted[ROUND] == counted[ranked[0]]:
        return frozenset({ROUND, SQUARE})  # brackets are never less sure than parentheses
    return frozenset({ranked[0]})


def cited(
    inlines: Inlines, styles: frozenset[str], known: Mapping[int, int]
) -> tuple[Inlines, list[str]]:
    """Returns the text with its citations, and the markers that mean nothing of the list."""
    pieces: list[Inline] = []
    unmatched: list[str] = []
    wanted = [
        each for each in candidates_in(inlines, glued=GLUED in styles) if each.style in styles
    ]
    for position, inline in enumerate(inlines):
        here = [each for each in wanted if each.run == position]
        if not isinstance(inline, Run) or not here:
            pieces.append(inline)
            continue
        end = 0
        for each in here:
            if not known.keys() >= set(each.numbers):
                unmatched.append(each.marker)
                continue
            pieces.append(Run(inline.text[end : each.start], inline.marks, inline.link))
            pieces.append(Citation(each.marker, tuple(known[n] for n in each.numbers)))
            end = each.end
        pieces.append(Run(inline.text[end:], inline.marks, inline.link))
    return tidy(pieces), unmatched
