"""The passage of a page that is shown with a result, the words looked for marked in it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from search.queries.stop_words import STOP_WORDS
from search.queries.words import WORD, folded, stem_of

WORDS_SHOWN = 40
PAUSE = re.compile(r"(?<![.!?…:;,])\n")
"""Where a block ends without a mark, as a heading and a cell of a table do."""

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


class Wanted(dict[str, str]):
    """This finds the stem of a word as it is written, empty when it is not looked for.

    One serves all results of a page: their words are much the same.

    To stem a word takes long, and most words of a text begin otherwise than those looked for: a
    stem always begins like its words.
    """

    def __init__(self, stems: Collection[str]) -> None:
        super().__init__()
        self.stems = stems
        self.beginnings = {stem[:1] for stem in stems}

    def __missing__(self, written: str) -> str:
        word = folded(written)
        likely = word[:1] in self.beginnings and word not in STOP_WORDS
        stem = stem_of(word) if likely else ""
        self[written] = found = stem if stem in self.stems else ""
        return found


def marked(text: str, wanted: Wanted) -> tuple[Piece, ...]:
    """Returns a whole text in pieces; `text` is normalised."""
    words = [word for word in WORD.finditer(text) if wanted[word.group()]]
    return _pieces(text, words, 0, len(text))


def passage_of(text: str, wanted: Wanted) -> Passage:
    """Returns the part of a text that holds the most of the words, the earlier when equal.

    Without any of the words it is the beginning.
    """
    text = text[:LONGEST_TEXT]
    words = list(WORD.finditer(text))
    if not words:
        return Passage(())
    hits = [
        (position, stem) for position, word in enumerate(words) if (stem := wanted[word.group()])
    ]
    first = _best_start(len(words), hits)
    last = min(first + WORDS_SHOWN, len(words)) - 1
    start, end = words[first].start(), words[last].end()
    shown = [words[position] for position, _ in hits if first <= position <= last]
    if last == len(words) - 1:
        end = len(text.rstrip())
    return Passage(_pieces(text, shown, start, end), first > 0, last < len(words) - 1)


def _best_start(count: int, hits: Sequence[tuple[int, str]]) -> int:
    """Returns the word at which the passage begins: a little before the densest run of hits."""
    best, most = 0, (0, 0)
    low = 0
    for high, (position, _) in enumerate(hits):
        while position - hits[low][0] >= WORDS_SHOWN - 8:
            low += 1
        run = hits[low : high + 1]
        found = (len({stem for _, stem in run}), len(run))
        if found > most:
            best, most = hits[low][0], found
    return max(0, min(best - 6, count - WORDS_SHOWN))


def _pieces(text: str, words: Sequence[re.Match[str]], start: int, end: int) -> tuple[Piece, ...]:
    """Returns a part of the text, the words marked, with a dot where a block ends without one."""
    pieces: list[Piece] = []
    at = start
    for word in words:
        if word.start() > at:
            pieces.append(Piece(PAUSE.sub(" · ", text[at : word.start()])))
        pieces.append(Piece(word.group(), marked=True))
        at = word.end()
    if at < end:
        pieces.append(Piece(PAUSE.sub(" · ", text[at:end])))
    return tuple(pieces)
