"""Texts as sentences and words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

ENDS_A_LINE = re.compile(r"</(?:p|h[1-6]|li|blockquote)>|<[bh]r\b[^<>]*+>")
TAG = re.compile(r"<[^<>]*+>")


def word_set(text: str) -> frozenset[str]:
    """Returns the words of a list that is written as one text."""
    return frozenset(text.split())


WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+(?:[.,:/]\d+)*")
NOT_AN_END = word_set(
    "dr mr mrs ms prof st vs etc e.g i.e eg ie approx no fig al jr sr inc dept u.s u.k a.m p.m "
    "sra dra núm pág aprox ej p.ej ud uds"
)
"""Words before a full stop that ends no sentence."""
LETTERED = word_set("vitamin vitamins hepatitis type group grade class plan part vitamina tipo")
"""Words that a letter follows, which may end a sentence."""
END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’')\]]*+(?=\s++[\"“‘'(\[¿¡]?[^\sa-zà-ÿ]|\s*+$)")
PROSE = ("paragraph", "key_points", "callout", "steps", "question")
"""The blocks of a body whose running text is measured."""


@dataclass(frozen=True, slots=True)
class Passage:
    """This passage is the running text of one block: one line for each paragraph or list item."""

    key: str
    text: str


def lines_of(source: str) -> str:
    """Returns stored rich text as plain lines."""
    return unescape(TAG.sub("", ENDS_A_LINE.sub("\n", source)))


def passages_of(body: Iterable[Mapping[str, Any]]) -> list[Passage]:
    """Returns the passages of a body as it is stored."""
    return [
        Passage(str(raw.get("id") or place), "\n".join(map(lines_of, rich_texts(raw["value"]))))
        for place, raw in enumerate(body)
        if raw.get("type") in PROSE
    ]


def rich_texts(value: Any) -> Iterator[str]:
    """Yields the rich texts of a stored block, in the order of its fields."""
    if isinstance(value, str):
        yield from [value] if value.lstrip().startswith("<") else []
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from rich_texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from rich_texts(each)


def sentences_of(text: str) -> list[str]:
    """Returns the sentences of plain lines; a line's end ends a sentence.

    >>> sentences_of("Ask Dr. Low. It takes 2.5 hours")
    ['Ask Dr. Low.', 'It takes 2.5 hours']
    """
    found = []
    for line in text.splitlines():
        start = 0
        for match in END.finditer(line):
            before = line[start : match.start()].split()
            last = before[-1].lower().lstrip("(“\"'") if before else ""
            if match[0][0] == "." and (last in NOT_AN_END or _is_initial(before)):
                continue
            found.append(line[start : match.end()].strip())
            start = match.end()
        found.append(line[start:].strip())
    return [sentence for sentence in found if WORD.search(sentence)]


def _is_initial(before: list[str]) -> bool:
    """Returns whether the last word is a name's initial: not that of a vitamin or a type."""
    letter = before[-1] if before else ""
    is_letter = len(letter) == 1 and letter.isupper() and letter != "I"
    return is_letter and not (len(before) > 1 and before[-2].lower() in LETTERED)


def words_of(text: str) -> list[str]:
    """Returns the words of a text; the parts of a hyphenated word are words.

    >>> words_of("A follow-up of 12 weeks")
    ['A', 'follow', 'up', 'of', '12', 'weeks']
    """
    return WORD.findall(text)
