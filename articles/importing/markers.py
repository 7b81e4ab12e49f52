"""Finds typed citation markers: (1), [2,3], [4–6] and superscripts."""

import re

from .drafts import Citation, Passage

_NUMBERS = r"\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*"
MARKER = re.compile(
    rf"(?<!\s)\s*+(?:\((?P<round>{_NUMBERS})\)|\[(?P<square>{_NUMBERS})\]"
    r"|(?<=\S)(?P<super>[⁰¹²³⁴-⁹]+(?:[,⁻–][⁰¹²³⁴-⁹]+)*))"
)
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
LONGEST_RANGE = 100
"""References in one marker; more is no citation."""


def passage_of(text: str, known: frozenset[int]) -> Passage:
    """Returns the text with its markers; one whose numbers the list does not have stays text."""
    pieces: list[str | Citation] = []
    end = 0
    for match in MARKER.finditer(text):
        numbers = _numbers(match)
        if not numbers or not known.issuperset(numbers):
            continue
        pieces += [text[end : match.start()], Citation(match[0].strip(), numbers)]
        end = match.end()
    return Passage(tuple(piece for piece in (*pieces, text[end:]) if piece))


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    listed = match["round"] or match["square"] or match["super"].translate(SUPERSCRIPTS)
    numbers: list[int] = []
    for part in re.split(r"[,;]", listed):
        first, *last = (int(number) for number in re.split(r"[–-]", part))
        stop = last[-1] if last else first
        if not first <= stop < first + LONGEST_RANGE:
            return ()
        numbers += range(first, stop + 1)
    return tuple(dict.fromkeys(numbers))
