"""The passage of a page that is shown with a result, the words looked for marked in it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from search.words import Word, words_of

WORDS_SHOWN = 40
LONGEST_TEXT = 60_000
"""Characters of a body that are looked through for a passage."""


@dataclass(frozen=True, slots=True)
class Piece:
    """This piece is a part of a text, marked when it is one of the words."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """This passage is part of a text, cut at words."""

    pieces: tuple[Piece, ...]
    starts_within: bool = False
    ends_within: bool = False


def marked(text: str, stems: Collection[str]) -> tuple[Piece, ...]:
    """Returns a whole text in pieces; `text` is normalised."""
    return _pieces(text, [word for word in words_of(text) if word.stem in stems], 0, len(text))


def passage_of(text: str, stems: Collection[str]) -> Passage:
    """Returns the part of a text that holds the most of the words, the earlier when equal.

    Without any of the words it is the beginning.
    """
    text = text[:LONGEST_TEXT]
    words = list(words_of(text))
    if not words:
        return Passage(())
    hits = [position for position, word in enumerate(words) if word.stem in stems]
    first = _best_start(words, hits)
    last = min(first + WORDS_SHOWN, len(words)) - 1
    start, end = words[first].start, words[last].end
    shown = [words[position] for position in hits if first <= position <= last]
    if last == len(words) - 1:
        end = len(text.rstrip())
    return Passage(_pieces(text, shown, start, end), first > 0, last < len(words) - 1)


def _best_start(words: Sequence[Word], hits: Sequence[int]) -> int:
    """Returns the word at which the passage begins: a little before the densest run of hits."""
    best, most = 0, (0, 0)
    low = 0
    for high, position in enumerate(hits):
        while position - hits[low] >= WORDS_SHOWN - 8:
            low += 1
        run = hits[low : high + 1]
        found = (len({words[hit].stem for hit in run}), len(run))
        if found > most:
            best, most = hits[low], found
    return max(0, min(best - 6, len(words) - WORDS_SHOWN))


def _pieces(text: str, words: Sequence[Word], start: int, end: int) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = start
    for word in words:
        if word.start > at:
            pieces.append(Piece(text[at : word.start]))
        pieces.append(Piece(text[word.start : word.end], marked=True))
        at = word.end
    if at < end:
        pieces.append(Piece(text[at:end]))
    return tuple(pieces)
